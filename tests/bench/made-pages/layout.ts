/** From blocks to the text of a page, as an extractor leaves it. */
import { createRequire } from "node:module";
import { withIdeographs } from "#lib/record/radicals.ts";
import { pick, whole } from "./chance.ts";
import type { House } from "./house.ts";
import type { Printed } from "./printed.ts";

/** The same in the characters and marks that the page has. */
export function written(house: House): (text: string) => string {
  const { style } = house;
  const steps = [...(style.script === "traditional" ? [toTraditional()] : []), marks(house), noise(house)];
  return (text) => steps.reduce((sofar, step) => step(sofar), text);
}

function toTraditional(): (text: string) => string {
  const { Converter } = createRequire(import.meta.url)("opencc-js/cn2t") as {
    Converter: (of: { from: string; to: string }) => (text: string) => string;
  };
  return Converter({ from: "cn", to: "t" });
}

const halfWidth: Record<string, string> = {
  "，": ",",
  "：": ":",
  "；": ";",
  "（": "(",
  "）": ")",
  "！": "!",
  "？": "?",
  "“": '"',
  "”": '"',
};
const corners: Record<string, string> = { "“": "「", "”": "」", "‘": "『", "’": "』" };

function marks({ random, style }: House): (text: string) => string {
  if (style.marks === "corner") return (text) => text.replace(/[“”‘’]/gu, (mark) => corners[mark] ?? mark);
  if (style.marks === "full") return (text) => text;
  const kept = pick(random, ["", "“”", "（）", "“”：；"]);
  return (text) =>
    text.replace(/[，：；（）！？“”]/gu, (mark) => (kept.includes(mark) ? mark : (halfWidth[mark] ?? mark)));
}

const lookAlikes: Record<string, string> = {
  "0": "O",
  "1": "l",
  "，": ",",
  "。": ".",
  "：": ":",
  未: "末",
  已: "己",
  人: "入",
  本: "木",
  日: "曰",
  的: "旳",
  设: "没",
  土: "士",
};
const radicals: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 0x2fd6 - 0x2f00 }, (_, at) => String.fromCodePoint(0x2f00 + at)).map((radical) => [
    withIdeographs(radical),
    radical,
  ]),
);

function noise({ random, style }: House): (text: string) => string {
  if (style.noise === "radicals")
    return (text) => text.replace(/\p{Script=Han}/gu, (character) => radicals.get(character) ?? character);
  if (style.noise === "none") return (text) => text;
  return (text) =>
    text.replace(/[01，。：未已人本日的设土 ]/gu, (mark) =>
      random() < 0.06 ? (lookAlikes[mark] ?? "") : mark,
    );
}

/** The page's text. Blank lines part the blocks, except on dense pages. */
export function laidOut({ random, style }: House, blocks: readonly Printed[]): string {
  const width = {
    narrow: whole(random, 11, 17),
    wide: whole(random, 20, 32),
    indented: whole(random, 13, 24),
    dense: whole(random, 14, 24),
  }[style.wrap];
  const isIndented =
    style.wrap === "indented" || style.wrap === "dense" || (style.wrap === "none" && random() < 0.15);
  const texts = blocks.map(({ role, text, beginsParagraph = true }) => {
    const isText = role === "body" || role === "notice";
    const lead = isText && isIndented && beginsParagraph && !text.includes("\n") ? "　　" : "";
    return width === undefined || !isText
      ? lead + text
      : text
          .split("\n")
          .map((line) => wrapped(lead + line, width))
          .join("\n");
  });
  return `${texts.join(style.wrap === "dense" ? "\n" : pick(random, ["\n\n", "\n\n", "\n \n", "\r\n\r\n"]))}\n`;
}

/** In lines of as many full-width characters; no closing mark begins one. */
function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  let [line, cells] = ["", 0];
  for (const character of text) {
    const cell = /[\x20-\x7e]/u.test(character) ? 0.5 : 1;
    if (cells + cell > width && !/[，。、；：！？”’）》」』…]/u.test(character)) {
      lines.push(line);
      [line, cells] = ["", 0];
    }
    line += character;
    cells += cell;
  }
  return [...lines, line].join("\n");
}
