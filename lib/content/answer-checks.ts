import { cutBlocks } from "../ledger/text-blocks.ts";
import { readAnswers } from "../record/answered.ts";
import { answersSchema, type WrittenAnswer } from "../record/answers.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { checkCharacters, placesInFields } from "./character-checks.ts";
import { fieldName } from "./field-name.ts";
import { checkInvisible } from "./read-file.ts";
import { checkFieldTexts } from "./text-checks.ts";
import { validate } from "./validate.ts";
import { parseYaml, type YamlDocument } from "./yaml-document.ts";

/** An editor's answers to the importer, as they are written. */
export interface AnswersFile {
  /** Absent where they break the schema; none where all lines are comments. */
  answers?: WrittenAnswer[];
  /** Where an answer stands. */
  valueAt?: YamlDocument["valueAt"];
  problems: Problem[];
}

export function parseAnswers(text: string, file: string): AnswersFile {
  const { document, problems } = parseYaml(text, { file });
  const found = [
    ...problems,
    ...checkInvisible(text, file),
    ...checkCharacters(text, false, placesInFields(text, file)),
  ];
  if (document === undefined) return { problems: found };
  // Every line is a question still.
  if (document.data === null) return { answers: [], valueAt: document.valueAt, problems: found };
  const checked = validate(answersSchema, document, file);
  return {
    ...(checked.value !== undefined && { answers: checked.value }),
    valueAt: document.valueAt,
    problems: [...found, ...checked.problems, ...checkFieldTexts(answersSchema, document, file)],
  };
}

/**
 * Holds answers against the page that they are of.
 * @param blocks the fragments of its text
 */
export function answersOn(
  { path, answers = [], valueAt }: Omit<AnswersFile, "problems"> & { path: string },
  blocks: Parameters<typeof readAnswers>[1],
) {
  const read = readAnswers(answers, blocks);
  const problems = read.faults.map(({ answer, field, code, details }): Problem => {
    const where = [answer, field];
    const place = { file: path, ...(valueAt?.(where) ?? { line: 1, column: 1 }), field: fieldName(where) };
    return code === "unknown-fragment" ? problem(code, place, details) : problem(code, place, details);
  });
  return { answers: read.answers, problems };
}

/** What is wrong between answers and the text of their bulletin. */
export function checkAnswersOn(text: string, file: (AnswersFile & { path: string }) | undefined): Problem[] {
  return file === undefined ? [] : answersOn(file, cutBlocks(text)).problems;
}
