import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wordingOf } from "#lib/record/problems/catalogue.ts";
import { wordingFor } from "../../support/wording.ts";
import { ContentFolder } from "../archive/content-folder.ts";
import { pictureOf } from "../archive/model/documents.ts";

const day = "2020-11-28";
const page = `bulletins/${day}.txt`;
const a = `articles/${day}/a.md`;
const printed = "会议强调，要坚持生态优先绿色发展。";
const fromPage = { bulletin: day };

let folder: ContentFolder;
beforeEach(async () => {
  folder = await ContentFolder.make();
  await folder.write(page, `a标题\n${printed}\n`);
});
afterEach(() => folder.remove());

const problems = async () => (await folder.read()).problems;
const found = async () =>
  (await problems()).map(({ file, code, field, line, column, block }) => [
    file,
    code,
    field,
    line,
    column,
    ...(block === undefined ? [] : [block]),
  ]);

describe("an article from a bulletin", () => {
  it("holds it in headline, kicker, deck, byline and blocks", async () => {
    await folder.write(page, `引题\na标题\n副题一\n副题二\n■本报记者 陈润\n${printed}\n`);
    const fields = { kicker: "引题", deck: "[副题一, 副题二]", byline: "■本报记者 陈润", ...fromPage };
    await folder.original(day, "a", fields, printed);
    expect(await problems()).toEqual([]);
  });

  it("may have its marks of Markdown and of missing print", async () => {
    await folder.original(day, "a", fromPage, "[…]会议强调，**要坚持**生态优先\n\n[…]\n\n绿色发展。[…]");
    expect(await problems()).toEqual([]);
  });

  it.each(["headline", "kicker", "deck", "byline"])("has a %s that the print lacks", async (field) => {
    if (field === "headline") await folder.write(page, `${printed}\n`);
    const fields = { ...fromPage, headline: "a标题", [field]: "编者所拟" };
    await folder.original(day, "a", fields, printed);
    const [problem, ...others] = await found();
    expect(problem?.slice(0, 3)).toEqual([a, "invented-text", field]);
    expect(others).toEqual([]);

    await folder.original(day, "a", { ...fields, supplied: `[${field}]` }, printed);
    expect(await problems()).toEqual([]);
  });

  it("holds the printed captions of its pictures, and says nothing of those that an editor wrote", async () => {
    await folder.write(page, `a标题\n${printed}\n图为会议 现场。\n本报记者 陈润 摄\n`);
    await folder.write(`articles/${day}/a.hall.png`, pictureOf(0));
    const pictures = (caption: string) =>
      `[{ file: hall.png, alt: { zh: 会场, en: The hall }, caption: { zh: ${caption}, en: A caption }, credit: { zh: 本报记者 陈润 摄, en: Chen Run } }]`;
    await folder.original(day, "a", { ...fromPage, pictures: pictures("图为会议现场。") }, printed);
    expect(await problems()).toEqual([]);
    await folder.original(day, "a", { ...fromPage, pictures: pictures("编者写的说明。") }, printed);
    expect(await found()).toEqual([[page, "lost-text", "file", 3, 1]]);
  });

  it("is told what it has beyond the bulletin, in which block", async () => {
    await folder.original(day, "a", fromPage, `${printed}\n\n记者感到振奋。`);
    expect(await found()).toEqual([[a, "invented-text", "body", 12, 1, "p2"]]);
    expect(wordingFor((await problems())[0]).message.zh).toContain("“记者感到振奋。”");
  });

  it("is told which line of its headline is not in print", async () => {
    await folder.original(day, "a", { ...fromPage, headline: "[a标题, 编者所拟]" }, printed);
    expect(await found()).toEqual([[a, "invented-text", "headline", 3, 17, "headline"]]);
  });

  it("is compared as a draft too", async () => {
    await folder.original(day, "a", { ...fromPage, status: "draft" }, printed);
    expect(await problems()).toEqual([]);
  });

  it("shares it with the others that name it", async () => {
    await folder.write(page, `a标题\n${printed}\nb标题\nb正文。\n`);
    await folder.original(day, "a", fromPage, printed);
    await folder.original(day, "b", fromPage);
    expect(await problems()).toEqual([]);
    await folder.original(day, "b", fromPage, `b正文。\n\n${printed}`);
    expect(await found()).toEqual([[`articles/${day}/b.md`, "text-twice", "body", 12, 1, "p2"]]);
    expect(wordingFor((await problems())[0]).message.en).toContain(`already in ${a}:10`);
  });

  it("cannot have what is set aside as well", async () => {
    await folder.write(page, `a标题\n${printed}\n广告热线 12345\n`);
    await folder.write(
      `bulletins/${day}.yaml`,
      "setAside:\n  - { lines: [3, 3], text: 广告热线 12345, why: 广告 }\n",
    );
    await folder.original(day, "a", fromPage, `${printed}\n\n广告热线 12345`);
    expect(
      (await problems()).map((problem) => [problem.code, wordingOf(problem).message.en.split(":")[1]]),
    ).toEqual([["text-twice", "2"]]);
  });

  it("may use text twice where an editor says why", async () => {
    const accept = "[{ block: p2, code: text-twice, why: 版面如此 }]";
    await folder.original(day, "a", { ...fromPage, accept }, `${printed}\n\n${printed}`);
    expect(await problems()).toEqual([]);
  });

  it("is not compared with a bulletin that it does not name", async () => {
    await folder.original(day, "a", fromPage, printed);
    await folder.original(day, "b", {}, "别的来源。");
    await folder.write("bulletins/2020-11-28-02.txt", "c标题\nc正文。\n");
    await folder.original(day, "c", { bulletin: "2020-11-28-02" });
    expect(await problems()).toEqual([]);
  });
});

