import { newArticle, type WrittenAnswer } from "./answers.ts";
import type { Contradiction, Misnamed } from "./problems/answers.ts";

/** A piece of a page's text with its first and last line, from 1. */
interface Block {
  text: string;
  lines: readonly [number, number];
}

/** What an editor answered of a fragment. Fragments are places in the list of the page's. */
export interface Answered {
  fragment: number;
  is?: WrittenAnswer["is"];
  article?: number | typeof newArticle;
  continues?: number;
  notContinues?: number;
  paragraph?: "own";
}

/** What is wrong with an answer: its place in the file, its field, and why. */
export type AnswerFault = { answer: number; field: keyof WrittenAnswer } & (
  | { code: "unknown-fragment"; details: Misnamed }
  | { code: "contradicting-answers"; details: Contradiction }
);

const references = ["fragment", "article", "continues", "notContinues"] as const;

/** Finds the fragments that answers name, and what is wrong with the answers: by themselves, and between them. */
export function readAnswers(
  written: readonly WrittenAnswer[],
  blocks: readonly Block[],
): { answers: Answered[]; faults: AnswerFault[] } {
  const faults: AnswerFault[] = [];
  const answers = written.map((answer, index): Answered | undefined => {
    const found: Partial<Record<(typeof references)[number], number>> = {};
    for (const field of references) {
      const name = answer[field];
      if (name === undefined || (field === "article" && name === newArticle)) continue;
      const block = fragmentNamed(name, blocks);
      if (typeof block === "number") found[field] = block;
      else faults.push({ answer: index, field, code: "unknown-fragment", details: { name, ...block } });
    }
    const { fragment, ...others } = found;
    if (fragment === undefined) return undefined;
    return {
      fragment,
      ...others,
      ...(answer.article === newArticle && { article: newArticle }),
      ...(answer.is !== undefined && { is: answer.is }),
      ...(answer.paragraph !== undefined && { paragraph: answer.paragraph }),
    };
  });
  const named = answers.flatMap((answer, index) => (answer === undefined ? [] : [{ ...answer, index }]));
  return {
    answers: named.map(({ index: _, ...answer }) => answer),
    faults: [...faults, ...contradictionsIn(named, written)].sort((a, b) => a.answer - b.answer),
  };
}

const withoutSpace = (text: string) => text.replace(/\s+/gu, "");

/** The place of the block that a name is of, or why there is none. */
function fragmentNamed(name: string, blocks: readonly Block[]): number | Omit<Misnamed, "name"> {
  const [, from, to = from, rest = ""] = /^(\d+)(?:\s*[-–—~]\s*(\d+))?(?:\s+(.*))?$/su.exec(name) ?? [];
  const beginning = withoutSpace(rest);
  const begins = ({ text }: Block, start: string) => withoutSpace(text).startsWith(start);
  if (from !== undefined) {
    const [first, last] = [Number(from), Number(to)];
    // A mark of a continuation has the line of the text before it.
    const onLine = blocks.filter(({ lines }) => lines[0] <= first && first <= lines[1]);
    const block = onLine.find((each) => begins(each, beginning)) ?? onLine[0];
    if (block !== undefined && last <= block.lines[1] && begins(block, beginning))
      return blocks.indexOf(block);
    const found = beginning === "" ? [] : blocks.filter((each) => begins(each, beginning));
    const elsewhere = found.length === 1 ? found[0]?.lines : undefined;
    return { why: block === undefined ? "line" : beginning === "" ? "lines" : "text", elsewhere };
  }
  const start = withoutSpace(name);
  const found = blocks.flatMap((block, at) => (begins(block, start) ? [at] : []));
  if (found.length === 1) return found[0] ?? 0;
  return found.length === 0 ? { why: "nowhere" } : { why: "several" };
}

type Named = Answered & { index: number };

/** All that is said of one fragment, with the places of the answers that say it. */
interface Said extends Omit<Answered, "fragment" | "notContinues"> {
  denied: number[];
  at: Partial<Record<keyof WrittenAnswer, number>>;
}

