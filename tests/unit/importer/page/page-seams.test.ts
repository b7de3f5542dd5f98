import { describe, expect, it } from "vitest";
import { joinFeatures, startFeatures } from "#lib/importer/evidence/evidence.ts";
import { pageOf } from "../hand-made-page.ts";

describe("what a text goes on in", () => {
  const page = pageOf([
    "全长三百二十公里的输水工程开工后，建设者先后完",
    "成隧洞十二座。",
    "昨日，老街改造开工。",
    "的路灯换了新装，居民出门方便了。",
    "市图书馆周末开放。",
  ]);
  const { seams, nodes } = page;

  it("is the likelier, the less else on the page it may be", () => {
    expect(seams.odds(0, 1)).toBeGreaterThan(2);
    const right = seams.oddsAgainst(0, 1);
    expect(right.heads).toBeGreaterThan(0.5);
    for (const other of [2, 3, 4]) expect(seams.oddsAgainst(0, other).heads).toBeLessThan(right.heads - 2);
  });

  it("counts for a join, and against a whole sentence after an unfinished word", () => {
    const [from, right, wrong] = [nodes[0], nodes[1], nodes[4]];
    if (!from || !right || !wrong) throw new Error("the page has five nodes");
    expect(joinFeatures(from, right, page).odds).toBeGreaterThan(0.5);
    expect(joinFeatures(from, wrong, page).odds).toBeLessThan(-0.5);
  });

  it("is told from what may begin an article", () => {
    const begins = [1, 2, 3].map((index) => {
      const node = nodes[index];
      return node ? (startFeatures(node, page).begin ?? 0) : 0;
    });
    expect(begins[1]).toBeGreaterThan(begins[2] ?? 0);
    expect(seams.begins(3)).toBeLessThan(-3);
  });

  it("is nothing for what ends a sentence", () => {
    expect(seams.odds(1, 2)).toBe(0);
    expect(seams.isBroken(0)).toBeGreaterThan(0.8);
    expect(seams.isBroken(1)).toBe(0);
  });
});
