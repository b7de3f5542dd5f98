import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readXliff } from "#lib/translating/xliff/validate.ts";
import type { Part } from "./part.ts";

const sets = [
  ["core/valid", true],
  ["core/in-out", true],
  ["core/invalid", false],
  ["modules/valid", true],
  ["modules/invalid", false],
] as const;

/** Reads the standard's own test suite: how many of the valid files are accepted, how many of the invalid ones refused. */
export const run: Part = (yardsticks) => {
  const folder = join(yardsticks, "xliff-2.1");
  if (!existsSync(folder)) return console.log("XLIFF 2.1: no yardstick\n");
  console.log("| XLIFF 2.1 test suite | files | right | wrong |\n| --- | --- | --- | --- |");
  for (const [set, isValid] of sets) {
    const files = readdirSync(join(folder, set)).filter((name) => name.endsWith(".xlf"));
    const wrong = files.filter((name) => {
      const read = readXliff(readFileSync(join(folder, set, name), "utf8"));
      return "root" in read !== isValid;
    });
    console.log(
      `| ${set}: ${isValid ? "accepted" : "refused"} | ${files.length} | ${files.length - wrong.length} | ${wrong.length} |`,
    );
  }
  console.log();
};
