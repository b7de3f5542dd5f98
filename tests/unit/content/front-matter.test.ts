import { describe, expect, it } from "vitest";
import { splitFrontMatter } from "#lib/content/front-matter.ts";

const split = (text: string) => splitFrontMatter(text, "x.md");
const codes = (text: string) => split(text).problems.map(({ code, line }) => [code, line]);

describe("front matter", () => {
  it("is parted from the body, which keeps its line", () => {
    const file = split("---\nheadline: 标题\ndate: 2020-11-28\n---\n\n正文\n");
    expect(file.fields?.data).toEqual({ headline: "标题", date: "2020-11-28" });
    expect(file.body).toBe("\n正文\n");
    expect(file.bodyLine).toBe(5);
    expect(file.problems).toEqual([]);
  });

  it("counts lines from the top of the file", () => {
    expect(split("---\na: 1\nb: 二\n---\n").fields?.valueAt(["b"])).toEqual({ line: 3, column: 4 });
    expect(split("---\n\n# note\na: 1\n---\n").fields?.valueAt(["a"])).toEqual({ line: 4, column: 4 });
  });

  it.each([
    ["nothing", "---\n---\n正文\n"],
    ["comments alone", "---\n# nothing yet\n---\n正文\n"],
    ["blank lines", "---\n\n\n---\n正文\n"],
  ])("of %s is a map without fields", (_, text) => {
    const { fields, body, problems } = split(text);
    expect(problems).toEqual([]);
    expect(fields?.data).toEqual({});
    expect(body).toBe("正文\n");
  });

  it("leaves a rule in the body alone", () => {
    const { body, bodyLine, problems } = split("---\na: 1\n---\n一\n\n---\n\n---more\n\n二\n");
    expect(problems).toEqual([]);
    expect(body).toBe("一\n\n---\n\n---more\n\n二\n");
    expect(bodyLine).toBe(4);
  });

  it("may have spaces after a fence", () => {
    expect(split("--- \na: 1\n---\t\n正文").fields?.data).toEqual({ a: 1 });
    expect(split("--- \na: 1\n---\t\n正文").body).toBe("正文");
  });

  it("may end the file", () => {
    expect(split("---\na: 1\n---")).toMatchObject({ body: "", problems: [] });
  });

  it.each([
    ["plain text", "正文\n"],
    ["a blank line first", "\n---\na: 1\n---\n"],
    ["a space before the fence", " ---\na: 1\n---\n"],
    ["four dashes", "----\na: 1\n----\n"],
    ["---js", '---js\n{ "a": (globalThis.ran = true) }\n---\n'],
    ["---json", '---json\n{ "a": 1 }\n---\n'],
    ["---yaml", "---yaml\na: 1\n---\n"],
    ["---constructor", "---constructor\na: 1\n---\n"],
    ["---more", "---more\na: 1\n---\n"],
    ["+++", "+++\na = 1\n+++\n"],
  ])("is missing where the file opens with %s", (_, text) => {
    expect(codes(text)).toEqual([["missing-front-matter", 1]]);
    expect(split(text).fields).toBeUndefined();
  });

  it("never runs code", () => {
    split("---js\n{ a: (globalThis.ran = true) }\n---\n");
    split("---\na: !!js/function 'globalThis.ran = true'\n---\n");
    expect("ran" in globalThis).toBe(false);
  });

  it.each([
    ["nothing", "---\na: 1\n正文", 3],
    ["---more", "---\na: 1\n---more\nb: 2\n---\n正文\n", 3],
    ["four dashes", "---\na: 1\n----\n正文\n", 3],
    ["dots", "---\na: 1\n...\n正文", 3],
  ])("is not closed by %s", (_, text, line) => {
    expect(codes(text)).toEqual([["unclosed-front-matter", line]]);
    expect(split(text).fields).toBeUndefined();
  });

  it("that is no YAML is told on its line of the file", () => {
    expect(codes("---\na: 1\nb: [\n---\n正文\n").map(([code]) => code)).toEqual(["broken-yaml"]);
    expect(split("---\na: 1\na: 2\n---\n").problems).toMatchObject([{ code: "broken-yaml", line: 3 }]);
  });
});
