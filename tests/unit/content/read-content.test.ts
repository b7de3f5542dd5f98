import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readContent } from "#lib/content/read-content.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const day = "2020-11-28";
const id = `${day}/a`;

let folder: ContentFolder;
beforeEach(async () => {
  folder = await ContentFolder.make();
});
afterEach(() => folder.remove());

const at = (name: string) => join(folder.path, name);
const articles = async () => [...(await folder.read()).originals.keys()].sort();
const codes = async () => (await folder.read()).problems.map(({ file, code }) => `${file} ${code}`);

describe("a content folder", () => {
  it("is read afresh each time", async () => {
    await folder.original(day, "a");
    expect(await articles()).toEqual([id]);
    await folder.remove(`articles/${day}/a.md`);
    await folder.original(day, "b");
    expect(await articles()).toEqual([`${day}/b`]);
  });

  it("has nothing where it is not there", async () => {
    expect((await readContent(at("nowhere"))).originals.size).toBe(0);
  });

  it("is read but for editors' own files and the kept sources of bulletins", async () => {
    await folder.write(".git/config", "x");
    await folder.write(`articles/${day}/.a.md.swp`, "x");
    await folder.write(`articles/${day}/a.md~`, "x");
    await folder.write("README.md", "x");
    await folder.write(`bulletins/${day}.txt`, "一");
    await folder.write(`bulletins/${day}.source.pdf`, "\0\u0007");
    expect(await codes()).toEqual([`bulletins/${day}.txt lost-text`]);
  });

  it("has one problem for a stray file once, whatever is in it", async () => {
    await folder.write(`articles/${day}/notes.doc`, "\0\u0007");
    await folder.write("notes.txt", "");
    expect(await codes()).toEqual([`articles/${day}/notes.doc stray-file`, "notes.txt stray-file"]);
  });

  it("reads what a link leads to, and tells of a link to nowhere", async () => {
    await folder.original(day, "a");
    await symlink(at(`articles/${day}/a.md`), at(`articles/${day}/b.md`));
    await symlink(at("nowhere"), at(`articles/${day}/c.md`));
    expect(await articles()).toEqual([id, `${day}/b`, `${day}/c`]);
    expect(await codes()).toEqual([`articles/${day}/c.md unreadable-file`]);
  });

  it("follows no link out of the folder, not even to a sound article", async () => {
    const elsewhere = await ContentFolder.make();
    await elsewhere.original(day, "a");
    await folder.write(`articles/${day}/b.md`, "");
    await symlink(join(elsewhere.path, `articles/${day}/a.md`), at(`articles/${day}/a.md`));
    expect(await codes()).toContain(`articles/${day}/a.md unfollowed-link`);
    expect((await folder.read()).originals.get(id)).toBeUndefined();
    await elsewhere.remove();
  });

  it("follows no link to a folder, and still has what is in its place", async () => {
    await folder.original(day, "a");
    await symlink(folder.path, at("articles/loop"));
    expect(await codes()).toEqual(["articles/loop unfollowed-link"]);
    expect((await folder.read()).originals.get(id)?.file).toBe(`articles/${day}/a.md`);
  });

  it("takes a folder with an article's name for a folder", async () => {
    await mkdir(at(`articles/${day}/a.md`), { recursive: true });
    expect(await codes()).toEqual([]);
  });
});
