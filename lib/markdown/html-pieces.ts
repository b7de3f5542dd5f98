/** A piece of sanitised HTML: markup as it stands, or text with its character references read. */
export type HtmlPiece = { markup: string } | { text: string; within: readonly string[] };

const pieces = /<(\/?)([a-z][a-z0-9]*)\b(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+/gi;
const withoutEnd = new Set(["br", "hr", "img", "wbr", "input", "col"]);
const references: Record<string, string> = { "&#x26;": "&", "&#x3C;": "<" };

/**
 * Cuts HTML as the renderer of blocks writes it: well-formed, and with two character references in its text.
 * `within` are the names of the elements around a text, the outermost first.
 */
export function htmlPieces(html: string): HtmlPiece[] {
  const open: string[] = [];
  return [...html.matchAll(pieces)].map(([piece, closing, name]): HtmlPiece => {
    if (name === undefined)
      return {
        text: piece.replace(/&#x(?:26|3C);/g, (found) => references[found] ?? found),
        within: [...open],
      };
    if (closing) open.pop();
    else if (!withoutEnd.has(name)) open.push(name);
    return { markup: piece };
  });
}

/** A text as the renderer of blocks writes it. */
export function htmlOfText(text: string): string {
  return text.replaceAll("&", "&#x26;").replaceAll("<", "&#x3C;");
}
