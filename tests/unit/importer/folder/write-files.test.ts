import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFiles } from "#lib/importer/folder/write-files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-write-"));
});
afterEach(() => rm(folder, { recursive: true }));

const file = (path: string, text: string, replaces = false) => ({ path, bytes: Buffer.from(text), replaces });

describe("writeFiles", () => {
  it("writes files into folders that it makes, and leaves nothing beside them", async () => {
    await writeFiles(folder, [file("a/b/one.md", "一"), file("two.md", "二")]);
    expect(await readFile(join(folder, "a/b/one.md"), "utf8")).toBe("一");
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(["a", "a/b", "a/b/one.md", "two.md"]);
  });

  it("replaces only what it is told to", async () => {
    await writeFile(join(folder, "one.md"), "旧");
    await writeFiles(folder, [file("one.md", "新", true)]);
    expect(await readFile(join(folder, "one.md"), "utf8")).toBe("新");
  });

  it("takes a file that is there and says the same for written, and leaves it where another cannot be", async () => {
    await writeFiles(folder, [file("issue.pdf", "版"), file("one.md", "一")]);
    await writeFiles(folder, [file("issue.pdf", "版"), file("two.md", "二"), file("two.md", "二")]);
    await expect(writeFiles(folder, [file("issue.pdf", "版"), file("one.md", "另")])).rejects.toThrow(
      /EEXIST/,
    );
    expect((await readdir(folder)).sort()).toEqual(["issue.pdf", "one.md", "two.md"]);
  });

  it("writes nothing where one of the names is taken after all", async () => {
    await writeFile(join(folder, "two.md"), "旧");
    await expect(writeFiles(folder, [file("one.md", "一"), file("two.md", "二")])).rejects.toThrow(/EEXIST/);
    expect(await readdir(folder)).toEqual(["two.md"]);
    expect(await readFile(join(folder, "two.md"), "utf8")).toBe("旧");
  });
});
