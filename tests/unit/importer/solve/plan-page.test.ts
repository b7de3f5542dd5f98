import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assertWhole } from "#lib/importer/drafts/coverage.ts";
import { importPage } from "#lib/importer/import-page.ts";
import { languageModelOf } from "#lib/importer/page/language-model.ts";
import type { LanguageModel, PagePlan } from "#lib/importer/page-plan.ts";
import { fragmentsOf, planPage } from "#lib/importer/solve/plan-page.ts";
import { withoutSpace } from "#lib/ledger/text-blocks.ts";
import { shortArticles } from "../short-articles.ts";

const printed = readFileSync(
  new URL("../../../../content/bulletins/2020-11-28.txt", import.meta.url),
  "utf8",
);
const settings = {
  day: "2024-06-05",
  bulletin: "2024-06-05",
  registries: { reporters: [], topics: [], people: [], glossary: [], site: [] },
};
const page = (...blocks: readonly string[]) => blocks.join("\n\n");
const blocksOf = ({ headline, reporter, paragraphs }: (typeof shortArticles)[number]) => [
  headline,
  `■本报记者 ${reporter}`,
  ...paragraphs,
];

/** Each article as its texts: head, bylines, and paragraphs with `+` at joins and `…` at gaps. */
function textsOf({ fragments, articles }: PagePlan) {
  const texts = new Map(fragments.map(({ id, text }) => [id, text]));
  const of = (ids: readonly string[]) => ids.map((id) => texts.get(id));
  return articles.map(({ headline, deck, byline, paragraphs }) => ({
    head: of([...headline, ...deck]),
    byline: of(byline),
    paragraphs: paragraphs.map(
      ({ fragments: ids, gapBefore, gapAfter }) =>
        `${gapBefore ? "…" : ""}${of(ids).join("+")}${gapAfter ? "…" : ""}`,
    ),
  }));
}

const characters = (texts: readonly string[]) => [...withoutSpace(texts.join(""))].sort().join("");

/** Every character of the source is in one draft or set aside, and no other one is. */
function expectNothingLostOrInvented(source: string) {
  const { pagePlan, drafts } = importPage(source, settings);
  expect(() => assertWhole(source, pagePlan)).not.toThrow();
  const texts = new Map(pagePlan.fragments.map(({ id, text }) => [id, text]));
  const written = drafts.flatMap(({ kicker, headline, deck, byline = "", paragraphs }) => [
    ...kicker,
    ...headline,
    ...deck,
    byline,
    ...paragraphs.map(({ text }) => text),
  ]);
  const aside = pagePlan.unplaced.map((id) => texts.get(id) ?? "");
  expect(characters([...written, ...aside])).toBe(characters([source]));
}

describe("nothing is lost and nothing invented", () => {
  /** A number for each item of a list that is only known later. */
  const numbers = fc.infiniteStream(fc.noBias(fc.nat()));
  const draw = (stream: Iterator<number>, below: number) => Number(stream.next().value) % below;

  it("however the real bulletin's lines are cut, shuffled and parted", () => {
    const lines = printed.split("\n").filter((line) => line.trim() !== "");
    fc.assert(
      fc.property(numbers, (stream) => {
        const pieces = lines.flatMap((line) => {
          const at = draw(stream, 3) === 0 ? draw(stream, line.length) : 0;
          return at === 0 ? [line] : [line.slice(0, at), line.slice(at)];
        });
        const shuffled = pieces
          .map((piece) => ({ piece, key: draw(stream, 1_000_000) }))
          .sort((a, b) => a.key - b.key);
        const breaks = ["\n", "\n\n", "\n\n", "\r\n\r\n", "\n \n\u3000\n"];
        expectNothingLostOrInvented(
          shuffled.map(({ piece }) => piece + breaks[draw(stream, breaks.length)]).join(""),
        );
      }),
      { numRuns: 12 },
    );
  });

  it.each([
    [
      "like a page's",
      fc.string({
        unit: fc.constantFrom(
          ...["会议强调，", "本报讯", "■", "记者", "绿道", "沈澜", "主持", "举行", "第3版", "以及", "的"],
          ...[
            "。",
            "，",
            "“",
            "”",
            "《",
            "》",
            "（",
            "）",
            "12",
            "%",
            "\n",
            "\n\n",
            "\n\n",
            " ",
            "\u3000",
            "\r\n",
          ],
        ),
        maxLength: 60,
      }),
    ],
    ["of any characters", fc.string({ unit: "binary", maxLength: 60 })],
    [
      "of any blocks",
      fc.array(fc.string({ maxLength: 30 }), { maxLength: 12 }).map((all) => all.join("\n\n")),
    ],
  ])("in a text %s", (_, sources) => {
    fc.assert(fc.property(sources, expectNothingLostOrInvented), { numRuns: 40 });
  });
});

it("gives the same text the same result", () => {
  expect(planPage(printed)).toEqual(planPage(printed));
});

