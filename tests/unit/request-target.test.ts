import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Address, hrefOf } from "#lib/addresses.ts";
import type { Departure, ParagraphPlace } from "#lib/archive/views.ts";
import { readTarget, settle } from "#lib/request-target.ts";

/** An archive of one month, one reporter, one topic, and two pages of whatever is a list. */
const exists = async ({ page, params }: Address) => {
  if ("list" in params && params.list > 2) return false;
  if (page === "reporter") return params.id === "chen-run";
  if (page === "topic") return params.id === "water";
  if (page === "month") return params.month === "2020-11";
  if (page === "report") return params.article === undefined || params.article.endsWith("/smart-water");
  return !(page === "article" || page === "parallel") || params.slug === "smart-water";
};
/** Earlier slugs, and what was withdrawn. */
const departure = async (_: string, slug: string): Promise<Departure | undefined> => {
  if (slug === "gone")
    return { withdrawn: { date: "2020-12-01", note: { zh: "已撤下。", en: "Withdrawn." } } };
  const slugs: Record<string, string> = {
    "old-water": "smart-water",
    "old-gone": "gone",
    "old-draft": "draft",
  };
  return slugs[slug] === undefined ? undefined : { slug: slugs[slug] };
};
const codes = { here: "0".repeat(15), lost: "1".repeat(15), withdrawn: "2".repeat(15) };
const paragraph = async (code: string): Promise<ParagraphPlace | undefined> => {
  const places: Record<string, ParagraphPlace> = {
    [codes.here]: { day: "2020-11-28", slug: "smart-water", id: "p3" },
    [codes.lost]: { day: "2020-11-28", slug: "smart-water", id: undefined },
    [codes.withdrawn]: { day: "2020-11-28", slug: "gone", id: undefined },
  };
  return places[code];
};
const english = async () => "en" as const;
const settled = (target: string) =>
  settle(
    readTarget(target),
    // What is at its address has not gone from it.
    {
      exists,
      paragraph,
      departure: async (day, slug) => (slug === "smart-water" ? undefined : departure(day, slug)),
    },
    english,
  );

it("leads from a paragraph's own address to where it is, in the reader's language", async () => {
  const to = "/en/articles/2020-11-28/smart-water#p3";
  const moved = { kind: "moved", to, forGood: false, isByLanguage: true };
  expect(await settled(`/b/${codes.here}`)).toEqual(moved);
  expect(await settled(`/B/${codes.here}/?utm=1`)).toEqual(moved);
});

it("tells whether a paragraph is gone, or its article, or never was", async () => {
  expect(await settled(`/b/${codes.lost}`)).toMatchObject({
    kind: "lost",
    address: { locale: "en", params: { slug: "smart-water" } },
  });
  expect(await settled(`/b/${codes.withdrawn}`)).toMatchObject({
    kind: "withdrawn",
    address: { locale: "en", params: { slug: "gone" } },
  });
  for (const path of [
    `/b/${"3".repeat(15)}`,
    "/b",
    "/b/x",
    `/zh/b/${codes.here}`,
    "/zh/lost/2020-11-28/smart-water",
  ])
    expect(await settled(path), path).toEqual({ kind: "missing" });
});

it.each([
  ["/zh/articles/2020-11-28/old-water", "/zh/articles/2020-11-28/smart-water"],
  ["/en/Articles/2020-11-28/old-water/", "/en/articles/2020-11-28/smart-water"],
  ["/en/articles/2020-11-28/old-gone", "/en/articles/2020-11-28/gone"],
  ["/en/articles/2020-11-28/old-water/parallel", "/en/articles/2020-11-28/smart-water/parallel"],
])("%s leads to where the article is now", async (target, to) => {
  expect(await settled(target)).toEqual({ kind: "moved", to, forGood: false });
});

it("tells what was withdrawn", async () => {
  expect(await settled("/en/articles/2020-11-28/gone")).toMatchObject({ kind: "withdrawn" });
  expect(await settled("/en/articles/2020-11-28/gone/parallel")).toMatchObject({ kind: "withdrawn" });
  expect(await settled("/en/articles/2020-11-28/old-draft")).toEqual({ kind: "missing" });
  expect(await settled("/en/withdrawn/2020-11-28/gone")).toEqual({ kind: "missing" });
});

it("leads to the form for an error under the name that an article has now", async () => {
  const at = (article: string) => readTarget(`/zh/report?article=2020-11-28%2F${article}&block=p1`);
  const archive = { exists, departure, paragraph };
  const settledAt = (article: string) => settle(at(article), archive, english, { takesReports: true });
  expect(await settledAt("smart-water")).toMatchObject({ kind: "page" });
  expect(await settledAt("old-water")).toMatchObject({
    kind: "moved",
    to: "/zh/report?article=2020-11-28%2Fsmart-water&block=p1",
  });
  expect(await settledAt("gone")).toEqual({ kind: "missing" });
  expect(await settledAt("nothing")).toEqual({ kind: "missing" });
});

