import { readFileSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readContent } from "#lib/content/read-content.ts";
import type { Report } from "#lib/reports/report.ts";
import { ReportFolder } from "#lib/reports/report-folder.ts";
import { runNode } from "../../support/processes.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const cli = fileURLToPath(new URL("../../../cli/bulletin.ts", import.meta.url));
const day = "2020-11-28";
const original = `articles/${day}/water.md`;
const english = `articles/${day}/water.en.md`;
const chinese = `---
headline: # 两行
  - 智慧水务
  - "推进\\u4f1a"
kind: meeting
date: ${day} # 出报的日子
reporters: []
topics: []
---

11月26日上午，会议召开。

到会的有*三*人。三天后再开，
三天不长。
`;
const translated = `---
headline: Smart water
translator: Li Ming
---

The meeting was held on the morning of 26 November.

Three people came. It goes on in three days, and three days are not long.
`;

let content: Awaited<ReturnType<typeof ContentFolder.make>>;
let reportsFolder: string;
let folder: ReportFolder;
beforeEach(async () => {
  content = await ContentFolder.make();
  await content.write(original, chinese);
  await content.write(english, translated);
  reportsFolder = await mkdtemp(join(tmpdir(), "bulletin-reports-"));
  folder = new ReportFolder(reportsFolder);
});
afterEach(async () => {
  await content.remove();
  await rm(reportsFolder, { recursive: true });
});

const about: Report = {
  received: "2020-11-29T01:02:03Z",
  ...{ article: `${day}/water`, block: "p1", locale: "zh" },
  ...{ quote: "11月26日上午", message: "应为11月27日上午" },
};
const text = (path: string) => readFileSync(join(content.path, path), "utf8");
async function bulletin(...args: string[]) {
  const env = { NODE_ENV: "test", CONTENT_DIR: content.path, REPORTS_DIR: reportsFolder, LANG: "en" };
  return runNode([cli, "reports", ...args], { env: env as NodeJS.ProcessEnv });
}
const correct = [
  "--correct",
  "--from",
  "11月26日上午",
  "--to",
  "11月27日上午",
  "--zh",
  "日期有误。",
  "--en",
  "A wrong date.",
];

