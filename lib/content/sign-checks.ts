import type { Blockquote, Delete, Emphasis, InlineCode, List, ListItem, Strong, Text } from "mdast";
import { visit } from "unist-util-visit";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { shorten } from "./body-checks.ts";
import { type BodyText, mostAlike } from "./body-text.ts";

const letter = /[\p{L}\p{N}]/u;
const han = /\p{Script=Han}/u;
/** What stands between two masked names, and hardly begins what is emphasised. */
const between = /^[和与及或同跟]/u;
/** No reader means these as what they stand for: & < > and quotes may be written so. */
const entity =
  /(?<!\\)&(?!(?:amp|lt|gt|quot|apos);|#(?:3[3-9]|4[0-7]|5[89]|6[0-4]|9[1-6]|12[3-6]);)(?:[a-z][a-z0-9]+|#\d{1,7}|#x[\da-f]{1,6});/gi;
/** Marks that Markdown takes for nothing need no backslash. */
const backslash = /(?<!\\)(?:\\\\)*\\[$%,/;?^]/g;

/** Signs of the text that are read as Markdown, so that readers do not see them. */
export function checkSigns(body: BodyText): Problem[] {
  const problems: Problem[] = [];
  let counted: Set<number> | undefined;
  visit(body.root, (node) => {
    switch (node.type) {
      case "emphasis":
      case "strong":
      case "delete":
      case "inlineCode":
        problems.push(...vanishing(node, body));
        break;
      case "list": {
        counted ??= countedIn(body);
        problems.push(...madeList(node, body, counted));
        break;
      }
      case "blockquote":
        problems.push(...madeQuotation(node, body));
        break;
      case "text":
        problems.push(...decoded(node, body));
        break;
    }
  });
  return problems.slice(0, mostAlike);
}

function vanishing(
  node: Emphasis | Strong | Delete | InlineCode,
  { source, locale, placeOf }: BodyText,
): Problem[] {
  const start = node.position?.start.offset ?? 0;
  const written = source.slice(start, node.position?.end.offset ?? start);
  const marks = /^(?:\*+|_+|~+|`+)/.exec(written)?.[0] ?? "";
  const text = written.slice(marks.length, -marks.length);
  const before = [...source.slice(Math.max(start - 2, 0), start)].at(-1) ?? "";
  const isMeant =
    node.type === "inlineCode"
      ? !(letter.test(before) || (locale === "zh" && han.test(text)))
      : node.type === "strong"
        ? !(letter.test(before) && between.test(text))
        : !letter.test(before);
  return isMeant ? [] : [problem("marks-vanish", placeOf(start), { marks, text: shorten(text) })];
}

/** What is written before each item and after it: `12.` and `5亿元`. */
function itemsOf(
  list: List,
  source: string,
): { item: ListItem; start: number; mark: string; rest: string }[] {
  return list.children.map((item) => {
    const start = item.position?.start.offset ?? 0;
    const line = source.slice(start).split("\n", 1)[0] ?? "";
    const mark = /^(?:[-*+]|\d{1,9}[.)])/.exec(line)?.[0] ?? "";
    return { item, start, mark, rest: line.slice(mark.length).trim() };
  });
}

/** The numbers that are written before items, in the order of the text. */
function numbersOf({ root, source }: BodyText): { start: number; number: number }[] {
  const numbers: { start: number; number: number }[] = [];
  visit(root, "list", (list) => {
    if (list.ordered !== true) return;
    for (const { start, mark } of itemsOf(list, source))
      numbers.push({ start, number: Number.parseInt(mark, 10) });
  });
  return numbers.sort((a, b) => a.start - b.start);
}

/** Those of them that go on from the number before, or begin a count that goes on. */
function countedIn(body: BodyText): Set<number> {
  const numbers = numbersOf(body);
  const counted = numbers.filter(({ number }, index) =>
    number <= 1 ? numbers[index + 1]?.number === number + 1 : numbers[index - 1]?.number === number - 1,
  );
  return new Set(counted.map(({ start }) => start));
}

/** An amount with its unit, as a temperature below zero has it. */
const amount = /^[\d０-９][\d.,０-９]*\s*(?:℃|°|度|[%％‰]|个百分点|摄氏)/u;

/** @param counted where the items stand whose numbers count something */
function madeList(list: List, { source, placeOf }: BodyText, counted: ReadonlySet<number>): Problem[] {
  const items = itemsOf(list, source);
  const isMade = ({ start, mark, rest }: (typeof items)[number]) => {
    const isFigure = /^[+-]?[\d０-９]/u.test(rest);
    if (list.ordered === true) return /^0\d/.test(mark) || (isFigure && !counted.has(start));
    return isFigure && (mark === "+" || amount.test(rest) || items.length === 1);
  };
  return items
    .filter(isMade)
    .map(({ start, mark, rest }) =>
      problem("sign-made-list", placeOf(start), { text: shorten(`${mark} ${rest}`) }),
    );
}

function madeQuotation({ position }: Blockquote, { source, placeOf }: BodyText): Problem[] {
  const start = position?.start.offset ?? 0;
  const written = /^>\s?[=\d０-９].*/u.exec(source.slice(start, position?.end.offset ?? start))?.[0];
  return written === undefined ? [] : [problem("sign-made-list", placeOf(start), { text: shorten(written) })];
}

function decoded({ position }: Text, { source, placeOf }: BodyText): Problem[] {
  const start = position?.start.offset ?? 0;
  const written = source.slice(start, position?.end.offset ?? start);
  return [...written.matchAll(entity), ...written.matchAll(backslash)].map(({ 0: text, index }) =>
    problem("decoded-text", placeOf(start + index), { text }),
  );
}
