import { type Attack, type Case, inBody, inTranslation } from "./attack.ts";

/** Text that only becomes markup where somebody decodes it twice, or forgets to encode it. */
const entities: Case[] = [
  ["a tag in named entities", "&lt;img src=x onerror=alert(1)&gt;"],
  ["a tag in numeric entities", "&#60;script&#62;alert(1)&#60;/script&#62;"],
  ["a tag in entities of entities", "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;"],
  ["a tag behind backslashes", "\\<script\\>alert(1)\\</script\\>"],
  ["a tag in full-width signs", "＜script＞alert(1)＜/script＞"],
  ["a tag that never ends", "一 <script 二"],
  ["a tag in code", "`<script>alert(1)</script>`"],
  ["a tag in a block of code", "```\n</code></pre><script>alert(1)</script>\n```"],
  ["a fence whose language is a handler", '```" onclick="alert(1)\nx\n```'],
  ["a fence whose language is a tag", '~~~ "><img/src=x/onerror=alert(1)>\nx\n~~~'],
  ["entities without a character", "&#xD800;&#xFFFFFF;&#0;&#x110000;&#99999999999;&unknown;"],
  ["entities that are control characters", "&#8;&#27;[31m&#127;&#x85;"],
  ["entities that turn the direction of text", "&#x202E;&#x2066;text&rlm;", "bidi-control"],
  ["characters beyond the first plane", "𠮷\u{1F468}\u200D\u{1F469}\u{E0041}\u{10FFFF}"],
  ["combining marks on one letter", `a${"\u0301".repeat(5_000)}`],
];

/** Where the pipeline itself writes ids, classes and labels. */
const structures: Case[] = [
  ["a heading named as a property", "# getElementById\n\n## __proto__\n\n# constructor"],
  [
    "a footnote named as a prototype",
    "x[^__proto__] y[^constructor] z[^toString]\n\n[^__proto__]: a\n[^constructor]: b\n[^toString]: c",
  ],
  ["a footnote whose name is a handler", 'x[^"onclick=alert(1)]\n\n[^"onclick=alert(1)]: a'],
  ["a footnote whose name is a tag", "x[^\\<b\\>]\n\n[^\\<b\\>]: a"],
  ["a footnote in itself", "x[^a]\n\n[^a]: y[^a]"],
  ["a footnote with a block's id", "x[^p1]\n\n[^p1]: [y](#user-content-fn-p1)"],
  [
    "a footnote that is a whole document",
    "x[^a]\n\n[^a]:\n    # y\n\n    | a |\n    | - |\n    | b |\n\n        c",
  ],
  ["a table whose cells end it", "| a |\n| :-: |\n| </td></table> \\<script\\> |", "raw-html"],
  ["a table with more cells than columns", "| a |\n| - |\n| b | c | [d](/zh) |"],
  ["a list of tasks", "- [x] a\n- [ ] b"],
  ["a list that starts at the end of numbers", "999999999. a"],
  ["the mark of what is missing in an address", "[x](/zh/[…] '[…]') ![[…]](/icon.svg)", "picture-in-text"],
  ["the mark of what is untranslated as an original", "[untranslated]"],
  ["a body that is front matter again", "---\nheadline: '<script>'\n---\n\n文。", "raw-html"],
  ["a body of definitions alone", "[a]: /zh"],
];

const nested = (open: string, depth: number, close = "") => `${open.repeat(depth)}a${close.repeat(depth)}`;

