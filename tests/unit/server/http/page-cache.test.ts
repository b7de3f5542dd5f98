import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { PageCache } from "#server/http/page-cache.ts";

interface Page {
  text: string;
  size: number;
}
let state: string;
/** What has changed since any state before. */
let changed: ReadonlySet<string> | undefined;
let cache: PageCache<Page>;
let renders: number;
beforeEach(() => {
  state = "1 2020-11-28";
  changed = undefined;
  renders = 0;
  cache = new PageCache(1_000, { state: () => state, changedSince: () => changed });
});

const rendered = (
  text = `${state}/${++renders}`,
  keys: ReadonlySet<string> | undefined = new Set(["a"]),
  size = 100,
) => ({
  page: { text, size },
  keys,
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

describe("where it is known what has changed", () => {
  const fetchWith = (key: string, ...keys: string[]) =>
    cache.fetch(key, async () => rendered(undefined, new Set(keys)));

  it("lets go of the pages that were made from it, and of no other", async () => {
    await fetchWith("/zh", "days", "article/x");
    await fetchWith("/en", "days");
    await fetchWith("/zh/about");
    state = "2 2020-11-28";
    changed = new Set(["article/x", "article/y"]);
    expect(["/zh", "/en", "/zh/about"].map((key) => cache.get(key)?.text)).toEqual([
      undefined,
      "1 2020-11-28/2",
      "1 2020-11-28/3",
    ]);
    expect((await fetchWith("/zh", "article/x"))[0].text).toBe("2 2020-11-28/4");
  });

  it.each([
    ["is kept where it was not made from that", ["days"], "hit"],
    ["is not where it was", ["days", "article/x"], "miss"],
  ])("what was begun before a change %s", async (_, keys, how) => {
    const old = Promise.withResolvers<ReturnType<typeof rendered>>();
    const first = cache.fetch("/zh", () => old.promise);
    state = "2 2020-11-28";
    changed = new Set(["article/x"]);
    cache.get("/en");
    changed = new Set();
    state = "3 2020-11-28";
    old.resolve(rendered("old", new Set(keys)));
    await first;
    expect((await fetchPage("/zh"))[1]).toBe(how);
  });

  it("keeps as a simple cache does that asks each page for all of its keys", async () => {
    const letters = [..."abcdefgh"];
    const keys = fc.uniqueArray(fc.constantFrom(...letters), { maxLength: 3 });
    const step = fc.oneof(
      fc.record({ page: fc.constantFrom("/1", "/2", "/3", "/4"), keys }),
      fc.record({ changed: fc.option(keys, { nil: undefined }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const changes: (readonly string[] | undefined)[] = [];
        const changedSince = (since: string) => {
          const missed = changes.slice(Number(since));
          return missed.includes(undefined) ? undefined : new Set(missed.flatMap((keys) => keys ?? []));
        };
        cache = new PageCache(1_000, { state: () => String(changes.length), changedSince });
        const model = new Map<string, readonly string[]>();
        for (const each of steps) {
          if ("page" in each) {
            const [, how] = await fetchWith(each.page, ...each.keys);
            expect(how).toBe(model.has(each.page) ? "hit" : "miss");
            if (how === "miss") model.set(each.page, each.keys);
          } else {
            changes.push(each.changed);
            for (const [page, own] of [...model]) {
              if (each.changed === undefined || own.some((key) => each.changed?.includes(key)))
                model.delete(page);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

it("does not keep what is not to be kept, nor what failed", async () => {
  await cache.fetch("/zh", async () => ({ page: { text: "once", size: 100 } }));
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
  await cache.fetch("/large", async () => rendered("large", new Set(["a"]), 5_000));
  expect(cache.get("/large")).toBeUndefined();
});
