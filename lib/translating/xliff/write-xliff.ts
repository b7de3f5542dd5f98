import { createHash } from "node:crypto";
import { type Rendering, renderingsOf } from "../renderings.ts";
import { escapeAttribute, escapeText } from "../xml/parse-xml.ts";
import { namespaces, xliffNamespace } from "./schema.ts";

/** How far a text is, in XLIFF's words. What is behind is `initial` again, with its old translation. */
export type UnitState = "initial" | "translated" | "reviewed";

/** A text of an article: a block, or a field of the front matter. */
export interface Unit {
  /** `p3`, `headline`, … */
  id: string;
  source: string;
  target?: string;
  state: UnitState;
  behind: boolean;
}

export interface ExportedArticle {
  /** `2020-11-28/slug`. */
  id: string;
  path: string;
  units: readonly Unit[];
}

/** What tells, in `subState`, that a translation is behind its original. */
export const behindState = "bulletin:behind";

/** What tells a translation as it was exported from another one: the tool's own words in the metadata of a unit. */
export const ownCategory = "bulletin";
export const exportedType = "exported";

/** Of a text as it is, typography and all; `none` where there is none. */
export function textStamp(text: string | undefined): string {
  if (text === undefined) return "none";
  const plain = text.replace(/\r\n?/g, "\n").trim();
  return createHash("sha256").update(plain).digest("hex").slice(0, 8);
}

/** An XLIFF 2.1 document of some articles, each a file, with the names and terms of each text in its glossary. */
export function writeXliff(articles: readonly ExportedArticle[], known: readonly Rendering[]): string {
  const head = [
    `<xliff xmlns="${xliffNamespace}" xmlns:gls="${namespaces.glossary}" xmlns:mda="${namespaces.metadata}" version="2.1"`,
    ` srcLang="zh-Hans" trgLang="en" xml:space="preserve">`,
  ].join("\n");
  const files = articles.map((article) => fileText(article, known)).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${files}</xliff>\n`;
}

/** An article's id as XML's names allow it. */
export const fileId = (id: string) => id.replace("/", ".");

function fileText({ id, path, units }: ExportedArticle, known: readonly Rendering[]): string {
  const all = units.map((unit) => unitText(unit, renderingsOf(unit.source, known))).join("");
  return `  <file id="${escapeAttribute(fileId(id))}" original="${escapeAttribute(path)}">\n${all}  </file>\n`;
}

function unitText({ id, source, target, state, behind }: Unit, renderings: readonly Rendering[]): string {
  const subState = behind ? ` subState="${behindState}"` : "";
  const texts = `<source>${content(source)}</source>${target === undefined ? "" : `<target>${content(target)}</target>`}`;
  return [
    `    <unit id="${escapeAttribute(id)}">\n`,
    glossaryText(renderings),
    `      <mda:metadata><mda:metaGroup category="${ownCategory}"><mda:meta type="${exportedType}">${textStamp(target)}</mda:meta></mda:metaGroup></mda:metadata>\n`,
    `      <segment id="s1" state="${state}"${subState}>${texts}</segment>\n`,
    "    </unit>\n",
  ].join("");
}

function glossaryText(renderings: readonly Rendering[]): string {
  if (renderings.length === 0) return "";
  const entries = renderings.map(({ id, registry, zh, en, note }) => {
    const translations = en.map(
      (word) => `<gls:translation source="${registry}">${escapeText(word)}</gls:translation>`,
    );
    const definition =
      note === undefined ? "" : `<gls:definition source="${registry}">${escapeText(note)}</gls:definition>`;
    const term = `<gls:term source="${registry}">${escapeText(zh[0] ?? "")}</gls:term>`;
    return `        <gls:glossEntry id="${registry}.${id}">${term}${translations.join("")}${definition}</gls:glossEntry>\n`;
  });
  return `      <gls:glossary>\n${entries.join("")}      </gls:glossary>\n`;
}

/** Characters that XML has not stand as elements. */
function content(text: string): string {
  return escapeText(text).replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
    /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g,
    (character) => `<cp hex="${character.charCodeAt(0).toString(16).padStart(4, "0")}"/>`,
  );
}
