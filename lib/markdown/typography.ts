import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { translate } from "../i18n/translate.ts";
import { type Locale, languageTag } from "../record/languages.ts";

/** A word of some letters, and words that follow it. */
const latinRun = /\p{Script=Latin}[\p{Script=Latin}'’-]{3,}(?: \p{Script=Latin}[\p{Script=Latin}'’-]*)*/gu;
/** What leaves a gap before it when it goes to the next line: justified, the line would be torn apart. */
const longRun = /[\p{Script=Latin}\d_/:?&=.#%@-]{8,}/u;

/**
 * rehype: in Chinese text, Latin words carry their language, so that they are hyphenated and spoken as such, and
 * paragraphs with long ones are not justified.
 */
export function rehypeLatin({ locale }: { locale: Locale }) {
  return (root: Root): void => {
    if (locale !== "zh") return;
    visit(root, "element", (node) => {
      if (["code", "pre"].includes(node.tagName)) return SKIP;
      if (["p", "li"].includes(node.tagName) && longRun.test(plainText(node))) addClass(node, "ragged");
    });
    visit(root, "text", (node, index, parent) => {
      if (index === undefined || parent?.type !== "element" || parent.tagName === "code") return;
      const parts = partsOf(node.value);
      if (parts.length < 2 && parts[0]?.type !== "element") return;
      parent.children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    });
  };
}

function partsOf(text: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let at = 0;
  const add = (to: number) => {
    if (to > at) parts.push({ type: "text", value: text.slice(at, to) });
  };
  for (const { index, 0: run } of text.matchAll(latinRun)) {
    // An address is no language.
    if (
      /[/:.@\d_?&=#%~+-]/.test(text.charAt(index - 1)) ||
      /^[/:@\d_&=#%~-]|^[.?]\p{L}/u.test(text.slice(index + run.length))
    )
      continue;
    add(index);
    const children = [{ type: "text", value: run } as const];
    parts.push({ type: "element", tagName: "span", properties: { lang: languageTag.en }, children });
    at = index + run.length;
  }
  add(text.length);
  return parts;
}

/** Cells with wider texts are broken into lines. In widths of a Chinese character. */
const longCell = 12;

/** rehype: each table is a region that scrolls by itself, and its short cells stay whole. */
export function rehypeTables({ locale }: { locale: Locale }) {
  const t = translate(locale, "Article");
  return (root: Root): void => {
    visit(root, "element", (table, index, parent) => {
      if (table.tagName !== "table" || index === undefined || parent === undefined) return;
      const headings: string[] = [];
      visit(table, "element", (cell) => {
        if (cell.tagName !== "th" && cell.tagName !== "td") return;
        const text = plainText(cell);
        if (cell.tagName === "th" && text.trim() !== "") headings.push(text.trim());
        if (widthOf(text) > longCell) addClass(cell, "long");
        alignByClass(cell);
      });
      const label = t("table", { headings: headings.join(locale === "zh" ? "、" : ", ") });
      const properties = { className: ["table"], role: "region", tabIndex: 0, ariaLabel: label };
      parent.children[index] = { type: "element", tagName: "div", properties, children: [table] };
      return [SKIP, index + 1];
    });
  };
}

/** The attribute that GFM gives cells is obsolete in HTML. */
function alignByClass(cell: Element): void {
  const { align } = cell.properties;
  delete cell.properties.align;
  if (align === "right" || align === "center") addClass(cell, align);
}

function plainText(node: Element): string {
  let text = "";
  visit(node, "text", ({ value }) => {
    text += value;
  });
  return text;
}

function addClass(node: Element, name: string): void {
  const { className } = node.properties;
  node.properties.className = [...(Array.isArray(className) ? className : []), name];
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < "\u2000" ? 0.5 : 1), 0);
}
