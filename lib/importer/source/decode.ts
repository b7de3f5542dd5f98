import { isUtf8 } from "node:buffer";
import type { Localized } from "../../record/languages.ts";

/** Why a page could not be read: what is wrong and where, and what to do. */
export interface SourceError {
  code:
    | "empty"
    | "binary"
    | "unknown-encoding"
    | "cut"
    | "too-large"
    | "broken-pdf"
    | "locked-pdf"
    | "no-text"
    | "no-such-page"
    | "broken-picture"
    | "several-pages"
    | "no-engine"
    | "unknown-html"
    | "page-alone"
    | "fonts";
  message: Localized;
  fix: Localized;
}

/** How a scan is kept. */
export type PictureExtension = "png" | "jpg" | "tif" | "webp";

type TextEncoding = "UTF-8" | "GB18030" | "UTF-16LE" | "UTF-16BE";

export type Decoded =
  /** `changed` where the text is not the bytes as UTF-8: converted, or without characters that nobody sees. */
  | { kind: "text"; text: string; encoding: TextEncoding; changed: boolean; notes: Localized[] }
  | { kind: "pdf" }
  | { kind: "picture"; extension: PictureExtension }
  | { kind: "error"; error: SourceError };

const saveAsText: Localized = {
  zh: "用编辑器打开原件，另存为 UTF-8 纯文本（.txt），再导入。",
  en: "Open it in its own program, save it as plain text in UTF-8 (.txt), and import that.",
};

/** What files of other kinds begin with. */
const kindsOfFile: readonly (readonly [string, Localized])[] = [
  [
    "504b0304",
    { zh: "ZIP、OFD 或 Office 文件（如 .xlsx）", en: "a ZIP, OFD or Office file (such as .xlsx)" },
  ],
  [
    "d0cf11e0",
    { zh: "旧版 Office 或 WPS 文件（如 .doc、.wps）", en: "an old Office or WPS file (such as .doc, .wps)" },
  ],
  ["7b5c727466", { zh: "RTF 文件", en: "an RTF file" }],
  ["47494638", { zh: "图片（GIF）", en: "a picture (GIF)" }],
  ["52617221", { zh: "压缩文件（RAR）", en: "a compressed file (RAR)" }],
  ["377abcaf", { zh: "压缩文件（7z）", en: "a compressed file (7z)" }],
  ["1f8b", { zh: "压缩文件（gzip）", en: "a compressed file (gzip)" }],
];

/** What pictures begin with that a page is read from. */
const pictures: readonly (readonly [RegExp, PictureExtension])[] = [
  [/^89504e47/, "png"],
  [/^ffd8ff/, "jpg"],
  [/^(?:49492a00|4d4d002a|49492b00|4d4d002b)/, "tif"],
  [/^52494646.{8}57454250/, "webp"],
];

/** Tells what a page's bytes are, and reads them as text where they are text. */
export function decode(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length === 0) return failed(emptySource);
  // Readers accept what stands before the header within the first kilobyte (ISO 32000-1, annex H.3.4.1).
  if (buffer.subarray(0, 1024).includes("%PDF-")) return { kind: "pdf" };
  const start = buffer.subarray(0, 12).toString("hex");
  const picture = pictures.find(([magic]) => magic.test(start));
  if (picture !== undefined) return { kind: "picture", extension: picture[1] };
  const kind = kindsOfFile.find(([magic]) => buffer.subarray(0, 8).toString("hex").startsWith(magic));
  if (kind !== undefined) return failed(binary(kind[1]));

  const decoded = decodeText(buffer);
  if ("error" in decoded) return failed(decoded.error);
  const cleaned = withoutInvisible(decoded.text);
  if (cleaned.controls > Math.max(3, decoded.text.length / 50)) return failed(binary());
  if (cleaned.text.trim() === "") return failed(emptySource);
  if (isData(cleaned.text)) return failed(dataOnly);
  const changed = decoded.encoding !== "UTF-8" || cleaned.text !== decoded.text;
  const notes = [
    ...(decoded.encoding === "UTF-8" ? [] : [convertedFrom(decoded.encoding)]),
    ...(cleaned.text === decoded.text ? [] : [invisibleRemoved]),
  ];
  return { kind: "text", text: cleaned.text, encoding: decoded.encoding, changed, notes };
}

