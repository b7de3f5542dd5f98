import { describe, expect, it } from "vitest";
import { dictionary } from "#lib/importer/page/words.ts";
import { readJieba } from "#lib/jieba.ts";

const { words, has, logProbability, beginsWords, endsWords } = dictionary();

it("cuts a text into words with their parts of speech, nothing lost", () => {
  const text = "论坛在海州举行，300人参加。";
  const cut = words(text);
  expect(cut.map((word) => word.text).join("")).toBe(text);
  expect(cut).toContainEqual({ text: "论坛", tag: "n" });
  expect(cut).toContainEqual({ text: "举行", tag: "v" });
  expect(words("")).toEqual([]);
});

it.each([
  ["论坛", true],
  ["研讨会", true],
  ["论在", false],
  ["", false],
])("has the word %j: %s", (word, known) => {
  expect(has(word)).toBe(known);
});

it("finds frequent words likelier than rare ones, and these than unknown ones by their length", () => {
  const rising = ["坛坛论论论", "坛坛论论", "水务", "论坛", "的"].map(logProbability);
  expect(rising).toEqual(rising.toSorted((a, b) => a - b));
  expect(new Set(rising).size).toBe(rising.length);
  expect(Math.max(...rising)).toBeLessThan(0);
});

describe("a character", () => {
  it.each([
    ["坚", 0.5, 1],
    ["坛", 0, 0.5],
    ["的", 0, 0.1],
    ["我", 0, 0.5],
    ["龘", 0, 0.5],
  ])("begins longer words to its share: %s from %d to %d", (character, low, high) => {
    expect(beginsWords(character)).toBeGreaterThanOrEqual(low);
    expect(beginsWords(character)).toBeLessThan(high);
  });

  it("ends longer words to its share", () => {
    expect(endsWords("坛")).toBeGreaterThan(0.5);
    expect(endsWords("我")).toBeLessThan(0.1);
    expect(endsWords("")).toBe(0);
  });
});

it("is read once", () => {
  expect(dictionary()).toBe(dictionary());
});

it("finds words of any script, first and last of the dictionary, and none that is the beginning of one", () => {
  const { dictionary: bytes } = readJieba();
  const lines = bytes.toString("utf8").trimEnd().split("\n");
  const total = lines.reduce((sum, line) => sum + Number(line.split(" ")[1] ?? 0), 0);
  for (const line of [lines[0], lines.at(-1), ...lines.filter((_, at) => at % 5_000 === 0)]) {
    const [word = "", frequency] = line?.split(" ") ?? [];
    expect(logProbability(word), word).toBeCloseTo(Math.log(Number(frequency) / total), 9);
  }
  expect(has("AT&")).toBe(false);
  expect(has("AT&T")).toBe(true);
});
