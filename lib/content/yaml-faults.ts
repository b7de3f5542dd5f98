import type { ErrorCode, YAMLError } from "yaml";
import type { YamlFault, YamlFaultName } from "../record/problems/yaml-faults.ts";
import { type Slip, slipsIn } from "./yaml-slips.ts";

/** Where a fault is, and what it is. */
export type PlacedFault = YamlFault & { offset: number };

/**
 * What is wrong with a text that is no YAML, in editors' words: first the mistakes that can be seen in the text, of
 * which the parser only tells what came of them further down; where there are none, what the parser found.
 */
export function explainFaults(text: string, errors: readonly YAMLError[]): PlacedFault[] {
  if (errors.length === 0) return [];
  const slips = slipsIn(text);
  if (slips.length > 0) return slips.map(withoutLine);
  // What follows the first fault often follows from it.
  const [first] = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
  if (first === undefined) return [];
  const independent = errors.filter((error) => error !== first && isIndependent(error));
  return [first, ...independent].map((error) => explainFault(text, error));
}

/** What is wrong whatever else is: nothing on the lines around it explains it. */
function isIndependent({ code }: YAMLError): boolean {
  return code === "DUPLICATE_KEY" || code === "TAG_RESOLVE_FAILED";
}

export function withoutLine({ line: _, ...fault }: Slip): PlacedFault {
  return fault;
}

const byCode: Partial<Record<ErrorCode, YamlFaultName>> = {
  BAD_INDENT: "indentation",
  TAB_AS_INDENT: "tab",
  DUPLICATE_KEY: "repeated",
  MULTIPLE_DOCS: "documents",
  TAG_RESOLVE_FAILED: "tag",
  BAD_COLLECTION_TYPE: "tag",
  MULTIPLE_TAGS: "tag",
  BAD_DQ_ESCAPE: "escape",
  MULTILINE_IMPLICIT_KEY: "no-field",
};

