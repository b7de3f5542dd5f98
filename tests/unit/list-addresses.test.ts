import { expect, it } from "vitest";
import { parseAddress } from "#lib/addresses.ts";
import {
  type FeedAddress,
  feedOfList,
  feedOfPage,
  listAt,
  pageOfFeed,
  pathOfList,
} from "#lib/list-addresses.ts";

const addressAt = (path: string) => {
  const [before = "", query] = path.split("?");
  const address = parseAddress(before, new URLSearchParams(query));
  if (address === undefined) throw new Error(`${path} is no address`);
  return address;
};

it.each([
  ["/en/kinds/forum", "/en/kinds/forum/feed.xml", { facet: "kinds", tag: "forum" }],
  ["/zh/reporters/chen-run", "/zh/reporters/chen-run/feed.xml", { facet: "reporters", tag: "chen-run" }],
  ["/zh/topics/water", "/zh/topics/water/feed.xml", { facet: "topics", tag: "water" }],
  ["/en/people/wang-yi", "/en/people/wang-yi/feed.xml", { facet: "people", tag: "wang-yi" }],
] as const)("leads from %s to its feed and back", (page, feed, list) => {
  const locale = page.startsWith("/en") ? "en" : "zh";
  expect(feedOfPage(addressAt(page))).toBe(feed);
  expect(feedOfPage(addressAt(`${page}?page=2`))).toBe(feed);
  expect(pageOfFeed(addressAt(`${feed}?page=2`) as FeedAddress, locale)).toBe(page);
  expect([listAt(addressAt(page)), listAt(addressAt(feed))]).toEqual([list, list]);
  expect([pathOfList(list, locale), feedOfList(list, locale)]).toEqual([page, feed]);
});

it("has a search's feed for a search with words", () => {
  expect(feedOfPage(addressAt("/zh/search?q=a&kind=news&page=2"))).toBe("/zh/search/feed.xml?q=a&kind=news");
  expect(feedOfPage(addressAt("/zh/search?kind=news"))).toBeUndefined();
  const feed = addressAt("/zh/search/feed.xml?q=a&page=2") as FeedAddress;
  expect(pageOfFeed(feed, "en")).toBe("/en/search?q=a");
});

it("takes the front page for what the feeds of all articles are the feeds of", () => {
  for (const name of ["feed.xml", "rss.xml", "feed.json"])
    expect(pageOfFeed(addressAt(`/zh/${name}`) as FeedAddress, "en")).toBe("/en");
  expect(feedOfPage(addressAt("/zh"))).toBeUndefined();
  expect(listAt(addressAt("/zh/dates/2020-11-28"))).toBeUndefined();
});
