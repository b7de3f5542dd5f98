import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { blockHash } from "#lib/bilingual/block-hash.ts";
import { runNode } from "../../support/processes.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const cli = fileURLToPath(new URL("../../../cli/bulletin.ts", import.meta.url));
const [day, id] = ["2020-11-28", "2020-11-28/a"];
const english = `articles/${id}.en.md`;

let folder: ContentFolder;
beforeEach(async () => {
  folder = await ContentFolder.make();
  await folder.write(
    "people.yaml",
    "- { id: zhu-jian, name: { zh: 朱健, en: Zhu Jian }, office: { zh: 市长, en: Mayor } }\n",
  );
  await folder.write("glossary.yaml", "- { id: water, term: { zh: 智慧水务, en: smart water } }\n");
});
afterEach(() => folder.remove());

const read = (path = english) => readFile(join(folder.path, path), "utf8");
async function translate(...args: string[]) {
  const environment = { NODE_ENV: "test", CONTENT_DIR: folder.path } as NodeJS.ProcessEnv;
  const { code, out, err } = await runNode([cli, "translate", ...args], { env: environment });
  return { status: code, stdout: out, stderr: err };
}
const codes = async () =>
  (await folder.read()).problems.map(({ code, file, line }) => `${file}:${line} ${code}`);

it("makes a translation with the original above each place, its names and terms, and runs again without a change", async () => {
  await folder.original(day, "a", { deck: "副题" }, "朱健谈智慧水务。\n\n二。");
  const made = await translate(id, "--translator", "Li Ming: senior");
  expect(made).toEqual({
    status: 0,
    stdout: `${english}\n`,
    stderr: "2 blocks: 2 untranslated, 0 behind\n",
  });
  const text = await read();
  expect(text).toContain('translator: "Li Ming: senior"\n');
  expect(text).toContain(`translates: [${blockHash("朱健谈智慧水务。")}, ${blockHash("二。")}]`);
  expect(text).toContain(
    "朱健谈智慧水务。\n\n· 朱健 = Zhu Jian\n· 智慧水务 = smart water\n-->\n\n[untranslated]",
  );
  expect(text).toContain("# deck: 副题\n");
  expect(await codes()).toEqual([`${english}:2 not-translated`]);
  expect((await translate(id)).stdout).toBe("");
  expect(await read()).toBe(text);
});

it("marks what is behind, in the file and in check, until --done says that it is not", async () => {
  await folder.original(day, "a", {}, "一。\n\n二。");
  await folder.translation(day, "a", "One.\n\nTwo.");
  await translate(`content/articles/${id}.md`);
  expect(await codes()).toEqual([]);
  await folder.original(day, "a", {}, "一。\n\n二又三。");
  expect((await codes()).map((line) => line.split(" ")[1])).toEqual(["behind"]);
  expect((await translate(id)).stderr).toBe("2 blocks: 0 untranslated, 1 behind\n");
  expect((await codes()).map((line) => line.split(" ")[1])).toEqual(["behind"]);
  expect(await read()).toContain("[behind]");
  const done = await translate(id, "--done", "p2", "--json");
  expect([done.status, JSON.parse(done.stdout)]).toEqual([
    0,
    { changes: [{ change: "changed", file: english }] },
  ]);
  expect(await codes()).toEqual([]);
  expect(await read()).not.toContain("[behind]");
});

it("marks headline, deck, notes and captions as behind too, once they are stamped, until --done says that they are not", async () => {
  const picture = (zh: string, en: string) =>
    `[{ file: hall.jpg, alt: { zh: 会场, en: The hall }, caption: { zh: ${zh}, en: ${en} } }]`;
  const body = (note: string) => `一[^1]。\n\n[^1]: ${note}`;
  await folder.original(
    day,
    "a",
    { headline: "旧标题", deck: "副题", pictures: picture("旧说明", "Old") },
    body("旧注"),
  );
  await folder.translation(day, "a", "One[^1].\n\n[^1]: A note.", { deck: "A deck" });
  await folder.write(`articles/${day}/a.hall.jpg`, "");
  const behind = async () => {
    const { problems } = await folder.read();
    return problems.flatMap(({ code, block }) => (code === "behind" ? [block] : []));
  };
  const change = () =>
    folder.original(day, "a", { headline: "新标题", pictures: picture("新说明", "Old") }, body("新注"));
  // Without stamps nothing is known to be behind.
  await change();
  expect(await behind()).toEqual([]);
  await folder.original(
    day,
    "a",
    { headline: "旧标题", deck: "副题", pictures: picture("旧说明", "Old") },
    body("旧注"),
  );
  await translate(id);
  expect(await read()).toMatch(
    /^translatesTexts: \[headline \w{8}, deck \w{8}, caption:hall\.jpg \w{16}, note:1 \w{8}\]$/m,
  );
  expect(await behind()).toEqual([]);
  await change();
  const all = ["caption:hall.jpg", "deck", "headline", "note:1"];
  expect((await behind()).sort()).toEqual(all);
  const text = await read();
  expect((await translate(id)).stderr).toContain("headline");
  expect((await behind()).sort()).toEqual(all);
  expect((await translate(id, "--done", "headline,note:1")).status).toBe(0);
  expect((await behind()).sort()).toEqual(["caption:hall.jpg", "deck"]);
  expect((await translate(id, "--done", "note:2")).status).toBe(2);
  expect((await translate(id, "--done", "head")).status).toBe(2);
  await translate(id, "--done", "all");
  expect(await behind()).toEqual([]);
  // Both languages of a caption changed at once, and typography alone, are no reason to look again.
  await folder.write(english, text);
  await folder.original(
    day,
    "a",
    { headline: "旧 标题", deck: "副题", pictures: picture("新说明", "New") },
    body("旧注"),
  );
  expect(await behind()).toEqual([]);
});

