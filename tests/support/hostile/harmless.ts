import { type DefaultTreeAdapterTypes, parse, parseFragment, serialize } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** The elements that a text may become, and the attributes that each may have. */
const bodyElements: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    ["h3", "h4", "h5", "h6", "em", "strong", "del", "blockquote", "pre", "hr", "br", "sup"].map((name) => [
      name,
      [],
    ]),
  ),
  ...Object.fromEntries(["table", "thead", "tbody", "tr"].map((name) => [name, []])),
  a: [
    "href",
    "title",
    "id",
    "class",
    "aria-describedby",
    "aria-label",
    "data-footnote-ref",
    "data-footnote-backref",
  ],
  p: ["class"],
  div: ["class", "role", "tabindex", "aria-label"],
  img: ["src", "alt", "title"],
  h2: ["id"],
  ul: ["class"],
  ol: ["start", "class"],
  li: ["id", "class", "value"],
  th: ["class"],
  td: ["class"],
  code: ["class"],
  section: ["class", "data-footnotes"],
  span: ["class", "title", "lang"],
};
/** What the attributes hold that could name something of the page. */
const classes =
  /^(gap|footnotes|data-footnote-backref|ragged|bracketed|table|long|center|right|language-.*)$/s;
const ids = /^(note-(en-)?(fn|fnref)-|footnote-label(-en)?$)/;

/** What a page may not have in whatever element, and no script can need. */
const neverAllowed = new Set(
  "applet base embed fieldset form frame frameset iframe input math meta noscript object param plaintext portal script select style svg template textarea title xmp".split(
    " ",
  ),
);

/** What a drawing of the page's own is made of. No text may hold one (`bodyElements`). */
const drawn = new Set(["svg", "g", "a", "title", "text", "path", "rect", "line"]);

/** What is wrong with the HTML of a text: everything that is not known to be harmless. */
export function faultsOfBody(html: string): string[] {
  const fragment = parseFragment(html);
  const faults = elementsOf(fragment).flatMap((element) => {
    const { tagName, namespaceURI, attrs } = element;
    const allowed = bodyElements[tagName];
    if (allowed === undefined || !namespaceURI.endsWith("/xhtml")) return [`<${tagName}>`];
    return attrs.flatMap(({ name, value }) => {
      const isKnown =
        allowed.includes(name) &&
        (name !== "class" || classes.test(value)) &&
        (name !== "id" || ids.test(value)) &&
        (name !== "role" || value === "region") &&
        (name !== "tabindex" || value === "0") &&
        (name !== "lang" || value === "en") &&
        (name !== "href" || isHarmlessLink(value)) &&
        (name !== "src" || isOwn(value));
      return isKnown ? [] : [`<${tagName} ${name}=${JSON.stringify(value.slice(0, 100))}>`];
    });
  });
  // What a parser makes something else of when it is written and read again hides something.
  const again = serialize(fragment);
  return serialize(parseFragment(again)) === again
    ? faults
    : [...faults, "HTML that changes when it is read twice"];
}

/** What is wrong with the part of a page that content decides on; the page's own forms are left out. */
export function faultsOfPage(html: string): string[] {
  const elements = elementsOf(parse(html));
  const bases = elements.filter(
    ({ tagName, attrs }) =>
      tagName === "base" || (tagName === "meta" && attrs.some(({ name }) => name === "http-equiv")),
  );
  const faults = elements.flatMap(({ tagName, attrs }) =>
    attrs.flatMap(({ name, value }) => {
      const isWrong =
        name.startsWith("on") ||
        name === "style" ||
        name === "srcdoc" ||
        name === "formaction" ||
        (["href", "action", "xlink:href"].includes(name) && !isHarmlessLink(value)) ||
        (name === "src" && !isOwn(value));
      return isWrong ? [`<${tagName} ${name}=${JSON.stringify(value.slice(0, 100))}>`] : [];
    }),
  );
  const texts = elements.filter(isTextOfArticle).flatMap((element) => faultsOfBody(serialize(element)));
  const titles = elements.filter(
    ({ tagName, namespaceURI }) => tagName === "title" && !isOfDrawing(namespaceURI),
  ).length;
  return [
    ...bases.map(({ tagName }) => `<${tagName}>`),
    ...faults,
    ...texts,
    ...mainElements(elements).map(({ tagName }) => `<${tagName}> in <main>`),
    ...(titles === 1 ? [] : [`${titles} titles`]),
  ];
}

function isTextOfArticle({ attrs }: Element): boolean {
  return attrs.some(({ name, value }) => name === "class" && ["text", "notes"].includes(value));
}

/** The page writes search forms and drawings into `main`, and nothing else of these. */
function mainElements(elements: readonly Element[]): Element[] {
  const own = new Set(["form", "input", "select", "fieldset", "svg"]);
  return elements
    .filter(({ tagName }) => tagName === "main")
    .flatMap((main) => elementsOf(main))
    .filter(({ tagName, namespaceURI }) =>
      isOfDrawing(namespaceURI) ? !drawn.has(tagName) : neverAllowed.has(tagName) && !own.has(tagName),
    );
}

function isOfDrawing(namespace: string): boolean {
  return namespace.endsWith("/svg");
}

function elementsOf(root: Node): Element[] {
  const found: Element[] = [];
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ("tagName" in node) found.push(node);
    if ("content" in node) open.push(node.content);
    if ("childNodes" in node) open.push(...node.childNodes);
  }
  return found;
}

const page = new URL("http://site.invalid/zh/articles/2020-11-28/x");

function isHarmlessLink(address: string): boolean {
  return ["http:", "https:", "mailto:"].includes(URL.parse(address, page.href)?.protocol ?? "");
}

function isOwn(address: string): boolean {
  return URL.parse(address, page.href)?.origin === page.origin;
}
