import { expect, it } from "vitest";
import { withCaptions } from "#lib/importer/page/captions.ts";
import type { ArticlePlan, Fragment, PagePlan, Role } from "#lib/importer/page-plan.ts";

const blocks: readonly (readonly [Role, string])[] = [
  ["headline", "白鹭洲圩堤加固"],
  ["body", "连日来，白鹭洲新区干部群众日夜加固圩堤，三百名志愿者运来沙袋。"],
  ["headline", "古驿镇茶会开幕"],
  ["body", "第六届古驿茶会昨日开幕，茶农们沿石板街摆开茶桌，请游客品尝新茶。"],
  ["caption", "图为茶农在古驿镇采摘春茶。"],
  ["credit", "本报记者 李青禾 摄"],
  ["caption", "图为白鹭洲新区干部群众加固圩堤。"],
  ["caption", "夜色中的天文台。"],
];
const fragments = blocks.map(
  ([role, text], index): Fragment => ({
    id: `f0${index + 1}`,
    text,
    lines: [2 * index + 1, 2 * index + 1],
    role,
    startsCut: false,
    endsCut: false,
  }),
);
const article = (headline: string, body: string): ArticlePlan => ({
  ...{ kicker: [], deck: [], byline: [], confidence: 1 },
  headline: [headline],
  paragraphs: [{ fragments: [body], gapBefore: false, gapAfter: false }],
});
const plan: PagePlan = {
  fragments,
  articles: [article("f01", "f02"), article("f03", "f04")],
  joins: [],
  unplaced: ["f05", "f06", "f07", "f08"],
  setAside: fragments.slice(4).map(({ id, role }) => ({
    fragment: id,
    reason: role === "credit" ? "credit" : "caption",
    confidence: 1,
  })),
  decisions: [],
};

it("says which article a picture shows, by the words that its caption shares, and nothing of one that shows none", () => {
  const { setAside = [] } = withCaptions(plan);
  expect(setAside.map(({ fragment, article }) => [fragment, article])).toEqual([
    ["f05", 1],
    ["f06", 1],
    ["f07", 0],
    ["f08", undefined],
  ]);
});
