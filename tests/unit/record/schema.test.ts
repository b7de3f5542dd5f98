import { describe, expect, it } from "vitest";
import { isBulletinId, isId } from "#lib/record/ids.ts";
import {
  bulletinSchema,
  originalSchema,
  registryNames,
  registrySchemas,
  siteSchema,
  translationSchema,
} from "#lib/record/schema.ts";

const original = { headline: "标题", kind: "news", date: "2020-11-28", reporters: [], topics: [] };
const translation = { headline: "Headline", translator: "machine" };

describe("an original", () => {
  it("needs no more than headline, kind, date, reporters and topics, and is published", () => {
    expect(originalSchema.parse(original)).toEqual({
      ...original,
      headline: ["标题"],
      status: "published",
    });
  });

  it.each(["headline", "kind", "date", "reporters", "topics"])("is refused without %s", (field) => {
    const { [field as keyof typeof original]: _, ...rest } = original;
    expect(originalSchema.safeParse(rest).success).toBe(false);
  });

  it.each([
    ["a headline of several lines", { headline: ["一", "二"] }, { headline: ["一", "二"] }],
    ["space around a text, which it drops", { byline: " ■本报记者 陈润 " }, { byline: "■本报记者 陈润" }],
    ["an instant of change", { updated: "2020-11-29T08:00+08:00" }, { updated: "2020-11-29T08:00+08:00" }],
    ["an accepted warning in a field", { accept: [{ block: "byline", code: "x", why: "y" }] }, {}],
    ["a draft", { status: "draft" }, { status: "draft" }],
  ])("takes %s", (_, given, expected) => {
    expect(originalSchema.parse({ ...original, ...given })).toMatchObject(expected);
  });

  it.each([
    ["an unknown field", { author: "陈润" }],
    ["a headline without lines", { headline: [] }],
    ["a headline that is a number", { headline: 2020 }],
    ["a blank headline", { headline: " " }],
    ["a date with a time", { date: "2020-11-28T08:00Z" }],
    ["a day that is not in the calendar", { held: "2021-02-29" }],
    ["a time of change without offset", { updated: "2020-11-28T08:00" }],
    ["a reporter that is no id", { reporters: ["陈润"] }],
    ["one reporter outside a list", { reporters: "chen-run" }],
    ["position 0", { position: 0 }],
    ["a position in a text", { position: "1" }],
    ["a supplied field that holds no printed words", { supplied: ["date"] }],
    [
      "block p0",
      {
        corrections: [{ block: "p0", from: "一", to: "二", note: { zh: "三", en: "x" }, date: "2020-11-29" }],
      },
    ],
    [
      "a note in one language",
      { corrections: [{ block: "p1", from: "一", to: "二", note: { zh: "三" }, date: "2020-11-29" }] },
    ],
    ["an acceptance without a reason", { accept: [{ block: "p1", code: "straight-quote" }] }],
    ["null for a field", { kicker: null }],
  ])("is refused with %s", (_, given) => {
    expect(originalSchema.safeParse({ ...original, ...given }).success).toBe(false);
  });
});

describe("a translation", () => {
  it("needs a headline and a translator, and is not reviewed", () => {
    expect(translationSchema.parse(translation)).toEqual({
      headline: ["Headline"],
      translator: "machine",
      reviewed: false,
    });
  });

  it.each([
    ["what the original holds", { date: "2020-11-28" }],
    ["an acceptance", { accept: [] }],
    ["reviewed in a text", { reviewed: "yes" }],
    ["a translates that is no hash", { translates: ["xyz123"] }],
    ["a hash that is too short", { translates: ["abc12"] }],
    ["a stamp without its name", { translatesTexts: ["abc123"] }],
  ])("is refused with %s", (_, given) => {
    expect(translationSchema.safeParse({ ...translation, ...given }).success).toBe(false);
  });

  it("takes the hashes of what it was made from", () => {
    expect(translationSchema.parse({ ...translation, translates: ["0a1b2c"] }).translates).toEqual([
      "0a1b2c",
    ]);
  });
});

