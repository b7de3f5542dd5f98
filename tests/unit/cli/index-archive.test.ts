import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDatabase } from "#lib/archive/database.ts";
import { leaseOn } from "#lib/archive/lease.ts";
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
  expect(await figures()).toMatchObject({ articles: 4, translations: 4, files: 14 });
  expect(await figures()).toMatchObject({ articles: 4, translations: 4, files: 0 });
  writeFileSync(join(folder, "content/articles/2020-11-28/extra.md"), "not an article\n");
  expect(await figures()).toMatchObject({ articles: 4, problems: { errors: 1, warnings: 0 }, files: 11 });
});

it("reads everything anew with --rebuild, and the revision goes on", async () => {
  const { revision } = await figures();
  expect(await figures("--rebuild")).toMatchObject({ articles: 4, files: 14, revision: revision + 1 });
});

it("says what it did in one line, in the terminal's language", async () => {
  expect((await index()).stdout).toMatch(
    /^4 articles, 4 translations, 0 errors, 0 warnings; 14 files read in [\d.]+ s\n$/,
  );
  const chinese = await indexIn(environment("zh_CN.UTF-8"));
  expect(chinese.stdout).toMatch(/^4 篇文章，4 篇译文，0 个错误，0 个警告；读取了 0 个文件/);
});

it("leaves the index to a process that keeps it, and refuses to rebuild it then", async () => {
  await index();
  const database = openDatabase(join(folder, "data"));
  expect(leaseOn(database).hold()).toBe(true);
  expect(await index()).toMatchObject({
    status: 0,
    stderr: expect.stringContaining("there is nothing to do"),
  });
  expect(await index("--rebuild")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("stop it before"),
  });
  database.close();
});

it.each([
  [["--nonsense"], /nonsense/],
  [["extra"], /unexpected argument "extra"/],
])("ends with 2 for %j", async (args, message) => {
  const { status, stderr } = await index(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
