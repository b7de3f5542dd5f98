import { readdirSync } from "node:fs";
import { mkdir, rename, symlink } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ContentStore } from "#lib/content/content-store.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const day = "2020-11-28";
const id = `${day}/a`;

let folder: ContentFolder;
let store: ContentStore;
beforeEach(async () => {
  folder = await ContentFolder.make();
  store = new ContentStore(folder.path);
});
afterEach(() => folder.remove());

const at = (name: string) => join(folder.path, name);
const articles = () => [...store.content().originals.keys()].sort();
const codes = () => store.content().problems.map(({ file, code }) => `${file} ${code}`);

describe("a scan", () => {
  it("reads all files afresh", async () => {
    await folder.original(day, "a");
    await store.scan();
    expect(articles()).toEqual([id]);
    await folder.remove(`articles/${day}/a.md`);
    await folder.original(day, "b");
    await store.scan();
    expect(articles()).toEqual([`${day}/b`]);
  });

  it("finds nothing in a folder that is not there", async () => {
    const nowhere = new ContentStore(at("nowhere"));
    await nowhere.scan();
    expect(nowhere.content().originals.size).toBe(0);
  });

  it("passes over editors' own files and the kept sources of bulletins", async () => {
    await folder.write(".git/config", "x");
    await folder.write(`articles/${day}/.a.md.swp`, "x");
    await folder.write(`articles/${day}/a.md~`, "x");
    await folder.write("README.md", "x");
    await folder.write(`bulletins/${day}.txt`, "一");
    await folder.write(`bulletins/${day}.source.pdf`, "\0\u0007");
    await store.scan();
    expect(codes()).toEqual([`bulletins/${day}.txt lost-text`]);
  });

  it("tells of a stray file once, whatever is in it", async () => {
    await folder.write(`articles/${day}/photo.jpg`, "\0\u0007");
    await folder.write("notes.txt", "");
    await store.scan();
    expect(codes()).toEqual([`articles/${day}/photo.jpg stray-file`, "notes.txt stray-file"]);
  });

  it("reads what a link leads to, and tells of a link to nowhere", async () => {
    await folder.original(day, "a");
    await symlink(at(`articles/${day}/a.md`), at(`articles/${day}/b.md`));
    await symlink(at("nowhere"), at(`articles/${day}/c.md`));
    await store.scan();
    expect(articles()).toEqual([id, `${day}/b`, `${day}/c`]);
    expect(codes()).toEqual([`articles/${day}/c.md unreadable-file`]);
  });

  it("follows no link out of the folder, not even to a sound article", async () => {
    const elsewhere = await ContentFolder.make();
    await elsewhere.original(day, "a");
    await folder.write(`articles/${day}/b.md`, "");
    await symlink(join(elsewhere.path, `articles/${day}/a.md`), at(`articles/${day}/a.md`));
    await store.scan();
    expect(codes()).toContain(`articles/${day}/a.md unfollowed-link`);
    expect(store.content().originals.get(id)).toBeUndefined();
    await elsewhere.remove();
  });

  it("follows no link to a folder, and still has what is in its place", async () => {
    await folder.original(day, "a");
    await symlink(folder.path, at("articles/loop"));
    await store.scan();
    expect(codes()).toEqual(["articles/loop unfollowed-link"]);
    expect(store.content().originals.get(id)?.file).toBe(`articles/${day}/a.md`);
  });

  it("takes a folder with an article's name for a folder", async () => {
    await mkdir(at(`articles/${day}/a.md`), { recursive: true });
    await store.scan();
    expect(codes()).toEqual([]);
  });
});

