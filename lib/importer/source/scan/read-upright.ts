import sharp from "sharp";
import type { Engine } from "./engine.ts";
import { type Grey, inkOf } from "./ink.ts";
import { cut, readScan, type ScannedPage } from "./read-scan.ts";
import { scanLines } from "./scan-lines.ts";
import { type ScanInput, scanAgain, UnreadablePicture, uprightPicture } from "./scan-picture.ts";

/** A page as it was read, with the picture to show. */
export interface ScanResult extends ScannedPage {
  image: Uint8Array;
  /** By how many degrees it was turned back. */
  skew: number;
  /** Whether it stood upside down. */
  turned: boolean;
}

/** Lines that are asked which way up they are. */
const asked = 9;
/** Of print, characters are surer than this on average; what the model sees in other things is not. */
const leastSure = 0.6;
/** Fewer characters are no page. */
const fewest = 8;

/** Makes a page upright and reads it. @throws {UnreadablePicture} */
export async function readUpright(
  input: ScanInput,
  start: () => Promise<Engine>,
  progress: (done: number, all: number) => void,
): Promise<ScanResult> {
  sharp.cache(false);
  sharp.concurrency(1);
  let picture = await uprightPicture(input, false);
  const engine = await start();
  const turned = await isTurned(picture.grey, engine);
  if (turned) picture = await uprightPicture(input, true);
  const read = await readScan(picture.grey, engine, progress);
  const sure = read.confidences.reduce((sum, each) => sum + each, 0) / read.confidences.length;
  if (read.confidences.length < fewest || sure < leastSure) throw new UnreadablePicture(noText);
  return { ...read, image: picture.image, skew: picture.skew, turned };
}

/** Whether most of the longest lines stand upside down. */
async function isTurned(grey: Grey, engine: Engine): Promise<boolean> {
  const { lines } = scanLines(inkOf(grey));
  const longest = lines.toSorted((a, b) => b.right - b.left - (a.right - a.left)).slice(0, asked);
  let sum = 0;
  for (const line of longest) sum += await engine.turned(cut(grey, line).picture);
  return longest.length > 0 && sum / longest.length > 0.5;
}

const noText = {
  code: "no-text",
  message: {
    zh: "图片里没有认出文字：没有字，字太小、太模糊，或者横着放",
    en: "no text was recognised in the picture: it has none, or its letters are too small, blurred, or lie on their side",
  },
  fix: scanAgain,
} as const;
