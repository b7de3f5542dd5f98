import { type Problem, problem } from "../record/problems/catalogue.ts";
import { isPrintedAt } from "../record/schema-fields.ts";
import { fieldName } from "./field-name.ts";
import type { PlainValue, YamlDocument } from "./yaml-document.ts";

const longest = 40;

/** Lists in brackets whose one item holds a full-width comma: it was probably meant to part two. */
export function checkListsOfOne(schema: unknown, document: YamlDocument, file: string): Problem[] {
  if (!/\[[^\]\n]*[，；]/u.test(document.text)) return [];
  return document.plainValues().flatMap(({ path, start, end, isAlone }) => {
    const text = document.text.slice(start, end);
    const at = text.search(/[，；]/u);
    if (!isAlone || at === -1 || !isPrintedAt(schema, path)) return [];
    const name = fieldName(path.slice(0, -1));
    const place = { file, ...document.position(start + at), field: name, block: String(path[0]) };
    return [problem("list-of-one", place, { name, character: text.charAt(at) })];
  });
}

/** Texts of which YAML takes a part for a comment: what follows ` #`, and a line that goes on with `#`. */
export function checkCutTexts(schema: unknown, document: YamlDocument, file: string): Problem[] {
  if (!/[ \t]#/.test(document.text)) return [];
  return document.plainValues().flatMap((value) => {
    const at = commentIn(value, document);
    if (at === undefined || !isPrintedAt(schema, value.path)) return [];
    const name = fieldName(value.path);
    const text = document.text.slice(at).split("\n", 1)[0]?.trimEnd() ?? "";
    const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
    const place = { file, ...document.position(at), field: name, block: String(value.path[0]) };
    return [problem("text-after-hash", place, { name, text: shown })];
  });
}

/** Where the comment begins that is probably none: on the value's line, or indented below a field's. */
function commentIn({ path, end, rest }: PlainValue, document: YamlDocument): number | undefined {
  const [found, space = ""] = /^(\s*)#/.exec(document.text.slice(end, rest)) ?? [];
  if (found === undefined) return undefined;
  const at = end + space.length;
  if (!space.includes("\n")) return at;
  const isField = typeof path.at(-1) === "string";
  return isField && document.position(at).column > document.keyAt(path).column ? at : undefined;
}
