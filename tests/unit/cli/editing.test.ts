import { readFileSync } from "node:fs";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readContent } from "#lib/content/read-content.ts";
import { runNode } from "../../support/processes.ts";

const cli = fileURLToPath(new URL("../../../cli/bulletin.ts", import.meta.url));
const base = fileURLToPath(new URL("../../fixtures/problems/base/content", import.meta.url));
const day = "articles/2020-11-28";

let folder: string;
let slug: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-editing-"));
  await cp(base, folder, { recursive: true });
  slug = (await readdir(join(folder, day))).find((name) => /^[^.]+\.md$/.test(name))?.slice(0, -3) ?? "";
});
afterEach(() => rm(folder, { recursive: true }));

const text = (path: string) => readFileSync(join(folder, path), "utf8");
const codes = async () => (await readContent(folder)).problems.map(({ code }) => code);
async function bulletin(...args: string[]) {
  const env = { NODE_ENV: "test", CONTENT_DIR: folder } as NodeJS.ProcessEnv;
  return runNode([cli, ...args], { env });
}

describe("bulletin rename", () => {
  it("moves the article, its translation and its pictures, and keeps the old name", async () => {
    await writeFile(join(folder, `${day}/${slug}.hall.jpg`), "x");
    const rest = `---\nheadline: 下转\nkind: news\ndate: 2020-11-28\nreporters: []\ntopics: []\ncontinues: "2020-11-28/${slug}" # 上接\n---\n\n甲。\n`;
    await writeFile(join(folder, `${day}/rest.md`), rest);
    const before = text(`${day}/${slug}.md`);
    expect(await bulletin("rename", `2020-11-28/${slug}`, "new-name")).toMatchObject({ code: 0 });
    expect((await readdir(join(folder, day))).sort()).toEqual(
      ["new-name.en.md", "new-name.hall.jpg", "new-name.md", "rest.md"].sort(),
    );
    expect(text(`${day}/new-name.md`)).toBe(before.replace("\n---\n\n", `\nformerly: [${slug}]\n---\n\n`));
    expect(text(`${day}/rest.md`)).toBe(rest.replace(`2020-11-28/${slug}`, "2020-11-28/new-name"));
    expect(await bulletin("rename", "2020-11-28/new-name", slug)).toMatchObject({ code: 0 });
    expect(text(`${day}/${slug}.md`)).toContain("\nformerly: [new-name]\n---\n");
  });

  it.each([
    [["2020-11-28/nothing", "b"], 2],
    [["2020-11-28/SLUG", "Not A Slug"], 2],
    [["2020-11-28/SLUG", "SLUG"], 2],
    [["SLUG", "b"], 2],
    [["2020-11-28/SLUG"], 2],
  ])("%j is refused, and nothing is done", async (args, code) => {
    const before = await readdir(join(folder, day));
    expect(await bulletin("rename", ...args.map((arg) => arg.replace("SLUG", slug)))).toMatchObject({ code });
    expect(await readdir(join(folder, day))).toEqual(before);
  });

  it("is refused where an article that may continue it cannot be read", async () => {
    await writeFile(
      join(folder, `${day}/broken.md`),
      `---\ncontinues: 2020-11-28/${slug}\nx: [\n---\n\n甲。\n`,
    );
    expect(await bulletin("rename", `2020-11-28/${slug}`, "b", "--json")).toMatchObject({ code: 1 });
    expect(await readdir(join(folder, day))).toContain(`${slug}.md`);
  });
});

