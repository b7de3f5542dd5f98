import {
  type ChildNode,
  commentsIn,
  type Document,
  type Element,
  elementsIn,
  isWithin,
  lineOf,
  runsOf,
} from "./document.ts";
import { propertiesOf } from "./properties.ts";

/** An article of an e-paper by the structure of its file. */
export interface EpaperArticle {
  kicker: string[];
  headline: string[];
  deck: string[];
  byline: string[];
  paragraphs: string[];
  /** What is printed under its pictures, and where those are, as the file names them. */
  pictures: { file?: string; caption?: string }[];
  /** All other text that the file shows: menus, dates, the names of pages. */
  rest: string[];
}

type Field = "kicker" | "headline" | "deck" | "byline";

/** What the systems call the parts of an article, in tags, classes and ids. */
const names: readonly (readonly [Field, RegExp])[] = [
  [
    "kicker",
    /^(?:founder-)?(?:pre-?title|intro-?title|lead-?title|yin-?ti|jian-?ti|eyebrow|kicker|shoulder-?title)$/i,
  ],
  ["deck", /^(?:founder-)?(?:sub-?title|fu-?ti|vice-?title|second-?title|deck|sub-?headline)$/i],
  ["byline", /^(?:founder-)?(?:authors?|byline|zuo-?zhe|writers?|reporters?|art(?:icle)?-?author)$/i],
  [
    "headline",
    /^(?:founder-)?(?:title|main-?title|art(?:icle)?-?title|news-?title|content-?title|zhu-?ti|biao-?ti|headline|detail-?title|tit)$/i,
  ],
];
const content =
  /^(?:founder-content|ozoom|article-?content|art-?content|content-?text|news-?content|news-?detail-?text|newsdetatext|detail-?content|article-?body|articlebody|content-?body|main-?content|zheng-?wen|content)$/i;
const captionName =
  /caption|pic-?(?:txt|text|intro|desc|title|info)|img-?(?:desc|text|info)|tu-?shuo|photo-?(?:desc|text)/i;
/** What the programs write before a name. */
const label = /^(?:作\s*者|记\s*者|撰\s*文)\s*[：:]\s*/u;
const longestCaption = 400;

/**
 * Reads an article from an e-paper's file (方正翔宇 and its kin, People's Daily, and layouts that name the parts).
 * @returns nothing where the file's structure shows no article
 */
export function readEpaperArticle(document: Document): EpaperArticle | undefined {
  const elements = elementsIn(document);
  const properties = propertiesOf(commentsIn(document).map(({ data }) => data));
  const body = bodyOf(document, elements);
  if (body === undefined) return undefined;
  const claimed = new Set<ChildNode>();
  const cut: string[] = [];
  const fields = fieldsOf(elements, body, claimed, cut);
  for (const name of ["kicker", "headline", "deck", "byline"] as const) {
    const said = properties[name];
    if (fields[name].length === 0 && said !== undefined && said !== "") {
      fields[name] = [said];
      claimSame(document, said, claimed, body);
    }
  }
  if (fields.headline.length === 0) return undefined;
  const pictures = picturesOf(document, body, claimed);
  const paragraphs = paragraphsOf(body, claimed);
  if (paragraphs.length === 0 && pictures.length === 0) return undefined;
  const labels = fields.byline.flatMap((text) => label.exec(text)?.[0].trim() ?? []);
  return {
    ...fields,
    byline: fields.byline.map((text) => text.replace(label, "")).filter((text) => text !== ""),
    paragraphs,
    pictures,
    rest: [...labels, ...cut, ...restOf(document, claimed, body)],
  };
}

/** Where an article's text stands: nodes side by side. */
type Body = readonly ChildNode[];

