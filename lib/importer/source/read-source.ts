import { fileSizeLimit } from "../../content/file-state.ts";
import type { Localized } from "../../record/languages.ts";
import { decode, type SourceError } from "./decode.ts";
import { readPdf } from "./pdf.ts";

/** A page as it came, and its text. */
export interface Source {
  /** What is put back together, line ends as they came. */
  text: string;
  /** What the bulletin's `.txt` holds: the bytes as they came where they are plain UTF-8. */
  bytes: Uint8Array;
  /** The untouched file, where the text is not simply its bytes. */
  original?: { bytes: Uint8Array; extension: "txt" | "pdf"; encoding: string };
  notes: Localized[];
}

/** The largest PDF that is read, in bytes. */
const pdfSizeLimit = 50_000_000;

/** Reads a page's bytes, or says why they cannot be a bulletin. */
export async function readSource(bytes: Uint8Array): Promise<{ source: Source } | { error: SourceError }> {
  // No encoding takes more than twice the room of UTF-8.
  const certainlyTooLarge =
    bytes.length > pdfSizeLimit || (!isPdf(bytes) && bytes.length > 2 * fileSizeLimit);
  if (certainlyTooLarge)
    return { error: tooLarge(bytes.length, isPdf(bytes) ? pdfSizeLimit : fileSizeLimit) };
  const decoded = decode(bytes);
  if (decoded.kind === "error") return { error: decoded.error };
  if (decoded.kind === "pdf") {
    const pdf = await readPdf(bytes);
    if ("error" in pdf) return pdf;
    return converted(pdf.text, { bytes, extension: "pdf", encoding: "PDF" }, pdf.notes);
  }
  const { text, encoding, changed, notes } = decoded;
  if (changed) return converted(text, { bytes, extension: "txt", encoding }, notes);
  if (bytes.length > fileSizeLimit) return { error: tooLarge(bytes.length, fileSizeLimit) };
  return { source: { text, bytes, notes } };
}

function isPdf(bytes: Uint8Array): boolean {
  return decode(bytes.subarray(0, 1024)).kind === "pdf";
}

function converted(text: string, original: NonNullable<Source["original"]>, notes: Localized[]) {
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
