import { type Problem, problem } from "../record/problems/catalogue.ts";
import { fieldNames } from "../record/schema-fields.ts";
import { fieldName } from "./field-name.ts";
import type { YamlDocument } from "./yaml-document.ts";
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
  const spans = spansOf(document);
  const swallowing = new Spans([...spans.values()].flat());
  const broken = found.filter(({ code }) => code === "wrong-type");
  const ofBroken = new Spans(broken.flatMap(({ field }) => spans.get(field) ?? []));
  const unknown = new Set(found.flatMap(({ code, line }) => (code === "unknown-field" ? [line] : [])));
  const reasons = isText
    ? slips
    : slips.filter(
        (slip) =>
          isSwallowed(slip, swallowing, document.text) ||
          unknown.has(document.position(slip.offset).line) ||
          ofBroken.hold(slip.offset),
      );
  if (reasons.length === 0) return [...found];
  const lines = new Set(reasons.map(({ offset }) => document.position(offset).line));
  const names = new Set(reasons.map(({ name }) => name));
  const explained = new Spans(reasons.map(({ offset }) => ({ start: offset, from: offset, end: offset })));
  const others = found.filter(
    ({ code, line, field }) =>
      !isText &&
      !lines.has(line) &&
      !(code === "missing-field" && names.has(field.split(".").at(-1))) &&
      !(code === "wrong-type" && spans.get(field)?.some((span) => explained.beginIn(span))),
  );
  return [...reasons.map((slip) => problemOf(slip, document, file)), ...others];
}

function problemOf(slip: Slip, document: YamlDocument, file: string): Problem {
  const { offset, ...fault } = withoutLine(slip);
  const place = { file, ...document.position(offset), field: fault.name ?? "file" };
  return problem("broken-yaml", place, fault);
}

/** Whether the line goes on with a text that began above it, and names a field as it should not. */
function isSwallowed({ fault, name, offset }: Slip, values: Spans, text: string): boolean {
  if (fault !== "colon" || name === undefined || !fieldNames.has(name)) return false;
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return /^\s*\w+\s*$/.test(text.slice(lineStart, offset)) && values.hold(offset, lineStart - 1);
}

/** A text without quotes: where it and the line that it begins on begin, and where it ends. */
interface Span {
  start: number;
  from: number;
  end: number;
}

/** By the field that has them. */
function spansOf(document: YamlDocument): Map<string, Span[]> {
  const spans = document.plainValues().map(({ path, start, end }) => ({
    field: fieldName(path),
    span: { start, from: document.text.lastIndexOf("\n", start - 1), end },
  }));
  const byField = new Map<string, Span[]>();
  for (const { field, span } of spans) {
    const known = byField.get(field);
    if (known) known.push(span);
    else byField.set(field, [span]);
  }
  return byField;
}

/** Many spans, asked about one place after another: a file may have a fault on each of its lines. */
class Spans {
  readonly #sorted: readonly Span[];
  /** The furthest end of each and those before it. */
  readonly #ends: readonly number[];

  constructor(spans: readonly Span[]) {
    this.#sorted = [...spans].sort((a, b) => a.start - b.start);
    let furthest = -1;
    this.#ends = this.#sorted.map(({ end }) => {
      furthest = Math.max(furthest, end);
      return furthest;
    });
  }

  /** Whether one of them holds the place, having begun before another one: by default, on its line. */
  hold(offset: number, before?: number): boolean {
    const index =
      before === undefined
        ? this.#count(({ from }) => from < offset) - 1
        : this.#count(({ start }) => start < before) - 1;
    return (this.#ends[index] ?? -1) > offset;
  }

  /** Whether one of them begins inside this one. */
  beginIn({ from, end }: Span): boolean {
    const after = this.#sorted[this.#count(({ start }) => start <= from)];
    return after !== undefined && after.start < end;
  }

  /** How many of them, from the first on, are so: a later one never is where an earlier one is not. */
  #count(isSo: (span: Span) => boolean): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const span = this.#sorted[middle];
      if (span !== undefined && isSo(span)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
