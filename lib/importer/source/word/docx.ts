import { unzipSync } from "fflate";
import { parseDocument } from "htmlparser2";
import type { Localized } from "../../../record/languages.ts";
import { type ChildNode, type Element, elementsIn } from "../html/document.ts";
import type { WordParagraph } from "./word-blocks.ts";

/** What an unpacked file may have, in bytes: a document with more text than that is no page. */
const mostBytes = 40_000_000;
/** What Word writes for deleted text, codes of fields, and a second time for older programs. */
const unread = new Set([
  "w:del",
  "w:moveFrom",
  "w:instrText",
  "w:delText",
  "mc:Fallback",
  "w:rPr",
  "w:pPr",
  "w:sectPr",
]);

/**
 * Reads the paragraphs of a .docx (ECMA-376), in order, changes taken as accepted.
 * @returns nothing where the file is no such document
 */
export function readDocx(bytes: Uint8Array): { paragraphs: WordParagraph[]; notes: Localized[] } | undefined {
  const parts = unpack(bytes);
  const main = parts?.get("word/document.xml");
  if (parts === undefined || main === undefined) return undefined;
  const document = parseDocument(main, { xmlMode: true });
  const styles = styleNames(parts.get("word/styles.xml"));
  const body = elementsIn(document).find(({ name }) => name === "w:body");
  if (body === undefined) return undefined;
  const paragraphs = paragraphsIn(body, styles);
  for (const part of ["word/footnotes.xml", "word/endnotes.xml"]) {
    const xml = parts.get(part);
    if (xml !== undefined) paragraphs.push(...paragraphsIn(parseDocument(xml, { xmlMode: true }), styles));
  }
  const numbered = elementsIn(body).some(({ name }) => name === "w:numPr");
  const tables = elementsIn(body).some(({ name }) => name === "w:tbl");
  return {
    paragraphs: paragraphs.filter(({ text }) => text !== ""),
    notes: [...(numbered ? [numbersMissing] : []), ...(tables ? [tablesRead] : [])],
  };
}

const tablesRead: Localized = {
  zh: "文档里有表格：每格读成了一段，从左到右、从上到下；在草稿里写成表格。",
  en: "The document has tables: each cell was read as a paragraph, row by row. Write them as tables in the draft.",
};

function unpack(bytes: Uint8Array): Map<string, string> | undefined {
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        /^word\/(?:document|styles|footnotes|endnotes)\.xml$/.test(name) && originalSize < mostBytes,
    });
    return new Map(Object.entries(files).map(([name, content]) => [name, new TextDecoder().decode(content)]));
  } catch {
    return undefined;
  }
}

/** The names of styles by their ids: `1` may be `heading 1`. */
function styleNames(xml: string | undefined): Map<string, string> {
  if (xml === undefined) return new Map();
  return new Map(
    elementsIn(parseDocument(xml, { xmlMode: true }))
      .filter(({ name }) => name === "w:style")
      .map((style) => {
        const named = elementsIn(style).find(({ name }) => name === "w:name");
        return [style.attribs["w:styleId"] ?? "", named?.attribs["w:val"] ?? ""];
      }),
  );
}

function paragraphsIn(
  node: Element | ReturnType<typeof parseDocument>,
  styles: ReadonlyMap<string, string>,
): WordParagraph[] {
  return node.children.flatMap((child): WordParagraph[] => {
    if (!("attribs" in child) || unread.has(child.name)) return [];
    const element = child as Element;
    if (element.name === "w:p") return [paragraphOf(element, styles), ...boxesIn(element, styles)];
    if (element.name === "w:tr") {
      const cells = paragraphsIn(element, styles).map(({ text }) => text);
      return [
        { text: cells.filter((text) => text !== "").join(" "), heading: undefined, size: 0, stands: false },
      ];
    }
    return paragraphsIn(element, styles);
  });
}

/** What is written in a frame that hangs on a paragraph. */
function boxesIn(paragraph: Element, styles: ReadonlyMap<string, string>): WordParagraph[] {
  return elementsIn(paragraph)
    .filter((element) => element.name === "w:txbxContent" && !within(element, "mc:Fallback", paragraph))
    .flatMap((box) => paragraphsIn(box, styles));
}

function within(element: Element, name: string, top: Element): boolean {
  for (
    let each = element.parent as Element | null;
    each !== null && each !== top;
    each = each.parent as Element | null
  )
    if (each.name === name) return true;
  return false;
}

function paragraphOf(paragraph: Element, styles: ReadonlyMap<string, string>): WordParagraph {
  const of = (name: string, value = "w:val") =>
    elementsIn(paragraph).find((element) => element.name === name)?.attribs[value];
  const style = of("w:pStyle");
  const named = style === undefined ? "" : (styles.get(style) ?? style);
  const runs = elementsIn(paragraph).filter(({ name }) => name === "w:r");
  const written = runs.filter((run) => textIn(run).trim() !== "");
  const isBold = (run: Element) =>
    elementsIn(run).some(
      ({ name, attribs }) => name === "w:b" && !/^(?:0|false|off)$/.test(attribs["w:val"] ?? ""),
    );
  return {
    text: textIn(paragraph)
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim(),
    heading: headingOf(named),
    size: Math.max(
      0,
      ...written.map((run) =>
        Number(elementsIn(run).find(({ name }) => name === "w:sz")?.attribs["w:val"] ?? 0),
      ),
    ),
    stands: of("w:jc") === "center" || (written.length > 0 && written.every(isBold)),
  };
}

/** 1 for a title, 2 for what stands below it, and so on. */
function headingOf(style: string): number | undefined {
  if (/^(?:title|标题)$/i.test(style)) return 1;
  if (/^(?:subtitle|副标题)$/i.test(style)) return 2;
  const [, level] = /^(?:heading|标题)\s*([1-4])$/i.exec(style) ?? [];
  return level === undefined ? undefined : Number(level);
}

function textIn(node: ChildNode): string {
  if (!("attribs" in node)) return "";
  const element = node as Element;
  if (unread.has(element.name) || element.name === "w:txbxContent") return "";
  if (element.name === "w:t")
    return element.children.map((child) => ("data" in child ? child.data : "")).join("");
  if (element.name === "w:tab" || element.name === "w:ptab") return " ";
  if (element.name === "w:br" || element.name === "w:cr") return "\n";
  if (element.name === "w:noBreakHyphen") return "-";
  return element.children.map((child) => textIn(child)).join("");
}

const numbersMissing: Localized = {
  zh: "文档里有自动编号：编号不是文字，没有读进来，对照原件补上。",
  en: "The document numbers some paragraphs by itself. Such numbers are no text and were not read: add them by the original.",
};
