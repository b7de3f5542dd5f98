import { describe, expect, it } from "vitest";
import { importPage } from "#lib/importer/import-page.ts";
import { structuredPage } from "#lib/importer/source/structured-page.ts";

const registries = { site: [], reporters: [], topics: [], people: [], glossary: [] };

/** The drafts' `unsure` of a page, some of whose blocks have doubtful characters. */
function unsureOf(blocks: Parameters<typeof structuredPage>[0], isSaid = true) {
  const { text, plan, doubts = [] } = structuredPage(blocks, 0.95);
  const settings = { day: "2024-06-05", bulletin: "2024-06-05", registries, doubts };
  return importPage(text, settings, {}, isSaid ? plan : undefined).drafts.map(({ unsure }) => unsure);
}

describe("what a scan's reading was not sure of", () => {
  it("stands in its draft with its block, neighbours together, spaces not counted", () => {
    const blocks = [
      { text: "守住河堤 护好家园", role: "headline", article: 0, doubts: [4] },
      { text: "■本报记者 何苗", role: "byline", article: 0, doubts: [6] },
      { text: "本报讯 6月4日下午，市长查看泵站。", role: "body", article: 0, doubts: [13, 14] },
      { text: "老菜场换了新模样", role: "headline", article: 1 },
      { text: "过道宽了一倍。", role: "body", article: 1, doubts: [6] },
    ] as const;
    expect(unsureOf(blocks)).toEqual([
      [
        { block: "headline", text: "护" },
        { block: "byline", text: "苗" },
        { block: "p1", text: "看泵" },
      ],
      [{ block: "p1", text: "。" }],
    ]);
  });

  it("is told with what stands beside it where its block has the character twice", () => {
    const text = "晴天，雨天，阴天，都开门。";
    expect(unsureOf([{ text, role: "body", article: 0, doubts: [5] }])).toEqual([
      [{ block: "p1", text: "天，阴" }],
    ]);
  });

  it("is found again where the page was put together as text", () => {
    const [first, second] = [
      { text: "本报讯 市水务局昨日召开会议，部署汛期的河道巡查和泵站检修。", role: "body", doubts: [25] },
      { text: "会议要求，各区要把隐患查在雨前。", role: "body", doubts: [13] },
    ] as const;
    const all = unsureOf([first, second], false).flat();
    expect(all.map(({ text }) => text)).toEqual(["站", "雨"].map((word) => expect.stringContaining(word)));
  });
});
