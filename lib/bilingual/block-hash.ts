import { createHash } from "node:crypto";

/** Marks that are set in one way or another without another meaning, each kind as one of them. */
const alike: readonly [RegExp, string][] = [
  [/[“”„‟«»「」『』〝〞〟＂"‘’‚‛‹›＇`´']+/gu, '"'],
  [/[‐‑‒–—―─−－-]+/gu, "-"],
  [/(?:…|\.{3,}|。{3,})+/gu, "…"],
  [/[·•・‧⋅･]/gu, "·"],
  [/[～〜∼]/gu, "~"],
];
/** The full-width forms of ASCII, which stand as far from it in Unicode. */
const fullWidth = /[！-～]/gu;
const unseen = /[\s\p{Default_Ignorable_Code_Point}]+/gu;

/**
 * A block's text without what only typography changes: spaces and line breaks, the form of quotes, dashes, ellipses and
 * full-width characters. What says something else is another text, down to a digit or a full stop.
 */
export function withoutTypography(text: string): string {
  const plain = text.normalize("NFC").replace(unseen, "");
  const marks = alike.reduce((marked, [pattern, mark]) => marked.replace(pattern, mark), plain);
  return marks.replace(fullWidth, (form) => String.fromCharCode(form.charCodeAt(0) - 0xfee0));
}

/**
 * What tells a block of an original from what it was before: eight hexadecimal digits. The first is a letter, so that
 * YAML never reads a number in it.
 * @param text the block's, as readers see it
 */
export function blockHash(text: string): string {
  const digest = createHash("sha256").update(withoutTypography(text)).digest("hex");
  const first = "abcdef"[Number.parseInt(digest.slice(0, 1), 16) % 6] ?? "a";
  return `${first}${digest.slice(1, 8)}`;
}
