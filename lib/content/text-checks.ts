import type { Root, Text } from "mdast";
import { visit } from "unist-util-visit";
import { type Body, isBlock } from "../markdown/blocks.ts";
import { type Locale, originalLocale } from "../record/languages.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { isPrintedAt } from "../record/schema-fields.ts";
import { placeIn } from "./body-checks.ts";
import type { BodyPlace } from "./body-text.ts";
import { fieldName } from "./field-name.ts";
import type { YamlDocument } from "./yaml-document.ts";

/** Words that say only that something is still to be written. Capitals: `xxx` and `todo` may be words. */
const latinPlaceholder = /\b(?:TODO|FIXME|TBD|XXX+)\b|lorem ipsum|dolor sit amet|\{\{[^{}]*\}\}/iu;
const isCapital = (word: string) => !/^(?:todo|fixme|tbd|xxx+)$/i.test(word) || word === word.toUpperCase();
/** The same in Chinese, where it stands alone: 亟待补齐 and 有待核实 are ordinary words. */
const alone =
  /(?<![\p{L}\p{N}])(?:待译|待翻译|待补充?|待填写?|待核实|待核对|待完善|待校对?|尚未翻译|未翻译|暂无译文|此处(?:填写|待补|待译|译文)|请(?:在此)?(?:输入|填写)(?:标题|正文|内容)?|[Xx×]{1,4}年[Xx×]{1,2}月(?:[Xx×]{1,2}日)?|[Xx×]{1,2}月[Xx×]{1,2}日)(?![\p{L}\p{N}])/u;
const bracketed =
  /[[［【（(〔](?:译文|原文|正文|标题|占位|内容|text|translation|title|headline|placeholder)[\]］】）)〕]/iu;
/** The mark of a block without translation, however it is written. */
const untranslated = /[[［【〔(（<《]\s*(?:un[\s-]?translated|not[\s-]translated)\s*[\]］】〕)）>》]/iu;
/** What a whole text may be that is none. */
const whole =
  /^[\s[［【（(]*(?:待定|此处标题|请输入标题|untitled|untranslated|placeholder|tba|n\/a|x{2,}|\?{2,}|？{2,}|_{2,}|…+)[\s\]］】）)]*$/iu;

/** What in a text only holds the place of what is to come, with where it begins. */
function placeholderIn(text: string, isWhole: boolean): { index: number; text: string } | undefined {
  if (isWhole && whole.test(text) && !/^\s*\[…\]\s*$/.test(text)) return { index: 0, text: text.trim() };
  for (const pattern of [untranslated, latinPlaceholder, alone, bracketed]) {
    const match = pattern.exec(text);
    if (match !== null && isCapital(match[0])) return { index: match.index, text: match[0] };
  }
  return undefined;
}

/** Whether a text, as a whole, only holds the place of one that is to come. */
export function holdsPlace(text: string): boolean {
  return placeholderIn(text, true) !== undefined;
}

/** Whether a text that should be in another language is in Chinese: names and terms among its words do not make it so. */
export function isChinese(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{Script=Latin}{2,}/gu)?.length ?? 0;
  return han > 1 && han > 2 * words;
}

/** Placeholders in a body, and what of a translation is still in Chinese. */
export function checkBodyTexts(
  root: Root,
  body: Body,
  source: string,
  at: BodyPlace,
  locale: Locale,
): Problem[] {
  const blocks = root.children.filter(isBlock);
  const problems: Problem[] = [];
  blocks.forEach((block, index) => {
    visit(block, "text", (node: Text) => {
      const { start, end } = node.position ?? {};
      if (start?.offset === undefined || end?.offset === undefined) return;
      const written = source.slice(start.offset, end.offset);
      const isWhole = block.type === "paragraph" && block.children.length === 1;
      // The mark is one where a block of a translation is nothing else.
      if (locale !== originalLocale && body.blocks[index]?.untranslated === true) return;
      const found = placeholderIn(written, isWhole);
      if (found === undefined) return;
      const place = { ...placeIn(node, found.index, at, written), block: `p${index + 1}` };
      problems.push(problem("placeholder", place, { text: found.text }));
    });
  });
  if (locale === originalLocale) return problems;
  const chinese = body.blocks.flatMap(({ text }, index) => (isChinese(text) ? [index] : []));
  // A translation that nobody has begun is one thing to be told, not thirty.
  const told = chinese.length === body.blocks.length ? chinese.slice(0, 1) : chinese;
  for (const index of told) {
    const node = blocks[index];
    if (node === undefined) continue;
    const place = { ...placeIn(node, 0, at), block: `p${index + 1}` };
    problems.push(problem("not-translated", place, { name: "body" }));
  }
  return problems;
}

/** The same of fields, and of registries, whose texts say themselves which language they are in. */
export function checkFieldTexts(
  schema: unknown,
  document: YamlDocument,
  file: string,
  locale: Locale = originalLocale,
): Problem[] {
  return textsIn(document.data, []).flatMap(({ path, text }) => {
    const [found, isForeign] = [placeholderIn(text, true), locale !== originalLocale || path.includes("en")];
    if (found === undefined && !(isForeign && isChinese(text))) return [];
    if (!isPrintedAt(schema, path)) return [];
    const name = fieldName(path);
    const place = { file, ...document.valueAt(path), field: name, block: String(path[0]) };
    if (found !== undefined) return [problem("placeholder", place, { text: found.text })];
    return path[0] === "translator" ? [] : [problem("not-translated", place, { name })];
  });
}

function textsIn(
  data: unknown,
  path: readonly PropertyKey[],
): { path: readonly PropertyKey[]; text: string }[] {
  if (typeof data === "string") return [{ path, text: data }];
  if (Array.isArray(data)) return data.flatMap((value, index) => textsIn(value, [...path, index]));
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => textsIn(value, [...path, key]));
}