it("tells of a headline and a paragraph that are still in Chinese as missing, and of a changed headline as behind", async () => {
  await folder.original(day, "b");
  await folder.translation(day, "b", "One.", { translatesTexts: "[headline aaaaaaaa]" });
  await folder.original(day, "a", {}, "一段话。\n\n第二段话。");
  await folder.translation(day, "a", "One.\n\n第二段话。", { headline: "a标题在此", reviewed: "true" });
  const { issues } = JSON.parse((await translate("--status", "--json")).stdout);
  expect(issues[0].articles[0]).toMatchObject({
    ...{ state: "missing", untranslated: 1 },
    texts: { untranslated: ["headline"], behind: [] },
  });
  expect(issues[0].articles[1]).toMatchObject({
    ...{ state: "behind", behind: 0 },
    texts: { untranslated: [], behind: ["headline"] },
  });
});

it("shows a block's notes above it, and writes another translator in the place of the one before", async () => {
  await folder.original(day, "a", {}, "一[^1]。\n\n[^1]: 注 --> 文。");
  await folder.translation(day, "a", "One.", { translator: '"Li Ming"' });
  await translate(id, "--translator", "Li: Hua");
  expect(await read()).toContain("· [^1]: 注 --&gt; 文。\n-->");
  expect(await read()).toContain('translator: "Li: Hua"\n');
  expect((await translate(id)).stdout).toBe("");
});

it("keeps a file's own front matter and line ends, with its comments and quotes", async () => {
  await folder.original(day, "a", {}, "一。");
  await folder.write(
    english,
    "---\r\n# mine\r\nheadline: 'One'\r\ntranslator: Li Ming\r\n---\r\n\r\nOne.\r\n",
  );
  await translate(id);
  expect(await read()).toContain(
    `---\r\n# mine\r\nheadline: 'One'\r\ntranslator: Li Ming\r\ntranslates: [${blockHash("一。")}]\r\ntranslatesTexts: [headline `,
  );
  const made = await read();
  expect(made).not.toMatch(/(?<!\r)\n/);
  await translate(id);
  expect(await read()).toBe(made);
});

it("leaves a text alone that would be read otherwise once it is put in order", async () => {
  await folder.original(day, "a", {}, "一。\n\n二。");
  await folder.translation(day, "a", "One.\n\n```\nan open fence");
  await translate(id);
  await folder.original(day, "a", {}, "二。\n\n一。");
  const before = await read();
  const { status, stderr } = await translate(id);
  expect([status, await read()]).toEqual([1, before]);
  expect(stderr).toContain("an open code block or comment is the most likely reason");
});

it.each([
  ["no article", [], 2, "is missing"],
  ["an article that is not there", ["2020-11-28/b"], 2, "there is no article"],
  ["no id", ["b"], 2, "is no article's id"],
  ["no block", [id, "--done", "3"], 2, "is no block such as p3"],
  ["a block that there is not", [id, "--done", "p2"], 2, "there is no p2: the original has 1 block"],
  ["a translator without a name", [id, "--translator", " "], 2, "needs a value"],
])("is wrong use with %s", async (_, args, status, words) => {
  await folder.original(day, "a");
  const result = await translate(...args);
  expect([result.status, result.stdout]).toEqual([status, ""]);
  expect(result.stderr).toContain(words);
});

it("refuses a translation whose fields cannot be read", async () => {
  await folder.original(day, "a");
  await folder.write(english, "---\nheadline: [\n---\n\nOne.\n");
  expect((await translate(id)).status).toBe(1);
});

