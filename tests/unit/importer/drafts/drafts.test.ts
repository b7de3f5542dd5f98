import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseOriginal } from "#lib/content/parse-article.ts";
import { assertWhole } from "#lib/importer/drafts/coverage.ts";
import { type DraftSettings, makeDrafts } from "#lib/importer/drafts/drafts.ts";
import { importDocument } from "#lib/importer/import-json.ts";
import type { ArticlePlan, Fragment, PagePlan, ParagraphPlan, Role } from "#lib/importer/page-plan.ts";
import { hasErrors } from "#lib/record/problems/listing.ts";
import type { Registries } from "#lib/record/schema.ts";

const registries: Registries = {
  reporters: [{ id: "lin-zhou", name: { zh: "林舟", en: "Lin Zhou" }, role: "staff" }],
  topics: [{ id: "greening", name: { zh: "城市绿化", en: "Greening" } }],
  people: [
    { id: "gu-ming", name: { zh: "顾明", en: "Gu Ming" }, office: { zh: "园林局局长", en: "Head of parks" } },
  ],
  glossary: [],
  site: [],
};
const settings: DraftSettings = { day: "2024-06-05", bulletin: "2024-06-05", registries };

/** A page of fragments by hand: role and text of each, ids and lines in order. */
function page(...blocks: readonly (readonly [Role, string])[]): Fragment[] {
  return blocks.map(([role, text], index) => ({
    id: `f${String(index + 1).padStart(2, "0")}`,
    text,
    lines: [2 * index + 1, 2 * index + 1],
    role,
    confidence: 1,
    startsCut: false,
    endsCut: false,
  }));
}
const whole = (...fragments: string[]): ParagraphPlan => ({ fragments, gapBefore: false, gapAfter: false });
const plan = (parts: Partial<ArticlePlan>): ArticlePlan => ({
  kicker: [],
  headline: [],
  deck: [],
  byline: [],
  paragraphs: [],
  confidence: 0.95,
  ...parts,
});
const draftOf = (fragments: Fragment[], parts: Partial<ArticlePlan>, more: Partial<DraftSettings> = {}) => {
  const { drafts, proposed } = makeDrafts({ fragments, articles: [plan(parts)] }, { ...settings, ...more });
  return { ...(drafts[0] as (typeof drafts)[number]), proposed };
};

