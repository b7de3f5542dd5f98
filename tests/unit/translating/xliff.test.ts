import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { blockHash } from "#lib/bilingual/block-hash.ts";
import { applyEdits } from "#lib/editing/edits.ts";
import { Refusal } from "#lib/editing/refusal.ts";
import { articleOf, exportedArticle, readReturned, takeReturned } from "#lib/translating/exchange.ts";
import { readTbx, writeTbx } from "#lib/translating/tbx.ts";
import { readArticlePair, readRenderings } from "#lib/translating/translate-article.ts";
import { unitsIn } from "#lib/translating/xliff/read-units.ts";
import { readXliff } from "#lib/translating/xliff/validate.ts";
import { textStamp, type Unit, writeXliff } from "#lib/translating/xliff/write-xliff.ts";
import { parseXml, textOf } from "#lib/translating/xml/parse-xml.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const core = "../shared/yardsticks/xliff-2.1/core";
const files = (set: string) =>
  existsSync(core) ? readdirSync(join(core, set)).filter((name) => name.endsWith(".xlf")) : [];
const read = (set: string, name: string) => readXliff(readFileSync(join(core, set, name), "utf8"));

describe.skipIf(!existsSync(core))("of the standard's own test suite", () => {
  it("every valid file of the core is accepted", () => {
    for (const set of ["valid", "in-out"]) {
      for (const name of files(set))
        expect([name, read(set, name)]).toEqual([name, { root: expect.anything() }]);
    }
  });

  it("every invalid file of the core is refused, with a reason", () => {
    for (const name of files("invalid"))
      expect([name, read("invalid", name)]).toEqual([
        name,
        {
          faults: expect.arrayContaining([{ line: expect.any(Number), reason: expect.stringMatching(/\w/) }]),
        },
      ]);
  });
});

const document = (inside: string, more = "") =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh" trgLang="en"${more}><file id="f">${inside}</file></xliff>`;
const unit = (inside: string) => document(`<unit id="u">${inside}</unit>`);
const segment = (source: string, target = "") =>
  unit(`<segment><source>${source}</source>${target}</segment>`);
const reasons = (text: string) => {
  const found = readXliff(text);
  return "faults" in found ? found.faults.map(({ reason }) => reason).join("\n") : "";
};

describe("a document", () => {
  it.each([
    ["a plain text", segment("好")],
    [
      "codes across segments",
      unit(
        '<segment><source><sc id="1"/>好</source></segment><segment><source>的<ec startRef="1"/></source></segment>',
      ),
    ],
    ["a new code in the target", segment("好", '<target>Good<ph id="x"/></target>')],
    ["CDATA and entities of XML's own", segment("<![CDATA[<好>]]>&amp;&#x597D;")],
  ])("with %s is accepted", (_, text) => {
    expect(reasons(text)).toBe("");
  });

  it.each([
    ["a document type", `<!DOCTYPE xliff [<!ENTITY a "aaaa">]>${segment("&a;")}`, "document type"],
    ["an external entity", `<!DOCTYPE xliff SYSTEM "file:///etc/passwd">${segment("好")}`, "document type"],
    ["an entity that is none of XML's", segment("&nbsp;"), "entity"],
    [
      "elements deep in each other",
      segment(`${'<pc id="a">'.repeat(500)}${"</pc>".repeat(500)}`),
      "deep in each other",
    ],
    ["an open element", "<xliff>", "unclosed tag"],
    ["nothing", "", "document must contain a root element"],
    ["another root", "<tmx/>", "no XLIFF 2 document"],
    [
      "XLIFF 1.2",
      '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
      "no XLIFF 2 document",
    ],
    ["a version to come", segment("好").replace("2.1", "3.0"), "version"],
    [
      "a source in another language",
      segment("好").replace("<source>", '<source xml:lang="ja">'),
      "the source is in ja",
    ],
    ["an annotation that ends before it begins", segment('<em startRef="1"/><sm id="1"/>'), "has no start"],
    ["a pair that ends twice", segment('<sc id="1"/><ec startRef="1"/><ec startRef="1"/>'), "ends twice"],
    ["a code twice", segment('<ph id="1"/><ph id="1"/>'), "twice"],
    [
      "a code of another kind in the target",
      segment('<ph id="1"/>', '<target><mrk id="1">x</mrk></target>'),
      "has the id of a <ph>",
    ],
    [
      "notes after the text",
      unit("<segment><source>好</source></segment><notes><note>x</note></notes>"),
      "may not stand here",
    ],
    ["text between elements", unit("好<segment><source>好</source></segment>"), "where only elements may"],
    [
      "a priority of eleven",
      unit('<notes><note priority="11">x</note></notes><segment><source>好</source></segment>'),
      "priority",
    ],
    [
      "a reference to a note of another unit",
      unit(
        '<notes><note id="n">x</note></notes><segment><source><mrk id="1" type="comment" ref="#u=v/n=n">x</mrk></source></segment>',
      ),
      "no note of the unit",
    ],
  ])("with %s is refused, and told why", (_, text, reason) => {
    expect(reasons(text)).toContain(reason);
  });
});

