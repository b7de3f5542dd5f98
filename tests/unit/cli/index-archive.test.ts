import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { indexFiles } from "#lib/archive/sqlite/index-files.ts";
import { indexVersion } from "#lib/archive/sqlite/index-version.ts";
import { Lease } from "#lib/archive/sqlite/lease.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { runNode } from "../../support/processes.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bulletin-index-cli-"));
  cpSync(join(root, "content"), join(folder, "content"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const environment = (language = "en_GB.UTF-8") => ({
  ...process.env,
  CONTENT_DIR: join(folder, "content"),
  DATA_DIR: join(folder, "data"),
  LC_ALL: language,
});
const indexIn = async (env: NodeJS.ProcessEnv, ...args: string[]) => {
  const { code, out, err } = await runNode(["cli/bulletin.ts", "index", ...args], { cwd: root, env });
  return { status: code, stdout: out, stderr: err };
};
const index = (...args: string[]) => indexIn(environment(), ...args);
const figures = async (...args: string[]) => JSON.parse((await index("--json", ...args)).stdout);

it("reads everything at first, nothing when nothing changed, a day when one of its files did", async () => {
  expect(await figures()).toMatchObject({ articles: 4, translations: 4, files: 15, comparisonsLeft: 4 });
  expect(await figures()).toMatchObject({ articles: 4, translations: 4, files: 0 });
  writeFileSync(join(folder, "content/articles/2020-11-28/extra.md"), "not an article\n");
  expect(await figures()).toMatchObject({ articles: 4, problems: { errors: 1, warnings: 0 }, files: 11 });
});

it("reads everything anew with --rebuild, and the revision goes on", async () => {
  const { revision } = await figures();
  expect(await figures("--rebuild")).toMatchObject({ articles: 4, files: 15, revision: revision + 1 });
});

it("says what it did in one line, in the terminal's language", async () => {
  expect((await index()).stdout).toMatch(
    /^4 articles, 4 translations, 0 errors, 0 warnings; 15 files read in [\d.]+ s; translations that a server has yet to compare with their originals: 4 \(/,
  );
  const chinese = await indexIn(environment("zh_CN.UTF-8"));
  expect(chinese.stdout).toMatch(/^4 篇文章，4 篇译文，0 个错误，0 个警告；读取了 0 个文件/);
});

it("leaves the index to a process that keeps it", async () => {
  await index();
  const lease = new Lease(join(folder, "data"), indexVersion());
  expect(lease.hold()).toBe(true);
  expect(await index()).toMatchObject({
    status: 0,
    stderr: expect.stringContaining("there is nothing to do"),
  });
  lease.release();
});

describe("--rebuild", () => {
  const article = () => join(folder, "content/articles/2020-11-28/smart-water-seminar.md");
  const broken = "---\nheadline: 坏\n";

  it("makes a new index beside the one that another process keeps, and leaves that to be removed by it", async () => {
    const { revision } = await figures();
    const lease = new Lease(join(folder, "data"), indexVersion());
    lease.hold();
    expect(await figures("--rebuild")).toMatchObject({ articles: 4, files: 15, revision: revision + 1 });
    expect(indexFiles(join(folder, "data"))).toHaveLength(2);
    lease.release();
    expect(await figures()).toMatchObject({ articles: 4, files: 0, revision: revision + 1 });
    expect(indexFiles(join(folder, "data"))).toHaveLength(1);
  });

  it("keeps the last good versions of what is at fault, and what is made from sound files is new", async () => {
    await figures();
    const sound = readFileSync(article(), "utf8");
    writeFileSync(article(), broken);
    const english = article().replace(".md", ".en.md");
    writeFileSync(english, readFileSync(english, "utf8").replace(/^headline: .*/m, "headline: A new one"));
    const before = await figures();
    expect(before).toMatchObject({ articles: 4, translations: 4, problems: { errors: 1 } });
    expect(await figures("--rebuild")).toMatchObject({
      articles: 4,
      translations: 4,
      problems: before.problems,
    });
    const archive = sqliteArchive(openDatabase(join(folder, "data")));
    return Promise.all([
      archive.article("2020-11-28", "smart-water-seminar", "en"),
      archive.article("2020-11-28", "smart-water-seminar", "zh"),
    ])
      .then(([english, chinese]) => {
        expect(english?.words.headline).toEqual(["A new one"]);
        expect(sound).toContain(chinese?.words.headline[0]);
      })
      .finally(() => archive.close());
  });

  it("keeps a registry that is at fault, and what is listed under it", async () => {
    await figures();
    writeFileSync(join(folder, "content/topics.yaml"), "- { id: ");
    const before = await figures();
    expect(await figures("--rebuild")).toMatchObject({
      articles: before.articles,
      problems: before.problems,
    });
    const archive = sqliteArchive(openDatabase(join(folder, "data")));
    return archive
      .entries("topics", 1)
      .then((topics) => expect(topics?.total).toBeGreaterThan(3))
      .finally(() => archive.close());
  });
});

it.each([
  [["--nonsense"], /nonsense/],
  [["extra"], /unexpected argument "extra"/],
])("ends with 2 for %j", async (args, message) => {
  const { status, stderr } = await index(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
