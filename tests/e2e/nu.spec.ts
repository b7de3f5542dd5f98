import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "playwright/test";
import { run } from "../support/processes.ts";
import { pageTypes, test } from "./site.ts";

/** The Nu Html Checker: a Java archive. `VNU_JAR` names one that is elsewhere. */
const jar =
  process.env.VNU_JAR ?? new URL("../../node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url).pathname;

/**
 * What its CSS parser does not know, and browsers do: view transitions (CSS View Transitions 2), custom properties with a
 * colour or `mod()`, and where a popover stands beside its term (CSS Anchor Positioning 1), of which nothing can be said
 * in other words. And it takes pinyin for Vietnamese.
 */
const notFaults = [
  /^CSS: Unrecognized at-rule “@view-transition”$/,
  /^CSS: “background”: “var\(--[a-z]+\)” is not a “\*invalid\*” value\.$/,
  /^CSS: “--foot”: The types are incompatible\.$/,
  /^CSS: “position-(?:area|try)”: Property “position-(?:area|try)” doesn't exist\.$/,
  /^This document appears to be written in Vietnamese/,
];

const hasJava = () => {
  try {
    execFileSync("java", ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

interface Message {
  type: string;
  url: string;
  message: string;
  extract?: string;
}

test("the Nu checker finds nothing on any page type in either language", async ({ request }) => {
  test.skip(!existsSync(jar), "no Nu checker: npm install --no-save --ignore-scripts vnu-jar, or VNU_JAR");
  test.skip(!hasJava(), "no Java, which the Nu checker needs");
  const folder = await mkdtemp(join(tmpdir(), "bulletin-nu-"));
  try {
    const paths = [...Object.values(pageTypes), "/nowhere"];
    const files = paths.flatMap((path, index) =>
      ["zh", "en"].map((locale) => ({
        file: join(folder, `${locale}-${index}.html`),
        path: `/${locale}${path}`,
      })),
    );
    for (const { file, path } of files) await writeFile(file, await (await request.get(path)).body());
    const broken = join(folder, "broken.html");
    await writeFile(
      broken,
      '<!DOCTYPE html><html lang="en"><title>a</title><p><div id="a b"></div></p></html>',
    );
    const names = [...files.map(({ file }) => file), broken];
    const { err } = await run("java", [
      "-Xss2m",
      "-jar",
      jar,
      "--format",
      "json",
      "--exit-zero-always",
      ...names,
    ]);
    const { messages } = JSON.parse(err) as { messages: Message[] };
    const [inBroken, found] = [true, false].map((isBroken) =>
      messages.filter(({ url }) => url.endsWith("broken.html") === isBroken),
    );
    // It looked.
    expect(inBroken?.length).toBeGreaterThan(1);
    const told = (found ?? [])
      .filter(({ message }) => !notFaults.some((known) => known.test(message)))
      .map(({ url, message, extract }) => {
        const path = files.find(({ file }) => url.endsWith(file))?.path;
        return `${path}: ${message} ${extract ?? ""}`;
      });
    expect(told).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
