import type { Unsure } from "../../record/schema.ts";
import type { Fragment } from "../page-plan.ts";

/** Characters on either side that may be told with a doubtful one, so that it is found in its block. */
const widest = 8;

/** A block of a draft, with the fragments that its text was put together from. */
export interface DraftBlock {
  /** `headline`, `p3` and the like. */
  block: string;
  text: string;
  fragments: readonly Fragment[];
}

/**
 * Where doubtful characters of a page's text stand, by the fragments.
 * @param fragments in the order of the text, all of it
 * @param doubts in UTF-16 units of the text, white space not counted
 * @returns the same within each fragment's text
 */
export function doubtsOf(
  fragments: readonly Fragment[],
  doubts: readonly number[],
): ReadonlyMap<string, readonly number[]> {
  let from = 0;
  return new Map(
    fragments.map(({ id, text }) => {
      const [start, end] = [from, from + plain(text).length];
      from = end;
      return [id, doubts.filter((at) => at >= start && at < end).map((at) => at - start)];
    }),
  );
}

/**
 * The doubtful characters of a draft, each with its block: neighbours together, and as many characters around them as
 * tell them from others of the block.
 */
export function unsureOf(
  blocks: readonly DraftBlock[],
  doubts: ReadonlyMap<string, readonly number[]>,
): Unsure[] {
  return blocks.flatMap(({ block, text, fragments }) => {
    const printed = fragments.map((fragment) => plain(fragment.text)).join("");
    const places = placesOf(text);
    const own = places.map((at) => text.charAt(at)).join("");
    // What stood at the paragraph's end may be the byline by now.
    if (!printed.startsWith(own) && !own.startsWith(printed)) return [];
    let before = 0;
    const doubtful = fragments.flatMap((fragment) => {
      const start = before;
      before += plain(fragment.text).length;
      return (doubts.get(fragment.id) ?? []).map((at) => start + at);
    });
    return runsOf(doubtful.filter((at) => at < own.length)).map(([first, last]) => ({
      block,
      text: findable(text, places[first] as number, (places[last] as number) + 1),
    }));
  });
}

function plain(text: string): string {
  return text.replace(/\s+/gu, "");
}

/** Where the characters of a text stand that are no white space. */
function placesOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => at).filter((at) => !/\s/u.test(text.charAt(at)));
}

/** First and last of numbers that follow each other. */
function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && number <= run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** A part of a line, made longer on both sides until it stands there once. */
function findable(text: string, from: number, to: number): string {
  const lineStart = text.lastIndexOf("\n", from) + 1;
  const lineEnd = `${text}\n`.indexOf("\n", to - 1);
  let [start, end] = [from, to];
  const isOnce = () => {
    const part = text.slice(start, end);
    return text.indexOf(part) === text.lastIndexOf(part);
  };
  for (let around = 1; around <= widest && !isOnce(); around++) {
    start = Math.max(lineStart, from - around);
    end = Math.min(lineEnd, to + around);
  }
  return text.slice(start, end).trim();
}
