import { isUtf8 } from "node:buffer";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { Place } from "../record/problems/place.ts";
import { type FileState, fileSizeLimit, readWhole } from "./file-state.ts";

const byteOrderMark = /^\uFEFF/;
const bidi = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
/** Control characters but tabs and line ends, halves of characters, and `bidi`. */
const invisible = /[[\p{Cc}--[\t\n\r\u0080-\u009F]]\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gv;

export interface TextFile {
  /** Without byte order mark, lines ended by `\n`. */
  text?: string;
  problems: Problem[];
  /** Of the very bytes that the text was made from. */
  state: FileState;
}

/**
 * Reads one file of the record as text, or says why it cannot be.
 * @param path where the file is; `file` is what problems call it
 * @returns no text where the file cannot be read, is empty, is larger than `fileSizeLimit` or is not UTF-8
 */
export async function readTextFile(path: string, file: string): Promise<TextFile> {
  const start: Place = { file, line: 1, column: 1, field: "file" };
  const { digest, stamp, ...found } = await readWhole(path);
  const state = { digest, stamp };
  const refused = (why: Problem): TextFile => ({ problems: [why], state });
  if (found.bytes === undefined) {
    if (found.size !== undefined)
      return refused(problem("file-too-large", start, { bytes: found.size, limit: fileSizeLimit }));
    return refused(problem("unreadable-file", start, { reason: found.reason }));
  }
  const { bytes } = found;
  if (!isUtf8(bytes)) {
    return refused(problem("not-utf8", { ...start, ...firstInvalid(bytes) }, { gb18030: isGb18030(bytes) }));
  }
  const text = bytes.toString("utf8").replace(byteOrderMark, "").replace(/\r\n?/g, "\n");
  if (text.trim() === "") return refused(problem("empty-file", start));
  return { text, problems: [], state };
}

interface Invisible {
  index: number;
  character: string;
  code: "control-character" | "bidi-control";
}

/** Characters that a reader cannot see and that may change what is seen (Unicode UAX #9, UTR #36). */
export function invisibleIn(text: string): Invisible[] {
  return Array.from(text.matchAll(invisible), ({ 0: character, index }) => ({
    index,
    character,
    code: bidi.test(character) ? "bidi-control" : "control-character",
  }));
}

/** The same as problems of a file. */
export function checkInvisible(text: string, file: string): Problem[] {
  let line = 1;
  let lineStart = 0;
  let lineEnd = text.indexOf("\n");
  return invisibleIn(text).map(({ index, character, code }) => {
    for (; lineEnd !== -1 && lineEnd < index; lineEnd = text.indexOf("\n", lineStart)) {
      line += 1;
      lineStart = lineEnd + 1;
    }
    return problem(code, { file, line, column: index - lineStart + 1, field: "file" }, { character });
  });
}

function firstInvalid(bytes: Buffer): { line: number; column: number } {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline;
    if (!isUtf8(bytes.subarray(start, end))) {
      // The replacement character marks the first byte that does not decode.
      const decoded = bytes.subarray(start, end).toString("utf8");
      return { line, column: decoded.indexOf("\uFFFD") + 1 };
    }
    line += 1;
    start = end + 1;
  }
  return { line, column: 1 };
}

function isGb18030(bytes: Buffer): boolean {
  if (isCutUtf8(bytes)) return false;
  try {
    return /\p{Script=Han}/u.test(new TextDecoder("gb18030", { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

/** Whether all that is wrong is that the last character is not whole. */
function isCutUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
