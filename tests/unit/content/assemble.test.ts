import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ContentFolder } from "../archive/content-folder.ts";

const day = "2020-11-28";
const id = `${day}/a`;

let folder: ContentFolder;
beforeEach(async () => {
  folder = await ContentFolder.make();
});
afterEach(() => folder.remove());

const codes = async () => (await folder.read()).problems.map(({ file, code }) => `${file} ${code}`);

describe("sound content", () => {
  it("has each article by its day and slug, with its file", async () => {
    await folder.original(day, "a", { kicker: "引题" });
    await folder.original(day, "b", { status: "draft" });
    const { originals, problems } = await folder.read();
    expect(problems).toEqual([]);
    expect([...originals.keys()].sort()).toEqual([id, `${day}/b`]);
    expect(originals.get(id)).toMatchObject({
      file: `articles/${day}/a.md`,
      day,
      slug: "a",
      fields: { headline: ["a标题"], kicker: ["引题"] },
      body: { blocks: [{ id: "p1", text: "a正文。" }] },
    });
    expect(originals.get(`${day}/b`)?.fields.status).toBe("draft");
  });

  it("has translations by article and locale", async () => {
    await folder.original(day, "a");
    await folder.translation(day, "a");
    const { translations } = await folder.read();
    expect(translations.get(id)?.get("en")).toMatchObject({
      file: `articles/${day}/a.en.md`,
      fields: { headline: ["The headline of a"] },
    });
    expect(translations.get(`${day}/b`)).toBeUndefined();
  });

  it("has registries in their order, empty where there is no file", async () => {
    await folder.remove("glossary.yaml");
    const { registries } = await folder.read();
    expect(registries.topics?.map((topic) => topic.id)).toEqual(["water", "schools"]);
    expect(registries.glossary).toEqual([]);
  });

  it("has bulletins with the account of their text, drafts included", async () => {
    await folder.write(`bulletins/${day}.txt`, "a标题\n\na正文。\n另有一条。\n");
    await folder.write(`bulletins/${day}.yaml`, "origin: { zh: 一个版面, en: A page }\n");
    await folder.original(day, "a", { bulletin: day, status: "draft" });
    const bulletin = (await folder.read()).bulletins.get(day);
    expect(bulletin).toMatchObject({
      id: day,
      file: `bulletins/${day}.txt`,
      origin: { zh: "一个版面", en: "A page" },
      ledger: {
        lost: [{ line: 4, column: 1, text: "另有一条。" }],
        counts: { characters: 12, accounted: 7 },
      },
      missing: [],
    });
    expect(bulletin?.ledger.claims.map(({ line, by }) => [line, by.file])).toEqual([
      [3, `articles/${day}/a.md`],
      [1, `articles/${day}/a.md`],
    ]);
  });

  it("is nothing in an empty folder", async () => {
    for (const name of ["reporters", "topics", "people", "glossary"]) await folder.remove(`${name}.yaml`);
    expect(await folder.read()).toEqual({
      originals: new Map(),
      translations: new Map(),
      registries: { reporters: [], topics: [], people: [], glossary: [], site: [] },
      bulletins: new Map(),
      problems: [],
      uses: [],
    });
  });
});

describe("a file at fault has its key and no value, so that its last good version may stay", () => {
  it.each([
    ["broken", "broken"],
    ["empty", ""],
    ["of a wrong kind", "---\nheadline: 一\nkind: x\ndate: 2020-11-28\nreporters: []\ntopics: []\n---\n二\n"],
    [
      "of another date",
      "---\nheadline: 一\nkind: news\ndate: 2020-11-27\nreporters: []\ntopics: []\n---\n二\n",
    ],
    [
      "of an unknown topic",
      "---\nheadline: 一\nkind: news\ndate: 2020-11-28\nreporters: []\ntopics: [x]\n---\n二\n",
    ],
    ["with HTML", "---\nheadline: 一\nkind: news\ndate: 2020-11-28\nreporters: []\ntopics: []\n---\n<b>\n"],
  ])("an original that is %s", async (_, text) => {
    await folder.write(`articles/${day}/a.md`, text);
    await folder.translation(day, "a");
    await folder.original(day, "b");
    const { originals, translations } = await folder.read();
    expect([...originals.keys()].sort()).toEqual([id, `${day}/b`]);
    expect(originals.get(id)).toBeUndefined();
    expect(originals.get(`${day}/b`)).toBeDefined();
    expect(translations.get(id)?.get("en")).toBeDefined();
  });

  it.each([
    ["broken", "broken"],
    ["without its translator", "---\nheadline: One\n---\nOne.\n"],
    ["with HTML", "---\nheadline: One\ntranslator: machine\n---\n<b>One</b>\n"],
  ])("a translation that is %s", async (_, text) => {
    await folder.original(day, "a");
    await folder.write(`articles/${day}/a.en.md`, text);
    const { originals, translations } = await folder.read();
    expect(originals.get(id)).toBeDefined();
    expect(translations.get(id)).toEqual(new Map([["en", undefined]]));
  });

  it.each([
    ["broken", "- ["],
    ["empty", ""],
    ["with one wrong entry", "- { id: a, name: { zh: 甲, en: A } }\n- { id: b }\n"],
  ])("a registry that is %s", async (_, text) => {
    await folder.write("topics.yaml", text);
    const { registries } = await folder.read();
    expect(registries.topics).toBeUndefined();
    expect(registries.reporters).toBeDefined();
  });

  it("but a warning is published", async () => {
    await folder.original(day, "a", { deck: "等等..." }, '他说"好"。');
    await folder.translation(day, "a", "One.\n\nTwo.");
    const { originals, translations, problems } = await folder.read();
    expect(problems.map(({ severity }) => severity)).toEqual(["warning", "warning", "warning"]);
    expect(originals.get(id)).toBeDefined();
    expect(translations.get(id)?.get("en")).toBeDefined();
  });

  it("and a translation into a language that the site does not have is no translation", async () => {
    await folder.original(day, "a");
    await folder.write(`articles/${day}/a.fr.md`, "---\nheadline: Un\ntranslator: machine\n---\nUn.\n");
    expect((await folder.read()).translations.get(id)).toBeUndefined();
  });
});

