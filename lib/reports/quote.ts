import { htmlPieces } from "../markdown/html-pieces.ts";
import { mostCharacters } from "./report.ts";

/** The words of a paragraph, as a reader may correct them: no marks of notes, and no more than a report may have. */
export function quoteOf(html: string): string {
  const text = htmlPieces(html)
    .flatMap((piece) => ("text" in piece && !piece.within.includes("sup") ? [piece.text] : []))
    .join("")
    .trim();
  return [...text].slice(0, mostCharacters.quote).join("");
}
