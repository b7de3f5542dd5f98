/** HTML that may stand in a page as it is. Only `html` and constants of the program make it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: text is escaped, markup stands as it is, nothing shows nothing. */
export type MarkupPart = string | number | Markup | undefined | readonly MarkupPart[];

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markup from a template whose values are escaped, in text and in quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...pieces: readonly MarkupPart[]): Markup {
  return new Markup(strings.map((text, index) => text + write(pieces[index])).join(""));
}

function write(piece: MarkupPart): string {
  if (piece === undefined) return "";
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === "object") return piece.map(write).join("");
  return String(piece).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
