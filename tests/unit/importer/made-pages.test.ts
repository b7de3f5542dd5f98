import { describe, expect, it } from "vitest";
import { generator } from "#lib/importer/solve/solve.ts";
import { cutBlocks, withoutSpace } from "#lib/ledger/text-blocks.ts";
import { dimensions, drawHouse } from "../../bench/made-pages/house.ts";
import { madePage } from "../../bench/made-pages/made-page.ts";
import { inventedStories } from "../../bench/made-pages/stories.ts";

const stories = inventedStories(generator(1), 12);
const pages = Array.from({ length: 40 }, (_, at) => madePage(at + 1, stories));

describe("made-up pages", () => {
  it("are the same for the same seed, and others for others", () => {
    expect(madePage(7, stories)).toEqual(madePage(7, stories));
    expect(new Set(pages.map(({ text }) => text)).size).toBe(pages.length);
  });

  it("have a truth that holds every character of them, block by block where blank lines part the blocks", () => {
    const parted = pages.filter(({ truth }) => truth.layout.wrap === "none");
    expect(parted.length).toBeGreaterThan(10);
    for (const { text, truth } of pages) {
      expect(truth.fragments.map((fragment) => fragment.text).join("")).toBe(withoutSpace(text));
    }
    for (const { text, truth } of parted) {
      expect(cutBlocks(text).map((block) => withoutSpace(block.text))).toEqual(
        truth.fragments.map((fragment) => fragment.text),
      );
    }
  });

  it("have each fragment in one article at most, and joins and neighbours in the order of their article", () => {
    expect(pages.flatMap(({ truth }) => truth.joins).length).toBeGreaterThan(20);
    for (const { truth } of pages) {
      const inArticles = truth.articles.flatMap(({ fragments }) => fragments);
      expect(new Set(inArticles).size).toBe(inArticles.length);
      expect(inArticles.toSorted()).toEqual(
        truth.fragments.flatMap(({ id, article }) => (article === null ? [] : [id])).toSorted(),
      );
      for (const [from, to] of [...truth.joins, ...truth.adjacent]) {
        const own = truth.articles.find(({ fragments }) => fragments.includes(from))?.fragments ?? [];
        expect(own.indexOf(to)).toBeGreaterThan(own.indexOf(from));
      }
    }
  });

  it("cut sentences so that the pieces make them again", () => {
    const sentences = new Set(
      stories.flatMap(({ paragraphs }) => paragraphs.flatMap((text) => text.match(/[^。！？]+/gu) ?? [])),
    );
    const plain = pages.filter(
      ({ truth: { layout } }) =>
        layout.script === "simplified" && layout.marks === "full" && layout.noise === "none",
    );
    const joined = plain.flatMap(({ truth }) => {
      const textOf = new Map(truth.fragments.map(({ id, text }) => [id, text]));
      return truth.joins.map(([from, to]) => {
        const [before, after] = [textOf.get(from) ?? "", textOf.get(to) ?? ""];
        return (before.match(/[^。！？]*$/u)?.[0] ?? "") + (after.match(/^[^。！？]*/u)?.[0] ?? "");
      });
    });
    const known = joined.filter((text) =>
      [...sentences].some((sentence) => text.endsWith(sentence) || sentence.endsWith(text)),
    );
    expect(joined.length).toBeGreaterThan(20);
    // What is cut at three places is not whole here, nor what was cut between two sentences.
    expect(known.length / joined.length).toBeGreaterThan(0.5);
  });

  it.each(Object.entries(dimensions))(
    "may be drawn without any one form of %s, and with it",
    (dimension, forms) => {
      const named = dimension as keyof typeof dimensions;
      for (const form of forms) {
        const held = { dimension: named, form };
        const drawn = Array.from(
          { length: 30 },
          (_, seed) => drawHouse(generator(seed), { without: held }).style[named],
        );
        expect(drawn).not.toContain(form);
        expect(drawHouse(generator(1), { only: held }).style[named]).toBe(form);
      }
      const open = new Set(Array.from({ length: 400 }, (_, seed) => drawHouse(generator(seed)).style[named]));
      expect([...open].toSorted()).toEqual([...forms].toSorted());
    },
  );
});
