import { type ChineseWord, chineseWords } from "../lengths/chinese-words.ts";
import type { Span } from "../pair.ts";
import { spansRead } from "../renderings/romanised-names.ts";
import { formOf, type NameRun, type NameWord, spanOf } from "./english-names.ts";
import { headBefore } from "./heads.ts";
import type { FoundUsage, TextContext } from "./usage.ts";

/** Shorter ones (教育局, 大会) are of another body in each place. */
const leastCharacters = 4;
/** As much of a name in English has to be answered by what it is to render, and the other way round. */
const leastAnswered = { english: 0.6, chinese: 0.6 };

/** What stands before a name and is no part of it. */
const before =
  /^(?:[由从与和及在向对把被让将为是的了以等至到经于同跟该本各其这那前后上下中内外届次第]|首[届次个]|[本上历各]届|本次|有关|所有|成立|召开|举行|举办|参加|出席|主持|实施|启动|推进)$/u;

/** What often goes without saying. */
const understood = /^(?:[市省县区州镇乡村国]|自治区|自治州)$/u;

interface Body {
  from: number;
  to: number;
  /** The words of the run that answer it. */
  words: readonly NameWord[];
  answered: { english: number; chinese: number };
}

/** Names of bodies, places, plans and events that are written with capitals in the translation. */
export function bodiesIn(context: TextContext): FoundUsage[] {
  const { original, translation, runs } = context;
  if (runs.length === 0) return [];
  const words = chineseWords(original, context.lexicon);
  const ends = words.flatMap((word, index) =>
    headBefore(original, word.to) > 0 && !goesOn(words, index, original) ? [index] : [],
  );
  if (ends.length === 0) return [];
  const isAgreed = ({ from, to }: Body) => context.agreed.some((span) => span[0] <= from && span[1] >= to);
  return runs.flatMap((run) => {
    const isAnswered = answersOf(run, context);
    const bodies = ends.flatMap((end) => bodyAt(words, end, run, isAnswered) ?? []);
    const best = bodies.reduce<Body | undefined>(
      (one, other) => (one && weight(one) >= weight(other) ? one : other),
      undefined,
    );
    if (best === undefined || isAgreed(best)) return [];
    const term = original.slice(best.from, best.to);
    const span = spanOf(best.words);
    const rendering = translation.slice(...span).replace(/[’']s?$/, "");
    return [{ kind: "term" as const, term, rendering, form: formOf(best.words), translation: span }];
  });
}

const weight = ({ from, to, answered }: Body) => answered.english * answered.chinese * Math.sqrt(to - from);

/** 人民[政府办公室]: a longer name of which this is the beginning. */
function goesOn(words: readonly ChineseWord[], index: number, text: string): boolean {
  const [word, next] = [words[index], words[index + 1]];
  return (
    next !== undefined &&
    word?.to === next.from &&
    headBefore(text, next.to) >= next.text.length &&
    next.text.length > 1
  );
}

type IsAnswered = (word: ChineseWord, by: NameWord) => boolean;

function answersOf(run: NameRun, { original, answers, lexicon }: TextContext): IsAnswered {
  const sounds = new Map<NameWord, Span[]>();
  for (const word of run) {
    if (word.isJoint || (answers.knows(word.stem) && word.stem !== "")) continue;
    const letters = word.text
      .toLowerCase()
      .replace(/[’']s$|[^a-zü]/g, "")
      .replaceAll("ü", "v");
    if (letters.length > 2) sounds.set(word, spansRead(original, letters, lexicon.readings));
  }
  return ({ text, from, to }, by) =>
    answers.has(text, by.stem) || (sounds.get(by) ?? []).some((span) => span[0] < to && span[1] > from);
}

/** So many words at the most make a name. */
const mostWords = 9;

/** The name that ends with a word, as far as a run answers it. */
function bodyAt(
  words: readonly ChineseWord[],
  end: number,
  run: NameRun,
  isAnswered: IsAnswered,
): Body | undefined {
  const by = new Set<NameWord>();
  const last = words[end];
  if (last === undefined) return undefined;
  let [from, characters, parts, skipped] = [last.from, 0, 0, 0];
  for (let index = end; index >= 0 && index > end - mostWords; index--) {
    const [word, next] = [words[index], words[index + 1]];
    if (word === undefined || (index < end && word.to !== next?.from) || before.test(word.text)) break;
    const answering = run.filter((each) => !each.isJoint && isAnswered(word, each));
    for (const each of answering) by.add(each);
    if (answering.length > 0) {
      from = word.from;
      characters += word.text.length;
      parts += 1;
    } else if (!understood.test(word.text) && ++skipped > 1) break;
  }
  const meant = extended(run, by);
  const content = meant.filter(({ isJoint }) => !isJoint);
  // What it begins with stands for something before the name: it is of another body of that kind.
  if (content[0] === undefined || !by.has(content[0])) return undefined;
  const length = last.to - from;
  const answered = {
    english: content.filter((word) => by.has(word)).length / Math.max(1, content.length),
    chinese: characters / length,
  };
  const isWhole =
    length >= leastCharacters && content.length > 1 && (parts > 1 || last.text.length >= leastCharacters);
  const isSure =
    answered.english >= (joinsTwo(meant) ? 1 : leastAnswered.english) &&
    answered.chinese >= leastAnswered.chinese;
  return isWhole && isSure ? { from, to: last.to, words: meant, answered } : undefined;
}

/** Two names beside each other, rather than one. */
function joinsTwo(words: readonly NameWord[]): boolean {
  return words.some(({ text }) => text === "and");
}

/** From the first word that answers to the last, with those that hang on to either without a word between. */
function extended(run: NameRun, by: ReadonlySet<NameWord>): readonly NameWord[] {
  let from = run.findIndex((word) => by.has(word));
  let to = run.findLastIndex((word) => by.has(word));
  while (from > 0 && run[from - 1]?.isJoint === false) from -= 1;
  // A year or an edition is no part of a name.
  while (from < to && /^\d/.test(run[from]?.text ?? "") && !by.has(run[from] as NameWord)) from += 1;
  while (to >= 0 && run[to + 1]?.isJoint === false) to += 1;
  return from < 0 ? [] : run.slice(from, to + 1);
}
