import { endsSentence } from "./sentences.ts";
import type { Dictionary, Word } from "./words.ts";

interface Text {
  plain: string;
  words: readonly Word[];
}

/** Shorter than any paragraph but the ends of some. */
const short = 40;
/** A text of at least as many characters says enough to be compared. */
const telling = 24;

/**
 * How each block of a page is kin to others: whether it speaks of what they speak of, and how short lines and
 * paragraphs follow each other around it. Yes-or-no observations by name.
 */
export function kinshipLooks(texts: readonly Text[], dictionary: Dictionary): string[][] {
  const terms = texts.map(({ words }) => termsOf(words, dictionary));
  const holding = new Map<string, number[]>();
  terms.forEach((own, at) => {
    for (const term of own.keys()) holding.set(term, [...(holding.get(term) ?? []), at]);
  });
  const shapes = texts.map(shapeOf);
  const isText = (at: number) => (texts[at]?.plain.length ?? 0) >= telling;
  const textFrom = (at: number, step: 1 | -1) => {
    for (
      let other = at + step, tries = 0;
      tries < 4 && other >= 0 && other < texts.length;
      other += step, tries++
    ) {
      if (isText(other)) return other;
    }
    return undefined;
  };
  const shared = (one: number | undefined, other: number | undefined) => {
    if (one === undefined || other === undefined) return 0;
    let sum = 0;
    // What half of the page speaks of tells nothing.
    for (const [term, weight] of terms[one] ?? []) {
      if (terms[other]?.has(term) && (holding.get(term)?.length ?? 0) <= Math.max(4, texts.length / 4))
        sum += weight;
    }
    return sum;
  };
  return texts.map((_, at) => {
    const [above, below] = [textFrom(at, -1), textFrom(at, 1)];
    const elsewhere = new Set([...(terms[at]?.keys() ?? [])].flatMap((term) => holding.get(term) ?? []));
    for (const near of [at, above, below]) if (near !== undefined) elsewhere.delete(near);
    const most = Math.max(0, ...[...elsewhere].filter(isText).map((other) => shared(at, other)));
    return [
      `kinAbove${level(shared(at, above))}`,
      `kinBelow${level(shared(at, below))}`,
      `kinElsewhere${level(most)}`,
      `kinAround${level(shared(above, below))}`,
      ...(shared(at, below) > shared(at, above) ? ["nearerBelow"] : []),
      `shape.${shapes[at - 1] ?? "-"}${shapes[at]}${shapes[at + 1] ?? "-"}`,
      `shape2.${shapes[at]}${shapes[at + 1] ?? "-"}${shapes[at + 2] ?? "-"}`,
      ...runLooks(shapes, at),
    ];
  });
}

/** Content words, by how rare they are in the language. */
function termsOf(words: readonly Word[], dictionary: Dictionary): Map<string, number> {
  const terms = new Map<string, number>();
  for (const { text, tag } of words) {
    if (text.length < 2 || !/^(?:n|v|a|l|i|j|x|eng|s|b|z)/.test(tag) || /[\p{P}\p{S}\d]/u.test(text))
      continue;
    const rarity = Math.min(-dictionary.logProbability(text), 16);
    if (rarity > 8) terms.set(text, (rarity - 7) / 3);
  }
  return terms;
}

function level(sum: number): number {
  return sum === 0 ? 0 : sum < 2 ? 1 : sum < 4 ? 2 : 3;
}

/** `s` a short line, `e` a short sentence, `p` a whole paragraph, `c` one that is cut at its end. */
function shapeOf({ plain }: Text): string {
  const ends = endsSentence(plain);
  if (plain.length <= short) return ends ? "e" : "s";
  return ends ? "p" : "c";
}

/** How many short lines stand together, and where among them. */
function runLooks(shapes: readonly string[], at: number): string[] {
  if (shapes[at] !== "s") return [];
  let [from, to] = [at, at];
  while (shapes[from - 1] === "s") from--;
  while (shapes[to + 1] === "s") to++;
  const size = Math.min(to - from + 1, 5);
  const place = from === to ? "alone" : at === from ? "first" : at === to ? "last" : "inside";
  return [
    `run${size}`,
    `run${size}.${place}`,
    ...(from === 0 ? ["runAtTop"] : []),
    ...(to === shapes.length - 1 ? ["runAtBottom"] : []),
  ];
}
