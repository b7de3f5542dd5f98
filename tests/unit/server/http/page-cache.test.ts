import { beforeEach, expect, it } from "vitest";
import { PageCache } from "#server/http/page-cache.ts";

interface Page {
  text: string;
  size: number;
}
let state: string;
let cache: PageCache<Page>;
let renders: number;
beforeEach(() => {
  state = "1 2020-11-28";
  renders = 0;
  cache = new PageCache(1_000, () => state);
});

const rendered = (text = `${state}/${++renders}`, keep = true, size = 100) => ({
  page: { text, size },
  keep,
});
const fetchPage = async (key: string) => {
  const [{ text }, how] = await cache.fetch(key, async () => rendered());
  return [text, how];
};

it("renders a page once and keeps it", async () => {
  expect(await fetchPage("/zh")).toEqual(["1 2020-11-28/1", "miss"]);
  expect(await fetchPage("/zh")).toEqual(["1 2020-11-28/1", "hit"]);
  expect(cache.get("/zh")?.text).toBe("1 2020-11-28/1");
  expect(cache.get("/en")).toBeUndefined();
});

it("renders once for all who ask at the same time", async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => fetchPage("/zh")));
  expect(new Set(answers.map(([text]) => text)).size).toBe(1);
  expect(answers.filter(([, how]) => how === "miss")).toHaveLength(1);
  expect(answers.filter(([, how]) => how === "shared")).toHaveLength(49);
  expect(renders).toBe(1);
});

it.each(["2 2020-11-28", "1 2020-11-29"])("lets all pages go when the state becomes %s", async (next) => {
  await fetchPage("/zh");
  await fetchPage("/en");
  state = next;
  expect(cache.get("/zh")).toBeUndefined();
  expect(cache.statistics).toEqual({ pages: 0, bytes: 0 });
  expect(await fetchPage("/en")).toEqual([`${next}/3`, "miss"]);
});

it("neither keeps nor hands on what was begun before a change", async () => {
  const old = Promise.withResolvers<ReturnType<typeof rendered>>();
  const first = cache.fetch("/zh", () => old.promise);
  state = "2 2020-11-28";
  expect(await fetchPage("/zh")).toEqual(["2 2020-11-28/1", "miss"]);
  old.resolve(rendered("old"));
  expect((await first)[0].text).toBe("old");
  expect(await fetchPage("/zh")).toEqual(["2 2020-11-28/1", "hit"]);
});

it("does not keep what is not to be kept, nor what failed", async () => {
  await cache.fetch("/zh", async () => rendered("once", false));
  expect(cache.get("/zh")).toBeUndefined();
  await expect(cache.fetch("/zh", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await fetchPage("/zh")).toEqual(["1 2020-11-28/1", "miss"]);
});

it("never keeps more bytes than it may, the least used go first", async () => {
  for (let number = 0; number < 50; number++) {
    await cache.fetch(`/${number}`, async () => rendered());
    cache.get("/0");
    expect(cache.statistics.bytes).toBeLessThanOrEqual(1_000);
  }
  expect(cache.get("/0")).toBeDefined();
  expect(cache.get("/1")).toBeUndefined();
  await cache.fetch("/large", async () => rendered("large", true, 5_000));
  expect(cache.get("/large")).toBeUndefined();
});