/** A web page's text, in the encoding that it names where that is one of China's. */
export function decodeNamed(bytes: Uint8Array, charset: string | undefined): Decoded {
  const decoded = decode(bytes);
  if (decoded.kind !== "error" || !/^(?:gb|x-gbk|cp936)/.test(charset ?? "")) return decoded;
  const text = new TextDecoder("gb18030").decode(bytes);
  return { kind: "text", text, encoding: "GB18030", changed: true, notes: [convertedFrom("GB18030")] };
}

function decodeText(buffer: Buffer): { text: string; encoding: TextEncoding } | { error: SourceError } {
  const mark = buffer.subarray(0, 2).toString("hex");
  if (mark === "fffe" || mark === "feff") {
    const encoding = mark === "fffe" ? "UTF-16LE" : "UTF-16BE";
    const text = decodeStrictly(encoding, buffer);
    return text === undefined ? { error: cut(buffer) } : { text, encoding };
  }
  if (buffer.includes(0)) return { error: binary(undefined, buffer.indexOf(0)) };
  // The text is the bytes' own, a byte order mark aside.
  if (isUtf8(buffer)) return { text: buffer.toString("utf8").replace(/^\uFEFF/, ""), encoding: "UTF-8" };
  if (isCutUtf8(buffer)) return { error: cut(buffer) };
  const text = decodeStrictly("gb18030", buffer);
  if (text !== undefined && looksLikeChinese(text)) return { text, encoding: "GB18030" };
  return { error: unknownEncoding(buffer) };
}

function decodeStrictly(encoding: string, buffer: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(buffer);
  } catch {
    return undefined;
  }
}

/** Whether all that is wrong is that the last character is not whole. */
function isCutUtf8(buffer: Buffer): boolean {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    return /\P{ASCII}/u.test(decoder.decode(buffer, { stream: true }));
  } catch {
    return false;
  }
}

/**
 * Almost any bytes decode as GB18030; only text makes sense. Big5 shows by private-use characters in place of
 * its punctuation, other bytes by scripts that no such page has.
 */
function looksLikeChinese(text: string): boolean {
  const other = [...text.matchAll(/\P{ASCII}/gu)].map(([character]) => character);
  const chinese = other.filter((character) =>
    /[\p{Script=Han}\u2010-\u203B\u2160-\u217F\u2460-\u249B\u25A0-\u25FF\u2605\u2606\u3000-\u303F\uFF00-\uFFEF·×℃]/u.test(
      character,
    ),
  );
  const strange = other.filter((character) => /[\p{Co}\p{Cn}\p{Cc}]/u.test(character));
  return chinese.length >= other.length * 0.9 && strange.length <= other.length / 500;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000E-\u001F\u007F]/g;
const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Leaves out characters that nobody sees and that the record refuses; a form feed is a page's or column's end. */
function withoutInvisible(text: string): { text: string; controls: number } {
  const count = text.match(controls)?.length ?? 0;
  return {
    text: text.replace(controls, "").replace(bidiControls, "").replace(/\f/g, "\n\n").replace(/\v/g, "\n"),
    controls: count,
  };
}

const invisibleRemoved: Localized = {
  zh: "去掉了看不见的控制字符；原件另存。",
  en: "Invisible control characters were left out; the source is kept beside the text.",
};

function convertedFrom(encoding: string): Localized {
  return {
    zh: `由 ${encoding} 转为 UTF-8；原件另存。`,
    en: `Converted from ${encoding} to UTF-8; the source is kept beside the text.`,
  };
}

