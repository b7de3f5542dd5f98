import { type Locale, languageTag } from "../../record/languages.ts";
import type { Site } from "../../record/schema.ts";
import { element, xmlDocument } from "../xml.ts";

/** A file of the book, beside its package document. */
export interface BookFile {
  name: string;
  mediaType: string;
  data: string | Uint8Array;
  /** What it is for (EPUB 3.3, “manifest item properties”). */
  properties?: string;
}

export interface BookFacts {
  /** Names the book for ever: the address of its issue, in its languages. */
  identifier: string;
  title: string;
  day: string;
  /** An instant in UTC, to the second. */
  modified: string;
  /** The reader's first. */
  languages: readonly Locale[];
  site: Site;
  hasPictures: boolean;
}

/** Where the package document is (OCF, “container file”). */
export const packagePath = "EPUB/package.opf";

export function containerFile(): string {
  return xmlDocument(
    element(
      "container",
      { version: "1.0", xmlns: "urn:oasis:names:tc:opendocument:xmlns:container" },
      element(
        "rootfiles",
        {},
        element("rootfile", { "full-path": packagePath, "media-type": "application/oebps-package+xml" }),
      ),
    ),
  );
}

/** The package document (EPUB 3.3): what the book is, its files, and their order. */
export function packageFile(facts: BookFacts, files: readonly BookFile[]): string {
  const idOf = (name: string) => `f-${name.replace(/[^a-z0-9]+/gi, "-")}`;
  const spine = files.filter(({ mediaType }) => mediaType === "application/xhtml+xml");
  return xmlDocument(
    element(
      "package",
      {
        xmlns: "http://www.idpf.org/2007/opf",
        version: "3.0",
        "unique-identifier": "id",
        "xml:lang": languageTag[facts.languages[0] ?? "zh"],
      },
      metadata(facts),
      element(
        "manifest",
        {},
        files.map(({ name, mediaType, properties }) =>
          element("item", { id: idOf(name), href: name, "media-type": mediaType, properties }),
        ),
      ),
      element(
        "spine",
        {},
        spine.map(({ name }) => element("itemref", { idref: idOf(name) })),
      ),
    ),
  );
}

function metadata({ identifier, title, day, modified, languages, site, hasPictures }: BookFacts) {
  const [locale = "zh"] = languages;
  const rights = [site.rights?.[locale], site.licence?.[locale]].filter((each) => each !== undefined);
  const meta = (property: string, value: string) => element("meta", { property }, value);
  return element(
    "metadata",
    { "xmlns:dc": "http://purl.org/dc/elements/1.1/" },
    element("dc:identifier", { id: "id" }, identifier),
    element("dc:title", {}, title),
    languages.map((language) => element("dc:language", {}, languageTag[language])),
    element("dc:creator", {}, site.name[locale]),
    element("dc:publisher", {}, site.publisher?.[locale] ?? site.name[locale]),
    element("dc:date", {}, day),
    element("dc:source", {}, identifier),
    rights.length > 0 ? element("dc:rights", {}, rights.join(" ")) : undefined,
    meta("dcterms:modified", modified),
    meta("schema:accessMode", "textual"),
    hasPictures ? meta("schema:accessMode", "visual") : undefined,
    meta("schema:accessModeSufficient", "textual"),
    ["tableOfContents", "readingOrder", "structuralNavigation", "alternativeText"].map((feature) =>
      meta("schema:accessibilityFeature", feature),
    ),
    meta("schema:accessibilityHazard", "none"),
  );
}
