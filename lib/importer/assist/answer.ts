import { z } from "zod";
import type { Advice } from "./advice.ts";

/** Why an answer is no advice. */
export type Fault = "not-json" | "wrong-shape" | "unknown-ids" | "repeated-ids" | "contradiction";

const id = z.string();
const schema = z.object({
  articles: z.array(z.array(id).min(1)).min(1),
  joins: z.array(z.tuple([id, id])),
});

/** Reads a language model's answer as advice on the given fragments, or says why it is none. */
export function readAdvice(answer: string, ids: readonly string[]): Advice | Fault {
  const json = jsonIn(answer);
  if (json === undefined) return "not-json";
  const result = schema.safeParse(json);
  if (!result.success) return "wrong-shape";
  return faultOf(result.data, new Set(ids)) ?? result.data;
}

/** How many of the fragments the advice leaves out, which it may. */
export function leftOut({ articles }: Advice, ids: readonly string[]): number {
  return ids.length - articles.flat().length;
}

function faultOf({ articles, joins }: Advice, ids: ReadonlySet<string>): Fault | undefined {
  const placed = articles.flat();
  if (![...placed, ...joins.flat()].every((named) => ids.has(named))) return "unknown-ids";
  if (repeats(placed) || repeats(joins.map(([from]) => from)) || repeats(joins.map(([, to]) => to)))
    return "repeated-ids";
  const places = new Map(
    articles.flatMap((article, index) => article.map((named, order) => [named, { index, order }] as const)),
  );
  // A join goes on within an article, and forwards: so joins make no circle.
  const agrees = joins.every(([from, to]) => {
    const [before, after] = [places.get(from), places.get(to)];
    return before && after && before.index === after.index && before.order < after.order;
  });
  return agrees ? undefined : "contradiction";
}

function repeats(ids: readonly string[]): boolean {
  return new Set(ids).size < ids.length;
}

/** The JSON of an answer, whether bare, in a Markdown fence, or after a model's thoughts. */
export function jsonIn(answer: string): unknown {
  const text = answer.replace(/^\s*<think>[\s\S]*?<\/think>/, "");
  const fenced = /^```.*\n([\s\S]*?)\n\s*```/m.exec(text)?.[1];
  try {
    return JSON.parse(fenced ?? text);
  } catch {
    return undefined;
  }
}
