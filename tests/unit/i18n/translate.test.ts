import { describe, expect, it } from "vitest";
import en from "#lib/i18n/messages/en.json" with { type: "json" };
import zh from "#lib/i18n/messages/zh.json" with { type: "json" };
import { translate } from "#lib/i18n/translate.ts";
import { locales } from "#lib/record/languages.ts";

type Namespace = keyof typeof zh;
const messages: Record<string, Record<string, Record<string, string>>> = { zh, en };
const keys = Object.entries(zh).flatMap(([namespace, entries]) =>
  Object.keys(entries).map((key) => [namespace as Namespace, key] as const),
);

/** The ICU arguments of a message with what they take. */
function argumentsOf(message: string): Map<string, "number" | "text"> {
  return new Map(
    [...message.matchAll(/\{\s*(\w+)\s*(?:\}|,\s*(\w+))/g)].map(([, name = "", type]) => [
      name,
      type === "number" || type === "plural" ? "number" : "text",
    ]),
  );
}

it("has the same namespaces and keys in Chinese and in English, in the same order", () => {
  const listed = (all: object) => Object.entries(all).map(([name, entries]) => [name, Object.keys(entries)]);
  expect(listed(en)).toEqual(listed(zh));
});

describe.each(keys)("%s.%s", (namespace, key) => {
  const [inChinese = "", inEnglish = ""] = [zh, en].map(
    (all) => (all as typeof messages.zh)?.[namespace]?.[key],
  );

  it("takes the same arguments in both languages", () => {
    const [chinese, english] = [argumentsOf(inChinese), argumentsOf(inEnglish)];
    expect([...english].sort()).toEqual([...chinese].sort());
  });

  it.each(locales)("formats in %s and leaves no placeholder", (locale) => {
    const given = [...argumentsOf(locale === "zh" ? inChinese : inEnglish)].map(([name, type]) => [
      name,
      type === "number" ? 1234 : "甲",
    ]);
    const format = translate(locale, namespace) as unknown as (key: string, values: object) => string;
    const text = format(key, Object.fromEntries(given));
    expect(text.trim()).not.toBe("");
    expect(text).not.toMatch(/[{}]/);
    for (const [, value] of given) expect(text).toContain(value === 1234 ? "1,234" : value);
  });

  it("is Chinese in Chinese and has no Chinese in English", () => {
    // What joins texts has only marks; Chinese ones are full-width.
    expect(inChinese).toMatch(/[\p{Script=Han}，：（）]/u);
    expect(inEnglish).not.toMatch(/[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u);
  });

  it("has typographic quotes, apostrophes and ellipses", () => {
    expect(inChinese + inEnglish).not.toMatch(/["']|\.\.\./);
  });
});

it("counts in the singular and the plural of each language", () => {
  const [english, chinese] = [translate("en", "Counts"), translate("zh", "Counts")];
  expect([0, 1, 2].map((count) => english("articles", { count }))).toEqual([
    "0 articles",
    "1 article",
    "2 articles",
  ]);
  expect(chinese("articles", { count: 1 })).toBe("1 篇");
});

it("throws for a message that is not there rather than show its key", () => {
  const format = translate("en", "Site") as (key: string) => string;
  expect(() => format("nothing")).toThrow();
});

it("throws where an argument is missing rather than show its name", () => {
  const format = translate("zh", "Article") as (key: string) => string;
  expect(() => format("held")).toThrow();
});