describe("a misplaced copy", () => {
  const sound = "---\nheadline: 一\nkind: news\ndate: 2020-11-28\nreporters: []\ntopics: []\n---\n二\n";

  it.each(["0", "zz"])(
    "of an original in the folder %s leaves the one in its place alone",
    async (inside) => {
      await folder.original(day, "a");
      await folder.write(`articles/${day}/${inside}/a.md`, sound);
      expect((await folder.read()).originals.get(id)?.file).toBe(`articles/${day}/a.md`);
      expect((await codes()).sort()).toEqual([
        `articles/${day}/${inside}/a.md duplicate-slug`,
        `articles/${day}/${inside}/a.md misplaced-file`,
      ]);
    },
  );

  it.each(["0", "zz"])(
    "of a translation in the folder %s leaves the one in its place alone",
    async (inside) => {
      await folder.original(day, "a");
      await folder.translation(day, "a");
      await folder.write(
        `articles/${day}/${inside}/a.en.md`,
        "---\nheadline: One\ntranslator: x\n---\nOne.\n",
      );
      expect((await folder.read()).translations.get(id)?.get("en")?.file).toBe(`articles/${day}/a.en.md`);
      expect(await codes()).toEqual([`articles/${day}/${inside}/a.en.md misplaced-file`]);
    },
  );
});

describe("accept", () => {
  const accept = (...answers: readonly string[]) => ({
    accept: `[${answers.map((answer) => `{ ${answer}, why: 有理由 }`).join(", ")}]`,
  });

  it("answers all warnings of its code in its block", async () => {
    await folder.original(day, "a", accept("block: p2, code: straight-quote"), '一\n\n他说"好"，"好"。');
    expect(await codes()).toEqual([]);
  });

  it("answers a warning in a field", async () => {
    await folder.original(day, "a", { deck: "等等...", ...accept("block: deck, code: ascii-ellipsis") });
    expect(await codes()).toEqual([]);
  });

  it.each([
    ["another block", "block: p1, code: straight-quote"],
    ["another code", "block: p2, code: ascii-ellipsis"],
    ["a field", "block: headline, code: straight-quote"],
    ["a mistyped code", "block: p2, code: straight-quotes"],
  ])("answers nothing else: %s", async (_, answer) => {
    await folder.original(day, "a", accept(answer), '一\n\n他说"好。');
    expect(await codes()).toEqual([`articles/${day}/a.md straight-quote`]);
  });

  it("answers a warning of the article's translations", async () => {
    await folder.original(day, "a", accept("block: p2, code: block-count"), "一\n\n二");
    await folder.translation(day, "a", "One.");
    expect(await codes()).toEqual([]);
  });

  it("answers what the bulletin does not have", async () => {
    await folder.write(`bulletins/${day}.txt`, "a标题\n会议强调坚持生态优先。\n");
    const body = "会议强调坚持生态优先发展。";
    await folder.original(day, "a", { bulletin: day }, body);
    expect(await codes()).toEqual([`articles/${day}/a.md invented-text`]);
    await folder.original(day, "a", { bulletin: day, ...accept("block: p1, code: invented-text") }, body);
    expect(await codes()).toEqual([]);
  });

  it("answers nothing in another article", async () => {
    await folder.original(day, "a", accept("block: p1, code: straight-quote"));
    await folder.original(day, "b", {}, '他说"好。');
    await folder.original("2020-11-27", "a", {}, '他说"好。');
    expect(await codes()).toEqual([
      "articles/2020-11-27/a.md straight-quote",
      `articles/${day}/b.md straight-quote`,
    ]);
  });

  it("never answers an error", async () => {
    await folder.original(day, "a", accept("block: p1, code: raw-html"), "<b>一</b>");
    expect(new Set(await codes())).toEqual(new Set([`articles/${day}/a.md raw-html`]));
    expect((await folder.read()).originals.get(id)).toBeUndefined();
  });
});