describe("bulletin reports", () => {
  it("lists those that wait, oldest first, and says which files are none", async () => {
    const second = await folder.add({
      received: "2020-11-30T00:00:00Z",
      locale: "en",
      message: "The site is slow\nhere",
    });
    const first = await folder.add(about);
    expect(await bulletin()).toMatchObject({
      code: 0,
      out: `${first}  articles/${day}/water.md p1  应为11月27日上午\n${second}  (the site)  The site is slow here\n`,
    });
    await writeFile(join(reportsFolder, "20201128-000000-00000000.yaml"), "message: [");
    const { code, out, err } = await bulletin("--json");
    expect([code, JSON.parse(out).reports.length]).toEqual([1, 2]);
    expect(err).toContain("20201128-000000-00000000.yaml: ");
  });

  it("shows one, without what a terminal would obey", async () => {
    const id = await folder.add({ ...about, message: "a\u001b[2Jb" });
    const { code, out } = await bulletin(id.slice(0, 12));
    expect(code).toBe(0);
    expect(out).toContain(
      `article: articles/${day}/water.md p1\nlanguage: zh\nquoted: 11月26日上午\nreport: a�[2Jb\n`,
    );
  });

  it("turns one into a correction: the text, what readers are told, and the report out of the way", async () => {
    const id = await folder.add(about);
    expect(await bulletin(id, ...correct)).toMatchObject({ code: 0 });
    const now = text(original);
    expect(now).toContain("\n11月27日上午，会议召开。\n");
    expect(now).toContain("date: 2020-11-28 # 出报的日子\n");
    expect(now).toMatch(
      /corrections:\n {2}- block: p1\n {4}from: 11月26日上午\n {4}to: 11月27日上午\n {4}note:\n {6}zh: 日期有误。\n {6}en: A wrong date\.\n {4}date: \d{4}-\d\d-\d\d\n---/,
    );
    const { problems } = await readContent(content.path);
    expect(problems.filter(({ code }) => code.startsWith("correction") || code === "unknown-block")).toEqual(
      [],
    );
    expect((await folder.list()).reports).toEqual([]);
    expect((await folder.list({ settled: true })).reports).toMatchObject([
      { id, report: { ...about, settled: { outcome: "corrected", note: "11月26日上午 → 11月27日上午" } } },
    ]);
    expect(await bulletin(id)).toMatchObject({ code: 2 });
    expect(await bulletin(id, "--all", ...correct)).toMatchObject({ code: 2 });
  });

  it("adds to corrections that are there, and leaves their comments", async () => {
    const list = `corrections: # 读者看得到
  - block: p2 # 第二段
    from: 四天
    to: 三天不
    note: { zh: 多了一天, en: A day too many }
    date: 2020-11-29
# 下面是别的
held: 2020-11-27
`;
    await content.write(original, chinese.replace("topics: []\n", `topics: []\n${list}`));
    const id = await folder.add(about);
    expect(await bulletin(id, ...correct)).toMatchObject({ code: 0 });
    expect(text(original)).toContain(
      `${list.split("# 下面")[0]}  - block: p1\n    from: 11月26日上午\n    to: 11月27日上午\n`,
    );
    expect(text(original)).toContain("# 下面是别的\nheld: 2020-11-27\n");
    const { problems } = await readContent(content.path);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("mends a slip of the translation alone, with Windows line ends as they were", async () => {
    await content.write(english, `\uFEFF${translated.replaceAll("\n", "\r\n")}`);
    const id = await folder.add({ ...about, locale: "en", quote: "26 November" });
    expect(await bulletin(id, "--mend", "--to", "$& 27 November", "--updated")).toMatchObject({ code: 0 });
    expect(text(english)).toBe(
      `\uFEFF${translated.replaceAll("\n", "\r\n").replace("26 November", () => "$& 27 November")}`,
    );
    expect(text(original)).toMatch(/^updated: \d{4}-\d\d-\d\d$/m);
    expect(text(original).replace(/^updated: .*\n/m, "")).toBe(chinese);
  });

  it("finds an article that was renamed since", async () => {
    await content.write(original, chinese.replace("kind:", "formerly: [old]\nkind:"));
    const id = await folder.add({ ...about, article: `${day}/old` });
    expect(await bulletin(id, "--mend", "--to", "11月27日上午")).toMatchObject({ code: 0 });
    expect(text(original)).toContain("11月27日上午，会议召开。");
  });

  it("mends a line of a headline, however it is written", async () => {
    const id = await folder.add({ ...about, block: "headline", quote: "水务" });
    expect(await bulletin(id, "--mend", "--to", "水利")).toMatchObject({ code: 0 });
    expect(text(original)).toBe(chinese.replace("智慧水务", "智慧水利"));
  });

  it("closes one with a reason", async () => {
    const id = await folder.add(about);
    expect(await bulletin(id, "--close", " ")).toMatchObject({ code: 2 });
    expect(await bulletin(id, "--close", "原报如此")).toMatchObject({ code: 0 });
    expect(await readdir(join(reportsFolder, "settled"))).toEqual([`${id}.yaml`]);
    expect(await bulletin()).toMatchObject({ code: 0, out: "" });
  });

  it.each<[string, Partial<Report>, string[], string]>([
    ["words that are not there", { quote: "没有的话" }, ["--mend", "--to", "b"], "exactly once"],
    ["words that stand there twice", { block: "p2", quote: "三天" }, ["--mend", "--to", "b"], "longer"],
    [
      "words with marks between them",
      { block: "p2", quote: "有三人" },
      ["--mend", "--to", "b"],
      "marks or a line break",
    ],
    ["a paragraph that is not there", { block: "p9" }, ["--mend", "--to", "b"], "exactly once"],
    [
      "a headline in an escape",
      { block: "headline", quote: "会" },
      ["--mend", "--to", "b"],
      "marks or a line break",
    ],
    ["an article that is not there", { article: `${day}/gone` }, ["--mend", "--to", "b"], "no file"],
    ["no words", {}, ["--mend"], "--to"],
    ["no note for readers", {}, ["--correct", "--to", "b", "--zh", "甲"], "--en"],
    ["two ways at once", {}, ["--mend", "--close", "x"], "only one"],
    ["another language", {}, ["--mend", "--to", "b", "--in", "fr"], "zh or en"],
    ["no article", { article: undefined, block: undefined }, ["--mend", "--to", "b"], "names no article"],
  ])("refuses %s, and changes nothing", async (_, other, args, said) => {
    const id = await folder.add(JSON.parse(JSON.stringify({ ...about, ...other })));
    const { code, err } = await bulletin(id, ...args);
    expect(code).toBeGreaterThan(0);
    expect(err).toContain(said);
    expect([text(original), text(english)]).toEqual([chinese, translated]);
    expect((await folder.list()).reports).toHaveLength(1);
  });

  it("says that the site takes no reports", async () => {
    reportsFolder = "";
    const { code, err } = await bulletin();
    expect([code, err]).toEqual([2, expect.stringContaining("REPORTS_DIR is not set")]);
    reportsFolder = folder.path;
  });
});
