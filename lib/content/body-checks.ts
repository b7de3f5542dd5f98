import type { Html, Nodes, Root, Text } from "mdast";
import { visit } from "unist-util-visit";
import { isBlock } from "../markdown/blocks.ts";
import { type Locale, originalLocale } from "../record/languages.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { Place } from "../record/problems/place.ts";
import { type BodyPlace, type BodyText, mostAlike } from "./body-text.ts";
import { chineseFaults, foreignFaults } from "./character-checks.ts";
import { invisibleIn } from "./read-file.ts";

const commentsOnly = /^(<!--(?:(?!-->)[\s\S])*-->\s*)+$/;

/** Raw HTML in a parsed body; comments may stand in translations. */
export function checkRawHtml(root: Root, { file, bodyLine }: BodyPlace, commentsAllowed: boolean): Problem[] {
  const problems: Problem[] = [];
  visit(root, "html", (node: Html) => {
    if (commentsAllowed && commentsOnly.test(node.value)) return;
    const place = placeIn(node, 0, { file, bodyLine });
    problems.push(problem("raw-html", place, { html: shorten(node.value) }));
  });
  return problems;
}

/** Invisible characters that the file does not hold but its entities are; what it holds is told of for the whole file. */
export function checkDecoded(root: Root, source: string, at: BodyPlace): Problem[] {
  const problems: Problem[] = [];
  visit(root, (node) => {
    const texts = ["value", "title", "alt"].map((name) => node[name as keyof typeof node]);
    for (const { character, code } of texts.flatMap((text) => invisibleIn(String(text ?? "")))) {
      if (!source.includes(character)) problems.push(problem(code, placeIn(node, 0, at), { character }));
    }
  });
  return problems;
}

/** `[…]` as it is often mistyped. */
const misreadGap =
  /(?<!\\)\[\s*(?:\.{2,}|…{2,}|。{3,}|\s…|…\s)\s*\]|[［【〔]\s*(?:…+|\.{2,}|。{3,})\s*[］】〕\]]|\[\s*(?:…+|\.{2,})\s*[］】〕]/g;

/** What was to mark missing print and is not read so. */
export function checkGaps({ root, source, placeOf }: BodyText): Problem[] {
  const problems: Problem[] = [];
  visit(root, "text", ({ position }: Text) => {
    const start = position?.start.offset ?? 0;
    for (const { index } of source.slice(start, position?.end.offset ?? start).matchAll(misreadGap))
      problems.push(problem("misread-gap", placeOf(start + index)));
  });
  return problems;
}

/** Typography: of Chinese text by GB/T 15834 its own marks, and …… for an ellipsis; of another language no full-width ones. */
export function checkBodyTypography(root: Root, source: string, at: BodyPlace, locale: Locale): Problem[] {
  const problems: Problem[] = [];
  root.children.filter(isBlock).forEach((block, index) => {
    visit(block, "text", (node: Text) => {
      const { start, end } = node.position ?? {};
      if (start?.offset === undefined || end?.offset === undefined) return;
      const written = source.slice(start.offset, end.offset);
      for (const fault of typographyFaults(written, locale)) {
        problems.push(fault.at({ ...placeIn(node, fault.index, at, written), block: `p${index + 1}` }));
      }
    });
  });
  return problems;
}

/** The same for a text of the front matter. */
export function checkFieldTypography(text: string, place: Place, locale: Locale): Problem[] {
  return typographyFaults(text, locale).map((fault) => fault.at(place));
}

function typographyFaults(text: string, locale: Locale): { index: number; at: (place: Place) => Problem }[] {
  if (locale !== originalLocale) return foreignFaults(text);
  const quotes = [...text.matchAll(/["']/g)]
    // An apostrophe or inch mark of Latin text inside the Chinese is not a Chinese quote.
    .filter(
      ({ index }) =>
        !(/[A-Za-z0-9]/.test(text[index - 1] ?? "") && /[A-Za-z0-9\s]/.test(text[index + 1] ?? " ")),
    )
    .map((match) => ({
      index: match.index,
      at: (place: Place) => problem("straight-quote", place, { character: match[0] }),
    }));
  const dots = [...text.matchAll(/(?<![[［【〔]\s*)\.{3,}(?!\s*[\]］】〕])/g)].map((match) => ({
    index: match.index,
    at: (place: Place) => problem("ascii-ellipsis", place),
  }));
  return [...quotes.slice(0, mostAlike), ...dots.slice(0, mostAlike), ...chineseFaults(text)];
}

/** Where a character of a node stands in the file, from the Markdown parser's position of the node. */
export function placeIn(node: Nodes, index: number, { file, bodyLine }: BodyPlace, written = ""): Place {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  const before = written.slice(0, index).split("\n");
  const last = before.at(-1)?.length ?? 0;
  return {
    file,
    line: bodyLine + line - 1 + before.length - 1,
    column: before.length === 1 ? column + last : last + 1,
    field: "body",
  };
}

/** The beginning of what a problem names. */
export function shorten(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
