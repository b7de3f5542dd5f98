import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runNode } from "../../support/processes.ts";

const cli = fileURLToPath(new URL("../../../cli/bulletin.ts", import.meta.url));
const record = fileURLToPath(new URL("../../../content/", import.meta.url));

function print(args: readonly string[], settings: Record<string, string> = {}) {
  const env = { NODE_ENV: "test", CONTENT_DIR: record, ...settings } as NodeJS.ProcessEnv;
  return runNode([cli, "print", ...args], { env });
}

describe.concurrent("print", () => {
  it.each([
    [[], "DATE is missing"],
    [["yesterday"], '"yesterday" is not a day such as 2020-11-28'],
    [["2020-11-28", "--locale", "fr"], '--locale is zh or en, not "fr"'],
    [["2020-11-28", "--from", "paper.example"], '--from "paper.example" is not the address of a site'],
    [["2020-11-28", "--from", "https://paper.example/zh"], "is not the address of a site"],
  ])("says what is wrong with %j, and prints nothing", async (args, reason) => {
    const { code, out, err } = await print(args, { LANG: "en_GB.UTF-8" });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(reason);
    expect(err).toContain("Usage: bulletin print");
  });

  it.each([
    ["en_GB.UTF-8", /no Chromium to print with.*CHROMIUM_PATH.*apt-get install chromium/s],
    ["zh_CN.UTF-8", /找不到 Chromium.*CHROMIUM_PATH.*apt-get install chromium/s],
  ])(
    "says where a Chromium comes from where the one that is named does not start (%s)",
    async (LANG, told) => {
      const { code, err } = await print(["2020-11-28"], { LANG, CHROMIUM_PATH: "/nowhere/chromium" });
      expect(code).toBe(2);
      expect(err).toMatch(told);
    },
  );

  it("says that a site does not answer", async () => {
    const args = ["2020-11-28", "--from", "http://127.0.0.1:1"];
    const { code, err } = await print(args, { LANG: "en_GB.UTF-8", CHROMIUM_PATH: process.execPath });
    expect(code).toBe(2);
    expect(err).toContain("nothing was printed: fetch failed");
  });
});
