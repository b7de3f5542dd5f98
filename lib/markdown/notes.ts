import type { Element, RootContent } from "hast";
import { visit } from "unist-util-visit";
import { translate } from "../i18n/translate.ts";
import { type Locale, originalLocale } from "../record/languages.ts";

/** A note by itself, so that some of them can be shown. */
export interface NoteItem {
  /** Of its element: `note-fn-1`. */
  id: string;
  /** The element without its ways back, with its number. */
  html: string;
  /** The ways back: from which place in the text, and the link to it. */
  back: readonly { to: string; html: string }[];
}

/** What ids of notes begin with: a page may have notes in two languages. */
export function notePrefix(locale: Locale): string {
  return locale === originalLocale ? "note-" : `note-${locale}-`;
}

function labelId(locale: Locale): string {
  return locale === originalLocale ? "footnote-label" : `footnote-label-${locale}`;
}

/** Gives the heading of the notes an id of its language, and the references to it. */
export function nameLabel(root: { type: "root"; children: RootContent[] }, locale: Locale): void {
  visit(root, "element", ({ properties }) => {
    if (properties.id === "footnote-label") properties.id = labelId(locale);
    if (String(properties.ariaDescribedBy) === "footnote-label")
      properties.ariaDescribedBy = [labelId(locale)];
  });
}

/** The notes of the section that holds all of them. */
export function noteItems(section: Element, stringify: (node: RootContent) => string): NoteItem[] {
  const list = section.children.find((child) => child.type === "element" && child.tagName === "ol");
  const items = list?.type === "element" ? list.children.filter((child) => child.type === "element") : [];
  return items.map((item, index) => {
    const back: { to: string; html: string }[] = [];
    const alone = structuredClone(item);
    visit(alone, "element", (node, at, parent) => {
      if (at === undefined || parent === undefined || !("dataFootnoteBackref" in node.properties))
        return undefined;
      back.push({ to: String(node.properties.href).slice(1), html: stringify(node) });
      parent.children.splice(at, 1);
      return at;
    });
    alone.properties.value = String(index + 1);
    return { id: String(item.properties.id), html: stringify(alone), back };
  });
}

const reference = /<a href="#([^"]*)" id="([^"]*)" data-footnote-ref/g;
const end = /(?:\s*<\/p>)?\s*<\/li>$/;

/**
 * The notes that some blocks of the original refer to, for readers of another language.
 * @param shown the blocks' HTML
 * @param locale of the readers
 * @returns HTML; nothing where there are none
 */
export function notesOfOriginal(
  shown: readonly string[],
  items: readonly NoteItem[],
  locale: Locale,
): string {
  const places = new Set<string>();
  const named = new Set<string>();
  const open = [...shown];
  for (let html = open.pop(); html !== undefined; html = open.pop()) {
    for (const [, note = "", place = ""] of html.matchAll(reference)) {
      places.add(place);
      if (named.has(note)) continue;
      named.add(note);
      // A note may refer to another one.
      open.push(...items.filter(({ id }) => id === note).map((item) => item.html));
    }
  }
  const notes = items
    .filter(({ id }) => named.has(id))
    .map(({ html, back }) => {
      const links = back.filter(({ to }) => places.has(to)).map((each) => each.html);
      return html.replace(end, (closing) => ` ${links.join(" ")}${closing}`);
    });
  if (notes.length === 0) return "";
  const heading = translate(locale, "Article")("footnotesOfOriginal");
  return (
    `<section data-footnotes class="footnotes"><h2 id="${labelId(originalLocale)}" lang="${locale}">${heading}</h2>\n` +
    `<ol>\n${notes.join("\n")}\n</ol>\n</section>`
  );
}