describe("what is lost", () => {
  it("is told where it stands in the bulletin", async () => {
    await folder.original(day, "a", fromPage, "会议强调，要坚持绿色发展。");
    expect(await found()).toEqual([[page, "lost-text", "file", 2, 9]]);
  });

  it("is the whole bulletin where no article names it", async () => {
    expect((await found()).map(([, code, , line]) => [code, line])).toEqual([
      ["lost-text", 1],
      ["lost-text", 2],
    ]);
  });

  it("is quoted in short", async () => {
    const long = `开头${"长".repeat(200)}结尾`;
    await folder.write(page, long);
    const [problem] = await problems();
    expect(wordingFor(problem).message.zh).toMatch(/开头长+…长+结尾/);
    expect(wordingFor(problem).message.zh.length).toBeLessThan(100);
  });

  it("is not told while an article of that day cannot be read, but what is invented is", async () => {
    await folder.original(day, "a", fromPage, `${printed}记者感到振奋。`);
    await folder.write(`articles/${day}/b.md`, "broken");
    expect((await problems()).map(({ code }) => code)).toEqual(["invented-text", "missing-front-matter"]);
  });

  it("is told while an article of another day cannot be read", async () => {
    await folder.write("articles/2020-11-27/b.md", "broken");
    expect((await problems()).map(({ code }) => code)).toContain("lost-text");
  });
});

describe("the account of a bulletin", () => {
  it("names the files that cannot be read and may hold what it calls lost", async () => {
    await folder.write(`articles/${day}/b.md`, "broken");
    await folder.write(`bulletins/${day}.yaml`, "setAside: 1\n");
    expect((await folder.read()).bulletins.get(day)?.missing).toEqual([
      `articles/${day}/b.md`,
      `bulletins/${day}.yaml`,
    ]);
  });

  it("is none of a file at fault", async () => {
    await folder.write(page, "a标题\u0007\n");
    const { bulletins } = await folder.read();
    expect([bulletins.has(day), bulletins.get(day)]).toEqual([true, undefined]);
  });

  it("has the same digest until something of it changes", async () => {
    await folder.original(day, "a", fromPage, printed);
    const digest = async () => (await folder.read()).bulletins.get(day)?.digest;
    const first = await digest();
    expect(await digest()).toBe(first);
    await folder.original(day, "a", fromPage, `${printed}记者感到振奋。`);
    expect(await digest()).not.toBe(first);
  });
});

