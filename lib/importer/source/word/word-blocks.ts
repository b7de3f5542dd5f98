import { readerOf } from "../../page/normalised-text.ts";
import { rolesOf } from "../../page/roles.ts";
import { endsSentence } from "../../page/sentences.ts";
import type { StructuredBlock } from "../structured-page.ts";

/** A paragraph as a word processor has it. */
export interface WordParagraph {
  text: string;
  /** By its style: 1 for a title, 2 and more below it. */
  heading: number | undefined;
  /** Of its largest letters, in half points; 0 where the document does not say. */
  size: number;
  /** Whether it is centred, or bold throughout. */
  stands: boolean;
}

const longestHead = 60;

/**
 * The articles of a document by its headings: what is styled as one, or stands centred, bold or large and ends no
 * sentence. Each group of such paragraphs begins an article.
 * @returns nothing where no heading tells where an article begins
 */
export function wordBlocks(paragraphs: readonly WordParagraph[]): StructuredBlock[] | undefined {
  const usual = usualSize(paragraphs);
  const texts = paragraphs.map(({ text }) => ({ text, lines: [1, 1] as const }));
  const reader = readerOf(paragraphs.map(({ text }) => text));
  const roles = rolesOf(texts, reader);
  const isByline = (index: number) => roles[index]?.role === "byline" || roles[index]?.role === "signature";
  const isHead = (index: number) => {
    const { text, heading, size, stands } = paragraphs[index] as WordParagraph;
    if (isByline(index) || text.length > longestHead) return false;
    if (heading !== undefined && heading <= 2) return true;
    return (
      (stands || (usual > 0 && size >= usual + 4)) && !endsSentence(text.replace(/\s+/g, "")) && size >= usual
    );
  };
  const heads = paragraphs.map((_, index) => isHead(index));
  // A document has its head first; what stands out later may be a subhead.
  const first = heads.indexOf(true);
  if (first === -1 || paragraphs.slice(0, first).some(({ text }) => text.length > longestHead))
    return undefined;
  const rank = ({ heading, size }: WordParagraph) => (heading === undefined ? size : 1000 - heading);
  const highest = Math.max(...paragraphs.filter((_, index) => heads[index]).map(rank));
  let article = 0;
  let hasBody = false;
  return paragraphs.map((paragraph, index): StructuredBlock => {
    const group = groupAt(heads, index);
    const main = group?.find(
      (at) =>
        rank(paragraphs[at] as WordParagraph) ===
        Math.max(...group.map((each) => rank(paragraphs[each] as WordParagraph))),
    );
    const begins = main !== undefined && rank(paragraphs[main] as WordParagraph) >= highest - 2;
    if (!heads[index] || group === undefined || !begins) {
      hasBody ||= index >= first && !isByline(index);
      return { text: paragraph.text, role: isByline(index) ? "byline" : "body", article };
    }
    if (hasBody && group[0] === index) {
      article += 1;
      hasBody = false;
    }
    const equal = rank(paragraph) === rank(paragraphs[main] as WordParagraph);
    return { text: paragraph.text, role: equal ? "headline" : index < main ? "kicker" : "deck", article };
  });
}

/** The head paragraphs that stand together around one. */
function groupAt(heads: readonly boolean[], index: number): number[] | undefined {
  if (!heads[index]) return undefined;
  let from = index;
  let to = index;
  while (heads[from - 1]) from -= 1;
  while (heads[to + 1]) to += 1;
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
}

/** The size of most characters, in half points. */
function usualSize(paragraphs: readonly WordParagraph[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of paragraphs) counts.set(size, (counts.get(size) ?? 0) + text.length);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