describe("texts", () => {
  const tricky = [
    "a & b < c > d \" ' ]]> <!-- --> &amp;",
    "  spaces  and\ttabs \n lines",
    "control \u0001 and \uFFFE and a carriage\rreturn",
    "𠮷野家 🙂 e\u0301",
    "[^1] **粗** `code` | 表 |",
    "",
  ];
  it("come back as they were, with their states", () => {
    const units = tricky.flatMap((text, index): Unit[] => [
      { id: `p${3 * index + 1}`, source: text, state: "initial", behind: false },
      { id: `p${3 * index + 2}`, source: text, target: text, state: "initial", behind: true },
      { id: `p${3 * index + 3}`, source: `${text}.`, target: text, state: "reviewed", behind: false },
    ]);
    const written = writeXliff([{ id: "2020-11-28/a", path: "articles/2020-11-28/a.md", units }], []);
    const found = readXliff(written);
    expect("root" in found ? unitsIn(found.root) : found.faults).toEqual([
      {
        ...{ id: "2020-11-28.a", original: "articles/2020-11-28/a.md" },
        units: units.map((unit) => ({ ...unit, exported: textStamp(unit.target) })),
      },
    ]);
  });

  it("that a tool has cut into segments, reordered and marked are put together", () => {
    const text = unit(
      '<segment state="final"><source>一。</source><target order="3">Two.</target></segment><ignorable><source> </source></ignorable><segment state="translated"><source><mrk id="m" type="term">二</mrk>。</source><target order="1"><mrk id="m" type="term">One</mrk>.</target></segment>',
    );
    const found = readXliff(text);
    expect("root" in found && unitsIn(found.root)[0]?.units).toEqual([
      { id: "u", source: "一。 二。", target: "One. Two.", state: "translated", behind: false },
    ]);
  });
});

it("a glossary comes back from TBX as it was", () => {
  const terms = [
    { id: "water", term: { zh: "水务 & <水>", en: "water" } },
    {
      id: "also",
      term: { zh: "市委", en: "Committee" },
      also: { en: ["CPC", "the Party"], zh: ["中共市委"] },
      note: { zh: "注", en: "A note" },
    },
  ];
  expect(readTbx(writeTbx(terms, "A & B"))).toEqual({ terms, left: [] });
  expect(textOf(parseXml(writeTbx(terms, "A & B")))).toContain("A & B");
});

