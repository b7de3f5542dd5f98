import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runNode } from "../../support/processes.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const cli = fileURLToPath(new URL("../../../cli/bulletin.ts", import.meta.url));
const record = fileURLToPath(new URL("../../../content/", import.meta.url));
const day = "2020-11-28";
const sentence = "会议强调，要坚持生态优先绿色发展。";
const a = `articles/${day}/a.md`;
const b = `articles/${day}/b.md`;

let sound: ContentFolder;
let faulty: ContentFolder;
beforeAll(async () => {
  [sound, faulty] = await Promise.all([ContentFolder.make(), ContentFolder.make()]);
  const aside = "setAside: [{ lines: [1, 1], text: 第1版, why: 版头 }]\n";
  for (const folder of [sound, faulty]) {
    await folder.write(`bulletins/${day}.yaml`, aside);
    await folder.write(`bulletins/${day}.txt`, `第1版\na标题\n${sentence}\n`);
    await folder.original(day, "a", { bulletin: day }, sentence);
    await folder.write("bulletins/2020-11-29-02.txt", "c标题\nc正文。\n");
    await folder.original("2020-11-29", "c", { bulletin: "2020-11-29-02", status: "draft" });
  }
  await faulty.write(`bulletins/${day}.txt`, `第1版\na标题\n${sentence}\n 广告热线 12345\n`);
  const supplied = { bulletin: day, supplied: "[headline]" };
  await faulty.original(day, "b", supplied, `掌声雷动。\n\n${sentence}`);
});
afterAll(() => Promise.all([sound, faulty].map((folder) => folder.remove())));

async function run(args: readonly string[], content: string, env: Record<string, string> = {}) {
  const environment = { NODE_ENV: "test", CONTENT_DIR: content, ...env } as NodeJS.ProcessEnv;
  const { code, out, err } = await runNode([cli, "ledger", ...args], { env: environment });
  return { status: code, stdout: out, stderr: err };
}

describe.concurrent("the exit code of ledger", () => {
  it.each([[["--all"]], [[day]], [["2020-11-29-02"]], [["2020-11-29"]], [["--all", "--json"]]])(
    "is 0 where everything is accounted for, drafts included: %j",
    async (args) => {
      expect((await run(args, sound.path)).status).toBe(0);
    },
  );

  it("is 0 for the site's own content", async () => {
    expect(await run(["--all"], record)).toMatchObject({ status: 0, stdout: "" });
  });

  it.each([
    [["--all"], 1],
    [[day], 1],
    [[day, "--json"], 1],
    [["2020-11-29"], 0],
  ] as [string[], number][])("of %j is %i where one bulletin has findings", async (args, status) => {
    expect((await run(args, faulty.path)).status).toBe(status);
  });

  it.each([
    ["nothing asked for", [], "DATE, ID or --all is missing"],
    ["both a day and --all", [day, "--all"], "or --all"],
    ["a day without a bulletin", ["2020-11-30"], "there is no bulletin 2020-11-30"],
    ["a page that is not there", [`${day}-02`], `there is no bulletin ${day}-02`],
    ["what is no day", ["2020-02-30"], '"2020-02-30" is not a day'],
    ["an unknown option", [day, "--loud"], "--loud"],
    ["an argument too many", [day, day], "unexpected argument"],
  ])("with %s is 2", async (_, args, words) => {
    const { status, stdout, stderr } = await run(args, sound.path);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
    expect(stderr).toContain("Usage: bulletin ledger");
  });

  it("is 2 where CONTENT_DIR is no folder", async () => {
    expect((await run(["--all"], `${sound.path}/nowhere`)).status).toBe(2);
  });

  it("is 0 for all bulletins where there is none", async () => {
    const folder = await ContentFolder.make();
    const { status, stdout } = await run(["--all", "--json"], folder.path);
    await folder.remove();
    expect([status, JSON.parse(stdout)]).toEqual([0, { bulletins: [] }]);
  });
});

describe.concurrent("what ledger prints", () => {
  it("is a line for each finding, and a summary of each bulletin on standard error", async () => {
    const { stdout, stderr } = await run(["--all"], faulty.path);
    expect(stdout).toBe(
      `bulletins/${day}.txt:4:2  lost  file  广告热线 12345\n` +
        `${b}:13:1  twice  body  ${sentence}  (${a}:10)\n` +
        `${b}:11:1  invented  body  掌声雷动。\n`,
    );
    expect(stderr).toBe(
      `${day}  32 characters: 20 in articles, 3 set aside, 9 lost; 17 twice, 5 invented\n` +
        "2020-11-29-02  7 characters: 7 in articles, 0 set aside, 0 lost; 0 twice, 0 invented\n",
    );
  });

  it("is in Chinese on a Chinese terminal", async () => {
    const { stdout, stderr } = await run([day], faulty.path, { LANG: "zh_CN.UTF-8" });
    expect(stdout).toContain("  lost  file  广告热线");
    expect(stderr).toBe(`${day}  共 32 字：在文章里 20，不收入 3，漏掉 9；用了两次 17，多出 5\n`);
  });

  it("leaves out what an editor has answered", async () => {
    const folder = await ContentFolder.make();
    await folder.write(`bulletins/${day}.txt`, sentence);
    const answer = (code: string) => `{ block: p2, code: ${code}, why: 版面如此 }`;
    const fields = { bulletin: day, supplied: "[headline]" };
    await folder.original(
      day,
      "a",
      { ...fields, accept: `[${answer("text-twice")}]` },
      `${sentence}\n\n${sentence}`,
    );
    expect(await run([day], folder.path)).toMatchObject({ status: 0, stdout: "" });
    await folder.original(
      day,
      "a",
      { ...fields, accept: `[${answer("invented-text")}]` },
      `${sentence}\n\n${sentence}`,
    );
    expect((await run([day], folder.path)).status).toBe(1);
    await folder.remove();
  });

  it("names files at fault, without which the account is not whole or cannot be made", async () => {
    const folder = await ContentFolder.make();
    await folder.write(`bulletins/${day}.txt`, "a标题\na正文。");
    await folder.write(`bulletins/${day}-02.txt`, "控制\u0007字符");
    await folder.write(a, "broken");
    const { status, stdout, stderr } = await run(["--all"], folder.path);
    await folder.remove();
    expect(status).toBe(1);
    expect(stdout.split("\n")).toHaveLength(3);
    expect(stderr).toContain(`${a} is at fault and may hold what is called lost`);
    expect(stderr).toContain(`bulletins/${day}-02.txt is at fault and was not accounted for`);
  });
});

describe.concurrent("ledger --json", () => {
  it("prints one document with the counts and every finding", async () => {
    const { stdout, stderr } = await run([day, "--json"], faulty.path);
    expect(JSON.parse(stdout)).toEqual({
      bulletins: [
        {
          id: day,
          characters: 32,
          accounted: 20,
          setAside: 3,
          lost: [{ file: `bulletins/${day}.txt`, line: 4, column: 2, text: "广告热线 12345" }],
          twice: [{ file: b, line: 13, column: 1, text: sentence, first: { file: a, line: 10 } }],
          invented: [{ file: b, line: 11, column: 1, text: "掌声雷动。" }],
        },
      ],
    });
    expect(stderr).toBe("");
  });
});

it("has its help", async () => {
  const { status, stdout, stderr } = await run(["--help"], faulty.path);
  expect([status, stderr]).toEqual([0, ""]);
  for (const word of ["Usage: bulletin ledger", "--all", "--json", "lost", "twice", "invented"])
    expect(stdout).toContain(word);
});
