import { fieldNames } from "../record/schema-fields.ts";

const fence = /^---[ \t]*$/;
/** A line that opens or closes front matter. */
export function isFence(line: string | undefined): boolean {
  return line !== undefined && fence.test(line);
}

/** Dashes of whatever kind, alone on their line: what was typed for `---`. */
const dashes = /^[\s\u3000]*(?:[-－—–―─━﹣−‐_=＝~～.。…+*＊] ?){2,}[\s\u3000]*$/u;
const almost = /^[\s\u3000]*(?:-{3}|[－—–―─━﹣−‐]{2,}|-{1,2}[－—–―─━﹣−‐]+)/u;

/** Whether a line was probably meant to open or close front matter, and does not. */
export function isAlmostFence(line: string): boolean {
  return !isFence(line) && (dashes.test(line) || almost.test(line));
}

/** The same of a line that stands above one that closes it: what is indented, and dots, may be YAML. */
export function isEarlierFence(line: string): boolean {
  return isAlmostFence(line) && /^\u3000*[-－—–―─━﹣−‐]/u.test(line);
}

/** What a field, a part of one, or a note between them begins with. */
const fieldLike = /^(?:[ \t]|#|-\s|[\]}])|^["']?[\w-]+["']?\s*[:：﹕]/u;

/**
 * Where the fields of a file end whose closing fence is missing: the blank line before its text, or the first line
 * that can be no field. From 0; the number of lines where there is none.
 */
export function endOfFields(lines: readonly string[]): number {
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line.trim() === "") {
      const blank = at;
      while (at + 1 < lines.length && lines[at + 1]?.trim() === "") at++;
      const next = lines[at + 1];
      if (next === undefined || !isField(next)) return blank;
    } else if (!fieldLike.test(line)) return at;
  }
  return lines.length;
}

/** Whether a line after a blank one is a field of the record, and no text that happens to hold a colon. */
function isField(line: string): boolean {
  const name = /^["']?([\w-]+)["']?\s*[:：﹕]/u.exec(line)?.[1];
  return name === undefined ? /^(?:#\s|- )/.test(line) : fieldNames.has(name);
}