/** Between 方正's comments, or in the element that is named so. */
function bodyOf(document: Document, elements: readonly Element[]): Body | undefined {
  const marks = commentsIn(document);
  const from = marks.find(({ data }) => /^\s*enpcontent\s*$/i.test(data))?.node;
  const to = marks.find(({ data }) => /^\s*\/enpcontent\s*$/i.test(data))?.node;
  if (from?.parent && from.parent === to?.parent) {
    const siblings = from.parent.children as ChildNode[];
    const between = siblings.slice(siblings.indexOf(from) + 1, siblings.indexOf(to));
    if (between.some((node) => lineOf(node) !== "" || hasPicture(node))) return between;
  }
  const named = elements.filter((element) => namesOf(element).some((name) => content.test(name)));
  const tagged = elements.filter(({ name }) => name === "article");
  // The innermost of them that has text; an element called content may hold the whole page.
  const holds = (element: Element) => (lineOf(element) !== "" || hasPicture(element)) && !isChrome(element);
  const innermost = named
    .filter(holds)
    .filter(
      (element) => !named.some((other) => other !== element && holds(other) && isWithin(other, element)),
    );
  const found = innermost.sort((a, b) => lineOf(b).length - lineOf(a).length)[0];
  if (found !== undefined) return [found];
  const [article] = tagged.filter((element) => elementsIn(element).some(({ name }) => name === "h1"));
  return article && [article];
}

function namesOf({ name, attribs }: Element): string[] {
  return [
    ...(name.startsWith("founder-") ? [name] : []),
    ...(attribs.class ?? "").split(/\s+/),
    attribs.id ?? "",
    attribs.itemprop ?? "",
  ].filter((each) => each !== "");
}

function hasPicture(node: ChildNode): boolean {
  return (
    "name" in node && (node.name === "img" || elementsIn(node as Element).some(({ name }) => name === "img"))
  );
}

/** Whether an element stands in a menu, a list of links or a page's foot. */
function isChrome(element: Element): boolean {
  for (let each: Element | null = element; each !== null; each = each.parent as Element | null) {
    if (["nav", "footer", "li", "a", "option"].includes(each.name)) return true;
  }
  return false;
}

function fieldsOf(
  elements: readonly Element[],
  body: Body,
  claimed: Set<ChildNode>,
  cut: string[],
): Record<Field, string[]> {
  const fields: Record<Field, string[]> = { kicker: [], headline: [], deck: [], byline: [] };
  const outside = elements.filter(
    (element) => !isChrome(element) && !body.some((node) => isWithin(element, node) && !isTagged(node)),
  );
  const take = (field: Field, element: Element) => {
    if ([...claimed].some((node) => isWithin(element, node) || isWithin(node, element))) return;
    const lines = runsOf(element).map(({ text }) => text);
    if (lines.length === 0 || lines.join("").length > 300) return;
    claimed.add(element);
    if (field !== "byline") {
      fields[field].push(...lines);
      return;
    }
    // The author and the paper's date often stand on one line.
    for (const line of lines) {
      const author = withoutPaper(line);
      if (author !== "") fields.byline.push(author);
      if (author !== line) cut.push(line.slice(author.length).trim());
    }
  };
  for (const [field, pattern] of names) {
    for (const element of outside.filter((each) => namesOf(each).some((name) => pattern.test(name)))) {
      if (fields[field].length === 0) take(field, element);
    }
  }
  takeHeadings(outside, body, fields, take);
  return fields;
}

/** Headings without names: the first of the highest rank is the headline; smaller ones lead to it, add to it, or sign it. */
function takeHeadings(
  outside: readonly Element[],
  body: Body,
  fields: Record<Field, string[]>,
  take: (field: Field, element: Element) => void,
): void {
  const headings = outside.filter(({ name }) => /^h[1-4]$/.test(name) && !body.includes(name as never));
  const main =
    headings.filter(({ name }) => name === "h1").at(-1) ?? headings.find(({ name }) => name === "h2");
  if (main === undefined) return;
  if (fields.headline.length === 0) take("headline", main);
  const at = headings.indexOf(main);
  const near = (element: Element) => element.parent === main.parent;
  for (const [index, heading] of headings.entries()) {
    if (heading === main || !near(heading)) continue;
    const field: Field = index < at ? "kicker" : heading.name === "h4" ? "byline" : "deck";
    if (fields[field].length === 0) take(field, heading);
  }
  const section = outside.find((element) => near(element) && namesOf(element).includes("sec"));
  if (fields.byline.length === 0 && section !== undefined) take("byline", section);
}

/** `<article>` holds its head too; other bodies hold text alone. */
function isTagged(node: ChildNode): boolean {
  return "name" in node && node.name === "article";
}

