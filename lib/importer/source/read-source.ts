import { fileSizeLimit } from "../../content/file-state.ts";
import type { Localized } from "../../record/languages.ts";
import type { PageBoxes } from "../../record/page-boxes.ts";
import type { PagePlan } from "../page-plan.ts";
import { decode, decodeNamed, emptySource, type PictureExtension, type SourceError } from "./decode.ts";
import { isHtml, namedCharset, parseHtml } from "./html/document.ts";
import { readHtml } from "./html/html-source.ts";
import { readPages, readPdf } from "./pdf.ts";
import { readPictures, type ScanProgress } from "./scan/scan.ts";
import type { PageRange, SourcePage } from "./source-pages.ts";
import { type StructuredBlock, structuredPage } from "./structured-page.ts";
import { readDocx } from "./word/docx.ts";
import { type WordParagraph, wordBlocks } from "./word/word-blocks.ts";
import { isWordHtml, wordHtmlParagraphs } from "./word/word-html.ts";

/** A page as it came, and its text. */
export interface Source {
  /** What is put back together, line ends as they came. */
  text: string;
  /** What the bulletin's `.txt` holds: the bytes as they came where they are plain UTF-8. */
  bytes: Uint8Array;
  /** The untouched file, where the text is not simply its bytes. */
  original?: {
    bytes: Uint8Array;
    extension: "txt" | "pdf" | "html" | "docx" | "zip" | PictureExtension;
    encoding: string;
    /** The bulletin that it is kept beside, where several came in it; otherwise its own. */
    of?: string;
  };
  /** Where the lines of the text stand on its page, where that is known. */
  boxes?: PageBoxes;
  /** What the page looks like, as WebP: what the boxes are of, whole. */
  image?: Uint8Array;
  /** Which characters of `text` may be others, where it was read from a picture: as in `DoubtedText`. */
  doubts?: readonly number[];
  /** The page's plan, where it says itself which text belongs together. */
  plan?: PagePlan;
  notes: Localized[];
}

/** The largest PDF and the largest picture that are read, in bytes. */
const [pdfSizeLimit, pictureSizeLimit] = [50_000_000, 200_000_000];
/** How a bulletin's fields name what its text was read from. */
const pictureNames: Record<PictureExtension, string> = { png: "PNG", jpg: "JPEG", tif: "TIFF", webp: "WebP" };

/** Reads a page's bytes, or says why they cannot be a bulletin. */
export async function readSource(
  bytes: Uint8Array,
  progress?: ScanProgress,
): Promise<{ source: Source } | { error: SourceError }> {
  if (isPaged(bytes)) {
    const read = await readPaged(bytes, undefined, progress);
    return "error" in read ? read : pagedSource(bytes, read.pages, read.notes);
  }
  // No encoding takes more than twice the room of UTF-8.
  if (bytes.length > (isZip(bytes) ? pdfSizeLimit : 2 * fileSizeLimit))
    return { error: tooLarge(bytes.length, fileSizeLimit) };
  const word = isZip(bytes) ? readDocx(bytes) : undefined;
  if (word !== undefined) {
    const original = { bytes, extension: "docx", encoding: "DOCX" } as const;
    return fromWord(word.paragraphs, original, [wordRead, ...word.notes]);
  }
  const decoded = decodeNamed(bytes, namedCharset(bytes));
  if (decoded.kind === "error") return { error: decoded.error };
  if (decoded.kind !== "text") throw new Error(`a ${decoded.kind} was taken for text`);
  const { text, encoding, changed, notes } = decoded;
  if (isHtml(text)) {
    if (isWordHtml(text)) {
      const original = { bytes, extension: "html", encoding: `HTML, ${encoding}` } as const;
      return fromWord(wordHtmlParagraphs(parseHtml(text)), original, [wordRead]);
    }
    const html = readHtml(text);
    if ("error" in html) return html;
    return structured(html.blocks, { bytes, extension: "html", encoding: `HTML, ${encoding}` }, [htmlRead]);
  }
  if (changed) return converted(text, { bytes, extension: "txt", encoding }, notes);
  if (bytes.length > fileSizeLimit) return { error: tooLarge(bytes.length, fileSizeLimit) };
  return { source: { text, bytes, notes } };
}

