import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ContentStore } from "#lib/content/content-store.ts";
import { formatProblem } from "#lib/content/problems.ts";

// A property is tried many times.
vi.setConfig({ testTimeout: 60_000 });

const record = fileURLToPath(new URL("../../../content/", import.meta.url));

it("has no problem at all", async () => {
  const store = new ContentStore(record);
  await store.scan();
  const { originals, problems } = store.content();
  expect(problems.map((problem) => formatProblem(problem, "en"))).toEqual([]);
  expect(originals.size).toBeGreaterThan(0);
});

describe("one character of an article", () => {
  let folder: string;
  let store: ContentStore;
  /** Each printed character of the articles that name the bulletin, by file and offset. */
  let places: { path: string; text: string; offset: number }[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "bulletin-record-"));
    cpSync(record, folder, { recursive: true });
    store = new ContentStore(folder);
    await store.scan();
    places = [...store.content().originals.values()].flatMap((original) => {
      if (original?.fields.bulletin === undefined) return [];
      const path = join(folder, original.file);
      const text = readFileSync(path, "utf8");
      const body = text.indexOf("\n---\n", 3) + "\n---\n".length;
      return [...text.slice(body).matchAll(/\p{Script=Han}|[，。、；！？：“”…0-9]/gu)].map(({ index }) => ({
        path,
        text,
        offset: body + index,
      }));
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ["deleted", (before: string, _at: string, after: string) => before + after],
    ["doubled", (before: string, at: string, after: string) => before + at + at + after],
    ["added", (before: string, at: string, after: string) => `${before}${at}也${after}`],
    ["replaced", (before: string, _at: string, after: string) => `${before}龘${after}`],
  ])("is reported where it is %s, wherever it stands", async (_, change) => {
    expect(places.length).toBeGreaterThan(2_000);
    const place = fc.nat({ max: places.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, async (number) => {
        const { path, text, offset } = places[number] ?? { path: "", text: "", offset: 0 };
        writeFileSync(path, change(text.slice(0, offset), text.charAt(offset), text.slice(offset + 1)));
        await store.update([path]);
        const codes = store.content().problems.map(({ code }) => code);
        writeFileSync(path, text);
        await store.update([path]);
        expect(codes.some((code) => code === "lost-text" || code === "invented-text")).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(store.content().problems).toEqual([]);
  });
});
