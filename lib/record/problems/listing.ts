import { withHiddenShown } from "../hidden-characters.ts";
import type { Locale } from "../languages.ts";
import { type Problem, problem, wordingOf } from "./catalogue.ts";

/** By file, then line, then column: the order in which an editor mends them. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      a.code.localeCompare(b.code, "en"),
  );
}

/** Adds to a list. There may be more than a call takes arguments: a file may be at fault in each of its characters. */
export function addProblems(problems: Problem[], ...more: readonly (readonly Problem[])[]): void {
  for (const list of more) for (const each of list) problems.push(each);
}

/** A file may be at fault in each of its characters; so many of its problems are told. */
export const mostTold = 200;

/**
 * What is told of these problems, sorted: the same one on one line once, and of each file the most urgent ones, with
 * a last one that says how many more there are.
 */
export function toldOf(problems: readonly Problem[]): Problem[] {
  const once = new Map<string, Problem>();
  for (const each of sortProblems(problems)) {
    const key = [each.file, each.line, each.code, JSON.stringify(each.details)].join("\n");
    if (!once.has(key)) once.set(key, each);
  }
  const byFile = Map.groupBy(once.values(), ({ file }) => file);
  return sortProblems([...byFile.values()].flatMap(mostUrgentOf));
}

/** @param problems of one file, sorted */
function mostUrgentOf(problems: readonly Problem[]): readonly Problem[] {
  // A registry's have been picked before: it is also taken in by itself.
  if (problems.length <= mostTold || problems.some(({ code }) => code === "more-problems")) return problems;
  const { error = [], warning = [] } = Object.groupBy(problems, ({ severity }) => severity);
  const byUrgency = [...error, ...warning];
  const [first, ...others] = byUrgency.slice(mostTold);
  if (first === undefined) return problems;
  const { file, line, column, severity } = first;
  const place = { file, line, column, field: "file" };
  return [
    ...byUrgency.slice(0, mostTold),
    { ...problem("more-problems", place, { more: 1 + others.length }), severity },
  ];
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}

/** Tells one problem from another. */
export function problemKey({ file, line, column, code, details }: Problem): string {
  return [file, line, column, code, JSON.stringify(details)].join(" ");
}

/** What a terminal would obey, or a reader would not see: a file's name may hold it. */
const unprintable = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** One line: `articles/2020-11-28/x.md:7:12  error  reporters  unknown reporter "chen-rum"; …`. */
export function formatProblem(problem: Problem, locale: Locale): string {
  const { file, line, column, severity, field } = problem;
  return `${file}:${line}:${column}  ${severity}  ${withHiddenShown(field)}  ${wordingOf(problem).message[locale]}`
    .replace(/\s*[\r\n]+\s*/g, " ")
    .replace(unprintable, "\uFFFD");
}
