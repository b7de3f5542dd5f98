import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wordingFor } from "../../support/wording.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const day = "2020-11-28";
const a = `articles/${day}/a.md`;

let folder: ContentFolder;
beforeEach(async () => {
  folder = await ContentFolder.make();
});
afterEach(() => folder.remove());

const problems = async () => (await folder.read()).problems;
const found = async () =>
  (await problems()).map(({ file, code, field, line, column }) => [file, code, field, line, column]);
const codes = async () => (await problems()).map(({ file, code }) => `${file} ${code}`);

describe("ids", () => {
  it.each([
    ["reporters", "[chen-run, chen-rum]", "unknown-reporter", 'did you mean "chen-run"?'],
    ["topics", "[water, watr]", "unknown-topic", 'did you mean "water"?'],
    ["people", "[a, nobody]", "unknown-person", 'unknown person "nobody"'],
  ])("that %s lacks are told where they stand", async (field, value, code, words) => {
    await folder.write("people.yaml", "- { id: a, name: { zh: 甲, en: A }, office: { zh: 乙, en: B } }\n");
    await folder.original(day, "a", { [field]: value });
    const [problem, ...others] = await problems();
    expect(problem).toMatchObject({ file: a, code, field });
    expect(problem?.column).toBe(`${field}: ${value}`.indexOf(",") + 3);
    expect(wordingFor(problem).message.en).toContain(words);
    expect(others).toEqual([]);
  });

  it("are told each, and beside other faults of the file", async () => {
    await folder.original(day, "a", { kind: "gossip", topics: "[x, y]", reporters: "[z]" });
    expect((await codes()).sort()).toEqual([
      `${a} unknown-reporter`,
      `${a} unknown-topic`,
      `${a} unknown-topic`,
      `${a} wrong-kind`,
    ]);
  });

  it("are not held against a registry that cannot be read", async () => {
    await folder.original(day, "a", { topics: "[x]" });
    await folder.write("topics.yaml", "- [");
    expect((await codes()).filter((code) => code.startsWith("articles"))).toEqual([]);
  });

  it("are known from entries at fault", async () => {
    await folder.original(day, "a", { topics: "[x]" });
    await folder.write("topics.yaml", "- { id: x }\n");
    expect(await codes()).toEqual(["topics.yaml missing-field"]);
  });

  it("are unknown where there is no registry", async () => {
    await folder.original(day, "a", { topics: "[water]" });
    await folder.remove("topics.yaml");
    expect(await codes()).toEqual([`${a} unknown-topic`]);
  });

  it.each(["[Water]", "[3]", '[""]', "water", "{ id: water }"])(
    "that are no ids are told once, as such: topics: %s",
    async (topics) => {
      await folder.original(day, "a", { topics });
      const [first, ...others] = await codes();
      expect(first).toMatch(/wrong-type|empty-field/);
      expect(others).toEqual([]);
    },
  );

  it.each([
    ["[水务]", "water"],
    ["[水　务]", "water"],
    ["[“水务”]", "water"],
    ["[水务，Water]", "water, water"],
    ["水务", "[water]"],
    ["［水务］", "[water]"],
  ])("that are names are told with what has that name: topics: %s", async (topics, id) => {
    await folder.original(day, "a", { topics });
    const { problems } = await folder.read();
    expect(problems.map(({ details }) => details)).toMatchObject([{ nearest: id }]);
  });

  it.each(["constructor", "__proto__", "toString"])("are no names of the language: %s", async (id) => {
    await folder.original(day, "a", { bulletin: id });
    expect(await codes()).toEqual([`${a} unknown-bulletin`]);
  });
});

describe("a bulletin", () => {
  it("is unknown where it has no text", async () => {
    await folder.write(`bulletins/${day}-02.txt`, "a正文。");
    await folder.original(day, "a", { bulletin: `${day}-03` });
    const problem = (await problems()).find(({ code }) => code === "unknown-bulletin");
    expect(wordingFor(problem).message.en).toContain(`did you mean "${day}-02"?`);
  });

  it("is known where its text cannot be read", async () => {
    await folder.write(`bulletins/${day}.txt`, "");
    await folder.original(day, "a", { bulletin: day });
    expect(await codes()).toEqual([`bulletins/${day}.txt empty-file`]);
  });
});

describe("an article's place", () => {
  it("is its day's folder", async () => {
    await folder.original(day, "a", { date: "2020-11-27" });
    await folder.translation(day, "a");
    expect(await found()).toEqual([[a, "date-differs-from-folder", "date", 2, 7]]);
  });

  it("is taken by the file in the right folder, whatever date another one gives", async () => {
    await folder.original("2020-11-27", "a", { date: day });
    await folder.original(day, "a");
    await folder.translation(day, "a");
    const { originals, translations } = await folder.read();
    expect(await codes()).toEqual(["articles/2020-11-27/a.md date-differs-from-folder"]);
    expect(originals.get(`${day}/a`)?.file).toBe(a);
    expect(originals.get("2020-11-27/a")).toBeUndefined();
    expect(translations.get(`${day}/a`)?.get("en")).toBeDefined();
  });

  it("is not in a folder inside its day's, nor outside", async () => {
    for (const place of [`articles/${day}/more/b.md`, "articles/c.md"]) {
      await folder.original(day, "a");
      await folder.write(
        place,
        "---\nheadline: 一\nkind: news\ndate: 2020-11-28\nreporters: []\ntopics: []\n---\n二\n",
      );
    }
    expect(await codes()).toEqual([
      `articles/${day}/more/b.md misplaced-file`,
      "articles/c.md misplaced-file",
    ]);
  });

  it("may be the same on another day", async () => {
    await folder.original("2020-11-27", "a");
    await folder.original(day, "a");
    expect(await codes()).toEqual([]);
  });

  it.each(["A", "a_b", "a--b", "-a", "a-", "文章", "a b"])("is unfit for an address as %s", async (slug) => {
    await folder.original(day, slug);
    await folder.translation(day, slug);
    expect(new Set((await problems()).map(({ code }) => code))).toEqual(new Set(["wrong-slug"]));
  });
});

