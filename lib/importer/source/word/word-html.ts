import { type Document, type Element, elementsIn, lineOf } from "../html/document.ts";
import type { WordParagraph } from "./word-blocks.ts";

/** Whether a web page was saved from Word or a program like it. */
export function isWordHtml(text: string): boolean {
  return /schemas-microsoft-com:office|class=["']?Mso|content=["']?(?:Microsoft )?Word/i.test(
    text.slice(0, 20_000),
  );
}

/** The paragraphs of a page that Word saved. */
export function wordHtmlParagraphs(document: Document): WordParagraph[] {
  return elementsIn(document)
    .filter((element) => /^(?:p|h[1-4]|tr|li)$/.test(element.name) && !isNested(element))
    .map((element) => ({
      text: lineOf(element),
      heading: /^h/.test(element.name)
        ? Number(element.name.slice(1))
        : /MsoTitle/.test(element.attribs.class ?? "")
          ? 1
          : undefined,
      size: 0,
      stands:
        /center/i.test(`${element.attribs.align ?? ""} ${element.attribs.style ?? ""}`) || isBold(element),
    }))
    .filter(({ text }) => text !== "");
}

/** A row's cells are paragraphs, and one line. */
function isNested(element: Element): boolean {
  for (let each = element.parent as Element | null; each !== null; each = each.parent as Element | null)
    if (/^(?:tr|li)$/.test(each.name ?? "")) return true;
  return false;
}

function isBold(element: Element): boolean {
  const bold = elementsIn(element).filter(({ name }) => name === "b" || name === "strong");
  return bold.length > 0 && bold.map((each) => lineOf(each)).join("").length >= lineOf(element).length;
}
