import fc from "fast-check";
import { parseFragment } from "parse5";
import { expect, it } from "vitest";
import { parseOriginal } from "#lib/content/parse-article.ts";

interface Parsed {
  nodeName: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Parsed[];
}

/** What a reader sees: the text, and the numbers of lists. */
function seenIn(node: Parsed): string {
  if (node.nodeName === "#text") return node.value ?? "";
  const attribute = (of: Parsed, name: string) => of.attrs?.find((each) => each.name === name)?.value;
  const mark = attribute(node, "class") === "bracketed" ? ")" : ".";
  let number = Number(attribute(node, "start") ?? 1) - 1;
  return (node.childNodes ?? [])
    .map((child) => {
      if (node.nodeName !== "ol" || child.nodeName !== "li") return seenIn(child);
      number = Number(attribute(child, "value") ?? number + 1);
      return `${number}${mark}${seenIn(child)}`;
    })
    .join("");
}

/** Markup that an editor may have meant, by the element that it makes: how many of its marks are not seen at most. */
const meant: readonly (readonly [element: RegExp, mark: string])[] = [
  [/<(?:em|strong)>/, "*"],
  [/<(?:em|strong)>/, "_"],
  [/<del>/, "~"],
  [/<code>/, "`"],
  [/<h[2-6]>/, "#"],
  [/<blockquote>/, ">"],
  [/<ul>/, "-"],
  [/<ul>/, "+"],
  [/<ul>/, "*"],
  [/<hr>/, "-"],
  [/<hr>/, "*"],
  [/<hr>/, "_"],
  [/<a href|<sup>/, "["],
  [/<br>/, "\\"],
];

const words = fc.constantFrom(
  "会议",
  "强调",
  "5",
  "12",
  "亿元",
  "℃",
  "A",
  "张三",
  "，",
  "。",
  "、",
  "“",
  "”",
  "（",
  "）",
  "：",
);
const marks = fc.constantFrom(
  ..."*_~`#>+-.|\\[]()!<&;:=$^@/?,'\"％＃＊｜【】［］",
  "**",
  "~~",
  "1. ",
  "- ",
  "+ ",
  "> ",
  "## ",
  "##",
  "---",
  "[^1]",
  "[^1]: ",
  "...",
  "[……]",
  "&copy;",
  " ",
  "\t",
  "\u3000",
  "\u200B",
  "https://a.example/b",
  "\n",
  "\n\n",
  "\n    ",
);
const text = fc.array(fc.oneof({ weight: 3, arbitrary: words }, { weight: 2, arbitrary: marks }), {
  minLength: 2,
  maxLength: 24,
});

it("every character of a text is seen, or is markup that was meant, or its loss is told", () => {
  fc.assert(
    fc.property(text, (pieces) => {
      const source = pieces.join("");
      const { body, problems } = parseOriginal(
        `---\nheadline: 短讯\nkind: news\ndate: 2020-11-28\nreporters: []\ntopics: []\n---\n\n${source}\n`,
        "a.md",
      );
      const told = problems.filter(({ code }) => code !== "empty-body");
      if (told.length > 0 || body === undefined) return;
      const html = body.blocks.map((block) => block.html).join("\n") + body.notes;
      const seen = [...seenIn(parseFragment(html) as Parsed).replace(/[\s↩注释]/gu, "")];
      const unseen: string[] = [];
      for (const character of source.replace(/[\s注释]/gu, "")) {
        if (character === seen[0]) seen.shift();
        else unseen.push(character);
      }
      // A backslash is what `check` tells editors to write before a sign.
      const escapes = source.match(/\\[!-/:-@[-`{-~]/g)?.length ?? 0;
      const silent = unseen.filter((character) => {
        if (character === "\\" && escapes > 0) return false;
        return !meant.some(([element, mark]) => mark === character && element.test(html));
      });
      expect({ silent, seen, html }).toEqual({ silent: [], seen: [], html });
    }),
    { numRuns: 1_500, seed: 12 },
  );
});
