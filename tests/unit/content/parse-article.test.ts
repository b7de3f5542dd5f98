import { describe, expect, it } from "vitest";
import { parseOriginal, parseTranslation } from "#lib/content/parse-article.ts";

const front = "headline: 标题\nkind: news\ndate: 2020-11-28\nreporters: []\ntopics: []\n";
const original = (body: string, fields = front) => parseOriginal(`---\n${fields}---\n${body}`, "a.md");
const translation = (body: string, fields = "headline: Title\ntranslator: machine\n") =>
  parseTranslation(`---\n${fields}---\n${body}`, "a.en.md", "en");
const found = ({ problems }: Pick<ReturnType<typeof translation>, "problems">) =>
  problems.map(({ code, field, line, column, block }) => [code, field, line, column, block]);

describe("an original", () => {
  it("is read with its fields, its blocks and their lines", () => {
    const article = original("\n一\n二\n\n## 三\n\n四[^1]\n\n[^1]: 注\n");
    expect(article.fields).toMatchObject({ headline: ["标题"], status: "published" });
    expect(article.body?.blocks.map(({ id, text }) => [id, text])).toEqual([
      ["p1", "一二"],
      ["p2", "三"],
      ["p3", "四"],
    ]);
    expect(article.blockLines).toEqual([9, 12, 14]);
    expect(article.lastLine).toBe(16);
    expect(article.problems).toEqual([]);
  });

  it("knows where a field stands", () => {
    const article = original("一", `${front}deck:\n  - 一\n  - 二\n`);
    expect(article.valueAt(["date"])).toEqual({ line: 4, column: 7 });
    expect(article.valueAt(["deck", 1])).toEqual({ line: 9, column: 5 });
  });

  it("has a body and its front matter as it stands where the fields are wrong", () => {
    const article = original("一", front.replace("news", "gossip"));
    expect(article.fields).toBeUndefined();
    expect(article.raw).toMatchObject({ kind: "gossip" });
    expect(article.body?.blocks).toHaveLength(1);
  });

  it.each([
    ["without front matter", "一\n", "missing-front-matter"],
    ["with front matter that does not end", `---\n${front}\n一\n`, "unclosed-front-matter"],
    ["with broken front matter", `---\n${front}deck: [\n---\n一\n`, "broken-yaml"],
  ])("is not read any further %s", (_, text, code) => {
    const article = parseOriginal(text, "a.md");
    expect(article.problems.map((problem) => problem.code)).toEqual([code]);
    expect([article.fields, article.raw, article.body, article.blockLines]).toEqual([
      undefined,
      undefined,
      undefined,
      [],
    ]);
  });

  it("tells faults in front matter and body at once", () => {
    const article = original('\n他说"好"。<br>\n', front.replace("kind: news\n", ""));
    expect(found(article).map(([code]) => code)).toEqual([
      "missing-field",
      "raw-html",
      "straight-quote",
      "straight-quote",
    ]);
  });

  it.each([
    ["no text", ""],
    ["blank lines", "\n\n\n"],
    ["a definition alone", "\n[一]: https://example.org\n"],
  ])("without a body but %s is told on its last line", (_, body) => {
    const article = original(body);
    const empty = found(article).filter(([code]) => code === "empty-body");
    expect(empty).toEqual([["empty-body", "body", article.lastLine, 1, undefined]]);
  });

  it("has no comments", () => {
    expect(found(original("\n一\n\n<!-- 二 -->\n"))).toEqual([["raw-html", "body", 11, 1, undefined]]);
  });
});

describe("typography of the printed fields", () => {
  it.each([
    ["headline: 标题", 'headline: 他说"好"', ["straight-quote", "headline", 2, 11]],
    ["headline: 标题", "headline: [一, 等等...]", ["ascii-ellipsis", "headline", 2, 15]],
  ])("is checked: %s becomes %s", (from, to, expected) => {
    const [first] = found(original("一", front.replace(from, to)));
    expect(first).toEqual([...expected, "headline"]);
  });

  it.each(["kicker", "deck", "byline"])("is checked in the %s, which accept may name", (field) => {
    const problems = found(original("一", `${front}${field}: 一...\n`));
    expect(problems).toEqual([["ascii-ellipsis", field, 7, field.length + 3, field]]);
  });

  it("is not checked in what is not print", () => {
    const note = `accept: [{ block: p1, code: x, why: 他说"好"... }]\n`;
    expect(original("一", front + note).problems).toEqual([]);
  });

  it("is checked where other fields are wrong", () => {
    expect(found(original("一", `${front}deck: 一...\nx: 1\n`)).map(([code]) => code)).toEqual([
      "unknown-field",
      "ascii-ellipsis",
    ]);
  });
});

describe("a translation", () => {
  it("is read with its fields and blocks", () => {
    const article = translation("\nOne.\n\n[untranslated]\n");
    expect(article.fields).toEqual({ headline: ["Title"], translator: "machine", reviewed: false });
    expect(article.body?.blocks.map(({ untranslated }) => untranslated)).toEqual([false, true]);
    expect(article.problems).toEqual([]);
  });

  it("may have straight quotes, three dots and notes to translators", () => {
    const { body, problems } = translation('\n<!-- sic -->\n\n"One..." <!-- unclear --> it\'s.\n');
    expect(problems).toEqual([]);
    expect(body?.blocks).toHaveLength(1);
    expect(body?.blocks[0]?.html).not.toContain("unclear");
  });

  it("has no fields of an original", () => {
    const article = translation("One.", "headline: Title\ntranslator: machine\ndate: 2020-11-28\n");
    expect(found(article)).toEqual([["unknown-field", "date", 4, 1, undefined]]);
    expect(article.fields).toBeUndefined();
  });
});