it("tells how far each translation is, by issue, with a bar", async () => {
  for (const slug of ["a", "b", "c", "d"]) await folder.original(day, slug, {}, `${slug}一。\n\n二。`);
  await folder.original("2020-11-30", "e");
  await folder.original("2020-11-30", "gone", {
    withdrawn: "{ date: 2020-12-01, note: { zh: 误, en: Wrong } }",
  });
  await folder.translation(day, "a", "One.\n\nTwo.", { reviewed: "true" });
  await folder.translation(day, "b", "One.\n\nTwo.", { translates: `[${blockHash("b一。")}, aaaaaaaa]` });
  await folder.translation(day, "c", "One.\n\nTwo.");
  await folder.translation(day, "d", "One.\n\n[untranslated]");
  await folder.translation("2020-11-30", "e", "One.", { reviewed: "perhaps" });
  const { status, stdout } = await translate("--status");
  expect([status, stdout.split("\n")]).toEqual([
    0,
    [
      "2020-11-30  ××××××××××××××××××××××××  1 at fault",
      "  × e  at fault",
      "2020-11-28  ██████▓▓▓▓▓▓▒▒▒▒▒▒░░░░░░  1 done, 1 unreviewed, 1 behind, 1 missing",
      "  █ a  done",
      "  ▒ b  behind  1 block behind",
      "  ▓ c  unreviewed",
      "  ░ d  missing  1 of 2 blocks untranslated",
      "",
    ],
  ]);
  const json = JSON.parse((await translate("--status", day, "--json")).stdout);
  expect(json.issues).toHaveLength(1);
  expect(json.issues[0]).toMatchObject({
    day,
    counts: { "at-fault": 0, missing: 1, behind: 1, unreviewed: 1, done: 1 },
    articles: [
      { id, state: "done", blocks: 2, untranslated: 0, behind: 0, translator: "machine" },
      {},
      {},
      {},
    ],
  });
  expect((await translate("--status", "2020-13-01")).status).toBe(2);
  expect((await translate("--status", "--done", "p1")).status).toBe(2);
});

it("sends articles to translators and takes them back, by XLIFF, and the glossary by TBX", async () => {
  await folder.original(day, "a", {}, "朱健谈智慧水务。");
  await folder.original("2020-11-30", "b");
  await folder.translation(day, "a", "[untranslated]");
  const [xliff, tbx] = [join(folder.path, "..", "out.xlf"), join(folder.path, "..", "out.tbx")];
  expect(await translate("--export", xliff, day)).toMatchObject({
    status: 0,
    stdout: `${xliff}\n`,
    stderr: "1 article\n",
  });
  const text = await readFile(xliff, "utf8");
  await writeFile(xliff, text.replace("。</source>", "。</source><target>Zhu Jian on smart water.</target>"));
  expect(await translate("--import", xliff)).toMatchObject({
    status: 0,
    stdout: `${english}\n`,
    stderr: "1 taken in, 0 not\n",
  });
  expect(await read()).toContain("-->\n\nZhu Jian on smart water.\n");
  const json = JSON.parse((await translate("--import", xliff, "--json")).stdout);
  expect(json).toEqual({ changes: [], taken: [], refused: [] });

  expect((await translate("--export", tbx)).stderr).toBe("1 term\n");
  const terms = await readFile(tbx, "utf8");
  await writeFile(tbx, terms.replace("smart water", "clever water"));
  expect(await translate("--import", tbx)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("left as it is"),
  });
  const commented = "# agreed\n- { id: water, term: { zh: 智慧水务, en: smart water } }\n";
  await folder.write("glossary.yaml", commented);
  expect((await translate("--import", tbx, "--take", "fire")).status).toBe(2);
  expect((await translate("--import", xliff, "--take", "water")).status).toBe(2);
  expect((await translate(`${day}/a`, "--take", "water")).status).toBe(2);
  expect(await translate("--import", tbx, "--take", "water")).toMatchObject({
    status: 0,
    stderr: "1 taken in, 0 not\n",
  });
  expect(await readFile(join(folder.path, "glossary.yaml"), "utf8")).toBe(
    commented.replace("smart", "clever"),
  );
  await folder.write("glossary.yaml", commented);
  await writeFile(
    tbx,
    terms
      .replace('id="water"', 'id="other"')
      .replace("智慧水务", "“其他”")
      .replace("smart water", "others: all"),
  );
  expect(await translate("--import", tbx)).toMatchObject({ status: 0, stdout: "glossary.yaml\n" });
  expect((await folder.read()).registries.glossary).toEqual([
    { id: "water", term: { zh: "智慧水务", en: "smart water" } },
    { id: "other", term: { zh: "“其他”", en: "others: all" } },
  ]);
  await rm(xliff);
  await rm(tbx);
});

it.each([
  ["a document that is no XLIFF", "<tmx/>", 2, "this is no XLIFF 2.1"],
  ["a document with an entity", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 2, "document type"],
  ["a document of an article that is not there", undefined, 2, "there is no article"],
])("refuses %s and changes nothing", async (_, text, status, words) => {
  await folder.original(day, "a");
  const file = join(folder.path, "..", `in-${status}-${words.length}.xlf`);
  if (text === undefined) {
    await translate("--export", file, id);
    await folder.remove(`articles/${id}.md`);
  } else await writeFile(file, text);
  const result = await translate("--import", file);
  expect([result.status, result.stdout]).toEqual([status, ""]);
  expect(result.stderr).toContain(words);
  await rm(file);
});
