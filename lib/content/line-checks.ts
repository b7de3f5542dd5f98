import type { Paragraph } from "mdast";
import { visit } from "unist-util-visit";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { shorten } from "./body-checks.ts";
import type { BodyText } from "./body-text.ts";

interface Line {
  /** As written, without the marks of what it stands in and ordinary spaces. */
  text: string;
  offset: number;
  /** What it begins with of spaces. */
  indent: string;
  /** Whether a hard break ends it. */
  isBroken: boolean;
}

/** What a paragraph's lines look like and are not read as. */
export function checkLines(body: BodyText): Problem[] {
  const problems: Problem[] = [];
  visit(body.root, "paragraph", (paragraph) => {
    const lines = linesOf(paragraph, body.source);
    const misread = [...misreadLines(lines), ...misreadWithin(paragraph, body.source)];
    for (const { offset, text, instead } of misread) {
      const details = { text: shorten(text), instead: shorten(instead) };
      problems.push(problem("misread-markup", body.placeOf(offset), details));
    }
    const together = runTogether(lines, body.locale === "zh");
    if (together === undefined || misread.some(({ isTable }) => isTable)) return;
    const details = { first: shorten(together.first.text), second: shorten(together.second.text) };
    problems.push(problem("lines-run-together", body.placeOf(together.second.offset), details));
  });
  return problems;
}

function linesOf({ position }: Paragraph, source: string): Line[] {
  const start = position?.start.offset ?? 0;
  // The parser leaves out the spaces that a paragraph begins with, but not the wide ones.
  const end = position?.end.offset ?? start;
  let offset = start;
  return source
    .slice(start, end)
    .split("\n")
    .map((written, index) => {
      const prefix = index === 0 ? "" : (/^[ \t>]*/.exec(written)?.[0] ?? "");
      const inner = written.slice(prefix.length);
      const line = {
        text: inner.trim(),
        offset: offset + prefix.length,
        indent: prefix.replaceAll(">", "") + (/^\s*/.exec(inner)?.[0] ?? ""),
        isBroken: /(?: {2}|\\)$/.test(written),
      };
      offset += written.length + 1;
      return line;
    })
    .filter(({ text }) => text !== "");
}

interface Misread {
  offset: number;
  text: string;
  instead: string;
  isTable?: boolean;
}

