import { htmlOfText, htmlPieces } from "../markdown/html-pieces.ts";
import type { Localized } from "../record/languages.ts";
import { syllables } from "./readings.ts";

const han = /\p{Script=Han}/u;
const mark = /^\p{M}$/u;

/**
 * Puts its reading above each Chinese character of a block's HTML. Characters are read in the whole of their text,
 * whatever markup parts them.
 * @param names whose characters are read as the registries romanise them
 */
export function rubyOfHtml(html: string, names: readonly Localized[]): string {
  const pieces = htmlPieces(html);
  const text = pieces.map((piece) => ("text" in piece ? piece.text : "")).join("");
  const read = syllables(text, names);
  let at = 0;
  return pieces
    .map((piece) => {
      if ("markup" in piece) return piece.markup;
      const characters = [...piece.text];
      const own = read.slice(at, at + characters.length);
      at += characters.length;
      return within(piece.within) ? htmlOfText(piece.text) : rubyOf(characters, own);
    })
    .join("");
}

/** The same of a text without markup. */
export function rubyOfText(text: string, names: readonly Localized[]): string {
  return rubyOf([...text], syllables(text, names));
}

/** Code is no text to be read, and ruby within ruby is none. */
function within(names: readonly string[]): boolean {
  return names.some((name) => name === "code" || name === "pre" || name === "ruby");
}

/** Characters that stand together share an element, so that they stand as closely as they did. */
function rubyOf(characters: readonly string[], read: readonly (string | undefined)[]): string {
  let [html, open] = ["", false];
  for (const [index, character] of characters.entries()) {
    // What belongs to the character before it stands with it already.
    if (index > 0 && mark.test(character)) continue;
    const reading = han.test(character) ? read[index] : undefined;
    if ((reading !== undefined) !== open) html += open ? "</ruby>" : "<ruby>";
    open = reading !== undefined;
    const whole = `${character}${marksAfter(characters, index)}`;
    html += reading === undefined ? htmlOfText(whole) : `${whole}<rt>${reading}</rt>`;
  }
  return open ? `${html}</ruby>` : html;
}

/** What changes the form of a character: variation selectors and other marks. Apart from it they mean nothing. */
function marksAfter(characters: readonly string[], index: number): string {
  let end = index + 1;
  while (mark.test(characters[end] ?? "")) end++;
  return characters.slice(index + 1, end).join("");
}