/** What takes the parser, the renderer or a regular expression too long, or the stack too far. */
const bombs: Case[] = [
  ["quotations in quotations", nested(">", 10_000), "too-complex"],
  ["lists in lists", nested("- ", 10_000), "too-complex"],
  ["numbered lists in numbered lists", nested("1. ", 10_000), "too-complex"],
  ["lists in quotations in lists", nested("> - ", 5_000), "too-complex"],
  [
    "lists inside by indentation",
    Array.from({ length: 500 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n"),
    "too-complex",
  ],
  ["quotations that lines go on with", `${">".repeat(50)}a\n${"b\n".repeat(20_000)}`, "too-complex"],
  ["emphasis in emphasis", nested("*a ", 10_000, " b*"), "too-complex"],
  ["emphasis of two kinds in each other", nested("**a _b ", 10_000, "_ **"), "too-complex"],
  ["emphasis that never closes", "*a ".repeat(10_000), "too-complex"],
  ["emphasis of underscores and stars", nested("*_", 10_000, "_*"), "too-complex"],
  ["emphasis in emphasis, as deep as it may be", nested("*a ", 90, " b*")],
  ["emphasis in emphasis, a little deeper", nested("*a ", 150, " b*"), "too-complex"],
  ["ten thousand stars", "*".repeat(10_000)],
  ["struck text in struck text", nested("~~a ", 10_000, " b~~"), "too-complex"],
  ["brackets that never close", "[".repeat(10_000), "too-complex"],
  ["brackets in brackets", nested("[", 10_000, "]"), "too-complex"],
  ["links that never end", "[a](".repeat(10_000), "too-complex"],
  ["pictures in pictures", nested("![", 10_000, "](a)"), "too-complex"],
  ["footnotes that never end", "[^a".repeat(10_000), "too-complex"],
  [
    "footnotes in footnotes",
    Array.from({ length: 1_500 }, (_, n) => `[^${n}]: [^${n + 1}]`).join("\n\n"),
    "too-complex",
  ],
  [
    "grave accents of every length",
    Array.from({ length: 300 }, (_, length) => "`".repeat(length + 1)).join(" "),
    "too-complex",
  ],
  ["tags that never end", "<a ".repeat(10_000), "too-complex"],
  [
    "sections of characters that never end",
    `${"a <![CDATA[".repeat(900)}${"b".repeat(90_000)}`,
    "too-complex",
  ],
  ["instructions that never end", "a <?".repeat(10_000), "too-complex"],
  [
    "a table of many columns and rows",
    `${"|a".repeat(2_000)}|\n${"|-".repeat(2_000)}|\n${"|a|\n".repeat(2_000)}`,
    "too-complex",
  ],
  ["a table of very many columns", `${"|a".repeat(20_000)}|\n${"|-".repeat(20_000)}|`, "too-complex"],
  ["headings by underlining", "a\n-\n".repeat(25_000), "too-complex"],
  ["very many paragraphs", "a\n\n".repeat(250_000), "too-complex"],
  ["a line of a megabyte", "市".repeat(330_000), "too-complex"],
  ["a line as long as it may be", "市".repeat(99_900)],
  ["a run of spaces", `a${" ".repeat(90_000)}b`],
  ["spaces before every line end", `市${" ".repeat(20)}\n`.repeat(4_000)],
  ["a run of backslashes", "\\".repeat(90_000)],
  ["a run of ampersands", "&".repeat(90_000)],
  ["entities that never end", "&#".repeat(45_000)],
  ["bare addresses in one word", "http://a.".repeat(10_000)],
  ["bare names in one word", "www.".repeat(20_000)],
  ["mail addresses in one word", `${"a@".repeat(45_000)}b`],
  ["a mail address without end", `${"a".repeat(40_000)}@${"a-.".repeat(15_000)}`],
  ["brackets after an address", `https://a.example/${"(".repeat(45_000)}${")".repeat(45_000)}`],
  ["marks after an address", `https://a.example/${"?!.,:".repeat(19_000)}`],
  ["straight quotes", '"'.repeat(90_000)],
  ["dots with spaces between", ". ... ".repeat(15_000)],
  ["dashes that might close front matter", "--- ".repeat(24_000)],
  ["marks of missing print", "[…]".repeat(1_900)],
];

export const markdown: Attack[] = [...entities, ...structures, ...bombs]
  .map(inBody)
  .concat(
    inTranslation(["quotations in quotations", nested(">", 10_000), "too-complex"]),
    inTranslation(["a tag in named entities", "&lt;img src=x onerror=alert(1)&gt;"]),
  );