describe("blocks that corrections and accept name", () => {
  const accept = (block: string) => `[{ block: ${block}, code: straight-quote, why: 印的就是直引号 }]`;
  const corrections = (block: string) =>
    `[{ block: ${block}, from: 一, to: 二, note: { zh: 甲, en: A }, date: 2020-11-29 }]`;

  it.each(["p1", "p2"])("are in the text: %s", async (block) => {
    await folder.original(day, "a", { accept: accept(block), corrections: corrections(block) }, "二\n\n二");
    expect(await codes()).toEqual([]);
  });

  it.each(["headline", "kicker", "deck", "byline"])("may be the %s in accept", async (field) => {
    await folder.original(day, "a", { accept: accept(field) });
    expect(await codes()).toEqual([]);
  });

  it.each(["p3", "p10"])("are told where the text has none: %s", async (block) => {
    await folder.original(day, "a", { accept: accept(block), corrections: corrections(block) }, "二\n\n二");
    expect((await problems()).map(({ code, field }) => [code, field])).toEqual([
      ["unknown-block", "accept[0].block"],
      ["unknown-block", "corrections[0].block"],
    ]);
  });
});

describe("a translation", () => {
  const translation = `articles/${day}/a.en.md`;

  it("needs its original on the same day", async () => {
    await folder.original("2020-11-27", "a");
    await folder.translation(day, "a");
    expect(await found()).toEqual([[translation, "orphan-translation", "file", 1, 1]]);
  });

  it.each([
    ["broken", "broken"],
    ["empty", ""],
  ])("has an original where that one is %s", async (_, text) => {
    await folder.write(a, text);
    await folder.translation(day, "a");
    expect((await codes()).filter((code) => code.startsWith(translation))).toEqual([]);
  });

  it.each([
    ["fr", "unknown-locale"],
    ["zh", "unknown-locale"],
    ["EN", "unknown-locale"],
    ["en.old", "unknown-locale"],
  ])("into %s is told once: %s", async (locale, code) => {
    await folder.original(day, "a");
    await folder.write(`articles/${day}/a.${locale}.md`, "no front matter");
    expect(await codes()).toEqual([`articles/${day}/a.${locale}.md ${code}`]);
  });

  it.each([
    ["fewer", "One.", 6, 1, 2],
    ["more", "One.\n\nTwo.\n\nThree.", 10, 3, 2],
  ])("with %s blocks than its original is told where they part", async (_, body, line, own, originals) => {
    await folder.original(day, "a", {}, "一\n\n二");
    await folder.translation(day, "a", body);
    expect(await found()).toEqual([[translation, "block-count", "body", line, 1]]);
    const [problem] = await problems();
    expect(wordingFor(problem).message.en).toBe(
      `the translation has ${own} blocks, the original ${originals}`,
    );
  });

  it("pairs by blocks, of which comments, footnotes and definitions are none", async () => {
    await folder.original(day, "a", {}, "一[^1]\n\n[^1]: 注\n\n二");
    await folder.translation(
      day,
      "a",
      "<!-- note -->\n\n[One][x].\n\n[untranslated]\n\n[x]: https://example.org",
    );
    expect(await codes()).toEqual([]);
  });
});

describe("a byline", () => {
  const reporters =
    "- { id: chen-run, name: { zh: 陈润, en: Chen Run }, role: staff }\n" +
    "- { id: wang-mei, name: { en: Wang Mei, zh: 王梅 }, role: photographer }\n";
  const told = async (byline: string, ids: string) => {
    await folder.write("reporters.yaml", reporters);
    await folder.original(day, "a", { byline, reporters: ids });
    return (await problems()).filter(({ code }) => code === "byline-differs").map(({ details }) => details);
  };

  it.each([
    ["■本报记者 陈润", "[chen-run]"],
    ["本报记者 陈　润 文/图", "[chen-run]"],
    ["本报记者 陈润", "[chen-run, wang-mei]"],
    ["本报首席记者陈润 摄影 王　梅", "[chen-run, wang-mei]"],
    ["衡阳日报全媒体记者 陈润 发自长沙", "[chen-run]"],
    ["本报驻京记者 陈润 王梅 摄影报道", "[wang-mei, chen-run]"],
    // Shown as it is printed.
    ["本报记者 丁立", "[]"],
    ["Li Ya", "[chen-run]"],
  ])("%s of %s names nobody else", async (byline, ids) => {
    expect(await told(byline, ids)).toEqual([]);
  });

  it.each([
    ["本报记者 陈润 通讯员 丁立", "[chen-run]", ["丁立"], []],
    ["本报记者 王　华 陈润", "[chen-run]", ["王华"], []],
    ["本报记者 罗文鹏", "[chen-run]", ["罗文鹏"], ["陈润"]],
    ["陈润润", "[chen-run]", [], []],
    ["记者 阿不都·热西提、陈润", "[chen-run]", ["阿不都·热西提"], []],
  ])("%s of %s names others", async (byline, ids, strangers, missing) => {
    expect(await told(byline, ids)).toEqual(strangers.length > 0 ? [{ missing, strangers }] : []);
  });

  it("is compared again once a name is corrected", async () => {
    expect(await told("本报记者 陈闰", "[chen-run]")).toHaveLength(1);
    await folder.write("reporters.yaml", reporters.replace("陈润", "陈闰"));
    expect(await codes()).toEqual([]);
  });
});
