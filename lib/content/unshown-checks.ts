import type { Code, Heading, Table } from "mdast";
import { visit } from "unist-util-visit";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { shorten } from "./body-checks.ts";
import type { BodyText } from "./body-text.ts";

/** What is written and not shown: addresses that are none, definitions that nothing uses, cells beyond the last. */
export function checkUnshown(body: BodyText): Problem[] {
  const { root, source, placeOf } = body;
  const problems: Problem[] = [];
  const tell = (offset: number, text: string) =>
    problems.push(problem("text-not-shown", placeOf(offset), { text: shorten(text) }));
  const used = new Set<string>();
  visit(root, ["linkReference", "imageReference"], (node) => {
    if ("identifier" in node) used.add(node.identifier);
  });
  visit(root, (node) => {
    const start = node.position?.start.offset ?? 0;
    const written = () => source.slice(start, node.position?.end.offset ?? start);
    switch (node.type) {
      case "definition":
        // Of two with one name the second is not used.
        if (!used.delete(node.identifier)) tell(start, written());
        else if (!isAddress(node.url)) tell(start, node.url);
        break;
      case "link":
        if (!isAddress(node.url)) tell(start, node.url);
        break;
      case "heading":
        for (const text of unevenMarks(node, written())) tell(start, text);
        break;
      case "code":
        for (const text of codeMarks(node, written(), body)) tell(start, text);
        break;
      case "table":
        problems.push(...checkTable(node, body));
        break;
    }
  });
  return problems;
}

/** Not a word in brackets: what leads somewhere has a protocol, a slash, a dot, a hash or the hyphens of a slug. */
function isAddress(url: string): boolean {
  return url === "" || /^(?:[a-z][a-z\d+.-]*:|[/#?.])|^[\w%~-]+[./?#]\S|^[a-z\d]+(?:-[a-z\d]+)+$/i.test(url);
}

/** The marks that close a heading are as many as open it; others may have been meant. */
function unevenMarks({ depth }: Heading, written: string): string[] {
  const [, closing] = /[ \t](#+)[ \t]*$/.exec(written) ?? [];
  return closing !== undefined && closing.length !== depth ? [closing] : [];
}

/** The fence of what is hardly program code, or of what nothing closes. */
function codeMarks({ lang, value }: Code, written: string, { locale }: BodyText): string[] {
  const lines = written.split("\n");
  const fence = lines[0]?.trim() ?? "";
  const isClosed = lines.length > 1 && /^[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.test(lines.at(-1) ?? "");
  const isChinese = locale === "zh" && /\p{Script=Han}/u.test(`${lang ?? ""}${value}`);
  return isClosed && !isChinese ? [] : [fence];
}

function checkTable({ align, children }: Table, { source, placeOf }: BodyText): Problem[] {
  const width = align?.length ?? 0;
  return children.flatMap(({ children: cells, position }) => {
    const start = position?.start.offset ?? 0;
    const written = source.slice(start, position?.end.offset ?? start);
    if (!written.includes("|") && source.slice(0, start).endsWith("\n"))
      return [problem("text-in-table", placeOf(start), { text: shorten(written) })];
    return cells.slice(width).map((cell) => {
      const from = cell.position?.start.offset ?? start;
      const text = source
        .slice(from, cell.position?.end.offset ?? from)
        .replace(/^\||\|$/g, "")
        .trim();
      return problem("text-not-shown", placeOf(from), { text: shorten(text === "" ? "|" : text) });
    });
  });
}
