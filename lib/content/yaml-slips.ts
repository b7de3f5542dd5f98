import { fieldMeant } from "../record/editors-words.ts";
import type { YamlFault } from "../record/problems/yaml-faults.ts";
import { fieldNames } from "../record/schema-fields.ts";
import { nearest } from "./nearest.ts";

/** A mistake in YAML as it was typed, in UTF-16 units from the start of the text. */
export interface Slip extends YamlFault {
  offset: number;
  /** Counted from 0. */
  line: number;
}

/** Spaces that YAML takes for text. */
const wideSpace = /[\u3000\u00A0\u1680\u2000-\u200A\u202F\u205F]/u;
const lineStart = /^([ \t\u3000\u00A0\u1680\u2000-\u200A\u202F\u205F]*)(.*)$/su;
const item = /^([-－﹣—–―─−‐•·●])([ \t\u3000\u00A0]*)/u;
const colons = "：﹕︰∶＝=；;";
const field = new RegExp(
  `^(["'“”]?)([\\p{L}_][\\p{L}\\p{N}_-]{0,30})\\1([ \\t\\u3000]*)([${colons}]|:(?=[^ \\t\\n/]))`,
  "u",
);
const inFlow = /[{,，]([ \u3000]*)([A-Za-z]+)[ \u3000]*([：﹕︰∶]|:(?!\/))/gu;
const blockScalar = /(?:^|[:-]\s+)[|>][-+\d]*[ \t]*(?:#.*)?$/;

/**
 * What a Chinese keyboard or a hurry makes of YAML: full-width colons, no space after a colon or a dash, tabs and
 * full-width spaces as indentation. It looks at the text alone; whether YAML takes a line for something else is for
 * the caller to know.
 */
export function slipsIn(text: string): Slip[] {
  const slips: Slip[] = [];
  let offset = 0;
  let scalarIndent = Number.POSITIVE_INFINITY;
  text.split("\n").forEach((line, index) => {
    const indent = line.search(/[^ ]/);
    // Text may hold anything.
    if (indent !== -1 && indent <= scalarIndent) {
      scalarIndent = blockScalar.test(line) ? indent : Number.POSITIVE_INFINITY;
      for (const { offset: at, ...slip } of slipsOnLine(line))
        slips.push({ ...slip, line: index, offset: offset + at });
    }
    offset += line.length + 1;
  });
  return slips;
}

type LineSlip = Omit<Slip, "line">;

function slipsOnLine(line: string): LineSlip[] {
  const [, indent = "", rest = ""] = lineStart.exec(line) ?? [];
  if (rest === "" || rest.startsWith("#")) return [];
  const slips: LineSlip[] = [];
  const [dash = "", mark = "", gap = ""] = item.exec(rest) ?? [];
  const isItem = mark === "-" ? !rest.startsWith("--") : mark !== "" && gap !== "";
  const content = isItem ? rest.slice(dash.length) : rest;
  const start = line.length - content.length;
  const named = fieldSlip(content, start, isItem);
  const isField = named !== undefined || fieldNames.has(/^["']?(\w+)["']?[ \t]*:/.exec(content)?.[1] ?? "");
  if (isItem || isField) slips.push(...indentSlips(indent));
  if (isItem) slips.push(...dashSlips(mark, gap, content, indent.length));
  if (named !== undefined) slips.push(named);
  return content.includes("{") ? [...slips, ...flowSlips(line, line.indexOf("{", start))] : slips;
}

function indentSlips(indent: string): LineSlip[] {
  const wide = indent.search(wideSpace);
  if (wide !== -1) return [{ fault: "wide-space", character: indent.charAt(wide), offset: wide }];
  const tab = indent.indexOf("\t");
  return tab === -1 ? [] : [{ fault: "tab", offset: tab }];
}

function dashSlips(mark: string, gap: string, content: string, at: number): LineSlip[] {
  if (mark !== "-") return [{ fault: "dash", character: mark, offset: at }];
  const wide = gap.search(wideSpace);
  if (wide !== -1) return [{ fault: "wide-space", character: gap.charAt(wide), offset: at + 1 + wide }];
  // A number may be negative.
  return gap === "" && /^[^\d\s]/.test(content) ? [{ fault: "space-after-dash", offset: at }] : [];
}

/** @param at where the text stands on its line */
function fieldSlip(text: string, at: number, isItem: boolean): LineSlip | undefined {
  const [found, , word = "", , sign = ""] = field.exec(text) ?? [];
  if (found === undefined) return undefined;
  const name = fieldCalled(word);
  // In a list of lines a text may well begin with a word of the trade.
  if (name === undefined || (isItem && !/^\w+$/.test(word))) return undefined;
  const offset = at + found.length - sign.length;
  if (sign === ":") return { fault: "space-after-colon", name, offset };
  return { fault: "colon", name, character: sign, offset };
}

function flowSlips(line: string, from: number): LineSlip[] {
  return [...line.slice(from).matchAll(inFlow)].flatMap(({ 0: whole, 2: name = "", 3: sign = "", index }) => {
    if (!fieldNames.has(name)) return [];
    const slips: LineSlip[] = [];
    if (whole.startsWith("，")) slips.push({ fault: "comma", character: "，", offset: from + index });
    const offset = from + index + whole.length - sign.length;
    if (sign !== ":") slips.push({ fault: "colon", character: sign, name, offset });
    else if (/^[^ \t]/.test(line.slice(offset + 1))) slips.push({ fault: "space-after-colon", name, offset });
    return slips;
  });
}

/** The field that a word of the text is, or was probably meant to be. */
function fieldCalled(word: string): string | undefined {
  if (fieldNames.has(word)) return word;
  const meant = fieldMeant(word);
  if (meant !== undefined) return meant;
  return /^[A-Za-z]{4,}$/.test(word) ? nearest(word.toLowerCase(), fieldNames) : undefined;
}
