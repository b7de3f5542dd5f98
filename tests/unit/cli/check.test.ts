import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemCodes } from "#lib/record/problems/catalogue.ts";
import { run, runNode } from "../../support/processes.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const cli = fileURLToPath(new URL("../../../cli/bulletin.ts", import.meta.url));
const day = "2020-11-28";

let sound: ContentFolder;
let warned: ContentFolder;
let faulty: ContentFolder;
beforeAll(async () => {
  [sound, warned, faulty] = await Promise.all([
    ContentFolder.make(),
    ContentFolder.make(),
    ContentFolder.make(),
  ]);
  for (const folder of [sound, warned, faulty]) await folder.original(day, "a");
  for (const folder of [warned, faulty]) await folder.original(day, "b", {}, "等等...");
  await faulty.original(day, "c", { topics: "[watr]" });
});
afterAll(async () => {
  for (const folder of [sound, warned, faulty]) await folder.remove();
});

/** Runs the real command with nothing in its environment but what is given. */
async function bulletin(args: readonly string[], folder: ContentFolder, env: Record<string, string> = {}) {
  const environment = { NODE_ENV: "test", CONTENT_DIR: folder.path, ...env } as NodeJS.ProcessEnv;
  const { code, out, err } = await runNode([cli, ...args], { env: environment });
  return { status: code, stdout: out, stderr: err };
}

describe.concurrent("the exit code of check", () => {
  it("is 0 where nothing is wrong", async () => {
    const run = await bulletin(["check", "--strict"], sound);
    expect(run).toEqual({ status: 0, stdout: "", stderr: "0 errors, 0 warnings\n" });
  });

  it.each([
    [[], 0],
    [["--json"], 0],
    [["--strict"], 1],
    [["--strict", "--json"], 1],
  ])("with warnings and the options %j is %i", async (options, status) => {
    expect((await bulletin(["check", ...options], warned)).status).toBe(status);
  });

  it.each([[[]], [["--json"]]])("with errors and the options %j is 1", async (options) => {
    expect((await bulletin(["check", ...options], faulty)).status).toBe(1);
  });

  it.each([
    ["an unknown option", ["check", "--loud"], "--loud"],
    ["an argument too many", ["check", "content"], 'unexpected argument "content"'],
    ["an unknown command", ["chekc"], "bulletin VERB --help"],
    ["a name of the language as a command", ["constructor"], "bulletin VERB --help"],
    ["no command", [], "bulletin VERB --help"],
  ])("with %s is 2, and the usage is on standard error", async (_, args, words) => {
    const { status, stdout, stderr } = await bulletin(args, sound);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
    expect(stderr).toContain("Usage: bulletin");
  });

  it.each(["nowhere", "topics.yaml"])("is 2 where CONTENT_DIR is no folder: %s", async (name) => {
    const path = `${sound.path}/${name}`;
    const { status, stdout, stderr } = await bulletin(["check"], sound, { CONTENT_DIR: path });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`CONTENT_DIR="${path}" is not a folder`);
  });

  it("does not depend on settings that check does not need", async () => {
    expect((await bulletin(["check"], sound, { PORT: "abc", SITE_URL: "x" })).status).toBe(0);
  });
});

describe.concurrent("what check prints", () => {
  it("is one plain line for each problem, sorted, and the count on standard error", async () => {
    const { stdout, stderr } = await bulletin(["check"], faulty);
    expect(stdout).toBe(
      `articles/${day}/b.md:9:3  warning  body  three dots ... in Chinese text\n` +
        `articles/${day}/c.md:6:10  error  topics  unknown topic "watr"; did you mean "water"?\n`,
    );
    expect(stderr).toBe("1 error, 1 warning\n");
  });

  it("is complete where it is long", async () => {
    const folder = await ContentFolder.make();
    const unknown = Array.from({ length: 200 }, (_, index) => `nowhere-${index}`);
    for (let number = 0; number < 25; number++) {
      await folder.original(day, `a-${number}`, { topics: `[${unknown.join(", ")}]` });
    }
    const { stdout } = await bulletin(["check"], folder);
    await folder.remove();
    expect(stdout.trimEnd().split("\n")).toHaveLength(5_000);
  });
});

