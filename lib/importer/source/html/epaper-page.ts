import { type ChildNode, type Document, elementsIn, runsOf } from "./document.ts";
import { type EpaperAreas, readAreas } from "./epaper-areas.ts";

/** A page of an e-paper: which files hold its articles, in its order. */
export interface EpaperPage {
  /** Addresses as the file has them, without a fragment, each once. */
  articles: string[];
  /** The page of the issue, where its text or name tells. */
  number?: number;
  /** Where they stand, where its image map and the size of its image tell. */
  places?: EpaperAreas;
  /** All text that it shows. */
  text: string[];
}

const pageNumber = /第\s*0?(\d{1,2})\s*版|^0?(\d{1,2})\s*版|\bA0?(\d{1,2})\s*版/u;

/**
 * Reads a page's file: an image map whose areas lead to the articles, or a list of links to them.
 * @returns nothing where it has neither
 */
export function readEpaperPage(document: Document, name: string): EpaperPage | undefined {
  const elements = elementsIn(document);
  const areas = elements.filter((element) => element.name === "area" && isArticle(element.attribs.href));
  const links = elements.filter((element) => element.name === "a" && isArticle(element.attribs.href));
  if (areas.length === 0 && links.length < 2) return undefined;
  const hrefs = [...areas, ...links].map(({ attribs }) => (attribs.href ?? "").replace(/[#?].*$/, ""));
  const number = numberOf(document, name);
  const places = readAreas(elements, areas);
  return {
    articles: [...new Set(hrefs)],
    ...(number !== undefined && { number }),
    ...(places && { places }),
    text: runsOf(document).map(({ text }) => text),
  };
}

/** Pages and downloads are no articles. */
function isArticle(href: string | undefined): boolean {
  if (href === undefined || /^(?:javascript:|mailto:|#|https?:\/\/[^/]+\/?$)/i.test(href)) return false;
  const file =
    href
      .replace(/[#?].*$/, "")
      .split("/")
      .at(-1) ?? "";
  return (
    /^(?:content|nw\.|art|c_|detail|con)/i.test(file) ||
    (/\.(?:s?html?|jsp)$/i.test(file) &&
      !/^(?:node|nbs\.|index|default|layout|page|list|paperindex|l_|nl)/i.test(file))
  );
}

function numberOf(document: Document, name: string): number | undefined {
  const byName = /(?:nbs\.D110000\w+?_|node_|page_?|layout_|版)0*(\d{1,2})(?=\D|$)/i.exec(name)?.[1];
  const said = pageNumberIn(document);
  const number = said ?? Number(byName);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}

/** The page that a document names, in its title first. */
export function pageNumberIn(document: Document): number | undefined {
  const title = elementsIn(document).find((element) => element.name === "title");
  const titleText = title?.children.map((child) => ("data" in child ? child.data : "")).join("") ?? "";
  const own = runsOf(document, isLink).map(({ text }) => text);
  for (const text of [titleText, ...own]) {
    const number = Number(
      pageNumber
        .exec(text)
        ?.slice(1)
        .find((each) => each !== undefined),
    );
    if (number > 0) return number;
  }
  return undefined;
}

/** Links lead to other pages. */
function isLink(node: ChildNode): boolean {
  return "name" in node && (node.name === "a" || node.name === "li");
}
