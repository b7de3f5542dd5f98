import { type Problem, problem } from "../record/problems/catalogue.ts";
import { fieldNames } from "../record/schema-fields.ts";
import { fieldName } from "./field-name.ts";
import type { PlainValue, YamlDocument } from "./yaml-document.ts";
import { withoutLine } from "./yaml-faults.ts";
import { type Slip, slipsIn } from "./yaml-slips.ts";

/**
 * Replaces what breaks a schema by the slip of the keyboard that it came of, where there is one: YAML takes
 * `  -chen-run` and `kind：news` for text, and the schema then only says that a list is expected or a field missing.
 * A text that has swallowed the field below it breaks no schema, and is told too.
 */
export function explainBySlips(found: readonly Problem[], document: YamlDocument, file: string): Problem[] {
  const slips = slipsIn(document.text);
  if (slips.length === 0) return [...found];
  const isText = typeof document.data !== "object" || document.data === null;
  const values = document.plainValues();
  const reasons = isText
    ? slips
    : slips.filter(
        (slip) => isSwallowed(slip, values, document) || isReasonOf(slip, found, values, document),
      );
  if (reasons.length === 0) return [...found];
  const lines = new Set(reasons.map(({ offset }) => document.position(offset).line));
  const names = new Set(reasons.map(({ name }) => name));
  const others = found.filter(
    ({ code, line, field }) =>
      !isText &&
      !lines.has(line) &&
      !(code === "missing-field" && names.has(field.split(".").at(-1))) &&
      !(code === "wrong-type" && reasons.some((slip) => isWithin(slip, field, values, document))),
  );
  return [...reasons.map((slip) => problemOf(slip, document, file)), ...others];
}

function problemOf(slip: Slip, document: YamlDocument, file: string): Problem {
  const { offset, ...fault } = withoutLine(slip);
  const place = { file, ...document.position(offset), field: fault.name ?? "file" };
  return problem("broken-yaml", place, fault);
}

/** Whether the line goes on with a text that began above it, and names a field as it should not. */
function isSwallowed(
  { fault, name, offset }: Slip,
  values: readonly PlainValue[],
  document: YamlDocument,
): boolean {
  if (fault !== "colon" || name === undefined || !fieldNames.has(name)) return false;
  const line = document.text.slice(document.text.lastIndexOf("\n", offset - 1) + 1, offset);
  if (!/^\s*\w+\s*$/.test(line)) return false;
  return values.some(({ start, end }) => {
    const lineStart = document.text.lastIndexOf("\n", offset - 1);
    return start < lineStart && offset < end;
  });
}

function isReasonOf(
  slip: Slip,
  found: readonly Problem[],
  values: readonly PlainValue[],
  document: YamlDocument,
): boolean {
  const { line } = document.position(slip.offset);
  return found.some(
    ({ code, field, ...place }) =>
      (code === "unknown-field" && place.line === line) ||
      (code === "wrong-type" && isWithin(slip, field, values, document)),
  );
}

/** Whether the slip stands in the text that a field has. */
function isWithin(
  { offset }: Slip,
  field: string,
  values: readonly PlainValue[],
  document: YamlDocument,
): boolean {
  return values.some(({ path, start, end }) => {
    const from = document.text.lastIndexOf("\n", start - 1);
    return from < offset && offset < end && fieldName(path) === field;
  });
}