describe("makeDrafts", () => {
  const fragments = page(
    ["kicker", "共建绿色家园"],
    ["headline", "让绿意进城\n首届城市绿化论坛举行"],
    ["deck", "顾　明致辞"],
    ["byline", "■本报记者 林　舟 通讯员 段　林"],
    ["lead", "本报讯 6月3日，首届城市绿化论坛在河畔公园举行，与会者为城市\n多种树出主"],
    ["body", "意。"],
    ["body", "1. 多种乡土树种。"],
    ["body", "据悉，明年还"],
  );
  const parts: Partial<ArticlePlan> = {
    kicker: ["f01"],
    headline: ["f02"],
    deck: ["f03"],
    byline: ["f04"],
    paragraphs: [
      whole("f05", "f06"),
      { fragments: ["f07"], gapBefore: true, gapAfter: false },
      { fragments: ["f08"], gapBefore: false, gapAfter: true },
    ],
  };

  it("writes an original of the record, every field in its place", () => {
    expect(draftOf(fragments, parts).text).toBe(`---
kicker: 共建绿色家园
headline:
  - 让绿意进城
  - 首届城市绿化论坛举行
deck: 顾 明致辞
kind: forum
date: 2024-06-05
held: 2024-06-03
byline: ■本报记者 林舟 通讯员 段林
reporters:
  - lin-zhou
topics:
  - greening
people:
  - gu-ming
bulletin: 2024-06-05
todo:
  - kind
  - topics
  - reporter: 段林 (Duan Lin)
  - translation
status: draft
---

本报讯 6月3日，首届城市绿化论坛在河畔公园举行，与会者为城市多种树出主意。

[…]1\\. 多种乡土树种。

据悉，明年还[…]
`);
  });

  it("proposes reporters whom the registry lacks, and does not name them in the draft", () => {
    const draft = draftOf(fragments, parts);
    expect(draft.reporters).toEqual(["lin-zhou"]);
    expect(draft.proposed).toEqual([
      { id: "duan-lin", name: { zh: "段林", en: "Duan Lin" }, role: "correspondent" },
    ]);
  });

  it.each([
    ["（记者 林　舟 实习生 高某）", "（记者 林舟 实习生 高某）", ["lin-zhou"], ["高某"]],
    ["（本报综合）", "（本报综合）", [], []],
    ["（作者单位：河畔公园管理处）", "（作者单位：河畔公园管理处）", [], []],
    ["（林舟）", "（林舟）", ["lin-zhou"], []],
  ])("takes %s at an article's end for its byline", (signature, byline, reporters, unknown) => {
    const inside = page(["headline", "河岸新绿"], ["body", `树种好了。${signature}`]);
    const apart = page(["headline", "河岸新绿"], ["body", "树种好了。"], ["body", signature]);
    for (const fragments of [inside, apart]) {
      const paragraphs = fragments.slice(1).map(({ id }) => whole(id));
      const draft = draftOf(fragments, { headline: ["f01"], paragraphs });
      expect(draft).toMatchObject({ byline, reporters, paragraphs: [{ text: "树种好了。" }] });
      expect(draft.unknown.map(({ name }) => name.zh)).toEqual(unknown);
      expect(draft.text.split(byline)).toHaveLength(2);
      expect(draft.fragments).toEqual(fragments.map(({ id }) => id));
    }
  });

  it.each(["（数据截至6月30日）", "（待续）", "（据悉，明年还种）"])("leaves %s in the text", (remark) => {
    const draft = draftOf(page(["headline", "河岸新绿"], ["body", `树种好了。${remark}`]), {
      headline: ["f01"],
      paragraphs: [whole("f02")],
    });
    expect(draft.byline).toBeUndefined();
    expect(draft.text).toContain(`树种好了。${remark}`);
  });

  it("tells what of a byline may be one name or two", () => {
    const fragments = page(["headline", "河岸新绿"], ["byline", "本报记者 江岸杜若"], ["body", "树种好了。"]);
    const parts = { headline: ["f01"], byline: ["f02"], paragraphs: [whole("f03")] };
    expect(draftOf(fragments, parts).unclear).toEqual(["江岸杜若"]);
  });

  it("proposes a reporter of two articles once", () => {
    const two = page(["byline", "本报记者 段林"], ["byline", "本报记者 段林"]);
    const articles = ["f01", "f02"].map((id) => plan({ byline: [id] }));
    expect(makeDrafts({ fragments: two, articles }, settings).proposed).toHaveLength(1);
  });

  it.each([
    [
      "the lead's first clause that is not only a day",
      "本报讯 6月3日上午，顾明走进河畔公园，种下一棵树。",
      "顾明走进河畔公园",
    ],
    ["without the half of a pair of quotes", "“树种好了，人心就齐了。”", "树种好了"],
    ["not the words that lead to a speech", "会议强调，要种好每一棵树。", "要种好每一棵树"],
    ["no longer than thirty characters", `本报讯 ${"绿".repeat(50)}。`, "绿".repeat(30)],
  ])("supplies a headline where the print has none: %s", (_, lead, headline) => {
    const draft = draftOf(page(["lead", lead]), { paragraphs: [whole("f01")] });
    expect(draft.headline).toEqual([]);
    expect(draft.supplied).toBe(headline);
    expect(parseOriginal(draft.text, draft.path).fields).toMatchObject({
      headline: [headline],
      supplied: ["headline"],
    });
  });

  it("takes a headline from whole paragraphs before cut ones", () => {
    const cut = page(["body", "同努力的结果。"], ["body", "园林局局长顾明出席。"]);
    const paragraphs = [{ ...whole("f01"), gapBefore: true }, whole("f02")];
    expect(draftOf(cut, { paragraphs }).supplied).toBe("园林局局长顾明出席");
  });

  it("marks the missing text of a headline that stands alone", () => {
    expect(draftOf(page(["headline", "河岸新绿"]), { headline: ["f01"] }).text).toMatch(/---\n\n\[…\]\n$/);
  });

  it("keeps a gap's mark from becoming a link", () => {
    const [body] = page(["body", "(园林局供稿)"], ["body", ": 又一句"]);
    for (const text of ["(园林局供稿)", ": 又一句", ":又一句"]) {
      const fragment = { ...(body as Fragment), text };
      const draft = draftOf([fragment], { paragraphs: [{ ...whole("f01"), gapBefore: true }] });
      expect(parseOriginal(draft.text, draft.path).body?.blocks.map((block) => block.text)).toEqual([
        `[…]${text}`,
      ]);
    }
  });

  it("makes slugs of the headline's first words, unique in the day and in the batch", () => {
    const same = page(["headline", "河岸新绿"], ["headline", "河岸新绿"], ["headline", "2024 AI 种树"]);
    const articles = ["f01", "f02", "f03"].map((id) => plan({ headline: [id] }));
    const { drafts } = makeDrafts({ fragments: same, articles }, { ...settings, taken: ["hean-xinlyu"] });
    expect(drafts.map(({ slug }) => slug)).toEqual(["hean-xinlyu-2", "hean-xinlyu-3", "2024-ai-zhongshu"]);
  });

  it("dates nothing by a paragraph whose beginning is missing", () => {
    const cut = page(["body", "6月3日，又一棵树种下。"]);
    expect(draftOf(cut, { paragraphs: [{ ...whole("f01"), gapBefore: true }] }).held).toBeUndefined();
  });
});