describe("a page", () => {
  it.each([
    ["without a character", ""],
    ["of blanks", " \n\u3000\n\n\t"],
  ])("%s has no article", (_, source) => {
    expect(planPage(source)).toEqual({
      fragments: [],
      articles: [],
      joins: [],
      unplaced: [],
      setAside: [],
      decisions: [],
    });
  });

  it("of bylines alone has no article, and all are unplaced", () => {
    const { articles, unplaced } = planPage(page("■本报记者 白露", "（通讯员 严冬）"));
    expect({ articles, unplaced }).toEqual({ articles: [], unplaced: ["f01", "f02"] });
  });

  it.each([
    ["between blank lines", "\n\n"],
    ["on lines alone", "\n"],
    ["with Windows line ends", "\r\n\r\n"],
  ])("of one article has that article: %s", (_, parting) => {
    const [article] = shortArticles;
    if (article === undefined) throw new Error("no article");
    expect(textsOf(planPage(blocksOf(article).join(parting)))).toEqual([
      { head: [article.headline], byline: [`■本报记者 ${article.reporter}`], paragraphs: article.paragraphs },
    ]);
  });

  it("with a list has no print missing between its items, each a paragraph of its own", () => {
    const items = [
      "●设立热线，每天有人接听；",
      "●每月举办招聘会，全年不少于三十场；",
      "●给予二十万元担保贷款。",
    ];
    const [article] = planPage(
      page("春风送岗到社区", "", "本报讯 6月3日，全市出台措施稳定就业，具体如下：", "", items.join("\n")),
    ).articles;
    const parts = article?.paragraphs.map(({ gapBefore, gapAfter, fragments }) => [
      fragments.length,
      gapBefore,
      gapAfter,
    ]);
    expect(parts).toEqual(Array.from({ length: 4 }, () => [1, false, false]));
  });

  it("of twelve articles has all twelve", () => {
    expect(textsOf(planPage(page(...shortArticles.flatMap(blocksOf))))).toEqual(
      shortArticles.map(({ headline, reporter, paragraphs }) => ({
        head: [headline],
        byline: [`■本报记者 ${reporter}`],
        paragraphs,
      })),
    );
  });

  it("without any headline has articles without one", () => {
    const articles = shortArticles.slice(0, 4);
    expect(textsOf(planPage(page(...articles.flatMap(({ paragraphs }) => paragraphs))))).toEqual(
      articles.map(({ paragraphs }) => ({ head: [], byline: [], paragraphs })),
    );
  });

  it("of headlines alone loses none of them", () => {
    const source = page(...shortArticles.map(({ headline }) => headline));
    expect(() => assertWhole(source, planPage(source))).not.toThrow();
  });

  it("says why each piece of page matter is set aside", () => {
    const [article] = shortArticles;
    if (article === undefined) throw new Error("no article");
    const source = page(
      "海州日报",
      "导读",
      "夜校开到家门口▶5版",
      ...blocksOf(article),
      "图为市民在绿道上散步。",
      "本报记者 白露 摄",
      "责任编辑：白露 版式：严冬",
    );
    const { articles, setAside = [], unplaced } = planPage(source);
    expect(articles).toHaveLength(1);
    expect(setAside.map(({ reason }) => reason)).toEqual([
      "masthead",
      "guide",
      "guide",
      "caption",
      "credit",
      "staff",
    ]);
    expect(unplaced).toEqual(setAside.map(({ fragment }) => fragment));
    expect(setAside.every(({ confidence }) => confidence > 0 && confidence <= 1)).toBe(true);
  });

  it("has its furniture set aside, in no article", () => {
    const [article] = shortArticles;
    if (article === undefined) throw new Error("no article");
    const source = page("第3版", "责任编辑：白露 版式：严冬", ...blocksOf(article), "2024年6月5日 星期三");
    const { articles, unplaced } = planPage(source);
    expect(unplaced).toEqual(["f01", "f02", "f08"]);
    expect(articles).toHaveLength(1);
  });

  it("of three hundred fragments is put together in stretches, all of it", () => {
    const blocks = Array.from({ length: 75 }, (_, round) => {
      const { headline, paragraphs } = shortArticles[round % 12] as (typeof shortArticles)[number];
      return [headline, ...paragraphs.map((text) => text.replace(/，/, `，第${round + 1}次`))];
    }).flat();
    const source = page(...blocks);
    const pagePlan = planPage(source);
    assertWhole(source, pagePlan);
    expect(pagePlan.fragments).toHaveLength(300);
    expect(pagePlan.fragments.map(({ id }) => id).slice(98, 101)).toEqual(["f099", "f100", "f101"]);
    expect(pagePlan.articles.length).toBeGreaterThan(60);
  });
});

