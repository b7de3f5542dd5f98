import { expect, it } from "vitest";
import { pairBlocks } from "#lib/bilingual/pairing.ts";
import { renderBody } from "#lib/markdown/blocks.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";

const blocks = (body: string, locale: "zh" | "en") => renderBody(parseMarkdown(body), locale).blocks;
const pairs = (original: string, translation: string) =>
  pairBlocks(blocks(original, "zh"), blocks(translation, "en")).map((pair) => [
    pair.id,
    pair.original?.text,
    pair.translation?.text,
  ]);

it("pairs the nth block of the original with the nth of its translation", () => {
  expect(pairs("一\n\n## 二", "One\n\n## Two")).toEqual([
    ["p1", "一", "One"],
    ["p2", "二", "Two"],
  ]);
});

it("leaves the place of an untranslated block empty, and keeps those after it in theirs", () => {
  expect(pairs("一\n\n二\n\n三", "One\n\n[untranslated]\n\nThree")).toEqual([
    ["p1", "一", "One"],
    ["p2", "二", undefined],
    ["p3", "三", "Three"],
  ]);
});

it("keeps what the longer one has more, on either side", () => {
  expect(pairs("一\n\n二", "One")).toEqual([
    ["p1", "一", "One"],
    ["p2", "二", undefined],
  ]);
  expect(pairs("一", "One\n\nTwo")).toEqual([
    ["p1", "一", "One"],
    ["p2", undefined, "Two"],
  ]);
});

it("has only originals where nothing is translated, and nothing of nothing", () => {
  expect(pairs("一\n\n二", "")).toEqual([
    ["p1", "一", undefined],
    ["p2", "二", undefined],
  ]);
  expect(pairBlocks([], [])).toEqual([]);
});
