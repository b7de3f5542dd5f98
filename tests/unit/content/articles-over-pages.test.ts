import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bulletinGroups } from "#lib/content/bulletin-groups.ts";
import { reconcilePages } from "#lib/ledger/ledger.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const day = "2020-11-28";
const [first, second] = [`bulletins/${day}.txt`, `bulletins/${day}-02.txt`];
const both = `[${day}, ${day}-02]`;
const start = "会议强调，要坚持生态优先、绿色发展，把长江大";
const rest = "保护摆在压倒性位置。";

let folder: ContentFolder;
beforeEach(async () => {
  folder = await ContentFolder.make();
  await folder.write(first, `a标题\n${start}\nb标题\n又一篇的正文在这里。\n`);
  await folder.write(second, `c标题\n${rest}\n第二版自己的一篇。\n`);
  await folder.original(day, "b", { bulletin: day }, "又一篇的正文在这里。");
  await folder.original(day, "c", { bulletin: `${day}-02` }, "第二版自己的一篇。");
});
afterEach(() => folder.remove());

const found = async () =>
  (await folder.read()).problems.map(({ file, code, line }) => [file, code, line] as const);

describe("an article that goes over two pages", () => {
  it("has the text of both, and each character has one place", async () => {
    await folder.original(day, "a", { bulletin: both }, start + rest);
    expect(await found()).toEqual([]);
    const { bulletins, originals } = await folder.read();
    for (const id of [day, `${day}-02`]) {
      const { counts } = bulletins.get(id)?.ledger ?? {};
      expect(counts?.accounted).toBe(counts?.characters);
    }
    expect(originals.get(`${day}/a`)?.printOffset).toBe(0);
    const uses = bulletins.get(`${day}-02`)?.ledger.claims.map(({ line, by }) => [line, by.file]);
    expect(uses).toContainEqual([2, `articles/${day}/a.md`]);
  });

  it("is told what it lacks with the page that has it", async () => {
    await folder.original(day, "a", { bulletin: both }, `${start}[…]`);
    expect(await found()).toEqual([[second, "lost-text", 2]]);
    await folder.original(day, "a", { bulletin: both }, `[…]${rest}`);
    expect(await found()).toEqual([[first, "lost-text", 2]]);
  });

  it("is told once of what neither page has, and of what it has twice", async () => {
    await folder.original(day, "a", { bulletin: both }, `${start}${rest}谁也没有印过的一句话。`);
    expect((await found()).map(([, code]) => code)).toEqual(["invented-text"]);
    await folder.original(day, "a", { bulletin: both }, `${start}${rest}\n\n${rest}`);
    expect((await found()).map(([, code]) => code)).toEqual(["text-twice"]);
  });

  it("takes no text of the page that another article does not name", async () => {
    await folder.original(day, "a", { bulletin: both }, start + rest);
    await folder.original(day, "b", { bulletin: day }, "又一篇的正文在这里。第二版自己的一篇。");
    expect((await found()).map(([file]) => file)).toEqual([`articles/${day}/b.md`]);
  });

  it.each([`[${day}, 2020-11-28-07]`, "[]", "[1]"])("may not name %s", async (bulletin) => {
    await folder.original(day, "a", { bulletin }, start);
    expect((await folder.read()).problems.filter(({ severity }) => severity === "error")).not.toEqual([]);
  });
});

describe("pages", () => {
  it("hang together by the articles that go over them", () => {
    const groups = bulletinGroups(["1", "2", "3", "4", "5"], [["4", "2"], ["2", "9", "1"], ["3"]]);
    expect(groups).toEqual([["1", "2", "4"], ["3"], ["5"]]);
  });

  it("give whole lines before stretches, whichever page comes first", () => {
    const passage = {
      file: "a.md",
      line: 1,
      column: 1,
      field: "body",
      block: "p1",
      text: "甲乙丙丁戊己庚辛",
    };
    const pages = ["甲乙丙丁戊己庚，壬", "甲乙丙丁戊己庚辛"].map((text) => ({ text, setAside: [] }));
    const [one, two] = reconcilePages(pages, [passage], () => [0, 1]);
    expect(two?.lost).toEqual([]);
    expect(one?.lost.map(({ text }) => text)).toEqual(["甲乙丙丁戊己庚，壬"]);
  });
});
