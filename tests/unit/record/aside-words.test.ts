import { expect, it } from "vitest";
import { asideWordsIn } from "#lib/record/aside-words.ts";

it.each([
  ["masthead", "zh", { words: "报头" }],
  ["报头", "en", { words: "masthead" }],
  ["caption (of “春风送绿”)", "zh", { words: "图片说明", headline: "春风送绿" }],
  ["图片说明（《春风送绿》）", "en", { words: "caption", headline: "春风送绿" }],
  ["报头广告", "en", undefined],
  ["编辑自己写的理由", "en", undefined],
] as const)("says %j in %s", (why, locale, said) => {
  expect(asideWordsIn(why, locale)).toEqual(said);
});
