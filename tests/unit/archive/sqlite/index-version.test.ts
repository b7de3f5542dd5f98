import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { indexVersion, reachedFrom, versionOf } from "#lib/archive/sqlite/index-version.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../../..");

describe("the code that decides what is in the index", () => {
  it("is all of the project that Node loads to write one, and no package is left out", () => {
    const script = `
      import { registerHooks } from "node:module";
      const loaded = new Set();
      registerHooks({
        resolve(specifier, context, next) {
          const found = next(specifier, context);
          const outside = context.parentURL?.includes("node_modules");
          if (!outside && !found.url.startsWith("node:")) loaded.add(found.url);
          return found;
        },
      });
      await import("#lib/archive/sqlite/fill-index.ts");
      await import("#lib/archive/keeping/read-thread.ts");
      console.log(JSON.stringify([...loaded]));
    `;
    const output = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: root });
    const loaded = (JSON.parse(output.toString()) as string[]).map((url) =>
      fileURLToPath(url).slice(root.length + 1),
    );
    const { files, packages } = reachedFrom(root, "lib/archive/sqlite/sync-process.ts");
    const own = loaded.filter((path) => !path.startsWith("node_modules/"));
    expect(own.length).toBeGreaterThan(40);
    expect(own.filter((path) => !files.has(path))).toEqual([]);
    const theirs = loaded
      .filter((path) => path.startsWith("node_modules/"))
      .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
    expect(theirs.filter((name) => !packages.has(String(name)))).toEqual([]);
  });

  it("is the same for all who ask", () => {
    expect(indexVersion()).toBe(versionOf(root));
    expect(indexVersion()).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe("a version of the index", () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), "bulletin-version-"));
    cpSync(join(root, "lib"), join(copy, "lib"), { recursive: true });
    cpSync(join(root, "package-lock.json"), join(copy, "package-lock.json"));
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  it("is that of the same files anywhere", () => {
    expect(versionOf(copy)).toBe(versionOf(root));
  });

  it.each([
    "lib/markdown/blocks.ts",
    "lib/archive/sqlite/database.ts",
    "lib/archive/text/tokens.ts",
    "lib/record/schema.ts",
    "lib/archive/keeping/read-thread.ts",
  ])("is another where %s is", (file) => {
    appendFileSync(join(copy, file), "\n// another\n");
    expect(versionOf(copy)).not.toBe(versionOf(root));
  });

  it("is the same where something else is another", () => {
    appendFileSync(join(copy, "lib/archive/live.ts"), "\n// another\n");
    appendFileSync(join(copy, "lib/archive/sqlite/index-reader.ts"), "\n// another\n");
    expect(versionOf(copy)).toBe(versionOf(root));
  });

  it.each([
    ["a package that it uses", "remark-gfm"],
    ["one that this uses in its turn", "micromark"],
  ])("is another where %s is locked to another version", (_, name) => {
    const path = join(copy, "package-lock.json");
    const lock = JSON.parse(readFileSync(path, "utf8"));
    lock.packages[`node_modules/${name}`].version = "0.0.0";
    writeFileSync(path, JSON.stringify(lock));
    expect(versionOf(copy)).not.toBe(versionOf(root));
  });

  it("does not depend on packages that have nothing to do with it", () => {
    const path = join(copy, "package-lock.json");
    const lock = JSON.parse(readFileSync(path, "utf8"));
    lock.packages["node_modules/playwright"].version = "0.0.0";
    writeFileSync(path, JSON.stringify(lock));
    expect(versionOf(copy)).toBe(versionOf(root));
  });
});