describe("bulletin reporter", () => {
  it("adds an entry with id and English name from the pinyin, below what is there", async () => {
    const before = text("reporters.yaml");
    const { code, out } = await bulletin("reporter", "add", "欧阳倩", "--role", "photographer", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ changes: [{ change: "changed", file: "reporters.yaml" }] });
    const added = "- id: ouyang-qian\n  name: { zh: 欧阳倩, en: Ouyang Qian }\n  role: photographer\n";
    expect(text("reporters.yaml")).toBe(before + added);
    expect(await codes()).toEqual([]);
  });

  it("gives an id another one in the registry and in each article, and changes nothing else", async () => {
    const registry = `# 记者\n${text("reporters.yaml")}`;
    await writeFile(join(folder, "reporters.yaml"), registry);
    const article = text(`${day}/${slug}.md`).replace(
      "reporters: [chen-run]",
      "reporters:\n  - 'chen-run'   # 本报",
    );
    await writeFile(join(folder, `${day}/${slug}.md`), article);
    expect(await bulletin("reporter", "rename", "chen-run", "chen-run-2")).toMatchObject({ code: 0 });
    expect(text("reporters.yaml")).toBe(registry.replace("id: chen-run", "id: chen-run-2"));
    expect(text(`${day}/${slug}.md`)).toBe(article.replace("'chen-run'", "'chen-run-2'"));
    expect(await codes()).toEqual([]);
  });

  it.each([
    [["reporter", "add", "陈润"], 2],
    [["reporter", "rename", "nobody", "b"], 2],
    [["reporter", "rename", "chen-run", "chen-run"], 2],
    [["reporter", "rename", "chen-run", "陈润"], 2],
    [["reporter", "add", "王一", "--role", "boss"], 2],
    [["topic", "add", "教育"], 2],
    [["person", "add", "王一"], 2],
    [["person"], 2],
  ])("%j is refused, and nothing is done", async (args, code) => {
    const before = text("reporters.yaml") + text("topics.yaml") + text("people.yaml");
    expect(await bulletin(...args)).toMatchObject({ code });
    expect(text("reporters.yaml") + text("topics.yaml") + text("people.yaml")).toBe(before);
  });

  it("has its like for topics and people", async () => {
    expect(await bulletin("topic", "add", "教育", "--en", "Education of the young")).toMatchObject({
      code: 0,
    });
    expect(
      await bulletin("person", "add", "王一", "--office", "局长", "--office-en", "Director, Water"),
    ).toMatchObject({
      code: 0,
    });
    expect(text("topics.yaml")).toContain(
      "- id: education-young\n  name: { zh: 教育, en: Education of the young }\n",
    );
    expect(text("people.yaml")).toContain('  office: { zh: 局长, en: "Director, Water" }\n');
    expect(await codes()).toEqual([]);
  });
});

describe("bulletin new", () => {
  const options = ["--date", "2020-11-29", "--headline", "五号线 #2标段开工", "--kind", "news"];

  it("writes an article and its translation, with ids by names, under a slug of words", async () => {
    const english = "Work begins on the second section of Line 5";
    const { code, out } = await bulletin(
      "new",
      ...options,
      "--en",
      english,
      "--reporter",
      "陈润",
      "--topic",
      "water",
    );
    expect(code).toBe(0);
    const path = "articles/2020-11-29/work-begins-second-section-line";
    expect(out).toBe(`${path}.md\n${path}.en.md\n`);
    expect(text(`${path}.md`)).toContain('headline: "五号线 #2标段开工"\n');
    const { originals } = await readContent(folder);
    expect(originals.get("2020-11-29/work-begins-second-section-line")?.fields).toMatchObject({
      headline: ["五号线 #2标段开工"],
      reporters: ["chen-run"],
      topics: ["water"],
      status: "draft",
    });
    expect(await codes()).toEqual(["placeholder", "placeholder"]);
  });

  it("makes slugs of one day unique", async () => {
    await bulletin("new", ...options);
    await bulletin("new", ...options);
    const names = await readdir(join(folder, "articles/2020-11-29"));
    expect(names.sort()).toEqual([
      "wuhaoxian-2-2.en.md",
      "wuhaoxian-2-2.md",
      "wuhaoxian-2.en.md",
      "wuhaoxian-2.md",
    ]);
  });

  it.each([
    [["--reporter", "陈某某"], 2],
    [["--slug", "Not A Slug"], 2],
    [["--date", "2020-02-30"], 2],
    [["--kind", "essay"], 2],
    [["--position", "0"], 2],
    [["--bulletin", "2020-11-29"], 2],
    [["--headline", " "], 2],
  ])("with %j is refused, and nothing is written", async (more, code) => {
    expect(await bulletin("new", ...options, ...more)).toMatchObject({ code });
    expect(await readdir(join(folder, "articles"))).toEqual(["2020-11-28"]);
  });

  it("asks nothing where there is no terminal, and says what is missing", async () => {
    const { code, err } = await bulletin("new", "--date", "2020-11-29");
    expect(code).toBe(2);
    expect(err).toContain("--headline is missing");
  });

  it.each([
    [
      ["new", "--date", "2020/11/29"],
      "--date 的“2020/11/29”不是 年-月-日，如 2020-11-28；是不是“2020-11-29”？",
    ],
    [["new", "--Headline", "甲"], "没有选项 --Headline；是不是“--headline”？"],
    [["new", "--headline"], "--headline 后面没有写值"],
    [["new", "甲"], "多了“甲”；含空格的文字，整段加引号"],
    [
      ["new", ...options, "--reporter", "陈某某"],
      "reporters.yaml 里没有“陈某某”；先用 bulletin reporter add 加上",
    ],
    [["reporter", "add", "王五", "--role", "摄影"], "；是不是“photographer”？"],
    [["renam"], "没有命令“renam”；是不是“rename”？"],
  ])("%j: says in the terminal's language what is wrong", async (args, expected) => {
    const env = { NODE_ENV: "test", CONTENT_DIR: folder, LANG: "zh_CN.UTF-8" } as NodeJS.ProcessEnv;
    const { code, err } = await runNode([cli, ...args], { env });
    expect(code).toBe(2);
    expect(err).toContain(expected);
  });
});
