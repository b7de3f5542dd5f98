import { locales } from "../record/languages.ts";
import type { Term } from "../record/schema.ts";
import {
  attribute,
  elementsOf,
  escapeAttribute,
  escapeText,
  parseXml,
  textOf,
  type XmlElement,
  XmlFault,
  xmlNamespace,
} from "./xml/parse-xml.ts";

const tbxNamespace = "urn:iso:std:iso:30042:ed-2";
const tags = { zh: "zh-Hans", en: "en" } as const;

/** The glossary as TBX-Basic (ISO 30042:2019): a concept for each term, the agreed word of a language first. */
export function writeTbx(terms: readonly Term[], title: string): string {
  const entries = terms.map(({ id, term, also, note }) => {
    const languages = locales.map((locale) => {
      const words = [term[locale], ...(also?.[locale] ?? [])];
      const notes = note === undefined ? "" : `<note>${escapeText(note[locale])}</note>`;
      return `        <langSec xml:lang="${tags[locale]}">${notes}${words.map(termText).join("")}</langSec>\n`;
    });
    return `      <conceptEntry id="${escapeAttribute(id)}">\n${languages.join("")}      </conceptEntry>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="zh-Hans" xmlns="${tbxNamespace}">
  <tbxHeader>
    <fileDesc>
      <titleStmt><title>${escapeText(title)}</title></titleStmt>
      <sourceDesc><p>${escapeText(title)}</p></sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
${entries.join("")}    </body>
  </text>
</tbx>
`;
}

function termText(word: string, index: number): string {
  const status = index === 0 ? "preferredTerm-admn-sts" : "admittedTerm-admn-sts";
  return `<termSec><term>${escapeText(word)}</term><termNote type="administrativeStatus">${status}</termNote></termSec>`;
}

/**
 * Reads a TBX document's concepts that have a term in both languages.
 * @returns `left` are the ids of those that have not
 * @throws {XmlFault}
 */
export function readTbx(text: string): { terms: Term[]; left: string[] } {
  const root = parseXml(text);
  if (root.name !== "tbx") throw new XmlFault("this is no TBX document");
  const body = elementsOf(root)
    .filter(({ name }) => name === "text")
    .flatMap((each) => elementsOf(each))
    .find(({ name }) => name === "body");
  const concepts = elementsOf(body ?? root).filter(({ name }) => name === "conceptEntry");
  const read = concepts.map((concept) => ({ id: attribute(concept, "id"), term: termOf(concept) }));
  return {
    terms: read.flatMap(({ term }) => term ?? []),
    left: read.flatMap(({ id, term }, index) => (term === undefined ? [id ?? String(index + 1)] : [])),
  };
}

function termOf(concept: XmlElement): Term | undefined {
  const id = attribute(concept, "id") ?? "";
  const sections = new Map(
    elementsOf(concept)
      .filter(({ name }) => name === "langSec")
      .map((section) => [
        (attribute(section, "lang", xmlNamespace) ?? "").toLowerCase().split("-")[0],
        section,
      ]),
  );
  const [zh, en] = [sections.get("zh"), sections.get("en")].map(wordsIn);
  if (!zh?.words[0] || !en?.words[0]) return undefined;
  const also = {
    ...(zh.words.length > 1 && { zh: zh.words.slice(1) }),
    ...(en.words.length > 1 && { en: en.words.slice(1) }),
  };
  return {
    id,
    term: { zh: zh.words[0], en: en.words[0] },
    ...(Object.keys(also).length > 0 && { also }),
    ...(zh.note !== undefined && en.note !== undefined && { note: { zh: zh.note, en: en.note } }),
  };
}

/** The preferred word first, whatever the order. */
function wordsIn(section: XmlElement | undefined): { words: string[]; note?: string } {
  const terms = (section ? elementsOf(section) : []).filter(({ name }) => name === "termSec");
  const read = terms.map((each) => ({
    word: textOf(elementsOf(each).find(({ name }) => name === "term") ?? each).trim(),
    isPreferred: textOf(each).includes("preferredTerm-admn-sts"),
  }));
  const note = section && elementsOf(section).find(({ name }) => name === "note");
  return {
    words: [
      ...read.filter(({ isPreferred }) => isPreferred),
      ...read.filter(({ isPreferred }) => !isPreferred),
    ].flatMap(({ word }) => word || []),
    ...(note && { note: textOf(note).trim() }),
  };
}
