import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lexicon } from "#lib/bilingual/lengths/lexicon.ts";
import { agree } from "#lib/bilingual/usage/differing.ts";
import { usagesIn } from "#lib/bilingual/usage/usages.ts";
import { pairsIn } from "../../bench/bilingual/figures.ts";

const found = (original: string, translation: string, emphasised: string[] = []) =>
  usagesIn({ original, translation }, { lexicon: lexicon(), agreed: [], emphasised }).map(
    ({ term, rendering }) => [term, rendering],
  );

describe("a rendering is found", () => {
  it.each([
    [
      "of a body",
      "记者从衡阳市水务局获悉，此事已办结。",
      "The Hengyang Water Affairs Bureau said it was settled.",
      "衡阳市水务局",
      "Hengyang Water Affairs Bureau",
    ],
    [
      "of an event, whatever its last word is",
      "首届衡阳发展大会在北京举行。",
      "The first Hengyang Development Gala was held in Beijing.",
      "衡阳发展大会",
      "Hengyang Development Gala",
    ],
    ["of a place", "他来到西湖公园散步。", "He took a walk in West Lake Park.", "西湖公园", "West Lake Park"],
    [
      "of a body, with “of” between",
      "国家应急管理部今天发布通知。",
      "The Ministry of Emergency Management gave notice today.",
      "应急管理部",
      "Ministry of Emergency Management",
    ],
    [
      "of a title in 《》",
      "他朗读了《山水之间》。",
      "He read “Between Hills and Waters” aloud.",
      "山水之间",
      "Between Hills and Waters",
    ],
    [
      "of a term in quotes",
      "全面推行“河长制”。",
      "The “river chief system” was introduced.",
      "河长制",
      "river chief system",
    ],
    ["of a person", "画家曾柏松介绍了情况。", "The painter Zeng Bosong spoke.", "曾柏松", "Zeng Bosong"],
  ])("%s", (_, original, translation, term, rendering) => {
    expect(found(original, translation)).toEqual([[term, rendering]]);
  });

  it("of a title in italics", () => {
    expect(found("他朗读了《山水之间》。", "He read Hills and Waters aloud.", ["Hills and Waters"])).toEqual([
      ["山水之间", "Hills and Waters"],
    ]);
  });
});

describe("nothing is taken for a rendering", () => {
  it.each([
    ["where it is written without capitals", "记者从市水务局获悉。", "The city’s water bureau said so."],
    [
      "of a kind of body that each place has",
      "教育局今天发布通知。",
      "The Education Bureau gave notice today.",
    ],
    ["that is another body’s", "中国建筑工程公司参加。", "Tsinghua University took part."],
    [
      "in a headline in title case",
      "衡阳发展大会在北京举行",
      "Hengyang Development Conference Opens in Beijing",
    ],
    [
      "of a whole sentence that is quoted",
      "他说：“我们要把水管好，把路修好。”",
      "He said, “We must mind the water and mend the roads.”",
    ],
    ["where two people may be meant", "李英和黎颖到会。", "Li Ying came."],
  ])("%s", (_, original, translation) => {
    expect(found(original, translation)).toEqual([]);
  });
});

it("shortened, in one word or in two, with another ending, a rendering is the same", () => {
  expect(agree("hengyang develop confer", "develop confer")).toBe(true);
  expect(agree("citi lock down", "citi lockdown")).toBe(true);
  expect(agree("hengyang develop confer", "hengyang develop congress")).toBe(false);
  expect(agree("hengyang municip water bureau", "hengyang water bureau")).toBe(false);
});

const news = "../shared/yardsticks/news-zh-en";

describe.skipIf(!existsSync(news))("in news by many translators", { timeout: 300_000 }, () => {
  it("renderings of one term are found, and few of them differ", () => {
    const uses = (existsSync(news) ? pairsIn(news) : []).flatMap((pair) =>
      usagesIn(pair, { lexicon: lexicon(), agreed: [], emphasised: [] }),
    );
    const terms = [...Map.groupBy(uses, ({ term }) => term).values()].filter(({ length }) => length > 1);
    const differing = terms.filter(([first, ...others]) =>
      others.some(
        ({ form, beside }) =>
          ![form, ...beside].some((each) => first !== undefined && agree(each, first.form)),
      ),
    );
    expect(terms.length).toBeGreaterThan(120);
    // Those that there are were read: all but two are inconsistencies of the translators.
    expect(differing.length).toBeLessThan(20);
  });
});