const named = /^[ ]*(?:- +)?["']?([\w-]+)["']?:[ \t]+/;

function explainFault(text: string, error: YAMLError): PlacedFault {
  const { code, pos, message } = error;
  const offset = Math.min(pos[0], text.length);
  const from = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", from);
  const line = text.slice(from, end === -1 ? text.length : end);
  if (!isIndependent(error)) {
    const onLine = explainLine(line);
    if (onLine !== undefined) return { ...onLine, offset: from + onLine.offset };
    const above = openAbove(text, from, offset) ?? misindented(text, from);
    if (above !== undefined) return above;
  }
  const name = /^\s*["']?([\w-]+)/.exec(line)?.[1];
  switch (code) {
    case "BAD_DQ_ESCAPE":
      return { fault: "escape", character: text.slice(offset, offset + 2), offset };
    case "BAD_SCALAR_START":
      return { fault: "start", character: text.charAt(offset), offset };
    case "MISSING_CHAR":
      return missingCharacter(text, line, offset, message);
    case "MULTIPLE_DOCS":
      return { fault: "documents", offset: from };
    default:
      return {
        fault: byCode[code] ?? "other",
        offset,
        ...(code === "DUPLICATE_KEY" && name !== undefined && { name }),
      };
  }
}

/** The bracket on a line above that is never closed: the parser tells of the line below. */
function openAbove(text: string, from: number, offset: number): PlacedFault | undefined {
  const above = text.slice(0, from).trimEnd();
  const start = above.lastIndexOf("\n") + 1;
  const fault = above === "" ? undefined : explainLine(above.slice(start));
  if (fault?.fault !== "open-bracket" && fault?.fault !== "hash-in-brackets") return undefined;
  const isClosed = fault.character !== undefined && text.slice(start, offset).includes(fault.character);
  return fault.fault === "open-bracket" && isClosed ? undefined : { ...fault, offset: start + fault.offset };
}

/** A field that is indented otherwise than the one above or below it, though neither holds the other. */
function misindented(text: string, from: number): PlacedFault | undefined {
  const lines = [...text.matchAll(/^( *)(?:- )?[\w-]+:(.*)$/gm)].map(
    ({ 0: whole, 1: indent = "", 2: value = "", index }) => ({
      ...{ whole, index },
      indent: indent.length,
      isWhole: value.trim() !== "",
    }),
  );
  const at = lines.findIndex(({ index }) => index === from);
  for (const [upper, lower] of [
    [lines[at - 1], lines[at]],
    [lines[at], lines[at + 1]],
  ]) {
    if (upper === undefined || lower === undefined || upper.indent === lower.indent) continue;
    if (upper.indent > lower.indent && lower.indent > 0) continue;
    if (!upper.isWhole) continue;
    return { fault: "indentation", offset: upper.indent > lower.indent ? upper.index : lower.index };
  }
  return undefined;
}

function missingCharacter(text: string, line: string, offset: number, message: string): PlacedFault {
  // The parser tells of an open quote at the end of the text.
  const quote = /Missing closing (["'])/.exec(message)?.[1];
  if (quote !== undefined) {
    const opened = text.search(new RegExp(`(?:^|[:\\-\\[,{] *)${quote}(?:[^${quote}]*)$`));
    const start = opened === -1 ? offset : text.indexOf(quote, opened);
    return { fault: "open-quote", character: quote, offset: start };
  }
  if (/Missing , (?:or : )?between/.test(message)) return { fault: "after-bracket", character: "]", offset };
  return { fault: /^[^:]*$/.test(line) || /Implicit map keys/.test(message) ? "no-field" : "other", offset };
}

/** The mistakes that a line shows whose value has to be quoted. */
function explainLine(line: string): PlacedFault | undefined {
  const [prefix, name] = named.exec(line) ?? /^ *- +()/.exec(line) ?? [];
  if (prefix === undefined) return undefined;
  const value = line.slice(prefix.length).trimEnd();
  const [first = ""] = value;
  const at = prefix.length;
  if (first === '"' || first === "'") return explainQuoted(value, first, at);
  if (first === "[" || first === "{") return explainBracketed(value, first, at);
  if (/^[@`%&*!]/.test(value)) return { fault: "start", character: first, offset: at };
  if (/^[-?] /.test(value) && name !== "") return { fault: "start", character: first, offset: at };
  if (/^[|>]/.test(value) && !/^[|>][-+\d]*(?: +#.*)?$/.test(value)) {
    return { fault: "start", character: first, offset: at };
  }
  const colon = value.search(/:(?: |$)/);
  if (colon === -1 || name === undefined || name === "") return undefined;
  return { fault: "colon-in-text", name, offset: at + colon };
}

function explainQuoted(value: string, quote: string, at: number): PlacedFault | undefined {
  const body = quote === '"' ? /^"(?:[^"\\]|\\.)*"/ : /^'(?:[^']|'')*'/;
  const closed = body.exec(value)?.[0];
  if (closed === undefined) return undefined;
  const rest = value.slice(closed.length);
  if (/^\s*(?:#.*)?$/.test(rest)) return undefined;
  return { fault: "after-quote", offset: at + closed.length };
}

function explainBracketed(value: string, bracket: string, at: number): PlacedFault | undefined {
  const closing = bracket === "[" ? "]" : "}";
  const end = value.lastIndexOf(closing);
  const hash = value.search(/ #/);
  if (hash !== -1 && hash < end && !/["']/.test(value.slice(0, hash))) {
    return { fault: "hash-in-brackets", offset: at + hash + 1 };
  }
  const comma = bracket === "{" ? value.search(/[，；、]\s*\w+\s*:/u) : -1;
  if (comma !== -1) return { fault: "comma", character: value.charAt(comma), offset: at + comma };
  if (end === -1) {
    const wide = value.search(bracket === "[" ? /[］】]/u : /｝/u);
    return { fault: "open-bracket", character: closing, offset: at + (wide === -1 ? value.length : wide) };
  }
  const rest = value.slice(end + 1);
  if (/^\s*(?:#.*)?$/.test(rest)) return undefined;
  return { fault: "after-bracket", character: closing, offset: at + end + 1 };
}
