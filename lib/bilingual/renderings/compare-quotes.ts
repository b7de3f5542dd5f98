import type { Finding, Pair, Span } from "../pair.ts";

/** `text` is the quotation or title without a counterpart, or what stands in quotes without being one. */
export type QuoteFinding = Finding<"quote", { text: string; in: "original" | "translation" }>;

export interface Quoted {
  /** With its marks. */
  span: Span;
  text: string;
  isTitle: boolean;
}

const chineseQuoted =
  /“([^“”]*)”|"([^"]*)"|‘([^‘’]*)’|「([^「」]*)」|『([^『』]*)』|《([^《》]*(?:《[^》]*》[^《》]*)*)》|〈([^〈〉]*)〉/g;
/** A mark that is turned the wrong way, or that does not end what it begins, is still one. */
const englishQuoted =
  /[“”"]([^“”"]+)(?:[“”"]|$)|(?<![\p{L}\p{N}])[‘']([^‘’'](?:[^‘’']|[’'](?=\p{L}))*)[’'](?!\p{L})/gu;

export const quotedInChinese = (text: string) => quotedIn(text, chineseQuoted);
export const quotedInEnglish = (text: string) => quotedIn(text, englishQuoted);

function quotedIn(text: string, pattern: RegExp): Quoted[] {
  return [...text.matchAll(pattern)].map((match) => ({
    span: [match.index, match.index + match[0].length],
    text: match.slice(1).find((part) => part !== undefined) ?? "",
    isTitle: /^[《〈]/.test(match[0]),
  }));
}

/** From so many characters or words on what is quoted is a passage, and not a word that is held at arm's length. */
const passage = { characters: 8, words: 4 };

/**
 * Passages that stand in quotes, and titles, in one text alone. What is no sentence and nobody's words (“保工资、保运转”,
 * “…70周年”纪念章) may lose its quotes. Titles may stand in italics, and in English with
 * capitals and nothing else (the Civil Code); words of which an agreed rendering is there need no quotes.
 * @param emphasised what stands in italics in the translation
 * @param rendered where the original has names and terms whose renderings the translation has
 */
export function compareQuotes(
  { original, translation }: Pair,
  { emphasised, rendered }: { emphasised: readonly string[]; rendered: readonly Span[] },
): QuoteFinding[] {
  const [chinese, english] = [quotedInChinese(original), quotedInEnglish(translation)];
  const isLong = ({ text }: Quoted) => (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= passage.characters;
  const isLabel = ({ span: [from], text }: Quoted) =>
    !/[，。！？；：…]/.test(text) && !/[：:说道称问喊写]\s*$/.test(original.slice(0, from).slice(-2));
  const isRendered = ({ span: [from, to] }: Quoted) =>
    rendered.some((each) => each[0] <= from + 1 && each[1] >= to - 1);
  const passages = chinese.filter(
    (quoted) => !quoted.isTitle && isLong(quoted) && !isLabel(quoted) && !isRendered(quoted),
  );
  const titles = chinese.filter((quoted) => quoted.isTitle && !isRendered(quoted));
  const found = english.length + emphasised.length;
  const lost = passages.length > found ? passages.slice(found) : [];
  const capitals = capitalsIn(translation);
  const lostTitles = titles.slice(Math.max(0, found - passages.length) + capitals);
  const added =
    chinese.length === 0 && !/[“”"‘’「」『』《》]/.test(original) ? english.filter(isPassage) : [];
  return [
    ...[...lost, ...lostTitles].map(
      ({ span, text }): QuoteFinding => ({
        code: "quote",
        details: { text, in: "original" },
        original: span,
      }),
    ),
    ...added.map(
      ({ span, text }): QuoteFinding => ({
        ...{ code: "quote", details: { text, in: "translation" }, translation: span },
      }),
    ),
  ];
}

function isPassage({ text }: Quoted): boolean {
  return text.trim().split(/\s+/).length >= passage.words;
}

/** How many runs of words with capitals there are that do not begin a sentence. */
function capitalsIn(text: string): number {
  return (
    text.match(
      /(?<=[\p{L}\p{N},;:)’”"] )\p{Lu}[\p{L}’'-]*(?: (?:of|the|and|for|on|in|to|\p{Lu}[\p{L}’'-]*))*/gu,
    )?.length ?? 0
  );
}