describe("an update", () => {
  beforeEach(async () => {
    await folder.original(day, "a");
    await folder.translation(day, "a");
    await store.scan();
  });

  it("reads again what is named, and nothing else", async () => {
    await folder.original(day, "a", { headline: "新标题" });
    await folder.original(day, "b");
    await store.update([at(`articles/${day}/a.md`)]);
    expect(store.content().originals.get(id)?.fields.headline).toEqual(["新标题"]);
    expect(articles()).toEqual([id]);
    await store.update([at(`articles/${day}/b.md`)]);
    expect(articles()).toEqual([id, `${day}/b`]);
  });

  it("forgets what is gone, a file or a whole folder", async () => {
    await folder.remove(`articles/${day}/a.en.md`);
    await store.update([at(`articles/${day}/a.en.md`)]);
    expect(store.content().translations.get(id)).toBeUndefined();
    await folder.remove("articles");
    await store.update([at("articles")]);
    expect(articles()).toEqual([]);
  });

  it("reads a whole folder that has come", async () => {
    await folder.original("2020-11-27", "b");
    await folder.original("2020-11-26", "c");
    await store.update([at("articles")]);
    expect(articles()).toEqual(["2020-11-26/c", "2020-11-27/b", id]);
  });

  it("of the content folder itself reads everything", async () => {
    await folder.original("2020-11-27", "b");
    await folder.remove(`articles/${day}/a.md`);
    await store.update([folder.path]);
    expect(articles()).toEqual(["2020-11-27/b"]);
    expect(codes()).toEqual([`articles/${day}/a.en.md orphan-translation`]);
  });

  it("does not take a name for a folder that only begins like it", async () => {
    await folder.original("2020-11-2", "x");
    await folder.original("2020-11-27", "b");
    await store.update([folder.path]);
    const before = articles();
    await folder.remove("articles/2020-11-2");
    await store.update([at("articles/2020-11-2")]);
    expect(articles()).toEqual(before.filter((article) => !article.startsWith("2020-11-2/")));
    expect(articles()).toContain("2020-11-27/b");
  });

  it("takes no notice of paths outside the folder, nor of editors' own files", async () => {
    const before = store.content();
    await folder.write(`articles/${day}/.b.md.swp`, "x");
    await store.update([join(folder.path, "../x.md"), "/etc/hosts", at(`articles/${day}/.b.md.swp`)]);
    expect(store.content()).toEqual(before);
  });

  it("follows a rename from either name", async () => {
    await rename(at(`articles/${day}/a.md`), at(`articles/${day}/b.md`));
    await store.update([at(`articles/${day}/b.md`), at(`articles/${day}/a.md`)]);
    expect(articles()).toEqual([`${day}/b`]);
    expect(codes()).toEqual([`articles/${day}/a.en.md orphan-translation`]);
  });

  it("sees what a changed registry means for articles that did not change", async () => {
    await folder.original(day, "a", { topics: "[drains]" });
    await store.update([at(`articles/${day}/a.md`)]);
    expect(codes()).toEqual([`articles/${day}/a.md unknown-topic`]);
    await folder.write("topics.yaml", "- { id: drains, name: { zh: 排水, en: Drains } }\n");
    await store.update([at("topics.yaml")]);
    expect(codes()).toEqual([]);
  });

  it("sees what a changed bulletin means for its articles", async () => {
    await folder.write(`bulletins/${day}.txt`, "a标题\na正文。\n");
    await folder.original(day, "a", { bulletin: day });
    await store.update([at("bulletins"), at("articles")]);
    expect(codes()).toEqual([]);
    await folder.write(`bulletins/${day}.txt`, "a标题\n");
    await store.update([at(`bulletins/${day}.txt`)]);
    expect(codes()).toEqual([`articles/${day}/a.md invented-text`]);
    await folder.write(`bulletins/${day}.txt`, "a标题\na正文。\n另有一条。\n");
    await store.update([at(`bulletins/${day}.txt`)]);
    expect(codes()).toEqual([`bulletins/${day}.txt lost-text`]);
  });

  it("knows a mended file from the broken one", async () => {
    await folder.write(`articles/${day}/a.md`, "broken");
    await store.update([at(`articles/${day}/a.md`)]);
    expect(store.content().originals.get(id)).toBeUndefined();
    await folder.original(day, "a");
    await store.update([at(`articles/${day}/a.md`)]);
    expect(store.content().originals.get(id)).toBeDefined();
    expect(codes()).toEqual([]);
  });
});

describe("updates give what a fresh scan gives", () => {
  const sound = (text: string, fields = "") =>
    `---\nheadline: 标题\nkind: news\ndate: ${day}\nreporters: []\ntopics: [water]\n${fields}---\n\n${text}\n`;
  const texts: Record<string, readonly string[]> = {
    [`articles/${day}/a.md`]: [sound("正文。", `bulletin: ${day}\n`), sound("一\n\n二"), "broken", ""],
    [`articles/${day}/b.md`]: [
      sound("正文。"),
      sound("<b>"),
      sound('他说"好'),
      sound("x", "date: 2020-11-27\n"),
    ],
    [`articles/${day}/a.en.md`]: ["---\nheadline: A\ntranslator: machine\n---\nOne.\n", "broken"],
    [`articles/${day}/more/a.md`]: [sound("正文。")],
    [`bulletins/${day}.txt`]: ["标题\n正文。\n", "正文。\n标题\n另有一条。\n", ""],
    [`bulletins/${day}.yaml`]: ["setAside: [{ lines: [3, 3], text: 另有一条。, why: 广告 }]\n", "x: 1\n"],
    "topics.yaml": ["- { id: water, name: { zh: 水务, en: Water } }\n", "[]\n", "- ["],
    "notes.txt": ["x"],
  };
  const edit = fc
    .constantFrom(...Object.keys(texts), "articles", `articles/${day}`)
    .chain((name) =>
      fc.record({ name: fc.constant(name), text: fc.constantFrom(undefined, ...(texts[name] ?? [])) }),
    );

  it("after any edits, in content, problems and print order", async () => {
    const history = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(history, async (batches) => {
        for (const name of readdirSync(folder.path)) await folder.remove(name);
        await store.scan();
        for (const batch of batches) {
          for (const { name, text } of batch) {
            if (text === undefined) await folder.remove(name);
            else await folder.write(name, text);
          }
          await store.update(batch.map(({ name }) => at(name)));
          expect(store.content()).toEqual(await folder.read());
        }
      }),
      { numRuns: 50 },
    );
  });
});
