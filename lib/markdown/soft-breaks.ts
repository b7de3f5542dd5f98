import type { Root, Text } from "mdast";
import { visit } from "unist-util-visit";

/**
 * East Asian width F, W or H (UAX #11), Hangul and emoji left out, from their blocks: scripts without spaces, with
 * their punctuation and symbols, and the square and vertical forms.
 */
const wide =
  /[\u2329\u232A\u2E80-\u303E\u3041-\u312F\u3190-\uA4CF\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF9F\uFFE0-\uFFE6\uFFE8-\uFFEE\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]/u;
const emoji = /\p{Emoji_Presentation}/u;
/** Punctuation that Chinese shares with other scripts: between two of them stands Latin text as well. */
const shared = /[“”‘’—–…·‰′″°±×÷§¶¡¿«»]/u;
/** Symbols of East Asian width A, which print sets as wide as Han. Those that an ASCII text holds are not of them. */
const symbol = /[[\p{P}\p{S}\p{N}]--[\p{ASCII}]]/v;
const hangul = /\p{Script=Hangul}/u;
/** What belongs to the character before it. */
const mark = /^\p{M}$/u;

/** Each from its first space on: tried from every space of a long run, it would take the square of the run. */
const lineBreaks = /(?<![ \t])[ \t]*\n[ \t]*/g;

/**
 * Removes soft line breaks where Chinese has no space and HTML would show one (CSS Text 4 §4.1.3 leaves this to the
 * browser, and browsers do not do it). Also across emphasis, links and references to notes, and where a number goes on.
 */
export function joinSoftBreaks(root: Root): void {
  visit(root, (block) => {
    if (block.type !== "paragraph" && block.type !== "heading" && block.type !== "tableCell") return;
    const runs: Text[] = [];
    visit(block, (node) => {
      if (node.type === "text") runs.push(node);
      // What is no text (code, an image, a hard break) has a value that no character meets.
      else if (!("children" in node) && node.type !== "footnoteReference")
        runs.push({ type: "text", value: "\uFFFC" });
    });
    const whole = runs.map(({ value }) => value).join("");
    let offset = 0;
    for (const run of runs) {
      const start = offset;
      offset += run.value.length;
      run.value = run.value.replace(lineBreaks, (lineBreak, index: number) => {
        const [from, to] = [start + index, start + index + lineBreak.length];
        return meetWithoutSpace(characterBefore(whole, from), whole.slice(to, to + 2)) ? "" : lineBreak;
      });
    }
  });
}

/** The last character before a place, of one or two code units, without what belongs to it. */
function characterBefore(text: string, end: number): string {
  for (let at = end; at > 0; ) {
    const start = at - (/[\uDC00-\uDFFF]/.test(text.charAt(at - 1)) ? 2 : 1);
    const character = text.slice(Math.max(start, 0), at);
    if (!mark.test(character)) return character;
    at = start;
  }
  return "";
}

/** @param next what follows, of which the first character counts */
function meetWithoutSpace(before: string, next: string): boolean {
  const [after = ""] = next;
  if (before === "\u200B" || after === "\u200B") return true;
  if (/\d/.test(before) && /^(?:[.．]\d|[%％‰])/.test(next)) return true;
  if (hangul.test(before) || hangul.test(after)) return false;
  const [isWide, isWideAfter] = [wide.test(before), wide.test(after)];
  if (isWide && isWideAfter) return true;
  if (isWide) return isSymbol(after);
  if (isWideAfter) return isSymbol(before);
  return [before, after].every((each) => isSymbol(each) && !shared.test(each) && !emoji.test(each));
}

function isSymbol(character: string): boolean {
  return symbol.test(character) && character !== "\uFFFC";
}
