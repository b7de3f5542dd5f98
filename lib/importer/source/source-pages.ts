import type { Localized } from "../../record/languages.ts";
import type { SourceError } from "./decode.ts";
import type { StructuredBlock } from "./structured-page.ts";

/** Pages of a file, from 1, both included. */
export interface PageRange {
  from: number;
  to: number;
}

/** A page of a PDF or of a picture, its columns one after another. */
export interface SourcePage {
  /** From 1. */
  number: number;
  blocks: StructuredBlock[];
  /** In points. */
  width: number;
  height: number;
  /** Its picture as WebP, where it was read from one. */
  image?: Uint8Array;
}

/** @param what the file that has too few */
export function noSuchPage(what: Localized, number: number, count: number): SourceError {
  return {
    code: "no-such-page",
    message: {
      zh: `${what.zh} 只有 ${count} 页，没有第 ${number} 页`,
      en: `${what.en} has ${count === 1 ? "1 page" : `${count} pages`}, and no page ${number}`,
    },
    fix: { zh: `--pages 只写到 ${count}。`, en: `Let --pages end at ${count}.` },
  };
}
