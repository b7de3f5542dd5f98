import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { comparePair } from "#lib/bilingual/compare-pair.ts";
import { lexicon } from "#lib/bilingual/lengths/lexicon.ts";
import { areUnrelated } from "#lib/bilingual/lengths/unrelated.ts";
import { compareNegations } from "#lib/bilingual/negations/compare-negations.ts";
import { agreedOf } from "#lib/bilingual/renderings/agreed.ts";
import { pairsIn } from "../../bench/bilingual/figures.ts";

const found = (original: string, translation: string) =>
  compareNegations({ original, translation }, lexicon()).map(({ code, details }) => [code, details.negation]);

describe("a negation that one text alone has", () => {
  it.each([
    ["公园周末没有开放。", "The park was open at the weekend.", "omission", "没有"],
    ["车辆禁止驶入广场。", "Cars may enter the square.", "omission", "禁止驶入"],
    ["调查尚未结束。", "The inquiry is over.", "omission", "尚未"],
    ["他并非本地人。", "He is from the town.", "omission", "并非"],
    [
      "水位上升。游客无法进入。下午放晴。",
      "The water rose. Visitors could enter. It cleared up in the afternoon.",
      "omission",
      "无法",
    ],
    ["公园周末开放。", "The park was not open at the weekend.", "addition", "not"],
    ["他们同意这个方案。", "They didn’t agree to the plan.", "addition", "didn’t"],
  ])("%s: %s", (original, translation, code, negation) => {
    expect(found(original, translation)).toEqual([[code, negation]]);
  });
});

describe("nothing is said", () => {
  it.each([
    ["公园周末没有开放。", "The park was closed at the weekend, with no staff."],
    ["不断提高水平，不仅要快，不少人说。", "Many said that the level must keep rising, and fast."],
    ["我们不得不承认这一点。", "We have to admit this."],
    ["是不是要开放？", "Should it open?"],
    ["无论天气如何，活动照常。", "Whatever the weather, it goes ahead."],
    ["未来几天有雨。", "Rain is expected in the coming days."],
    ["车辆禁止驶入。", "Cars are banned."],
    ["手续不完整。", "The papers are incomplete."],
    ["这不是结束，而是开始。", "This is rather a beginning."],
    ["他很难同意。", "He could not agree."],
    ["不仅快，而且好。", "It is not only fast but good."],
    ["活动取消。", "The event will not take place."],
  ])("%s: %s", (original, translation) => {
    expect(found(original, translation)).toEqual([]);
  });
});

const council =
  "会议强调，推行垃圾分类是民生关键小事，也是经济社会发展大事，要提高站位、深化认识，切实增强做好垃圾分类工作的责任感，在2020年完成12个社区的试点。";
const school =
  "At the forum the principal described how the school is responding to the new entrance examination, and listened to the 35 experts from universities in Beijing and Shanghai.";

it("of a paragraph that renders another one that alone is told", () => {
  const pair = { original: council, translation: school, day: "2020-11-28" };
  const context = { agreed: agreedOf([]), earlier: new Set<never>(), article: council, emphasised: [] };
  const { findings, usages } = comparePair(pair, context);
  expect(findings.map(({ code, details }) => [code, "isWhole" in details])).toEqual([["omission", true]]);
  expect(usages).toEqual([]);
});

const news = "../shared/yardsticks/news-zh-en";

describe.skipIf(!existsSync(news))("on news that is rightly translated", { timeout: 300_000 }, () => {
  const pairs = existsSync(news) ? pairsIn(news) : [];

  it("hardly a negation is said to be there in one text alone", () => {
    const flagged = pairs.filter((pair) => compareNegations(pair, lexicon()).length > 0);
    expect(flagged.length).toBeLessThan(8);
  });

  it("no pair is said to be none, and of pairs put together at random most are", () => {
    const joined = pairs.slice(0, -1).map((pair, index) => ({
      original: pair.original + pairs[index + 1]?.original,
      translation: `${pair.translation} ${pairs[index + 1]?.translation}`,
    }));
    expect(joined.filter((pair) => areUnrelated(pair, [], lexicon()))).toEqual([]);
    const long = joined.filter(({ original }) => original.length > 80);
    const mixed = long.filter((pair, index) => {
      const translation = long[(index + 400) % long.length]?.translation ?? "";
      return areUnrelated({ ...pair, translation }, [], lexicon());
    });
    expect(mixed.length).toBeGreaterThan(long.length / 2);
  });
});
