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

/** Reads a TBX document's concepts that have a term in both languages. @throws {XmlFault} */
export function readTbx(text: string): Term[] {
  const root = parseXml(text);
  if (root.name !== "tbx") throw new XmlFault("this is no TBX document");
  const body = elementsOf(root)
    .filter(({ name }) => name === "text")
    .flatMap((each) => elementsOf(each))
    .find(({ name }) => name === "body");
  return elementsOf(body ?? root).flatMap((concept) =>
    concept.name === "conceptEntry" ? (termOf(concept) ?? []) : [],
  );
}

function termOf(concept: XmlElement): Term | undefined {
  const id = attribute(concept, "id");
  const sections = new Map(
    elementsOf(concept)
      .filter(({ name }) => name === "langSec")
      .map((section) => [
        (attribute(section, "lang", xmlNamespace) ?? "").toLowerCase().split("-")[0],
        section,
      ]),
  );
  const [zh, en] = [sections.get("zh"), sections.get("en")].map(wordsIn);
  if (id === undefined || zh?.words[0] === undefined || en?.words[0] === undefined) return undefined;
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
    ].map(({ word }) => word),
    ...(note && { note: textOf(note).trim() }),
  };
}
