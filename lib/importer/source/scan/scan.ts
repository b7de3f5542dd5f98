import { fork } from "node:child_process";
import { projectFile } from "../../../project-file.ts";
import type { Localized } from "../../../record/languages.ts";
import type { SourceError } from "../decode.ts";
import { layOut } from "../page-layout.ts";
import { structuredBlocks } from "../printed-blocks.ts";
import { noSuchPage, type PageRange, type SourcePage } from "../source-pages.ts";
import { enginePackages } from "./engine.ts";
import type { ScanResult } from "./read-upright.ts";
import type { ScanInput } from "./scan-picture.ts";
import type { ScanMessage } from "./scan-process.ts";

/** A character that is less sure than this is told of to the editor. */
const sureOfCharacter = 0.8;

/** Gets how many lines of a page were read, and of how many. */
export type ScanProgress = (done: number, all: number) => void;

/** Reads a picture of a page, in a process of its own. */
export async function scanPage(
  input: ScanInput,
  number: number,
  progress?: ScanProgress,
): Promise<{ page: SourcePage; notes: Localized[] } | { error: SourceError }> {
  const answer = await inProcess(input, progress);
  if ("error" in answer) return answer;
  const { turned } = answer.result;
  return {
    page: sourcePageOf(answer.result, number),
    notes: [recognised, ...(turned ? [stoodUpsideDown] : [])],
  };
}

/** A page as the importer has it, by what was read. */
export function sourcePageOf({ page, confidences, image }: ScanResult, number: number): SourcePage {
  const glyphs = page.glyphs.map((glyph, index) =>
    (confidences[index] ?? 1) < sureOfCharacter ? { ...glyph, doubtful: true } : glyph,
  );
  const blocks = structuredBlocks(layOut({ ...page, glyphs }));
  return { number, blocks, width: page.width, height: page.height, image };
}

/**
 * Reads the pages of a picture file, of which only TIFF has several.
 * @param range from 1, both included
 */
export async function readPictures(
  bytes: Uint8Array,
  range: PageRange | undefined,
  progress?: ScanProgress,
): Promise<{ pages: SourcePage[]; count: number; notes: Localized[] } | { error: SourceError }> {
  const { pagesIn, UnreadablePicture } = await import("./scan-picture.ts");
  let count = 1;
  try {
    count = await pagesIn(bytes);
  } catch (error) {
    if (error instanceof UnreadablePicture) return { error: error.fault };
    throw error;
  }
  const [from, to] = [range?.from ?? 1, range?.to ?? count];
  if (to > count) return { error: noSuchPage({ zh: "图片", en: "the picture" }, to, count) };
  if (range === undefined && count > 1) return { error: severalPages(count) };
  const pages: SourcePage[] = [];
  const notes: Localized[] = [];
  for (let number = from; number <= to; number++) {
    const scanned = await scanPage({ bytes, number }, number, progress);
    if ("error" in scanned) return scanned;
    pages.push(scanned.page);
    notes.push(...scanned.notes);
  }
  return { pages, count, notes };
}

function inProcess(
  input: ScanInput,
  progress: ScanProgress = () => {},
): Promise<{ result: ScanResult } | { error: SourceError }> {
  return new Promise((done, fail) => {
    const child = fork(projectFile("lib/importer/source/scan/scan-process.ts"), {
      execArgv: [],
      serialization: "advanced",
    });
    child.on("message", (message: ScanMessage) => {
      if ("done" in message) progress(message.done, message.all);
      else if ("result" in message) done(message);
      else if ("fault" in message) done({ error: message.fault });
      else if ("missing" in message) done({ error: noEngine });
      else fail(new Error(`the page could not be read: ${message.failed}`));
    });
    child.once("error", fail);
    child.once("exit", (code, signal) =>
      fail(new Error(`the process that reads the page ended with ${signal ?? code}`)),
    );
    child.send(input, (error) => error && fail(error));
  });
}

const recognised: Localized = {
  zh: "文字由图像识别得来；原件另存。发布前请对照版面校对。",
  en: "The text was recognised in a picture, which is kept beside it. Proofread it against the print before it is published.",
};
const stoodUpsideDown: Localized = {
  zh: "图片上下颠倒，已转正再识别。",
  en: "The picture stood upside down; it was turned round and read.",
};
function severalPages(count: number): SourceError {
  return {
    code: "several-pages",
    message: { zh: `图片里有 ${count} 页`, en: `the picture holds ${count} pages` },
    fix: {
      zh: `加上 --pages 1-${count}，一页一版导入。`,
      en: `Import it with --pages 1-${count}, each as that page of the issue.`,
    },
  };
}

const noEngine: SourceError = {
  code: "no-engine",
  message: {
    zh: "这是图片，识别文字的程序没有安装",
    en: "this is a picture, and what recognises its text is not installed",
  },
  fix: {
    zh: `运行 npm install --no-save ${enginePackages.join(" ")}，再导入。`,
    en: `Run npm install --no-save ${enginePackages.join(" ")}, and import it again.`,
  },
};