/** A line without the name of the paper and its day. */
function withoutPaper(line: string): string {
  return line.replace(/\s*(?:《[^》]{2,20}》\s*)?[（(]?\s*\d{4}\s*[年-][\s\S]*$/u, "").trim();
}

/** The element whose whole text this is, besides the body. */
function claimSame(document: Document, text: string, claimed: Set<ChildNode>, body: Body): void {
  const plain = (each: string) => each.replace(/\s+/g, "");
  const same = elementsIn(document).find(
    (element) =>
      plain(lineOf(element)) === plain(text) &&
      !isChrome(element) &&
      !body.some((node) => isWithin(element, node)),
  );
  if (same !== undefined) claimed.add(same);
}

/** The pictures in and right beside the text, each with the words that stand with it. */
function picturesOf(document: Document, body: Body, claimed: Set<ChildNode>): EpaperArticle["pictures"] {
  const own = body.flatMap((node) =>
    "name" in node ? [node as Element, ...elementsIn(node as Element)] : [],
  );
  const beside = elementsIn(document).filter((element) =>
    namesOf(element).some((name) => captionName.test(name)),
  );
  // Above the text, or below it: a photograph with words of its own, and no link.
  const outside = elementsIn(document).filter(
    (element) =>
      element.name === "img" &&
      /\.(?:jpe?g|png|webp)(?:\?|$)/i.test(element.attribs.src ?? "") &&
      !isChrome(element) &&
      isCaptioned(frameOf(element, body), claimed),
  );
  const images = [...new Set([...own.filter(({ name }) => name === "img"), ...outside])];
  const pictures = images
    .filter(
      ({ attribs }) =>
        attribs.src !== undefined && !/\.(?:gif|svg)$|(?:icon|logo|blank|spacer|arrow)/i.test(attribs.src),
    )
    .map((image) => {
      const frame = frameOf(image, body);
      const caption = frame === undefined || claimed.has(frame) ? "" : lineOf(frame);
      if (frame !== undefined && caption !== "") claimed.add(frame);
      return { file: image.attribs.src ?? "", ...(caption !== "" && { caption }) };
    });
  // A caption may stand by itself, below a picture that is in another element.
  const alone = [
    ...beside,
    ...own.filter((element) => namesOf(element).some((name) => captionName.test(name))),
  ]
    .filter((element) => lineOf(element) !== "" && ![...claimed].some((node) => isWithin(element, node)))
    .filter((element, index, all) => all.indexOf(element) === index);
  for (const element of alone) {
    claimed.add(element);
    const without = pictures.find(({ caption }) => caption === undefined);
    if (without) without.caption = lineOf(element);
    else pictures.push({ caption: lineOf(element) } as { file: string; caption: string });
  }
  return pictures;
}

function isCaptioned(frame: Element | undefined, claimed: ReadonlySet<ChildNode>): boolean {
  if (frame === undefined || elementsIn(frame).some(({ name }) => name === "a")) return false;
  return ![...claimed].some((node) => isWithin(node, frame));
}

/** What holds a picture and the words under it, and nothing else. */
function frameOf(image: Element, body: Body): Element | undefined {
  for (
    let each = image.parent as Element | null;
    each !== null && "name" in each;
    each = each.parent as Element | null
  ) {
    if (each.name === "body" || (body.length === 1 && body[0] === each)) return undefined;
    const frame: Element = each;
    if (body.some((node) => node !== frame && isWithin(node, frame) && lineOf(node) !== "")) return undefined;
    const text = lineOf(each);
    if (text.length > longestCaption) return undefined;
    // A paragraph of the text with a picture in it is no frame.
    if (text !== "") return each.name === "p" && text.length > 80 ? undefined : each;
  }
  return undefined;
}

function paragraphsOf(body: Body, claimed: ReadonlySet<ChildNode>): string[] {
  return body.flatMap((node) => runsOf(node, (each) => claimed.has(each)).map(({ text }) => text));
}

/** All that is shown beside the article. */
function restOf(document: Document, claimed: ReadonlySet<ChildNode>, body: Body): string[] {
  return runsOf(document, (node) => claimed.has(node) || body.includes(node)).map(({ text }) => text);
}
