import type { Problem } from "../record/problems/catalogue.ts";
import type { EntryPlace } from "../record/problems/entry.ts";

/** An entry's id, and the names that it goes by, as far as they can be read. */
export function entryName(entry: unknown): { id?: string; names: string[] } {
  const { id, name, term } = (typeof entry === "object" && entry !== null ? entry : {}) as Record<
    string,
    unknown
  >;
  const names = [name, term].flatMap((named) =>
    typeof named === "string"
      ? [named]
      : typeof named === "object" && named !== null
        ? Object.values(named)
        : [],
  );
  return {
    ...(typeof id === "string" && { id }),
    names: names.filter((each): each is string => typeof each === "string"),
  };
}

/** Tells which entry of a registry a problem is in: by its place, its id and its name. */
export function namedByEntry(problem: Problem, entries: readonly unknown[]): Problem {
  const [found, index] = /^\[(\d+)\]\.?/.exec(problem.field) ?? [];
  if (found === undefined) return problem;
  const { id, names } = entryName(entries[Number(index)]);
  const details = (problem.details ?? {}) as { name?: unknown };
  const name = typeof details.name === "string" ? details.name.replace(/^\[\d+\]\.?/, "") : undefined;
  const entry: EntryPlace = { number: Number(index) + 1, id, name: names[0] };
  return { ...problem, details: { ...details, ...(name !== undefined && { name }), entry } };
}

/** The same where the registry cannot be parsed: entries begin with a dash at the start of a line. */
export function namedByText(problems: readonly Problem[], text: string): Problem[] {
  const lines = text.split("\n");
  return problems.map((problem) => {
    const above = lines.slice(0, problem.line);
    const number = above.filter((line) => /^[-－]/u.test(line)).length;
    if (number === 0) return problem;
    const start = above.findLastIndex((line) => /^[-－]/u.test(line));
    const end = lines.findIndex((line, index) => index > start && /^[-－]/u.test(line));
    const own = lines.slice(start, end === -1 ? undefined : end).join("\n");
    const id = /^[-－ \t]*id[:：]\s*["']?([\w-]+)/mu.exec(own)?.[1];
    const name = /\bzh[:：]\s*["']?([^"',，}\n]+)/u.exec(own)?.[1]?.trim();
    const entry: EntryPlace = { number, id, name };
    return { ...problem, details: { ...(problem.details as object | undefined), entry } };
  });
}

/** The ids of a registry with the names that they go by; `undefined` where it cannot be read. */
export function namesOf(
  registry: { ids?: Set<string>; names?: Map<string, string[]> } | undefined,
): Map<string, string[]> | undefined {
  const { ids, names } = registry ?? {};
  return ids === undefined ? undefined : new Map([...ids].map((id) => [id, names?.get(id) ?? []]));
}
