import { describe, expect, it } from "vitest";
import { placeBylines } from "#lib/importer/page/bylines.ts";
import type { Role } from "#lib/importer/page-plan.ts";
import { fragmentsOf } from "../hand-made-page.ts";

/** A page's fragments as `role article`; an article's first and last text are those of the page. */
function place(...page: readonly string[]): Record<string, number> {
  const parts = page.map((part) => part.split(" ") as [Role, string?]);
  const fragments = fragmentsOf(...parts.map(([role]) => [role, role] as const));
  const articleOf = new Map<string, number>();
  const [firsts, lasts] = [new Map<string, string>(), new Map<string, string>()];
  fragments.forEach(({ id, role }, index) => {
    const article = parts[index]?.[1];
    if (article === undefined) return;
    articleOf.set(id, Number(article));
    if (role !== "body" && role !== "lead") return;
    if (!firsts.has(article)) firsts.set(article, id);
    lasts.set(article, id);
  });
  return Object.fromEntries(
    placeBylines(fragments, articleOf, new Set(firsts.values()), new Set(lasts.values())),
  );
}

describe("a byline goes", () => {
  it.each([
    ["to the lead below it", ["body 0", "byline", "lead 1"], { f2: 1 }],
    ["to the first paragraph below it", ["body 0", "byline", "body 1", "body 1"], { f2: 1 }],
    ["to the headline above it", ["headline 1", "byline", "body 0", "body 0"], { f2: 1 }],
    ["to the deck above it", ["headline 1", "deck 1", "byline", "body 0"], { f3: 1 }],
    [
      "to the lead below it before the headline above it",
      ["headline 0", "byline", "lead 1", "body 0"],
      { f2: 1 },
    ],
    ["to the article that ends above it", ["lead 0", "body 0", "byline", "headline 1", "lead 1"], { f3: 0 }],
    ["to the article that ends the page", ["lead 0", "body 0", "byline"], { f3: 0 }],
    [
      "to what is next to it, where nothing better is",
      ["body 0", "body 0", "byline", "body 1", "body 0", "body 1"],
      { f3: 1 },
    ],
    ["nowhere on a page without articles", ["byline", "byline"], {}],
    ["nowhere beside fragments without an article", ["body", "byline", "body"], {}],
  ])("%s", (_, page, placed) => {
    expect(place(...page)).toEqual(placed);
  });
});

describe("several bylines", () => {
  it("go to one article each where they can", () => {
    expect(place("headline 0", "byline", "lead 0", "body 0", "byline", "lead 1", "body 1")).toEqual({
      f2: 0,
      f5: 1,
    });
  });

  it("are shared out: one that has no other choice goes first", () => {
    // The second stands between the end of article 0 and the first paragraph of article 1, which the third needs.
    expect(place("lead 0", "body 0", "byline", "body 1", "body 1", "byline")).toEqual({ f3: 0, f6: 1 });
  });

  it("may share an article rather than stay behind", () => {
    expect(place("headline 0", "byline", "byline", "lead 0")).toEqual({ f2: 0, f3: 0 });
  });
});

it("has nothing to place where there is no byline", () => {
  expect(place("headline 0", "lead 0")).toEqual({});
});