describe("fragments", () => {
  it("have ids in the order of the page, roles, lines, and whether they are cut by their looks", () => {
    const fragments = fragmentsOf(
      page("河岸新绿", "本报讯 绿道一直通到老码", "的确很长。", "■本报记者 白露"),
    );
    expect(
      fragments.map(({ id, role, lines, startsCut, endsCut }) => [id, role, lines[0], startsCut, endsCut]),
    ).toEqual([
      ["f01", "headline", 1, false, false],
      ["f02", "lead", 3, false, true],
      ["f03", "body", 5, true, false],
      ["f04", "byline", 7, false, false],
    ]);
  });

  it("that only look like a headline are bodies where another one goes on in mid-word", () => {
    const source = page("本报讯 6月3日，绿道开放。", "绿道全长十二公里一直通到老电影", "院门前的广场。");
    const { fragments, joins } = planPage(source);
    expect(fragments[1]).toMatchObject({ role: "body", endsCut: true });
    expect(joins.map(({ from, to }) => [from, to])).toEqual([["f02", "f03"]]);
  });
});

describe("confidence", () => {
  const { articles, joins, decisions } = planPage(printed);

  it("is a share, for every article, join and decision", () => {
    const all = [
      ...articles,
      ...joins,
      ...decisions,
      ...decisions.flatMap(({ alternatives }) => alternatives),
    ];
    expect(all.every(({ confidence }) => confidence >= 0 && confidence <= 1 + 1e-9)).toBe(true);
  });

  it("puts doubtful decisions first", () => {
    const order = decisions.map(({ confidence }) => confidence);
    expect(order.length).toBeGreaterThan(20);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});

/** Two articles whose third paragraph and second paragraph are cut, the ends apart from their beginnings. */
const cutPage = page(
  "海绵城市让街巷不再积水",
  "本报讯 6月3日，海州市海绵城市建设现场会在滨河公园召开，副市长沈澜主持。",
  "会议指出，海绵城市建设三年来，全市改造雨水管网两百公里，老城区十二处积水点全部消除。",
  "沈澜强调，要把透水",
  "首届青年厨师技能大赛开赛",
  "本报讯 6月2日，首届青年厨师技能大赛在会展中心开赛，八十名选手同台比拼刀工和火候。",
  "比赛设冷拼、热菜、面点三个组别，评委现场",
  "铺装、下沉绿地和雨水花园修到居民家门口，让雨水渗得下、蓄得住、排得出。",
  "品尝打分，前六名将获技师证书。",
);
const joinsOf = (options: Parameters<typeof planPage>[1]) =>
  planPage(cutPage, options)
    .joins.map(({ from, to }) => `${from} ${to}`)
    .sort();
const right = ["f04 f08", "f07 f09"];

describe("a language model", () => {
  it("decides a join that the dictionary cannot", () => {
    const archive = Array.from({ length: 6 }, () => ["人行道改用透水铺装。", "评委现场品尝打分。"]).flat();
    expect(joinsOf({})).not.toEqual(right);
    expect(joinsOf({ languageModel: languageModelOf(archive) })).toEqual(right);
  });

  it("is asked for short strings across the seams", () => {
    const asked = new Set<string>();
    const model: LanguageModel = {
      size: 1000,
      count(text) {
        asked.add(text);
        return 0;
      },
    };
    expect(joinsOf({ languageModel: model })).toEqual(joinsOf({}));
    expect(asked).toContain("水铺");
    expect([...asked].every((text) => text.length >= 1 && text.length <= 5)).toBe(true);
  });

  it("that is empty is as good as none", () => {
    expect(planPage(cutPage, { languageModel: languageModelOf([]) })).toEqual(planPage(cutPage));
  });
});

describe("advice", () => {
  const ids = fragmentsOf(cutPage).map(({ id }) => id);

  it("is one more evidence", () => {
    const articles = [
      ["f01", "f02", "f03", "f04", "f08"],
      ["f05", "f06", "f07", "f09"],
    ];
    const joins = [["f04", "f08"] as const, ["f07", "f09"] as const];
    expect(joinsOf({ advice: { articles, joins } })).toEqual(right);
  });

  it.each([
    ["of no ids", { articles: [], joins: [] }],
    [
      "of ids that are not on the page",
      {
        articles: [
          ["f98", "f99"],
          ["", "绿道"],
        ],
        joins: [["f98", "f99"] as const],
      },
    ],
  ])("%s changes nothing", (_, advice) => {
    expect(planPage(cutPage, { advice })).toEqual(planPage(cutPage));
  });

  it("of any kind never changes text, and every fragment is still in one place", () => {
    const id = fc.constantFrom(...ids, "f99");
    const advices = fc.record({
      articles: fc.array(fc.array(id, { maxLength: 6 }), { maxLength: 4 }),
      joins: fc.array(fc.tuple(id, id), { maxLength: 6 }),
    });
    const blocks = cutPage.split("\n\n");
    fc.assert(
      fc.property(advices, (advice) => {
        const pagePlan = planPage(cutPage, { advice });
        assertWhole(cutPage, pagePlan);
        expect(pagePlan.fragments.map(({ text }) => text)).toEqual(blocks);
      }),
      { numRuns: 15 },
    );
  });
});
