import { Parser } from "htmlparser2";
import { escapeXml, type Markup, startTag } from "../xml.ts";

/** Elements that have no end in HTML, and have to have one in XML. */
const empty = new Set(["br", "hr", "wbr", "col"]);
const alignments = new Set(["left", "center", "right"]);

export interface Links {
  /** Where a link leads to that does not stay in its chapter; nothing for one that cannot be followed from a book. */
  resolve: (href: string) => string | undefined;
}

/**
 * A block's sanitised HTML as XHTML for a book: notes are marked so that readers show them where they are referred
 * to, links lead on from wherever the book is, and a picture that is no file of the book is its text alternative.
 */
export function xhtmlOf(html: string, { resolve }: Links): Markup {
  let markup = "";
  /** What closes each open element. */
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, { ...given }) {
        if (name === "img") {
          markup += escapeXml(given.alt ?? "");
          return;
        }
        const isNote = name === "li" && /^note-.*fn-/.test(given.id ?? "");
        const { id, ...attributes } = attributesOf(name, given, resolve);
        if (empty.has(name)) {
          markup += startTag(name, { ...attributes, id }, "/");
          return;
        }
        markup += startTag(name, isNote ? attributes : { ...attributes, id });
        if (isNote) markup += startTag("aside", { "epub:type": "footnote", role: "doc-footnote", id });
        open.push(isNote ? "</aside></li>" : `</${name}>`);
      },
      ontext(text) {
        markup += escapeXml(text);
      },
      onclosetag(name) {
        if (name !== "img" && !empty.has(name)) markup += open.pop() ?? "";
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return { markup };
}

function attributesOf(
  name: string,
  given: Readonly<Record<string, string>>,
  resolve: Links["resolve"],
): Record<string, string | undefined> {
  // Columns of tables are aligned by an attribute that HTML has no more; the label of notes has its place beside them.
  const { align, tabindex: _, "aria-describedby": __, href, id, lang, class: names, ...others } = given;
  const classes = [...(names ? [names] : []), ...(align && alignments.has(align) ? [align] : [])];
  const link = href?.startsWith("#") ? plainId(href) : href && resolve(href);
  return {
    ...others,
    ...(id !== undefined && { id: plainId(id) }),
    ...(classes.length > 0 && { class: classes.join(" ") }),
    ...(lang !== undefined && { lang, "xml:lang": lang }),
    ...(name === "a" && { href: link }),
    ...("data-footnote-ref" in given && { "epub:type": "noteref", role: "doc-noteref" }),
    ...("data-footnote-backref" in given && { role: "doc-backlink" }),
    ...("data-footnotes" in given && { "epub:type": "footnotes", role: "doc-endnotes" }),
  };
}

/** The names of notes are written as in addresses, and reading systems read an address before they look for it. */
function plainId(id: string): string {
  return id.replaceAll("%", ".");
}

/** Markup of which every link within leads to what is there: of another the text is left. */
export function withoutLooseLinks({ markup }: Markup): Markup {
  const ids = new Set([...markup.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => id));
  return {
    markup: markup.replace(/(<a\b[^>]*?) href="#([^"]*)"/g, (link, before: string, id: string) =>
      ids.has(id) ? link : before,
    ),
  };
}
