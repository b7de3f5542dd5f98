import { expect, it } from "vitest";
import { wordPairs } from "#lib/importer/page/word-pairs.ts";

const pairs = wordPairs();
const idOf = (word: string) => pairs.idOf(word) ?? Number.NaN;
const gain = (first: string, second: string) => pairs.gain(idOf(first), idOf(second));

it("knows what stands together oftener than by chance, and what never does", () => {
  expect(gain("社会主义", "市场经济")).toBeGreaterThan(20);
  expect(gain("^", "近日")).toBeGreaterThan(1);
  expect(gain("，", "的")).toBeLessThan(0.02);
  expect(gain("的", "的")).toBeLessThan(0.1);
});

it("has what follows a word come to about one", () => {
  const first = idOf("召开");
  let sum = 0;
  for (let id = 0; id < 62_183; id++) sum += pairs.share(id) * pairs.gain(first, id);
  expect(sum).toBeGreaterThan(0.8);
  expect(sum).toBeLessThan(1.2);
});

it("lists neither strings nor kinds that it has not", () => {
  expect(pairs.idOf("绿道沿河")).toBeUndefined();
  expect(pairs.idOf("N")).toBeTypeOf("number");
});

it("knows the beginnings and ends of words", () => {
  expect(pairs.beginning("图书")).toBeGreaterThan(0);
  expect(pairs.ending("书馆")).toBeGreaterThan(0);
  expect(pairs.beginning("馆图")).toBe(0);
});