/** Each with what to write in its place; `$` is the rest of the line. */
const looks: readonly (readonly [pattern: RegExp, instead: (match: RegExpExecArray) => string])[] = [
  [
    /^(?=#*＃)([＃#]{1,6})(?![＃#])\s*([^＃#\s][^＃#]*)[＃#]*$/u,
    ([, marks, rest]) => `${"#".repeat(marks?.length ?? 2)} ${rest}`,
  ],
  [/^(#{2,6})[\s\u3000]*([^#\s].*)$/u, ([, marks, rest]) => `${marks} ${rest}`],
  [/^#[\s\u3000]*(\p{Script=Han}[^#。！？；，]{0,29})$/u, ([, rest]) => `## ${rest}`],
  [/^([-*+]|\d{1,9}[.)])\u3000+(.+)$/u, ([, mark, rest]) => `${mark} ${rest}`],
  [/^([-*+]|\d{1,9}[.)]|#{1,6}|>) (.+)$/u, ([, mark, rest]) => `${mark} ${rest}`],
  [/^[》＞]\s*(.+)$/u, ([, rest]) => `> ${rest}`],
  [/^[－＋][\s\u3000]+(.+)$/u, ([, rest]) => `- ${rest}`],
  [/^(?:－{3,}|＝{3,}|={3,})$/u, () => "---"],
];

function misreadLines(lines: readonly Line[]): Misread[] {
  const bars = lines.filter(({ text }) => /^[|｜].*[|｜]/u.test(text) || /[^|｜][|｜]+[^|｜]/u.test(text));
  const rules = lines.some(({ text }) =>
    /^[|｜]?\s*[:：]?[-－—]{2,}[:：]?\s*(?:[|｜]\s*[:：]?[-－—]{2,}[:：]?\s*)+[|｜]?$/u.test(text),
  );
  const begun = bars.filter(({ text }) => /^[|｜]/u.test(text));
  const [first] = begun.length > 0 ? begun : bars;
  if (
    first !== undefined &&
    ((bars.length > 1 && (rules || begun.length > 1)) || begun.some(({ text }) => text.startsWith("｜")))
  ) {
    const instead = first.text
      .replaceAll("｜", "|")
      .replace(/^\|?/, "| ")
      .replace(/\s*\|?$/, " |");
    return [{ offset: first.offset, text: first.text, instead: `${instead} ⏎ | --- | --- |`, isTable: true }];
  }
  return lines.flatMap((line, index) => {
    for (const [pattern, instead] of looks) {
      const match = pattern.exec(line.text);
      // An ordinary mark is read as one, unless a wide space stands before it.
      if (match === null || (match[0] === instead(match) && !/[^ \t]/.test(line.indent))) continue;
      // Within a paragraph a mark may be one of the text: 5 - 3 on two lines.
      if (match[0] === instead(match) && index > 0 && !/^#/.test(line.text)) continue;
      return [{ offset: line.offset, text: line.text, instead: instead(match) }];
    }
    return [];
  });
}

/** Marks within a line, typed with a Chinese keyboard. */
const typed: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/(?<![＊*])(?=\**＊)[＊*]{2,3}([^＊*\s](?:[^＊*\n]*[^＊*\s])?)[＊*]{2,3}/gu, "**$1**"],
  [/＿{2}([^＿\s](?:[^＿\n]*[^＿\s])?)＿{2}/gu, "**$1**"],
  [/～{2}([^～\s](?:[^～\n]*[^～\s])?)～{2}/gu, "~~$1~~"],
  [/｀([^｀\n]+)｀/gu, "`$1`"],
  [
    /[!！]?[[［【]([^[\]［］【】\n]{1,80})[\]］】][ \t]?[(（][ \t]*((?:https?:\/\/|www\.|mailto:|\/)[^()（）\n\s]*)[ \t]*[)）]/giu,
    "[$1]($2)",
  ],
];

function misreadWithin({ position }: Paragraph, source: string): Misread[] {
  const start = position?.start.offset ?? 0;
  const text = source.slice(start, position?.end.offset ?? start);
  return typed.flatMap(([pattern, instead]) =>
    [...text.matchAll(pattern)]
      .filter(({ 0: found }) => !/^!?\[[^［］【】（）]*\]\([^（）]*\)$/.test(found))
      .map(({ 0: found, index }) => ({
        offset: start + index,
        text: found,
        instead: found.replace(pattern, instead),
      })),
  );
}

const label = /^[\p{L}\p{N} \u3000、]{1,14}[：:]/u;
/** What counts the lines of a list, by kind. */
const counters = [
  /^\d{1,3}[.．、）)]\s?\S/u,
  /^[（(]\d{1,3}[）)]/u,
  /^[一二三四五六七八九十]{1,3}、/u,
  /^[（(][一二三四五六七八九十]{1,3}[）)]/u,
  /^[\u2460-\u249B\u2776-\u2793]/u,
  /^[●■▲◆★○□△◇☆※▶►◎·•▪]/u,
  /^(?:—{1,2}|－|–|-)\s?\p{L}/u,
  /^[|｜]/u,
];
const pause = /[，。、；：！？…—”’）》」,.;:!?)]$/u;
const day = /^(?:\d{4}|[〇○零一二三四五六七八九]{4})年.{1,6}月.{1,3}日$/u;
const chineseName = /^\p{Script=Han}{1,2}[ \u3000]{0,2}\p{Script=Han}{1,2}$/u;

/** Whether a line is bold as a whole, as headings are that nobody marked as such. */
function isHeading({ text }: Line): boolean {
  return /^(?:\*\*[^*]+\*\*|__[^_]+__)$/u.test(text) && widthOf(text) <= 30;
}

/** The first two lines that an editor meant to stand by themselves, and that no hard break parts. */
function runTogether(lines: readonly Line[], isChinese: boolean): { first: Line; second: Line } | undefined {
  const pairs = lines.slice(1).flatMap((second, index) => {
    const first = lines[index];
    return first === undefined || first.isBroken ? [] : [{ first, second }];
  });
  if (pairs.length === 0) return undefined;
  const own = pairs.find(
    ({ first, second }) =>
      /\u3000|\t| {4}/.test(second.indent) ||
      isHeading(first) ||
      isHeading(second) ||
      counters.some((each) => each.test(first.text) && each.test(second.text)) ||
      (label.test(first.text) && label.test(second.text) && !/[。！？]$/u.test(first.text)),
  );
  if (own !== undefined) return own;
  const widths = lines.map(({ text }) => widthOf(text));
  const longest = Math.max(...widths);
  if (lines.length > 2 && longest <= (isChinese ? 9 : 15)) return pairs[0];
  if (!isChinese) return undefined;
  const isName = ({ text }: Line) => chineseName.test(text) && !pause.test(text);
  if (lines.length > 2 && lines.every(isName)) return pairs[0];
  const last = pairs.at(-1);
  if (last !== undefined && day.test(last.second.text)) return last;
  // Where print wraps, all lines but the last one are about as long.
  return lines.length > 2 && lines.every(({ text }) => !pause.test(text))
    ? pairs.find(({ first }) => widthOf(first.text) < longest * 0.7)
    : undefined;
}

/** In widths of a Han character. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, character) => sum + (character < "\u2E80" && !/[“”‘’—…]/.test(character) ? 0.5 : 1),
    0,
  );
}