describe("what is said of the site", () => {
  const site = { name: { zh: "某报", en: "A Paper" }, timeZone: "Asia/Shanghai" };
  const messagesOf = (fields: object) =>
    siteSchema
      .safeParse({ ...site, ...fields })
      .error?.issues.map(({ path, message }) => [...path, message]) ?? [];

  it("needs a name and a time zone, and shows all languages where it names none", () => {
    expect(siteSchema.parse(site)).toEqual({ ...site, languages: ["zh", "en"] });
    expect(siteSchema.safeParse({ name: site.name }).success).toBe(false);
    expect(siteSchema.safeParse({ timeZone: site.timeZone }).success).toBe(false);
  });

  it.each([
    [{ contact: "a@example.org" }, []],
    [{ contact: "https://example.org/write" }, []],
    [{ contact: "javascript:alert(1)" }, [["contact", "contact"]]],
    [{ contact: "by post" }, [["contact", "contact"]]],
    [{ timeZone: "Asia/Hengyang" }, [["timeZone", "timeZone"]]],
    [{ timeZone: "Europe/London" }, []],
    [{ languages: ["zh"] }, []],
    [{ languages: ["en"] }, [["languages", "languages"]]],
    [{ languages: [] }, [["languages", "languages"]]],
  ])("%j has the faults %j", (fields, faults) => {
    expect(messagesOf(fields)).toEqual(faults);
  });
});

describe("the registries", () => {
  it("are four, and what is said of the site", () => {
    expect(registryNames).toEqual(["reporters", "topics", "people", "glossary", "site"]);
  });

  const name = { zh: "名", en: "Name" };
  it.each([
    ["reporters", { id: "a", name, role: "staff" }],
    ["topics", { id: "a", name }],
    ["topics", { id: "a", name, about: name }],
    ["people", { id: "a", name, office: name }],
    ["glossary", { id: "a", term: name }],
    ["glossary", { id: "a", term: name, also: { en: ["x"] }, note: name }],
  ] as const)("take an entry of %s", (registry, entry) => {
    expect(registrySchemas[registry].parse([entry])).toEqual([entry]);
  });

  it.each([
    ["reporters", { id: "a", name, role: "editor" }],
    ["reporters", { id: "a", name }],
    ["topics", { id: "A", name }],
    ["topics", { id: "a", name: "名" }],
    ["topics", { id: "a", name: { zh: "名" } }],
    ["people", { id: "a", name }],
    ["glossary", { id: "a", term: name, also: { zh: "x" } }],
    ["glossary", { id: "a", term: { ...name, fr: "nom" } }],
  ] as const)("refuse such an entry of %s (%#)", (registry, entry) => {
    expect(registrySchemas[registry].safeParse([entry]).success).toBe(false);
  });
});

describe("what is known of a bulletin", () => {
  const aside = (lines: unknown) => ({ setAside: [{ lines, text: "广告", why: "广告" }] });

  it("may be nothing, or all there is", () => {
    expect(bulletinSchema.parse({})).toEqual({});
    const all = {
      origin: { zh: "版面", en: "Page" },
      source: "x.source.pdf",
      encoding: "PDF",
      ...aside([2, 2]),
    };
    expect(bulletinSchema.parse(all)).toEqual(all);
  });

  it.each([[[3, 2]], [[0, 1]], [[1]], [[1, 2, 3]], [3], [[1.5, 2]]])("refuses the lines %j", (lines) => {
    expect(bulletinSchema.safeParse(aside(lines)).success).toBe(false);
  });
});

it.each([
  ["standing-committee", true],
  ["17", true],
  ["a--b", false],
  ["-a", false],
  ["a-", false],
  ["A", false],
  ["a_b", false],
  ["", false],
  ["a\n", false],
  ["水", false],
])("takes %j as an id: %s", (text, expected) => {
  expect(isId(text)).toBe(expected);
});

it.each([
  ["2020-11-28", true],
  ["2020-11-28-02", true],
  ["2020-11-31", false],
  ["2020-11-28-2", false],
  ["2020-11", false],
])("takes %j as the id of a bulletin: %s", (text, expected) => {
  expect(isBulletinId(text)).toBe(expected);
});
