import { Parser } from "htmlparser2";

export interface PlainPage {
  html: string;
  /** The text of each inline style, as a hash in a Content-Security-Policy covers it. */
  styles: string[];
}

/** Elements without an end: a slash in them says nothing, and is part of a value that has no quotes. */
const voids = new Set(["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);

/**
 * Takes out of a page what only the framework's client router needs: scripts, their preloads, the marks between
 * pieces of text, and where the styles came from; and the slash at the end of elements that have none. All else stays byte for byte; so does JSON-LD.
 */
export function plainPage(html: string): PlainPage {
  const styles: string[] = [];
  let plain = "";
  let at = 0;
  let begin = -1;
  const replace = (from: number, to: number, by = "") => {
    plain += html.slice(at, from) + by;
    at = to;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "script" && attributes.type !== "application/ld+json") begin = parser.startIndex;
      else if (name === "link" && isForScripts(attributes)) replace(parser.startIndex, parser.endIndex + 1);
      else if (name === "style") {
        replace(parser.startIndex, parser.endIndex + 1, "<style>");
        begin = at;
      } else if (voids.has(name) && html[parser.endIndex - 1] === "/") {
        replace(parser.endIndex - 1, parser.endIndex);
      }
    },
    onclosetag(name) {
      if (begin < 0) return;
      if (name === "script") replace(begin, parser.endIndex + 1);
      else if (name === "style") styles.push(html.slice(begin, parser.startIndex));
      else return;
      begin = -1;
    },
    oncomment() {
      replace(parser.startIndex, parser.endIndex + 1);
    },
  });
  parser.end(html);
  return { html: plain + html.slice(at), styles };
}

function isForScripts({ rel, as }: Record<string, string>): boolean {
  return rel === "modulepreload" || (rel === "preload" && as === "script");
}