/** Whether a text is the data of a program and no page: an object or a list in JSON. */
function isData(text: string): boolean {
  if (!/^\s*[[{]/u.test(text) || !/[\]}]\s*$/u.test(text)) return false;
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === "object" && data !== null;
  } catch {
    return false;
  }
}

const dataOnly: SourceError = {
  code: "binary",
  message: {
    zh: "这是程序用的数据（JSON），不是版面文字",
    en: "this is data for programs (JSON), and no page",
  },
  fix: {
    zh: "在浏览器里打开这篇文章，另存为网页，或者把文字复制到 .txt 里再导入。",
    en: "Open the article in a browser and save the page, or copy its text into a .txt file, and import that.",
  },
};

export const emptySource: SourceError = {
  code: "empty",
  message: { zh: "文件是空的，没有文字", en: "the file is empty: it holds no text" },
  fix: { zh: "检查提取步骤，或换一个文件。", en: "Check how the text was extracted, or take another file." },
};

function binary(kind?: Localized, offset?: number): SourceError {
  const where: Localized =
    offset === undefined
      ? { zh: "", en: "" }
      : { zh: `（第 ${offset + 1} 字节是 0）`, en: ` (byte ${offset + 1} is 0)` };
  return {
    code: "binary",
    message: {
      zh: `这不是文本文件${where.zh}${kind === undefined ? "" : `，而是${kind.zh}`}`,
      en: `this is not a text file${where.en}${kind === undefined ? "" : ` but ${kind.en}`}`,
    },
    fix: fixOf(kind),
  };
}

/** What to do with a file that is no text, by what it is. */
function fixOf(kind: Localized | undefined): Localized {
  if (kind?.en.startsWith("a picture"))
    return {
      zh: "另存为 PNG、JPEG、TIFF 或 WebP，再导入。",
      en: "Save it as PNG, JPEG, TIFF or WebP, and import that.",
    };
  if (kind?.en.startsWith("an old Office") || kind?.en.startsWith("an RTF"))
    return {
      zh: "用 Word 或 WPS 打开，另存为 .docx 或 UTF-8 纯文本（.txt），再导入。",
      en: "Open it in Word or WPS, save it as .docx or as plain text in UTF-8 (.txt), and import that.",
    };
  if (kind?.en.startsWith("a compressed") || kind?.en.startsWith("a ZIP"))
    return {
      zh: "如果是压缩包，先解开，再导入里面的文件或整个文件夹；其他的，打开后另存为 UTF-8 纯文本（.txt）。",
      en: "Unpack an archive and import its files or the whole folder; save anything else as plain text in UTF-8 (.txt) and import that.",
    };
  return saveAsText;
}

function cut(buffer: Buffer): SourceError {
  return {
    code: "cut",
    message: {
      zh: `文件末尾断在一个字的中间（第 ${lineAt(buffer, buffer.length)} 行）`,
      en: `the file ends in the middle of a character (line ${lineAt(buffer, buffer.length)})`,
    },
    fix: { zh: "文件没有传完整：重新取一份。", en: "It did not arrive whole: fetch it again." },
  };
}

function unknownEncoding(buffer: Buffer): SourceError {
  const line = firstInvalidLine(buffer);
  return {
    code: "unknown-encoding",
    message: {
      zh: `认不出文字编码：不是 UTF-8（第 ${line} 行起），也不是 GB18030`,
      en: `the encoding is not known: not UTF-8 (from line ${line} on), and not GB18030`,
    },
    fix: saveAsText,
  };
}

/** The line of a byte, from 1. */
function lineAt(buffer: Buffer, offset: number): number {
  let line = 1;
  for (let at = buffer.indexOf(0x0a); at !== -1 && at < offset; at = buffer.indexOf(0x0a, at + 1)) line += 1;
  return line;
}

function firstInvalidLine(buffer: Buffer): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = buffer.indexOf(0x0a, start);
    if (end === -1 || !isUtf8(buffer.subarray(start, end))) return line;
    start = end + 1;
  }
}

function failed(error: SourceError): Decoded {
  return { kind: "error", error };
}
