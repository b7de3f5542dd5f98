import { describe, expect, it } from "vitest";
import { parseBulletinFields, parseRegistry } from "#lib/content/parse-registry.ts";
import { wordingFor } from "../../support/wording.ts";

const water = "- id: water\n  name: { zh: 水务, en: Water }\n";
const schools = "- id: schools\n  name: { zh: 教育, en: Schools }\n";
const topics = (text: string) => parseRegistry("topics", text, "topics.yaml");
const codes = (text: string) => topics(text).problems.map(({ code, field, line }) => [code, field, line]);

describe("a registry", () => {
  it("is read in its own order", () => {
    const { entries, ids, problems } = topics(water + schools);
    expect(entries?.map(({ id }) => id)).toEqual(["water", "schools"]);
    expect(ids).toEqual(new Set(["water", "schools"]));
    expect(problems).toEqual([]);
  });

  it("may be empty", () => {
    expect(topics("[]\n")).toEqual({ entries: [], ids: new Set(), problems: [] });
  });

  it.each([
    ["an entry lacks a field", `${water}- id: schools\n`],
    ["an entry has a field too many", `${water}${schools}  abuot: { zh: 甲, en: A }\n`],
    ["an id stands twice", `${water}${schools}${water}`],
    ["a control character stands in it", `${water}${schools}# \u0007\n`],
  ])("has no entries where %s, but knows all ids", (_, text) => {
    const { entries, ids, problems } = topics(text);
    expect(entries).toBeUndefined();
    expect(ids).toEqual(new Set(["water", "schools"]));
    expect(problems).toHaveLength(1);
  });

  it.each([
    ["broken", `${water}- [`],
    ["with an anchor", `- &a ${water.slice(2)}`],
  ])("knows no ids in YAML that is %s", (_, text) => {
    const { entries, ids, problems } = topics(text);
    expect([entries, ids]).toEqual([undefined, undefined]);
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each([
    ["a map", "water: { zh: 水务, en: Water }\n"],
    ["a text", "water\n"],
    ["a list of texts", "- water\n"],
    ["a list of nothing", "-\n"],
    ["a list of numbered ids", "- { id: 1, name: { zh: 甲, en: A } }\n"],
  ])("knows no id in %s, and says what it must be", (_, text) => {
    const { entries, ids, problems } = topics(text);
    expect([entries, ids]).toEqual([undefined, new Set()]);
    expect(problems.length).toBeGreaterThan(0);
  });

  it("tells an id that stands again where it does, and where it stood first", () => {
    expect(codes(`${water}${schools}${water}${water}`)).toEqual([
      ["duplicate-id", "[2].id", 5],
      ["duplicate-id", "[3].id", 7],
    ]);
    expect(wordingFor(topics(water + water).problems[0]).message.en).toContain("line 1");
  });

  it("tells a faulty and a repeated entry at once", () => {
    expect(codes(`${water}- id: water\n`)).toEqual([
      ["missing-field", "[1].name", 3],
      ["duplicate-id", "[1].id", 3],
    ]);
  });
});

describe("what is known of a bulletin", () => {
  const fields = (text: string) => parseBulletinFields(text, "bulletins/2020-11-28.yaml");

  it("is read with all its fields", () => {
    const text = [
      "origin: { zh: 一个版面, en: A page }",
      "source: 2020-11-28.source.pdf",
      "encoding: PDF",
      "setAside: [{ lines: [8, 9], text: 广告, why: 广告 }]",
    ].join("\n");
    const read = fields(text);
    expect(read.valueAt?.(["setAside", 0])).toEqual({ line: 4, column: 12 });
    expect(read).toMatchObject({
      fields: {
        origin: { zh: "一个版面", en: "A page" },
        source: "2020-11-28.source.pdf",
        encoding: "PDF",
        setAside: [{ lines: [8, 9], text: "广告", why: "广告" }],
      },
      problems: [],
    });
  });

  it.each([
    ["a field is unknown", "orgin: { zh: 甲, en: A }\n", "unknown-field"],
    ["a reason is missing", "setAside: [{ lines: [1, 1], text: 广告 }]\n", "missing-field"],
    ["the YAML is broken", "setAside: [\n", "broken-yaml"],
    ["an alias stands in it", "origin: *a\n", "yaml-alias"],
  ])("is nothing where %s", (_, text, code) => {
    const { fields: read, problems } = fields(text);
    expect(read).toBeUndefined();
    expect(problems.map((problem) => problem.code)).toContain(code);
  });
});

it.each(["- id： x", "- id:x", "　id: x", "－ id: x", "- ［a，b］", "- !a b", "- “x”: y", "a: b #c"])(
  "tells of a mistake on each of very many lines, %s, in its stride",
  (line) => {
    const { problems } = parseRegistry("glossary", `${line}\n`.repeat(10_000), "glossary.yaml");
    expect(problems.at(-1)?.code).toBe("more-problems");
  },
);