describe.runIf(process.platform === "linux")("what check cannot print", () => {
  const shell = (command: string) =>
    run("sh", ["-c", command, process.execPath, cli], { env: { ...process.env, CONTENT_DIR: faulty.path } });

  it("is no fault where its reader has seen enough", async () => {
    // Nobody reads: `true` has ended before Node prints anything.
    const { err } = await shell('("$0" "$1" check; echo "code $?" >&2) | true');
    expect(err).toBe("1 error, 1 warning\ncode 1\n");
  });

  it("is a failure where the disk is full", async () => {
    const { out, err } = await shell('"$0" "$1" check >/dev/full; echo $?');
    expect([out, err]).toEqual(["2\n", expect.stringContaining("ENOSPC")]);
  });
});

describe.concurrent("check --json", () => {
  it("prints one document with every problem in both languages", async () => {
    const { stdout, stderr } = await bulletin(["check", "--json"], faulty);
    expect(JSON.parse(stdout)).toEqual({
      held: [],
      problems: [
        {
          file: `articles/${day}/b.md`,
          line: 9,
          column: 3,
          severity: "warning",
          code: "ascii-ellipsis",
          field: "body",
          message: { zh: "中文里有三个点 ...", en: "three dots ... in Chinese text" },
          fix: { zh: expect.stringContaining("……"), en: expect.stringContaining("……") },
        },
        {
          file: `articles/${day}/c.md`,
          line: 6,
          column: 10,
          severity: "error",
          code: "unknown-topic",
          field: "topics",
          message: {
            zh: "没有编号为“watr”的话题；是不是“water”？",
            en: 'unknown topic "watr"; did you mean "water"?',
          },
          fix: { zh: expect.stringContaining("topics.yaml"), en: expect.stringContaining("topics.yaml") },
        },
      ],
    });
    expect(stderr).toBe("");
  });

  it("prints a document where nothing is wrong too", async () => {
    const { stdout } = await bulletin(["check", "--json"], sound);
    expect(JSON.parse(stdout)).toEqual({ problems: [], held: [] });
  });

  it("is the same in any language, with codes of the catalogue", async () => {
    const [english, chinese] = await Promise.all(
      ["en_GB.UTF-8", "zh_CN.UTF-8"].map((LANG) => bulletin(["check", "--json"], faulty, { LANG })),
    );
    expect(chinese).toEqual(english);
    for (const { code } of JSON.parse(english?.stdout ?? "").problems) expect(problemCodes).toContain(code);
  });
});

describe.concurrent("the terminal's language", () => {
  it.each([
    [{}, "1 error, 1 warning\n"],
    [{ LANG: "zh_CN.UTF-8" }, "1 个错误，1 个警告\n"],
    [{ LC_MESSAGES: "zh_CN.UTF-8", LANG: "en_GB.UTF-8" }, "1 个错误，1 个警告\n"],
    [{ LC_ALL: "en_GB.UTF-8", LC_MESSAGES: "zh_CN.UTF-8", LANG: "zh_CN.UTF-8" }, "1 error, 1 warning\n"],
    [{ LC_ALL: "", LANG: "ZH" }, "1 个错误，1 个警告\n"],
  ])("is told by %j", async (env, summary) => {
    const { stdout, stderr } = await bulletin(["check"], faulty, env as Record<string, string>);
    expect(stderr).toBe(summary);
    expect(stdout.includes("没有编号为")).toBe(summary.includes("错误"));
  });
});

describe.concurrent("help", () => {
  it("of check is printed, and nothing is checked", async () => {
    const { status, stdout, stderr } = await bulletin(["check", "--help"], faulty);
    expect([status, stderr]).toEqual([0, ""]);
    for (const word of ["Usage: bulletin check", "--json", "--strict", "CONTENT_DIR"])
      expect(stdout).toContain(word);
  });

  it("of the tool lists its commands", async () => {
    const { status, stdout, stderr } = await bulletin(["--help"], sound);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Usage: bulletin VERB/);
    expect(stdout).toMatch(/^ {2}check +\w/m);
  });

  it("is in Chinese on a Chinese terminal", async () => {
    const { stdout } = await bulletin(["check", "--help"], sound, { LANG: "zh_CN.UTF-8" });
    expect(stdout).toMatch(/^用法：bulletin/);
    expect(stdout).not.toContain("Usage");
  });
});