describe("importDocument", () => {
  it("has printed lines, and paragraphs without whitespace or marks of gaps", () => {
    const fragments = page(
      ["headline", "河岸新绿\n游人渐多"],
      ["body", "王 伟 说：\n“好"],
      ["body", "看。”"],
      ["body", "另有"],
    );
    const pagePlan: PagePlan = {
      fragments,
      articles: [
        plan({
          headline: ["f01"],
          paragraphs: [{ fragments: ["f02", "f03"], gapBefore: true, gapAfter: true }],
        }),
      ],
      joins: [{ from: "f02", to: "f03", confidence: 0.8 }],
      unplaced: ["f04"],
      setAside: [],
      decisions: [],
    };
    const { drafts } = makeDrafts(pagePlan, settings);
    expect(importDocument(pagePlan, drafts)).toEqual({
      fragments: fragments.map(({ id, text, lines, role }) => ({ id, text, lines, role, roleConfidence: 1 })),
      articles: [
        {
          slug: "hean-xinlyu",
          kind: "news",
          headline: ["河岸新绿", "游人渐多"],
          kicker: [],
          deck: [],
          byline: null,
          held: null,
          paragraphs: [{ text: "王伟说：“好看。”", fragments: ["f02", "f03"] }],
          captions: [],
          confidence: 0.95,
        },
      ],
      joins: [{ from: "f02", to: "f03", confidence: 0.8 }],
      unplaced: ["f04"],
      setAside: [],
      suggestions: [],
    });
  });
});

/** Any blocks of print in any articles, with a few characters that Markdown and YAML mind. */
const print = fc
  .array(fc.constantFrom(..."绿树水城市会议记者，。：“”（）1a -#*_[]<>(){}'\":&!|@`\\~\n\u3000"), {
    minLength: 1,
    maxLength: 25,
  })
  .map((characters) => characters.join("").replaceAll("[…]", ""))
  .filter((text) => text.trim() !== "");
const roles = ["headline", "kicker", "deck", "byline", "body"] as const;
const anyPage = fc
  .array(fc.tuple(print, fc.constantFrom(...roles), fc.nat(3), fc.boolean(), fc.boolean()), {
    minLength: 1,
    maxLength: 12,
  })
  .map((blocks): { source: string; pagePlan: PagePlan } => {
    const fragments = page(...blocks.map(([text, role]) => [role, text] as const));
    const idsOf = (article: number, role: Role) =>
      fragments
        .filter((fragment, index) => blocks[index]?.[2] === article && fragment.role === role)
        .map(({ id }) => id);
    const articles = [0, 1, 2].map((article) =>
      plan({
        headline: idsOf(article, "headline"),
        kicker: idsOf(article, "kicker"),
        deck: idsOf(article, "deck"),
        byline: idsOf(article, "byline"),
        paragraphs: idsOf(article, "body").map((id) => {
          const [, , , gapBefore = false, gapAfter = false] =
            blocks[fragments.findIndex((one) => one.id === id)] ?? [];
          return { fragments: [id], gapBefore, gapAfter };
        }),
      }),
    );
    const unplaced = fragments.filter((_, index) => blocks[index]?.[2] === 3).map(({ id }) => id);
    return {
      source: blocks.map(([text]) => text).join("\n\n"),
      pagePlan: { fragments, articles, joins: [], unplaced, setAside: [], decisions: [] },
    };
  });

describe("any plan of a page", () => {
  it("becomes drafts without errors that hold each placed character once and none besides", () => {
    fc.assert(
      fc.property(anyPage, ({ source, pagePlan }) => {
        assertWhole(source, pagePlan);
        const { drafts } = makeDrafts(pagePlan, settings);
        const textOfFragment = new Map(pagePlan.fragments.map(({ id, text }) => [id, text]));
        for (const { path, text, fragments } of drafts) {
          const { fields, body, problems } = parseOriginal(text, path);
          expect(hasErrors(problems), text).toBe(false);
          const supplied = new Set<string>(fields?.supplied);
          const head = (["kicker", "headline", "deck", "byline"] as const)
            .filter((field) => !supplied.has(field))
            .flatMap((field) => fields?.[field] ?? []);
          const printed = [...head, ...(body?.blocks ?? []).map((block) => block.text.replaceAll("[…]", ""))];
          const plain = (texts: readonly (string | undefined)[]) => texts.join("").replace(/\s+/g, "");
          expect(plain(printed)).toBe(plain(fragments.map((id) => textOfFragment.get(id))));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("assertWhole", () => {
  const fragments = page(["body", "第一句。"], ["body", "第二句。"]);
  const pagePlan = {
    fragments,
    articles: [],
    joins: [],
    unplaced: ["f01", "f02"],
    setAside: [],
    decisions: [],
  };

  it.each([
    ["a fragment in no place", "第一句。第二句。", { ...pagePlan, unplaced: ["f01"] }],
    ["a fragment in two places", "第一句。第二句。", { ...pagePlan, unplaced: ["f01", "f02", "f02"] }],
    ["a fragment that is not there", "第一句。第二句。", { ...pagePlan, unplaced: ["f01", "f03"] }],
    ["text in no fragment", "第一句。第二句。第三句。", pagePlan],
  ])("throws on %s", (_, source, faulty) => {
    expect(() => assertWhole(source, faulty)).toThrow();
  });

  it("lets whitespace differ", () => {
    expect(() => assertWhole("第一句。\r\n\u3000第 二句。\n", pagePlan)).not.toThrow();
  });
});
