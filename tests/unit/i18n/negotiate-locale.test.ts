import { describe, expect, it } from "vitest";
import { negotiateLocale } from "#lib/i18n/negotiate-locale.ts";
import { isLocale, languageName, languageTag, locales, otherLocale } from "#lib/record/languages.ts";

describe("the language for a reader who has not chosen one", () => {
  it.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["en-US,en;q=0.9,zh;q=0.8", "en"],
    ["zh-TW", "zh"],
    ["zh-Hant-HK;q=0.5,en;q=0.4", "zh"],
    ["EN-us", "en"],
    ["fr,en;q=0.5", "en"],
    ["de;q=0.9, zh;q=0.7, en;q=0.8", "en"],
    ["en ; q=0.8 , zh ; q=0.9", "zh"],
    ["en;Q=0.1, zh;q=0.2", "zh"],
    ["en;q=0.5,zh;q=0.5", "en"],
    ["en;q=0.000,zh;q=0.001", "zh"],
    ["zh;q=0,*", "en"],
    ["*,zh;q=0", "en"],
    ["zh;q=0", "en"],
    ["de, zh;q=0", "en"],
    ["zh ; Q = 0 , *;q=0.5", "en"],
    ["en;q=0", "zh"],
    ["*;q=0,en", "en"],
    ["*;q=0.5,en;q=0.4", "zh"],
    ["en,*", "en"],
    ["*,en", "en"],
    ["en;q=.1,zh", "zh"],
    ["zh;q=.1,en;q=.", "en"],
    ["en;q=1.5,zh;q=0.9", "en"],
    ["en_US", "en"],
    ["zh_TW;q=0.5,en_GB;q=0.4", "zh"],
    ["yue-HK,en;q=0.5", "zh"],
    ["wuu,en;q=0.5", "zh"],
    ["nan-TW", "zh"],
    ["cmn-Hans-CN,en;q=0.9", "zh"],
    ["zh-Hant,en;q=0.9", "zh"],
    ["zh-CN,zh;q=0.9,en;q=0.95", "zh"],
    ["en-GB", "en"],
    ["eng", "en"],
    ["ENX,en-x;q=0.1,zh;q=0.05", "en"],
  ])("follows %j to %s", (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });

  it.each([
    [null],
    [undefined],
    [""],
    ["fr,de;q=0.5"],
    ["*"],
    ["de,fr"],
    ["en;q=0"],
    ["en;q=0,zh;q=0"],
    ["*;q=0"],
    ["enx"],
    [",,;q="],
    ["i-klingon"],
    ["\u0000"],
    ["x".repeat(10_000)],
  ])("is Chinese for %j, which fits neither", (header) => {
    expect(negotiateLocale(header)).toBe("zh");
  });

  it("is read from the beginning of what is too long", () => {
    expect(negotiateLocale(`en,${"zh-".repeat(50_000)}`)).toBe("en");
    expect(negotiateLocale(`${"x,".repeat(50_000)}en`)).toBe("zh");
  });

  it("skips what is no language tag", () => {
    expect(negotiateLocale("i-klingon,_,en;q=0.1")).toBe("en");
  });
});

it.each([
  ["zh", true],
  ["en", true],
  ["ZH", false],
  ["fr", false],
  ["", false],
  [undefined, false],
])("tells that %j is a locale: %s", (text, expected) => {
  expect(isLocale(text)).toBe(expected);
});

it("turns each language to the other", () => {
  expect(locales.map(otherLocale)).toEqual(["en", "zh"]);
});

it("names each language in itself, with a valid tag", () => {
  expect(languageName).toEqual({ zh: "中文", en: "English" });
  expect(Object.values(languageTag).map((tag) => new Intl.Locale(tag).baseName)).toEqual(["zh-Hans", "en"]);
});
