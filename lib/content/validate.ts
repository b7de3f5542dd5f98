import type { z } from "zod";
import { isInstant } from "../record/days.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { type Expectation, expectations } from "../record/problems/front-matter.ts";
import type { Place } from "../record/problems/place.ts";
import { nearest } from "./nearest.ts";
import type { YamlDocument } from "./yaml-document.ts";

/**
 * Checks fields against their schema.
 * @returns the value as the schema reads it, or every problem with the place that the YAML parser gave it
 */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  document: YamlDocument,
  file: string,
): { value?: z.output<Schema>; problems: Problem[] } {
  const result = schema.safeParse(document.data);
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, schema, document, file));
  return { problems };
}

/** A path in the field notation of problems: `corrections[0].note.en`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, key) =>
      typeof key === "number" ? `${name}[${key}]` : name === "" ? String(key) : `${name}.${String(key)}`,
    "",
  );
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
      return problem("unknown-field", keyPlace, { name: key, nearest: nearest(key, fieldsAt(schema, path)) });
    });
  }
  if (value === null && path.length === 0) return [problem("empty-file", place)];
  if (value === undefined) return [problem("missing-field", place, { name })];
  if (value === null || value === "" || issue.message === "empty")
    return [problem("empty-field", place, { name })];
  if (issue.code === "invalid_value" && typeof value === "string") {
    const allowed = issue.values.map(String);
    const details = { value, allowed, nearest: nearest(value, allowed) };
    return name === "kind"
      ? [problem("wrong-kind", place, details)]
      : [problem("wrong-value", place, { name, ...details })];
  }
  if (issue.code === "custom" && issue.params?.code === "not-a-day") {
    return [problem("not-a-day", place, { name, value: String(value) })];
  }
  if (issue.code === "custom" && issue.params?.code === "not-a-time") {
    const lacksOffset = isInstant(`${String(value)}Z`);
    return [problem("not-a-time", place, { name, value: String(value), lacksOffset })];
  }
  return [problem("wrong-type", place, { name, expected: expectationOf(issue) })];
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

/** The names of the fields that the schema has at a path. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const key of path) {
    const inner = unwrap(current) as { shape?: Record<PropertyKey, unknown>; element?: unknown };
    current = typeof key === "number" ? inner.element : inner.shape?.[key];
  }
  return Object.keys((unwrap(current) as { shape?: object } | undefined)?.shape ?? {});
}

function unwrap(schema: unknown): unknown {
  let current = schema;
  while (typeof current === "object" && current !== null && "unwrap" in current && !("element" in current)) {
    current = (current as { unwrap(): unknown }).unwrap();
  }
  return current;
}
