import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readContent } from "#lib/content/read-content.ts";
import { importCommand } from "../../../../cli/import.ts";

const day = "2024-06-05";
const fixture = "tests/fixtures/import/over-pages";
const merged = `articles/${day}/rang-lyuyi-jincheng.md`;

let folder: string;
const made: string[] = [];
const kept: string[] = [];
beforeEach(async () => {
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, "write").mockReturnValue(true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const path of made.splice(0)) await rm(path, { recursive: true });
});
afterAll(async () => {
  for (const path of kept.splice(0)) await rm(path, { recursive: true });
});

/** A new content folder, as another one is. */
async function beginAs(other: string, list = made): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), "bulletin-pages-"));
  list.push(folder);
  await cp(other, folder, { recursive: true });
}

/** A new content folder that the tests begin with. */
async function begin(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), "bulletin-pages-"));
  kept.push(folder);
  await mkdir(join(folder, "articles"));
  await writeFile(
    join(folder, "site.yaml"),
    "name: { zh: 澄江日报, en: River Daily }\ntimeZone: Asia/Shanghai\ncontact: desk@example.com\n",
  );
}

const run = (...args: string[]) => importCommand.run([...args, "--date", day, "--out", folder], "en");
const importPage = (page: number, ...more: string[]) =>
  run(`${fixture}/0${page}.txt`, "--page", String(page), ...more);

/** All files but those that say what each page came to by itself, whatever was imported before. */
async function everything(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    if (name.endsWith(".plan.json")) continue;
    if ((await stat(join(folder, name))).isFile()) files[name] = await readFile(join(folder, name), "utf8");
  }
  return files;
}
const codes = async () =>
  (await readContent(folder)).problems.map(({ code }) => code).filter((code) => code !== "left-to-do");
const change = async (path: string, from: string, to: string) => {
  const text = await readFile(join(folder, path), "utf8");
  expect(text).toContain(from);
  await writeFile(join(folder, path), text.replace(from, to));
};

describe("pages that articles go over", () => {
  let atOnce: Record<string, string>;
  let [empty, first, whole] = ["", "", ""];
  beforeAll(async () => {
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    await begin();
    empty = folder;
    await beginAs(empty, kept);
    expect(await importPage(1)).toBe(0);
    first = folder;
    await beginAs(empty, kept);
    expect(await run(fixture)).toBe(0);
    whole = folder;
    atOnce = await everything();
    expect(await codes()).toEqual([]);
  });

  it("make one draft of each, cut sentences whole, with every character of the pages in one place", () => {
    expect(atOnce[merged]).toContain(`bulletin:\n  - ${day}\n  - ${day}-02\n`);
    expect(atOnce[merged]).toContain("与湿地公园连成一片。园林局将用三年时间补种乡土树木两万棵。");
    expect(atOnce[merged]).not.toMatch(/\[…\]|下转|上接|continuation/);
    expect(atOnce[`articles/${day}/yehang-banche.md`]).toContain("司机们为此练了两个月的夜路。");
    expect(Object.keys(atOnce).filter((path) => path.startsWith("articles/"))).toHaveLength(5);
    expect(atOnce[`bulletins/${day}-02.yaml`]).toContain(
      "text: 让绿意进城\n    why: head of a continued article",
    );
  });

  it.each([
    { there: () => first, pages: [2, 3] },
    { there: () => empty, pages: [3, 2, 1] },
  ])(
    "come to the same when they are imported one by one, with $pages at the end",
    async ({ there, pages }) => {
      await beginAs(there());
      for (const page of pages) expect(await importPage(page)).toBe(0);
      expect(await everything()).toEqual(atOnce);
    },
  );

  it("come to the same when one of them, or all, are imported again, and lose no editor's work", async () => {
    await beginAs(whole);
    expect(await importPage(2, "--force")).toBe(0);
    expect(await everything()).toEqual(atOnce);
    await change(merged, "首届城市绿化论坛在河畔公园举行", "首届城市绿化论坛在河畔公园如期举行");
    expect(await importPage(1, "--force")).toBe(0);
    expect((await everything())[merged]).toContain("如期举行");
    expect(await run(fixture, "--force")).toBe(0);
    expect(await everything()).toEqual(atOnce);
  });

  it("mark what is missing while a page is, and say so in the draft", async () => {
    await beginAs(first);
    const draft = (await everything())[merged];
    expect(draft).toContain("与湿地公园连成一[…]\n");
    expect(draft).toContain("  - continuation: （下转第二版）\n");
    expect(await codes()).toEqual([]);
  });

  it("leave a published article alone: what continues it says so", async () => {
    await beginAs(first);
    await change(merged, "status: draft", "status: published");
    const before = (await everything())[merged];
    expect(await importPage(2)).toBe(0);
    const after = await everything();
    expect(after[merged]).toBe(before);
    const rest = Object.entries(after).find(([, text]) =>
      text.includes(`continues: ${day}/rang-lyuyi-jincheng`),
    );
    expect(rest?.[1]).toContain("\n\n片。园林局将用三年时间");
    expect(await codes()).toEqual([]);
  });
});
