import { type Problem, type Wording, wordingOf } from "#lib/record/problems/catalogue.ts";

/** What editors are told of a problem. @throws where there is none, so that a test that expects one fails */
export function wordingFor(problem: Problem | undefined): Wording {
  if (problem === undefined) throw new Error("there is no problem");
  return wordingOf(problem);
}
