import type { Bulletin } from "../../content/content.ts";
import type { Claim } from "../../ledger/ledger.ts";
import { pictureId } from "../../pictures/served.ts";
import { boxOnPage, type FragmentBoxes, type PageBox } from "../../record/page-boxes.ts";
import { toUse, type Use } from "./bulletin-use.ts";

/** Where a page's text stands on it. All pages are as wide as `sheetWidth`; places are whole numbers. */
export interface PageData {
  height: number;
  /** What its image is served as; absent where there is none that readers may see. */
  image?: { id: string; path: string };
  fragments: readonly FragmentData[];
}

export interface FragmentData {
  /** The first line of the block that it begins in. */
  block: number;
  /** What has its text, in the order of its text; none where that is in no article. */
  uses: readonly Use[];
  /** Its lines, where they are few words, as headlines are. */
  text: string;
  /** Characters, whitespace left out. */
  size: number;
  boxes: readonly PageBox[];
}

/** The width of a page, in its own units. */
export const sheetWidth = 1000;
/** No page is as long, or as flat, as what would hide all else. */
const [lowest, highest] = [250, 4000];
/** A headline has at most so many characters. */
const fewCharacters = 60;

/**
 * @param blocks the first lines of the bulletin's blocks, in order
 * @returns nothing where neither its image is known nor where its text stands
 */
export function pageData(
  { text, ledger, boxes, image }: Bulletin,
  blocks: readonly number[],
): PageData | undefined {
  const shape = image ?? boxes;
  if (shape === undefined) return undefined;
  const height = Math.round(Math.min(highest, Math.max(lowest, (sheetWidth * shape.height) / shape.width)));
  const lines = text.split("\n");
  const claimsOf = Map.groupBy(ledger.claims, ({ line }) => line);
  const fragments = (boxes?.fragments ?? []).map((fragment): FragmentData => {
    const [from, to] = fragment.lines;
    const own = lines.slice(from - 1, to).map((line) => line.trim());
    const size = own.join("").replace(/\s+/gu, "").length;
    return {
      block: blocks.findLast((block) => block <= from) ?? from,
      uses: usesOf(fragment, claimsOf),
      text: size <= fewCharacters ? own.filter((line) => line !== "").join("\n") : "",
      size,
      boxes: boxes === undefined ? [] : placed(fragment, boxes, height),
    };
  });
  return {
    height,
    ...(image && { image: { id: pictureId(image.digest), path: image.path } }),
    fragments: fragments.filter((fragment) => fragment.boxes.length > 0),
  };
}

function usesOf(
  { lines: [from, to] }: FragmentBoxes,
  claimsOf: ReadonlyMap<number, readonly Claim[]>,
): Use[] {
  const uses = new Map<string, Use>();
  for (let line = from; line <= to; line++) {
    for (const claim of (claimsOf.get(line) ?? []).toSorted((a, b) => a.start - b.start)) {
      const use = toUse(claim);
      uses.set(JSON.stringify(use), use);
    }
  }
  return [...uses.values()];
}

function placed(
  { boxes }: FragmentBoxes,
  page: { width: number; height: number },
  height: number,
): PageBox[] {
  return boxes.flatMap((box): PageBox[] => {
    const seen = boxOnPage(page, box);
    if (seen === undefined) return [];
    const [left, top] = [Math.floor(seen[0] * sheetWidth), Math.floor(seen[1] * height)];
    return [[left, top, Math.ceil(seen[2] * sheetWidth), Math.ceil(seen[3] * height)]];
  });
}
