import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { colours } from "#lib/colours.ts";
import { type Card, cardSize, coverSize, type Title } from "#lib/feeds/cards/card.ts";
import { drawCard } from "#lib/feeds/cards/draw-card.ts";
import { Drawer } from "#lib/feeds/cards/drawer.ts";
import { runsOf } from "#lib/feeds/cards/layout.ts";
import { type Piece, setLines } from "#lib/feeds/cards/set-lines.ts";
import { charactersOf } from "#lib/feeds/cards/woff2-characters.ts";
import type { Locale } from "#lib/record/languages.ts";
import { makePicture } from "../../support/make-picture.ts";

const title = (...headline: string[]): Title => ({ locale: "zh", headline, breaks: [] });
const english = (headline: string): Title => ({ locale: "en", headline: [headline], breaks: [] });
function card(fields: Partial<Card> & Pick<Card, "title">): Card {
  return {
    locale: fields.title.locale,
    name: { zh: "雁城要闻", en: "The Hengyang Bulletin" },
    date: "2020年11月28日 星期六",
    label: "会议 · 陈润",
    kicker: undefined,
    deck: undefined,
    list: [],
    bars: [],
    picture: undefined,
    foot: "news.example.org",
    ...fields,
  };
}

const long = "全市上下要深入学习贯彻会议精神，".repeat(5);
const sentence = "The city government held a meeting on the protection of the river and its shores. ".repeat(
  3,
);
const titles: Record<string, Title> = {
  "one character": title("水"),
  "eighty characters": title(long.slice(0, 80)),
  "eight hundred characters": title(long.repeat(10)),
  "eight lines": title(...Array.from({ length: 8 }, (_, index) => `第${index}行标题在这里`)),
  "an English sentence of 200 letters": english(sentence.slice(0, 200)),
  "an English word without an end": english("a".repeat(300)),
  "marks alone": title("《“（【，。、；"),
  "rare characters, pictographs and half of a pair": title("𠮷㙓龘論🏆👨‍👩‍👧臺灣\ud800■"),
  "nothing that can be seen": title("\u200b\u202e\ufe0f"),
  nothing: title(),
};

async function pixels(png: Buffer) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const paper = colours.paper.light.slice(1);
  const isPaper = (x: number, y: number) => {
    const at = (y * info.width + x) * 3;
    return data.subarray(at, at + 3).toString("hex") === paper;
  };
  return { ...info, isPaper };
}

describe("a card", () => {
  const kicker = { locale: "zh", text: "引题".repeat(60) } as const;
  const deck = { locale: "en", text: sentence } as const;
  it.each(
    Object.entries(titles).flatMap(([name, each]) => [
      [name, card({ title: each })] as const,
      [
        `${name}, with all around it`,
        card({ title: each, kicker, deck, list: Object.values(titles) }),
      ] as const,
    ]),
  )("of %s stays within its margins", async (_, each) => {
    const drawn = await pixels(await drawCard(each));
    expect([drawn.width, drawn.height]).toEqual([cardSize.width, cardSize.height]);
    const margin = 50;
    let outside = 0;
    for (let y = 0; y < drawn.height; y++)
      for (let x = 0; x < drawn.width; x++)
        if (x < margin || x >= drawn.width - margin || y < margin || y >= drawn.height - margin)
          outside += drawn.isPaper(x, y) ? 0 : 1;
    expect(outside).toBe(0);
    // Above its last line stands a rule, and nothing but it for a little.
    const above = [...Array(drawn.width).keys()].filter((x) => !drawn.isPaper(x, drawn.height - 56 - 47 - 8));
    expect(above).toEqual([]);
  });

  it("is another one for another headline, and the same bytes for the same", async () => {
    const [one, same, other] = await Promise.all(
      ["会议召开", "会议召开", "会议闭幕"].map((text) => drawCard(card({ title: title(text) }))),
    );
    expect(one?.equals(same as Buffer)).toBe(true);
    expect(one?.equals(other as Buffer)).toBe(false);
  });

  it("shows its picture beside its headline, and on a cover above it", async () => {
    const picture = await makePicture(960, 640);
    const drawn = await pixels(await drawCard(card({ title: title("会议召开"), picture })));
    expect(drawn.isPaper(1000, 350)).toBe(false);
    expect(drawn.isPaper(300, 500)).toBe(true);
    const cover = await pixels(await drawCard(card({ title: title("会议召开"), picture }), coverSize));
    expect([cover.width, cover.height]).toEqual([1000, 1600]);
    expect(cover.isPaper(500, 400)).toBe(false);
    expect(cover.isPaper(500, 1400)).toBe(true);
  });

  it("shows as much of each part of a period as it has", async () => {
    const bars = [4, 2, 0].map((value) => ({ label: "月", value }));
    const drawn = await pixels(await drawCard(card({ title: title("2020年"), bars })));
    const heights = bars.map((_, index) => {
      const x = 56 + index * 120 + 20;
      return [...Array(200).keys()].filter(
        (y) => !drawn.isPaper(x, 320 + y) && !drawn.isPaper(x + 20, 320 + y),
      ).length;
    });
    expect(heights[0]).toBeGreaterThan(1.6 * (heights[1] ?? 0));
    expect(heights[1]).toBeGreaterThan(20 + (heights[2] ?? 0));
  });
});

