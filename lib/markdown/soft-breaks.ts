import type { Root, Text } from "mdast";
import { visit } from "unist-util-visit";

/** Han characters and their punctuation: no space ever stands between two of them. */
const han = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u;
/** Punctuation that Chinese shares with other scripts: it counts as Han beside Han. */
const shared = /[“”‘’—…·]/u;

/** Each from its first space on: tried from every space of a long run, it would take the square of the run. */
const lineBreaks = /(?<![ \t])[ \t]*\n[ \t]*/g;

/**
 * Removes soft line breaks between two Han characters, where HTML would show a space
 * (CSS Text 4 §4.1.3 leaves this to the browser, and browsers do not do it). Also across emphasis and links.
 */
export function joinSoftBreaks(root: Root): void {
  visit(root, (block) => {
    if (block.type !== "paragraph" && block.type !== "heading" && block.type !== "tableCell") return;
    const runs: Text[] = [];
    visit(block, (node) => {
      if (node.type === "text") runs.push(node);
      // What is no text (code, an image, a hard break) has a value that no Han character meets.
      else if (!("children" in node)) runs.push({ type: "text", value: "\uFFFC" });
    });
    const whole = runs.map(({ value }) => value).join("");
    let offset = 0;
    for (const run of runs) {
      const start = offset;
      offset += run.value.length;
      run.value = run.value.replace(lineBreaks, (lineBreak, index: number) => {
        const [from, to] = [start + index, start + index + lineBreak.length];
        // Of two code units at most: rare Han characters have two.
        const before = [...whole.slice(Math.max(from - 2, 0), from)].at(-1) ?? "";
        const [after = ""] = whole.slice(to, to + 2);
        return meetWithoutSpace(before, after) ? "" : lineBreak;
      });
    }
  });
}

function meetWithoutSpace(before: string, after: string): boolean {
  return (
    (han.test(before) && (han.test(after) || shared.test(after))) || (shared.test(before) && han.test(after))
  );
}
