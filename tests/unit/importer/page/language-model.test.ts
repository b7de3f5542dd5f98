import { expect, it } from "vitest";
import { languageModelOf } from "#lib/importer/page/language-model.ts";

const model = languageModelOf(["会议强调，会议\n精神。", "产学研合作"]);

it.each([
  ["会", 2],
  ["会议", 2],
  ["会议强调", 1],
  ["会议精神", 1],
  ["产学研合作", 1],
  ["作", 1],
  ["强调会", 0],
  ["神产", 0],
  ["调，", 0],
  ["，", 0],
  ["会议强调会", 0],
  ["水", 0],
  ["", 0],
])("counts %j %d times, within punctuation, across wraps", (text, count) => {
  expect(model.count(text)).toBe(count);
});

it("counts strings of five characters at most", () => {
  const { count } = languageModelOf(["深化产学研合作"]);
  expect([count("产学研合作"), count("化产学研合作")]).toEqual([1, 0]);
});

it("has the size of what it counted, without whitespace and punctuation", () => {
  expect(model.size).toBe(13);
  expect(languageModelOf([]).size).toBe(0);
});
