import { withIdeographs } from "../../record/radicals.ts";
import { looksLikeName } from "../page/person-names.ts";

/**
 * A page's text as drafts have it. Hard line wraps are joined, names spaced out for layout are closed up, what remains
 * between words is one space, and radicals are the characters that they look like. Nothing else ever changes.
 */

const han = "\\p{Script=Han}";
/** Full-width punctuation brings its own space. */
const fullWidth =
  "[\\u3001\\u3002\\u3008-\\u3011\\u3014-\\u301B\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF3D]";
/** What no space stands beside where a line wraps: Chinese, its punctuation, and what it shares with other scripts. */
const cjk = new RegExp(`${han}|[\\u3000-\\u303F\\uFF00-\\uFFEF“”‘’—…·℃％]`, "u");
const spacedOut = new RegExp(`(?<!${han})${han}(?:\\s+${han})+(?!${han})`, "gu");
const besideFullWidth = new RegExp(`\\s*(${fullWidth})\\s*`, "gu");

/** The lines of a text, each as drafts have it, blank ones left out. */
export function draftLines(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\f\v\u0085\u2028\u2029]/)
    .map(closeUp)
    .filter((line) => line !== "");
}

/** A text on one line: where it wraps, Chinese goes on at once and other words after a space. */
export function draftLine(text: string): string {
  return joinPieces(draftLines(text));
}

/** Pieces of one paragraph in order, joined as lines are. */
export function joinPieces(pieces: readonly string[]): string {
  // A name that is spaced out may have its wrap in the middle.
  return closeUp(pieces.reduce((joined, piece) => joined + seam(joined, piece) + piece, ""));
}

/** What goes on without a space where a line wraps, though it is not Chinese. */
const [number, unit] = [/\d$/, /^(?:[%‰‱°′″]|[.,:/]?\d|[-–~×]\s?\d)/];
const [openEnd, opening] = [/\d[.:/~×]$|[\d\p{L}][-–]$|(?<!\d)\d{1,3},$/u, /^\d/];
const [openBracket, closingMark] = [/[([{<]$/, /^(?:[)\]},;!?%‰]|[.:](?![\p{L}\p{N}]))/u];

function seam(before: string, after: string): string {
  const last = [...before.slice(-2)].at(-1) ?? "";
  const [first = ""] = after;
  if (last === "" || first === "" || cjk.test(last) || cjk.test(first)) return "";
  const end = before.slice(-5);
  const start = after.slice(0, 4);
  const isNumber = (number.test(end) && unit.test(start)) || (openEnd.test(end) && opening.test(start));
  return isNumber || openBracket.test(end) || closingMark.test(start) ? "" : " ";
}

function closeUp(line: string): string {
  return withIdeographs(line)
    .replace(/(?<=\d)\s+(?=\.\d)/gu, "")
    .replace(spacedOut, (run) => (run === line.trim() ? wholeLine(run) : pairUp(run)))
    .replace(/\s+/g, " ")
    .replace(besideFullWidth, "$1")
    .trim();
}

/** A line that is justified by its spaces is closed up, if it is none of names: `草 原 千 里`. */
function wholeLine(run: string): string {
  const paired = pairUp(run);
  const gaps = new Set(run.match(/\s+/gu));
  return gaps.size > 1 || paired.split(" ").every(looksLikeName) ? paired : run.replace(/\s+/gu, "");
}

/** `江　岸 杜　若` is two names, `本 报 讯` one word. */
function pairUp(run: string): string {
  const characters = run.split(/\s+/);
  if (characters.length % 2 === 1) return characters.join("");
  return characters
    .map((character, index) => (index % 2 === 0 && index > 0 ? ` ${character}` : character))
    .join("");
}

/**
 * A line of print as Markdown: what CommonMark or GFM would read as markup is escaped, so that the parsed
 * paragraph's plain text is the line again.
 */
export function escapeMarkdown(line: string): string {
  return (
    line
      .replace(/[\\`*_[\]<]|~(?=~)|(?<=~)~|&(?=[#a-z])/gi, "\\$&")
      // Escapes do not count inside an address that GFM recognises as it reads; so it is to find none.
      .replace(/@|(?<=https?):|(?<=www)\./gi, "\\$&")
      .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=[-\s]|$)|=|>)/, "\\$&")
      .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
  );
}