it("tells nothing of what was in a language that the site does not show", async () => {
  const none = { exists: async () => false, departure, paragraph };
  expect(await settle(readTarget("/en/articles/2020-11-28/gone"), none, english)).toEqual({
    kind: "missing",
  });
  expect(await settle(readTarget("/en/articles/2020-11-28/old-water"), none, english)).toEqual({
    kind: "missing",
  });
});

it.each([
  "/",
  "/?utm=1",
  "http://news.example.org",
  "http://news.example.org?x=//evil.example",
  "HTTPS://u@news.example.org:8080/",
])("%s is the root", async (target) => {
  expect(await settled(target)).toEqual({ kind: "root" });
});

it.each([
  ["/zh?utm=1", "/zh"],
  ["http://news.example.org/en/dates/2020-11?page=2", "/en/dates/2020-11?page=2"],
  ["/zh/articles/2020-11-28/smart-water?pinyin=", "/zh/articles/2020-11-28/smart-water?pinyin"],
  ["/zh/articles/2020-11-28/smart-water?utm=1", "/zh/articles/2020-11-28/smart-water"],
  ["/zh/search?topic=water&reporter=chen-run&from=1999-01-01", undefined],
])("%s is a page", async (target, path) => {
  const found = await settled(target);
  expect(found.kind).toBe("page");
  if (path !== undefined && found.kind === "page") expect(hrefOf(found.address)).toBe(path);
});

it.each([
  ["/ZH/", "/zh"],
  ["//zh", "/zh"],
  ["/zh/dates/2020-11/?page=02", "/zh/dates/2020-11?page=2"],
  ["/zh/Articles/2020-11-28/Smart-Water", "/zh/articles/2020-11-28/smart-water"],
  ["/zh/search?reporter=x&topic=abc&from=2020-01-01", "/zh/search?from=2020-01-01"],
  ["/zh/search?q=a&topic=nothing&reporter=chen-run&page=2", "/zh/search?q=a&reporter=chen-run&page=2"],
  ["/zh/search?topic=nothing", "/zh/search"],
  ["/zh/articles/2020-11-28/smart-water/?pinyin=1", "/zh/articles/2020-11-28/smart-water?pinyin"],
  ["/zh/articles/2020-11-28/smart-water?pinyin=off", "/zh/articles/2020-11-28/smart-water?pinyin"],
  ["//", "/"],
  ["/favicon.ico", "/icon.svg"],
])("%s leads to %s", async (target, to) => {
  expect(await settled(target)).toMatchObject({ kind: "moved", to });
});

it.each([
  "/ZH/Dates/2020-12",
  "/zh/dates/2020-11/?page=3",
  "/zh/dates/2020-11?page=0",
  "/zh/topics/nothing/",
  "//evil.example/zh",
  "///evil.example/%2e%2e",
  "/\\evil.example/zh",
  "/zh/search/?q=a&page=9",
  "/zh/missing/",
  "*",
])("%s is missing at once", async (target) => {
  expect(await settled(target)).toEqual({ kind: "missing" });
});

it.each([
  ["/ZH/nothing", "zh"],
  ["//en//nothing", "en"],
  ["/%65n/nothing", "en"],
  ["http://news.example.org/en/nothing", "en"],
  ["/english", undefined],
  ["/", undefined],
])("%s names the language %s", (target, locale) => {
  expect(readTarget(target).locale).toBe(locale);
});

describe("whatever is asked for", () => {
  const piece = fc.constantFrom(
    ..."/ // \\ . .. %2e %2f %5c %7A zh ZH en dates Dates 2020-11 search topics water x evil.example @ : http:// https:// ? & = q= topic= reporter= page= page=02 1 0 # \t %0d%0a".split(
      " ",
    ),
  );

  it("leads at most once, to a page of this site that is there", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const found = await settled(`/${pieces.join("")}`);
        if (found.kind !== "moved") return;
        expect(found.to).toMatch(/^\/(?:zh(?:[/?].*)?|en(?:[/?].*)?|icon\.svg)?$/);
        expect(new URL(found.to, "https://news.example.org").origin).toBe("https://news.example.org");
        if (found.to === "/icon.svg") return;
        expect((await settled(found.to)).kind).toBe(found.to === "/" ? "root" : "page");
      }),
      { numRuns: 2_000 },
    );
  });
});