describe("an article that went to a translator", () => {
  const [day, id] = ["2020-11-28", "2020-11-28/a"];
  let folder: ContentFolder;
  beforeEach(async () => {
    folder = await ContentFolder.make();
    await folder.write("glossary.yaml", "- { id: water, term: { zh: 智慧水务, en: smart water } }\n");
    await folder.original(day, "a", { headline: "标题", deck: "副题" }, "谈智慧水务。\n\n二。\n\n三。");
    await folder.translation(day, "a", "On smart water.\n\nTwo.\n\n[untranslated]", {
      translates: `[${blockHash("谈智慧水务。")}, aaaaaaaa, ${blockHash("三。")}]`,
    });
  });
  afterEach(() => folder.remove());

  const english = () => readFile(join(folder.path, `articles/${id}.en.md`), "utf8");
  async function exported() {
    const known = await readRenderings(folder.path);
    return writeXliff([exportedArticle(await readArticlePair(folder.path, id), known)], known);
  }
  async function take(text: string) {
    const [file] = readReturned(text);
    if (file === undefined) throw new Error("no file");
    expect(articleOf(file)).toBe(id);
    const returned = takeReturned(
      await readArticlePair(folder.path, id),
      file,
      await readRenderings(folder.path),
    );
    await applyEdits(folder.path, returned.edits);
    return { taken: returned.taken, refused: returned.refused.map(({ unit: of }) => of) };
  }
  const states = async () => {
    const { units } = exportedArticle(await readArticlePair(folder.path, id), []);
    return units.map(({ id: of, state, behind, target }) => [of, behind ? "behind" : state, target]);
  };
  const before = [
    ["headline", "translated", "The headline of a"],
    ["deck", "initial", undefined],
    ["p1", "translated", "On smart water."],
    ["p2", "behind", "Two."],
    ["p3", "initial", undefined],
  ];

  it("has each text with its state and its terms, by the standard", async () => {
    const text = await exported();
    expect(reasons(text)).toBe("");
    expect(text).toContain(
      '<gls:term source="glossary">智慧水务</gls:term><gls:translation source="glossary">smart water</gls:translation>',
    );
    expect(await states()).toEqual(before);
  });

  it("comes back unchanged without a change", async () => {
    const file = await english();
    expect(await take(await exported())).toEqual({ taken: [], refused: [] });
    expect(await english()).toBe(file);
  });

  it("takes in what was translated, in its place, and what is up to date again", async () => {
    const text = (await exported())
      .replace("<source>三。</source>", "<source>三。</source><target>Three.</target>")
      .replace("<source>副题</source>", "<source>副题</source><target>The deck: &amp; more</target>")
      .replace('state="initial" subState="bulletin:behind"', 'state="translated"');
    expect(await take(text)).toEqual({ taken: ["deck", "p2", "p3"], refused: [] });
    expect(await states()).toEqual([
      before[0],
      ["deck", "translated", "The deck: & more"],
      before[2],
      ["p2", "translated", "Two."],
      ["p3", "translated", "Three."],
    ]);
    expect((await folder.read()).problems).toEqual([]);
  });

  it("leaves what somebody else has mended since, and refuses what both have changed", async () => {
    const text = await exported();
    await folder.write(
      `articles/${id}.en.md`,
      (await english()).replace("On smart water.", "On smart water, indeed."),
    );
    const third = text.replace("<source>三。</source>", "<source>三。</source><target>Three.</target>");
    expect(await take(third)).toEqual({ taken: ["p3"], refused: [] });
    expect((await states())[2]).toEqual(["p1", "translated", "On smart water, indeed."]);
    const both = text
      .replace(">On smart water.<", ">About smart water.<")
      .replace("<source>三。</source>", "<source>三。</source><target>The third.</target>");
    expect(await take(both)).toEqual({ taken: [], refused: ["p1", "p3"] });
    expect((await states()).map(([, , target]) => target)).toContain("Three.");
    // A document whose stamps a tool has dropped is taken as it is.
    const bare = both.replace(/<mda:metadata>.*?<\/mda:metadata>/g, "");
    expect(await take(bare)).toEqual({ taken: ["p1", "p3"], refused: [] });
  });

  it("takes no source for its translation, and nothing that is still Chinese", async () => {
    const file = await english();
    const copied = (await exported()).replace(
      /<source>(副题|三。)<\/source>/g,
      "<source>$1</source><target>$1</target>",
    );
    expect(await take(copied.replace(/state="\w+"(?: subState="[^"]*")?/g, 'state="final"'))).toEqual({
      taken: ["p2"],
      refused: [],
    });
    expect(await english()).not.toContain("reviewed: true");
    await folder.write(`articles/${id}.en.md`, file);
    const chinese = (await exported()).replace(
      "<source>三。</source>",
      "<source>三。</source><target>第三段的话。</target>",
    );
    expect(await take(chinese)).toEqual({ taken: [], refused: ["p3"] });
    expect(await english()).toBe(file);
  });

  it.each([
    ["another target", 'trgLang="en"', 'trgLang="fr"'],
    ["the two the other way round", 'srcLang="zh-Hans" trgLang="en"', 'srcLang="en" trgLang="zh"'],
  ])("is refused with %s", async (_, from, to) => {
    const text = (await exported()).replace(from, to);
    expect(() => readReturned(text)).toThrow(Refusal);
    expect(readReturned((await exported()).replace('trgLang="en"', 'trgLang="en-GB"'))).toHaveLength(1);
  });

  it("keeps what is behind behind where the translator only mended it on the way", async () => {
    expect(await take((await exported()).replace(">Two.<", ">Two, too.<"))).toEqual({
      taken: ["p2"],
      refused: [],
    });
    expect((await states())[3]).toEqual(["p2", "behind", "Two, too."]);
  });

  it("is reviewed once all of it is", async () => {
    const all = (await exported())
      .replace(/<source>(副题|三。)<\/source>/g, "<source>$1</source><target>Words</target>")
      .replace(/state="\w+"(?: subState="[^"]*")?/g, 'state="final"');
    expect(await take(all)).toMatchObject({ refused: [] });
    expect(await english()).toContain("reviewed: true");
    expect((await states()).every(([, state]) => state === "reviewed")).toBe(true);
    // A text that is changed afterwards is to be read again.
    const later = (await exported()).replace(
      /state="reviewed"(.*)>Two\.</,
      'state="translated"$1>Two again.<',
    );
    expect(await take(later)).toEqual({ taken: ["p2"], refused: [] });
    expect(await english()).toContain("reviewed: false");
  });

  it("has its notes with it", async () => {
    await folder.original(day, "a", {}, "一[^1]，二[^2]。\n\n[^1]: 注一。\n\n[^2]: 注二。");
    await folder.translation(day, "a", "One[^1], two[^2].\n\n[^1]: Note one.");
    const text = (await exported())
      .replace(">Note one.<", ">Note 1.<")
      .replace("<source>注二。</source>", "<source>注二。</source><target>Note 2.</target>");
    expect(await take(text)).toEqual({ taken: ["note.1", "note.2"], refused: [] });
    expect(await english()).toContain("[^1]: Note 1.\n\n[^2]: Note 2.\n");
    expect((await folder.read()).problems).toEqual([]);
  });

  it("refuses what its original no longer says, and takes the rest", async () => {
    const text = (await exported())
      .replace("<source>三。</source>", "<source>三。</source><target>Three.</target>")
      .replace(">On smart water.<", ">About smart water.<");
    await folder.original(
      day,
      "a",
      { headline: "标题", deck: "副题" },
      "新的。\n\n谈智慧水务。\n\n二。\n\n三改了。",
    );
    expect(await take(text)).toEqual({ taken: ["p1"], refused: ["p3"] });
    expect((await states()).slice(2)).toEqual([
      ["p1", "initial", undefined],
      ["p2", "translated", "About smart water."],
      ["p3", "behind", "Two."],
      ["p4", "initial", undefined],
    ]);
  });

  it.each([
    ["two paragraphs", "Three.\n\nFour."],
    ["a comment", "Three. &lt;!-- x\n\n--&gt;"],
    ["a comment of the tool", "&lt;!-- p1 aaaaaaaa bbbbbbbb\nx\n--&gt;\n\nThree."],
  ])("refuses %s for one block", async (_, target) => {
    const file = await english();
    const text = (await exported()).replace(
      "<source>三。</source>",
      `<source>三。</source><target>${target}</target>`,
    );
    const { taken } = await take(text).catch(() => ({ taken: [] as string[] }));
    expect(taken).toEqual([]);
    expect(await english()).toBe(file);
  });
});