/** Reads the pages of a PDF or of a picture, each as a source of its own. */
export async function readPagedSources(
  bytes: Uint8Array,
  range?: PageRange,
  progress?: ScanProgress,
): Promise<{ sources: { page: number; source: Source }[] } | { error: SourceError }> {
  const pdf = await readPaged(bytes, range, progress);
  if ("error" in pdf) return pdf;
  const sources = [];
  for (const page of pdf.pages) {
    const read = pagedSource(bytes, [page], pdf.notes);
    if ("error" in read) return read;
    sources.push({ page: page.number, source: read.source });
  }
  return { sources };
}

async function readPaged(bytes: Uint8Array, range: PageRange | undefined, progress?: ScanProgress) {
  const isPicture = kindOf(bytes).kind === "picture";
  const limit = isPicture ? pictureSizeLimit : pdfSizeLimit;
  if (bytes.length > limit) return { error: tooLarge(bytes.length, limit) };
  return isPicture ? readPictures(bytes, range, progress) : readPdf(bytes, range, progress);
}

function pagedSource(bytes: Uint8Array, pages: readonly SourcePage[], notes: Localized[]) {
  const { text, ...known } = readPages(pages);
  const read = converted(text, { bytes, ...keptAs(bytes) }, notes);
  return "error" in read ? read : { source: { ...read.source, ...known } };
}

/** Whether bytes are a PDF's or a picture's. */
function isPaged(bytes: Uint8Array): boolean {
  return ["pdf", "picture"].includes(kindOf(bytes).kind);
}

function kindOf(bytes: Uint8Array) {
  return decode(bytes.subarray(0, 1024));
}

function keptAs(bytes: Uint8Array): Pick<NonNullable<Source["original"]>, "extension" | "encoding"> {
  const kind = kindOf(bytes);
  if (kind.kind !== "picture") return { extension: "pdf", encoding: "PDF" };
  return { extension: kind.extension, encoding: pictureNames[kind.extension] };
}

/** A document by its headings; without any, its paragraphs are put together as a page's text. */
function fromWord(
  paragraphs: readonly WordParagraph[],
  original: NonNullable<Source["original"]>,
  notes: Localized[],
): { source: Source } | { error: SourceError } {
  if (paragraphs.length === 0) return { error: emptySource };
  const blocks = wordBlocks(paragraphs);
  if (blocks !== undefined) return structured(blocks, original, notes);
  return converted(`${paragraphs.map(({ text }) => text).join("\n\n")}\n`, original, notes);
}

function isZip(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString("latin1") === "PK\u0003\u0004";
}

const wordRead: Localized = {
  zh: "文字取自 Word 文档；原件另存。",
  en: "The text was taken from a Word document, which is kept beside it.",
};
const htmlRead: Localized = {
  zh: "文章取自电子报网页的结构；原件另存。",
  en: "The article was taken from the structure of the e-paper's page, which is kept beside it.",
};
/** How sure it is what a web page or a document says of itself. */
const sureOfStructure = 0.98;

/** What a source says of itself, as a bulletin. */
export function structured(
  blocks: readonly StructuredBlock[],
  original: NonNullable<Source["original"]>,
  notes: Localized[],
): { source: Source } | { error: SourceError } {
  const { text, plan } = structuredPage(blocks, sureOfStructure);
  const read = converted(text, original, notes);
  return "error" in read ? read : { source: { ...read.source, plan } };
}

function converted(
  text: string,
  original: NonNullable<Source["original"]>,
  notes: Localized[],
): { source: Source } | { error: SourceError } {
  const bytes = Buffer.from(text);
  if (bytes.length > fileSizeLimit) return { error: tooLarge(bytes.length, fileSizeLimit) };
  return { source: { text, bytes, original, notes } };
}

function tooLarge(bytes: number, limit: number): SourceError {
  return {
    code: "too-large",
    message: {
      zh: `文件有 ${bytes} 字节的文字，一份版面文字最多 ${limit} 字节；什么都没有写入`,
      en: `the file has ${bytes} bytes; a bulletin's text has at most ${limit}. Nothing was written`,
    },
    fix: { zh: "按版拆开，用 --page 逐版导入。", en: "Split it by pages and import each with --page." },
  };
}