describe("what is set aside", () => {
  const aside = "广告热线 12345";
  beforeEach(async () => {
    await folder.write(page, `a标题\n${printed}\n${aside}\n`);
    await folder.original(day, "a", fromPage, printed);
  });

  it("is lost until it is listed", async () => {
    expect(await found()).toEqual([[page, "lost-text", "file", 3, 1]]);
    await folder.write(`bulletins/${day}.yaml`, `setAside: [{ lines: [3, 3], text: ${aside}, why: 广告 }]\n`);
    expect(await problems()).toEqual([]);
  });

  it("is not lost while its list cannot be read", async () => {
    await folder.write(`bulletins/${day}.yaml`, `setAside: [{ lines: [3, 3], text: ${aside} }]\n`);
    expect((await problems()).map(({ code }) => code)).toEqual(["missing-field"]);
  });

  it("belongs to a bulletin that is there", async () => {
    await folder.write("bulletins/2020-11-27.yaml", "origin: { zh: 甲, en: A }\n");
    expect((await found())[0]).toEqual(["bulletins/2020-11-27.yaml", "stray-file", "file", 1, 1]);
  });
});

describe("corrections are undone for the comparison", () => {
  const correction = (block: string, from: string, to: string) =>
    `{ block: ${block}, from: ${from}, to: ${to}, note: { zh: 甲, en: A }, date: 2020-11-29 }`;

  it.each([
    ["one", [correction("p1", "优先", "为先")], "会议强调，要坚持生态为先绿色发展。"],
    [
      "two in a block",
      [correction("p1", "优先", "为先"), correction("p1", "会议", "大会")],
      "大会强调，要坚持生态为先绿色发展。",
    ],
    [
      "one of what another has changed",
      [correction("p1", "优先", "为先"), correction("p1", "为先绿色", "为先的绿色")],
      "会议强调，要坚持生态为先的绿色发展。",
    ],
  ])("%s", async (_, corrections, body) => {
    await folder.original(day, "a", { ...fromPage, corrections: `[${corrections.join(", ")}]` }, body);
    expect(await problems()).toEqual([]);
  });

  it("with characters that patterns use as they are", async () => {
    await folder.write(page, "a标题\n单价为$&元整。\n");
    const corrections = `[${correction("p1", "'$&元'", "百元")}]`;
    await folder.original(day, "a", { ...fromPage, corrections }, "单价为百元整。");
    expect(await problems()).toEqual([]);
  });

  it("in their own block only", async () => {
    const fields = { ...fromPage, corrections: `[${correction("p2", "优先", "为先")}]` };
    await folder.write(page, `a标题\n${printed}\n第二段。\n`);
    await folder.original(day, "a", fields, "会议强调，要坚持生态为先绿色发展。\n\n第二段。");
    const codes = (await problems()).map(({ code }) => code).sort();
    expect(codes).toEqual(["correction-not-there", "invented-text", "lost-text"]);
  });

  it("of a headline, in the line that has it", async () => {
    const fields = {
      ...fromPage,
      headline: "[智慧水务, 会议召开]",
      corrections: `[${correction("headline", "a标题", "智慧水务")}]`,
    };
    await folder.write(page, `a标题\n会议召开\n${printed}\n`);
    await folder.original(day, "a", fields, printed);
    expect(await problems()).toEqual([]);
  });
});

it("tells where each article stands in print", async () => {
  await folder.write(page, `b标题\n续文。\na标题\n${printed}\nb正文。\n`);
  await folder.original(day, "a", fromPage, `${printed}\n\n续文。`);
  await folder.original(day, "b", fromPage);
  await folder.original(day, "c");
  const { originals } = await folder.read();
  const [b = 0, ofA = 0] = ["b", "a"].map((slug) => originals.get(`${day}/${slug}`)?.printOffset);
  expect(b).toBe(0);
  expect(ofA).toBeGreaterThan(b);
  expect(originals.get(`${day}/c`)).not.toHaveProperty("printOffset");
});
