import { describe, expect, it } from "vitest";
import { parseYaml } from "#lib/content/yaml-document.ts";
import { wordingOf } from "#lib/record/problems/catalogue.ts";

const parse = (text: string, firstLine = 1) => parseYaml(text, { file: "x.yaml", firstLine });
const found = (text: string) =>
  parse(text).problems.map(({ code, line, column }) => ({ code, line, column }));

describe("values", () => {
  it.each([
    ["2020-11-28", "2020-11-28"],
    ["2020-11-28T08:00:00Z", "2020-11-28T08:00:00Z"],
    ["2020-11-28 08:00:00", "2020-11-28 08:00:00"],
    ["yes", "yes"],
    ["NO", "NO"],
    ["12:30:45", "12:30:45"],
    ["true", true],
    ["1", 1],
    ["", null],
    ["~", null],
    ['"1"', "1"],
  ])("read %s by the core schema of YAML 1.2", (written, value) => {
    expect(parse(`field: ${written}\n`).document?.data).toEqual({ field: value });
  });

  it("stay by that schema whatever version a file claims", () => {
    expect(parse("%YAML 1.1\n---\nday: 2020-11-28\nword: yes\n").document?.data).toEqual({
      day: "2020-11-28",
      word: "yes",
    });
  });

  it("of __proto__ and constructor are plain fields that change no object", () => {
    const data = parse("__proto__: { polluted: 1 }\nconstructor: 2\n").document?.data as object;
    expect(Object.keys(data)).toEqual(["__proto__", "constructor"]);
    expect("polluted" in data).toBe(false);
    expect("polluted" in {}).toBe(false);
  });
});

describe("anchors and aliases", () => {
  it("are refused, each where it stands", () => {
    expect(found("a: &x [一]\nb: *x\n")).toMatchObject([
      { code: "yaml-alias", line: 1 },
      { code: "yaml-alias", line: 2, column: 4 },
    ]);
  });

  it("are refused before anything can grow", () => {
    const levels = Array.from({ length: 30 }, (_, n) => `l${n + 1}: &l${n + 1} [*l${n}, *l${n}]`);
    const { document, problems } = parse(`l0: &l0 [x]\n${levels.join("\n")}\n`);
    expect(document).toBeUndefined();
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["yaml-alias"]));
  });

  it("are refused where the anchor is missing or means itself", () => {
    expect(found("a: *nothing\n").map(({ code }) => code)).toContain("yaml-alias");
    expect(found("a: &a [*a]\n").map(({ code }) => code)).toContain("yaml-alias");
  });

  it("are text inside quotes", () => {
    expect(parse(`a: "&x *y"\n`).document?.data).toEqual({ a: "&x *y" });
  });
});

describe("broken YAML", () => {
  it.each([
    ["an open bracket", "a: 1\nb: [1, 2\n"],
    ["a colon inside a text", "a: 会议: 召开\n"],
    ["a quote that is not the whole text", 'a: "会议"召开\n'],
    ["a tab for indentation", "a:\n\t- 1\n"],
    ["a field twice", "a: 1\na: 2\n"],
    ["two documents", "a: 1\n---\nb: 2\n"],
    ["a tag of a programming language", "a: !!js/function 'x'\n"],
    ["a tag of its own", "a: !mine 1\n"],
  ])("is %s", (_, text) => {
    const { document, problems } = parse(text);
    expect(document).toBeUndefined();
    expect(problems.map(({ code }) => code)).toContain("broken-yaml");
    for (const problem of problems) expect(wordingOf(problem).message.en).not.toContain("\n");
  });

  it("is told on the line of the file, not of the text", () => {
    const { problems } = parse("a: 1\na: 2\n", 2);
    expect(problems).toMatchObject([{ code: "broken-yaml", line: 3, column: 1, field: "a" }]);
  });
});

describe("positions", () => {
  const text = "headline: 标题\nnotes:\n  - zh: 甲\n    en: A\n  - { zh: 乙 }\n";
  const document = parse(text, 2).document;

  it.each([
    [["headline"], { line: 2, column: 11 }],
    [["notes", 0, "en"], { line: 5, column: 9 }],
    [["notes", 1, "zh"], { line: 6, column: 11 }],
    // What is missing is told where its nearest parent stands.
    [["notes", 1, "en"], { line: 6, column: 5 }],
    [["notes", 7, "en"], { line: 4, column: 3 }],
    [["nothing"], { line: 2, column: 1 }],
    [[], { line: 2, column: 1 }],
  ])("of the value at %j", (path, position) => {
    expect(document?.valueAt(path)).toEqual(position);
  });

  it.each([
    [["notes"], { line: 3, column: 1 }],
    [["notes", 0, "en"], { line: 5, column: 5 }],
    [["notes", 1, "zh"], { line: 6, column: 7 }],
  ])("of the key at %j", (path, position) => {
    expect(document?.keyAt(path)).toEqual(position);
  });
});
