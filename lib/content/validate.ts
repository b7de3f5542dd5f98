import type { z } from "zod";
import { isInstant } from "../record/days.ts";
import { fieldMeant, plainWord } from "../record/editors-words.ts";
import { withoutHidden } from "../record/hidden-characters.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { type Expectation, expectations } from "../record/problems/front-matter.ts";
import { hasErrors } from "../record/problems/listing.ts";
import type { Place } from "../record/problems/place.ts";
import { originalSchema, translationSchema } from "../record/schema.ts";
import { fieldsAt } from "../record/schema-fields.ts";
import { checkCutTexts, checkListsOfOne } from "./cut-texts.ts";
import { explainBySlips } from "./explain-by-slips.ts";
import { fieldName } from "./field-name.ts";
import { dayOfText, formMeant, instantOfText, valueNear } from "./meant.ts";
import { nearest } from "./nearest.ts";
import type { YamlDocument } from "./yaml-document.ts";

/**
 * Checks fields against their schema.
 * @returns the value as the schema reads it, or every problem with the place that the YAML parser gave it; warnings of
 * what is lost in writing either way
 */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  document: YamlDocument,
  file: string,
): { value?: z.output<Schema>; problems: Problem[] } {
  const result = schema.safeParse(document.data);
  const cut = [...checkCutTexts(schema, document, file), ...checkListsOfOne(schema, document, file)];
  const found = result.error?.issues.flatMap((issue) => problemsOf(issue, schema, document, file)) ?? [];
  const problems = [...cut, ...explainBySlips(found, document, file)];
  return { ...(result.success && !hasErrors(problems) && { value: result.data }), problems };
}

function problemsOf(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  document: YamlDocument,
  file: string,
): Problem[] {
  const { path } = issue;
  const name = fieldName(path);
  const place: Place = { file, ...document.valueAt(path), field: name === "" ? "file" : name };
  const value = valueAt(document.data, path);

  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const keyPath = [...path, key];
      const keyPlace = { file, ...document.keyAt(keyPath), field: fieldName(keyPath) };
      return problem("unknown-field", keyPlace, {
        name: key,
        nearest: fieldOf(withoutHidden(key), fieldsAt(schema, path)),
        belongsTo: path.length === 0 ? otherHalf(key, schema) : undefined,
      });
    });
  }
  if (value === null && path.length === 0) return [problem("empty-file", place)];
  if (value === undefined) return [problem("missing-field", place, { name })];
  if (value === null || value === "" || issue.message === "empty")
    return [problem("empty-field", place, { name })];
  if (issue.code === "invalid_value" && typeof value === "string") {
    const allowed = issue.values.map(String);
    const details = { value, allowed, nearest: valueNear(value, allowed) };
    return name === "kind"
      ? [problem("wrong-kind", place, details)]
      : [problem("wrong-value", place, { name, ...details })];
  }
  if (issue.code === "custom" && issue.params?.code === "not-a-day") {
    return [problem("not-a-day", place, { name, value: String(value), nearest: dayOfText(value) })];
  }
  if (issue.code === "custom" && issue.params?.code === "not-a-time") {
    const lacksOffset = isInstant(`${String(value)}Z`);
    return [
      problem("not-a-time", place, {
        name,
        value: String(value),
        lacksOffset,
        nearest: instantOfText(value),
      }),
    ];
  }
  const expected = expectationOf(issue);
  const fault = typeof value === "string" ? listFault(expected, value, place) : undefined;
  if (fault !== undefined) return [fault];
  return [problem("wrong-type", place, { name, expected, nearest: formMeant(expected, value) })];
}

const lists: readonly Expectation[] = ["ids", "list", "mapList", "map", "languages"];

/** What a Chinese keyboard makes of a list: full-width brackets, and full-width commas between ids. */
function listFault(expected: Expectation, value: string, place: Place): Problem | undefined {
  const nearest = formMeant(expected, value);
  const [bracket] = /^[［【〔｛（]/u.exec(value) ?? [];
  if (bracket !== undefined && lists.includes(expected)) {
    return problem("broken-yaml", place, { fault: "bracket", character: bracket, nearest });
  }
  const comma = value.search(/[，、；]/u);
  if (comma === -1 || expected !== "id") return undefined;
  const at = { ...place, column: place.column + comma };
  return problem("broken-yaml", at, { fault: "comma", character: value.charAt(comma), nearest });
}

function expectationOf({ message }: z.core.$ZodIssue): Expectation {
  return message in expectations ? (message as Expectation) : "map";
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    data,
  );
}

/** Whether a name is no field of the one half of an article because it is one of the other. */
function otherHalf(name: string, schema: z.ZodType): "original" | "translation" | undefined {
  if (schema === translationSchema && fieldsAt(originalSchema, []).includes(name)) return "original";
  if (schema === originalSchema && fieldsAt(translationSchema, []).includes(name)) return "translation";
  return undefined;
}

/** The field that a name which is none was probably meant to be. */
function fieldOf(name: string, fields: readonly string[]): string | undefined {
  const meant = fieldMeant(name);
  if (meant !== undefined && fields.includes(meant)) return meant;
  return nearest(plainWord(name), fields);
}
