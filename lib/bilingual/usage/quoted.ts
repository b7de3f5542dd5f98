import { chineseWords } from "../lengths/chinese-words.ts";
import type { Span } from "../pair.ts";
import { quotedInChinese, quotedInEnglish } from "../renderings/compare-quotes.ts";
import { spansRead } from "../renderings/romanised-names.ts";
import { formOf, type NameRun, type NameWord, nameWords, spanOf } from "./english-names.ts";
import type { FoundUsage, TextContext } from "./usage.ts";

/** Longer ones are passages and no names. */
const longest = { characters: 24, words: 16 };
/** A rendering has no more words than that for each character, and some. */
const mostWords = { each: 1.5, more: 3 };
const sentence = /[，。！？；：…]/;

interface Candidate {
  span: Span;
  words: readonly NameWord[];
}

/**
 * Titles in 《》 and terms in “”, each with what stands in quotes, in italics or with capitals in the translation and
 * answers more of it than anything else does.
 */
export function quotedIn(context: TextContext): FoundUsage[] {
  const { original, translation, agreed } = context;
  const isAgreed = ([from, to]: Span) => agreed.some((span) => span[0] <= from + 1 && span[1] >= to - 1);
  const wanted = quotedInChinese(original).filter(
    ({ text }) =>
      text.length <= longest.characters &&
      !sentence.test(text) &&
      (text.match(/\p{Script=Han}/gu)?.length ?? 0) > 1,
  );
  if (wanted.length === 0) return [];
  const marked = markedIn(context);
  const runs = context.runs.flatMap((run) => [run, ...partsOf(run)]).map(candidateOf);
  const terms = [...new Set(wanted.map(({ text }) => text))];
  return wanted.flatMap(({ text, span, isTitle }) => {
    if (isAgreed(span)) return [];
    const isAlone = terms.length === 1 && marked.length === 1;
    const best =
      bestOf(text, marked, isAlone ? leastAnswered.alone : leastAnswered.marked, context) ??
      (isTitle ? bestOf(text, runs, leastAnswered.capitals, context) : undefined);
    if (best === undefined) return [];
    const rendering = translation.slice(...best.span);
    return [
      { kind: "term" as const, term: text, rendering, form: formOf(best.words), translation: best.span },
    ];
  });
}

const candidateOf = (words: readonly NameWord[]): Candidate => ({ words, span: spanOf(words) });

/** The names that an “and” joins. */
function partsOf(run: NameRun): NameWord[][] {
  const parts: NameWord[][] = [[]];
  for (const word of run) {
    if (word.text === "and") parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.length > 1 ? parts : [];
}

/** How much of a title has to be answered: by the one thing that is marked in a text, by one of several, by capitals. */
const leastAnswered = { alone: 0.25, marked: 0.4, capitals: 0.6 };

function markedIn({ translation, emphasised }: TextContext): Candidate[] {
  const quoted = quotedInEnglish(translation).map(({ text, span }) => {
    const from = translation.indexOf(text, span[0]);
    return [from, from + text.length] as const;
  });
  const italic = emphasised.flatMap((text) => {
    const from = translation.indexOf(text);
    return from < 0 || text === "" ? [] : [[from, from + text.length] as const];
  });
  return [...quoted, ...italic].flatMap(([from, to]) => {
    const [begin, end] = trimmed(translation, from, to);
    const words = nameWords(translation.slice(begin, end));
    return words.length === 0 || words.length > longest.words ? [] : [{ words, span: [begin, end] as const }];
  });
}

/** Without the marks that English sets inside its quotes. */
function trimmed(text: string, from: number, to: number): Span {
  const inside = text.slice(from, to);
  const begin = from + (inside.length - inside.replace(/^[\s‘'“"]+/, "").length);
  return [begin, Math.max(begin, from + inside.replace(/[\s,.;:!?’'”"]+$/, "").length)];
}

/** The candidate that answers most of a title, if it is enough and no other one does as well. */
function bestOf(
  title: string,
  candidates: readonly Candidate[],
  least: number,
  { lexicon, answers }: TextContext,
): Candidate | undefined {
  const words = chineseWords(title, lexicon);
  const all = words.reduce((sum, { text }) => sum + text.length, 0);
  const scored = candidates
    .filter((candidate) => candidate.words.length <= title.length * mostWords.each + mostWords.more)
    .map((candidate) => {
      const content = candidate.words.filter(({ stem, isJoint }) => !isJoint && stem !== "");
      const by = new Set<NameWord>();
      let answered = 0;
      for (const { text, from, to } of words) {
        const answering = content.filter(
          (each) =>
            answers.has(text, each.stem) ||
            text === each.text ||
            (!answers.knows(each.stem) &&
              spansRead(title, each.text.toLowerCase(), lexicon.readings).some(
                (span) => span[0] < to && span[1] > from,
              )),
        );
        for (const each of answering) by.add(each);
        if (answering.length > 0) answered += text.length;
      }
      return { candidate, score: (answered / Math.max(1, all) + by.size / Math.max(1, content.length)) / 2 };
    })
    .sort((one, other) => other.score - one.score);
  const [first, second] = scored;
  if (first === undefined || first.score < least) return undefined;
  const isTied =
    second !== undefined &&
    second.score > first.score - 0.1 &&
    formOf(second.candidate.words) !== formOf(first.candidate.words);
  return isTied ? undefined : first.candidate;
}