describe("what can be drawn", () => {
  it.each([
    ["市委 “A—B”", "市委 “A—B”"],
    ["𠮷吉", "〓吉"],
    ["論臺灣", "論臺灣"],
    ["好🏆👨‍👩‍👧的🇨🇳", "好的"],
    ["a\u202eb\u200bc", "abc"],
    ["e\u0301tude", "étude"],
    ["한국", "〓〓"],
    ["■①→", "■①→"],
    ["a\t\nb", "a  b"],
  ])("of %j is %j", async (text, drawn) => {
    expect(await new Drawer().drawable(text.toWellFormed())).toBe(drawn);
  });

  it("is as wide as it is set: Chinese marks as characters, English ones as letters", async () => {
    const drawer = new Drawer();
    await drawer.drawable("“水务”");
    expect(await drawer.widths(["“水务”", "水"], "zh", 700)).toEqual([4, 1]);
    const [quoted = 0] = await drawer.widths(["“”"], "en", 700);
    expect(quoted).toBeLessThan(1.2);
  });
});

it("knows the characters of a font by its own table", async () => {
  const list = createRequire(import.meta.url).resolve("@fontsource-variable/noto-serif-sc/unicode.json");
  const font = (part: number) =>
    readFileSync(join(dirname(list), `files/noto-serif-sc-${part}-wght-normal.woff2`));
  const ranges: Record<string, string> = JSON.parse(readFileSync(list, "utf8"));
  const common = await charactersOf(font(119));
  const claimed = (ranges["[119]"] ?? "")
    .split(",")
    .map((range) => String.fromCodePoint(Number.parseInt(range.replace("U+", ""), 16)))
    .filter((character) => /[\u4e00-\u9fff]/.test(character));
  expect(claimed.length).toBeGreaterThan(5);
  for (const character of claimed) expect(common.has(character.codePointAt(0) ?? 0)).toBe(true);
  expect(common.has(0xac00)).toBe(false);
  // What the package calls this file's range holds pictographs that are not in it.
  expect((await charactersOf(font(4))).has(0x1f3c6)).toBe(false);
});

describe("lines", () => {
  const box = { width: 400, height: 300, sizes: [60, 50, 40, 30], leading: 1.3, lines: 6 };
  const pieces = fc.array(
    fc.record({
      text: fc.constantFrom("会议", "研讨会，", "水", "智慧水务", "meeting", "一二三四五六七八九十百千"),
      space: fc.constantFrom(0, 0.25),
    }),
    { minLength: 1, maxLength: 30 },
  );
  const measured = (each: { text: string; space: number }): Piece => ({ ...each, width: each.text.length });
  const widthOf = (line: string) => line.length - [...line.matchAll(/ /g)].length * 0.75;

  it("are never longer than their box, nor more than it holds, and say all unless they end with an ellipsis", () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { minLength: 1, maxLength: 3 }),
        fc.constantFrom<Locale>("zh", "en"),
        (given, locale) => {
          const set = setLines(
            given.map((line) => line.map(measured)),
            box,
            locale,
          );
          for (const line of set.lines)
            expect(widthOf(line) * set.size).toBeLessThanOrEqual(box.width + 0.001);
          expect(set.lines.length * set.size * box.leading).toBeLessThanOrEqual(box.height);
          const all = given
            .flat()
            .map(({ text }) => text)
            .join("");
          const said = set.lines.join("").replaceAll(" ", "");
          const isCut = said.endsWith("…");
          if (isCut) expect(all.startsWith(said.replace(/…+$/, ""))).toBe(true);
          else expect(said).toBe(all);
        },
      ),
    );
  });

  it("are set in the largest type, in as few lines as it takes, of like lengths", () => {
    const line = ["关于", "进一步", "加强", "城市", "管理", "工作"].map((text) =>
      measured({ text, space: 0 }),
    );
    expect(setLines([line], { ...box, lines: 2 }, "zh")).toEqual({
      size: 50,
      lines: ["关于进一步加强", "城市管理工作"],
    });
  });

  it("have their marks as clreq and GB/T 15834 have them", () => {
    expect(runsOf("“水”，A股", "zh")).toEqual([
      { text: "“水”", before: -0.5 },
      { text: "，A", before: -0.5 },
      { text: "股", before: 0.125 },
    ]);
    expect(runsOf("“A”", "en")).toEqual([{ text: "“A”", before: 0 }]);
  });
});