/** What cannot all be so. Of two answers, the later one in the file is told of. */
function contradictionsIn(answers: readonly Named[], written: readonly WrittenAnswer[]): AnswerFault[] {
  const faults: AnswerFault[] = [];
  const tell = (index = 0, field: keyof WrittenAnswer, why: Contradiction["why"], other?: number) =>
    faults.push({
      ...{ answer: index, field, code: "contradicting-answers" },
      details: { why, ...(other !== undefined && { other: written[other]?.fragment }) },
    });
  const said = new Map<number, Said>();
  for (const { index, ...answer } of answers) {
    const all = said.get(answer.fragment) ?? { denied: [], at: {} };
    said.set(answer.fragment, all);
    for (const field of ["is", "article", "continues", "paragraph"] as const) {
      const value = answer[field];
      if (value === undefined) continue;
      if (value === answer.fragment && field !== "is") tell(index, field, "itself");
      else if (all[field] !== undefined && all[field] !== value) tell(index, field, "twice", all.at[field]);
      else Object.assign(all, { [field]: value, at: { ...all.at, [field]: all.at[field] ?? index } });
    }
    if (answer.notContinues === answer.fragment) tell(index, "notContinues", "itself");
    else if (answer.notContinues !== undefined) {
      all.denied.push(answer.notContinues);
      all.at.notContinues = index;
    }
  }
  const continued = new Map<number, number>();
  for (const [fragment, all] of said) {
    const { is, article, continues, at } = all;
    if (continues === undefined) continue;
    const before = said.get(continues);
    const other = continued.get(continues);
    if (other !== undefined) tell(at.continues, "continues", "twice", said.get(other)?.at.continues);
    continued.set(continues, fragment);
    if (all.denied.includes(continues)) tell(at.notContinues, "notContinues", "denied", at.continues);
    if (all.paragraph) tell(at.paragraph, "paragraph", "own", at.continues);
    if (before?.paragraph) tell(before.at.paragraph, "paragraph", "own", at.continues);
    if (is !== undefined && is !== "body") tell(at.is, "is", "no-text", at.continues);
    if (before?.is !== undefined && before.is !== "body") tell(before.at.is, "is", "no-text", at.continues);
    if (article === newArticle) tell(at.article, "article", "begins", at.continues);
  }
  for (const { is, article, at } of said.values())
    if (is === "matter" && article !== undefined) tell(at.article, "article", "matter", at.is);
  for (const [fragment, { at }] of said)
    if (isInCircle(fragment, said)) {
      tell(at.continues, "continues", "circle");
      break;
    }
  for (const [first, second] of beginningsTogether(said))
    tell(second.at.article, "article", "two-articles", first.at.article);
  return faults;
}

function isInCircle(start: number, said: ReadonlyMap<number, Said>): boolean {
  let at = said.get(start)?.continues;
  for (let steps = 0; at !== undefined && steps <= said.size; steps++) {
    if (at === start) return true;
    at = said.get(at)?.continues;
  }
  return false;
}

/** Pairs of fragments that each begin an article and that other answers put into one. */
function beginningsTogether(said: ReadonlyMap<number, Said>): [Said, Said][] {
  const parents = new Map<number, number>();
  const rootOf = (fragment: number): number => {
    const parent = parents.get(fragment);
    return parent === undefined ? fragment : rootOf(parent);
  };
  for (const [fragment, { article, continues }] of said)
    for (const other of [article, continues])
      if (typeof other === "number" && rootOf(fragment) !== rootOf(other))
        parents.set(rootOf(fragment), rootOf(other));
  const beginnings = new Map<number, Said>();
  return [...said].flatMap(([fragment, all]): [Said, Said][] => {
    if (all.article !== newArticle) return [];
    const first = beginnings.get(rootOf(fragment));
    if (first !== undefined) return [[first, all]];
    beginnings.set(rootOf(fragment), all);
    return [];
  });
}
