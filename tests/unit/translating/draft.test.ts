import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { blockHash } from "#lib/bilingual/block-hash.ts";
import { applyEdits } from "#lib/editing/edits.ts";
import { draftArticle } from "#lib/translating/draft/draft-article.ts";
import { englishFaults } from "#lib/translating/draft/english.ts";
import { planTranslation, readArticlePair, readRenderings } from "#lib/translating/translate-article.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const [day, id] = ["2020-11-28", "2020-11-28/a"];
const english = `articles/${id}.en.md`;
const source = "市长朱健说，今年全市要投入1.2亿元建设智慧水务，有三成用于乡村。";
const good =
  "Mayor Zhu Jian said that the city was to invest 120 million yuan in smart water this year, 30 percent of it for the countryside.";

let folder: ContentFolder;
const open: { close(): void }[] = [];
beforeEach(async () => {
  folder = await ContentFolder.make();
  const person = "- { id: zhu-jian, name: { zh: 朱健, en: Zhu Jian }, office: { zh: 市长, en: Mayor } }\n";
  await folder.write("people.yaml", person);
  await folder.write("glossary.yaml", "- { id: water, term: { zh: 智慧水务, en: smart water } }\n");
});
afterEach(async () => {
  for (const server of open.splice(0)) server.close();
  await folder.remove();
});

interface Asked {
  text: string;
  before?: { zh: string; en?: string };
  after?: { zh: string; en?: string };
  renderings: { zh: string; en: string[] }[];
  memory: { zh: string; en: string }[];
  /** What was said of the answer before. */
  complaint: string | undefined;
}

/** A model that answers as told; what it was asked. */
async function model(answer: (asked: Asked, response: ServerResponse, count: number) => string | undefined) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString());
    const [, question, complaint] = body.messages as { content: string }[];
    const next = { ...JSON.parse(question?.content ?? "{}"), complaint: complaint?.content };
    asked.push(next);
    const content = answer(next, response, asked.length);
    if (content === undefined) return;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ choices: [{ finish_reason: "stop", message: { content } }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const saying = (text: string) => JSON.stringify({ translation: text });

async function draft(url: string, timeout = 60_000) {
  const result = await draftArticle(await readArticlePair(folder.path, id), await folder.read(), {
    ...{ url, model: "test", timeout },
  });
  await applyEdits(folder.path, result.edits);
  return result;
}
const read = () => readFile(join(folder.path, english), "utf8");
async function states() {
  const pair = await readArticlePair(folder.path, id);
  return planTranslation(pair, await readRenderings(folder.path)).updated.blocks.map((block) => [
    block.state,
    block.source,
  ]);
}

describe("a good answer", () => {
  it("is taken, and stamped as a machine's, with a headline", async () => {
    await folder.original(day, "a", {}, `${source}\n\n---\n\n第二段。`);
    const { url, asked } = await model(({ text }) =>
      saying(text.startsWith("# ") ? "# A headline" : text === source ? good : "The second paragraph."),
    );
    expect(await draft(url)).toMatchObject({ drafted: [1, 3], failed: [] });
    expect(await states()).toEqual([
      ["translated", good],
      ["translated", "---"],
      ["translated", "The second paragraph."],
    ]);
    expect(await read()).toContain("headline: A headline\ntranslator: machine\nreviewed: false\n");
    expect(asked[0]?.renderings).toEqual([
      { zh: "朱健", en: ["Zhu Jian"] },
      { zh: "智慧水务", en: ["smart water"] },
    ]);
    expect((await folder.read()).problems.map(({ code }) => code)).toEqual([]);
  });

  it("is taken for headline, kicker and deck too where they are missing or still in Chinese, and not where they are not", async () => {
    await folder.original(
      day,
      "a",
      { headline: "朱健讲话", kicker: "智慧水务", deck: "投入1.2亿元" },
      source,
    );
    await folder.translation(day, "a", good, { headline: "朱健讲话", kicker: "A kicker of my own" });
    const { url, asked } = await model(({ text }) =>
      saying(text === "# 朱健讲话" ? "# Zhu Jian speaks" : "Invest 120 million yuan"),
    );
    const result = await draft(url);
    expect(result).toMatchObject({
      drafted: [],
      failed: [],
      texts: { drafted: ["headline", "deck"], failed: [] },
    });
    expect(asked.map(({ text }) => text)).toEqual(["# 朱健讲话", "投入1.2亿元"]);
    expect((await folder.read()).translations.get(id)?.get("en")?.fields).toMatchObject({
      headline: ["Zhu Jian speaks"],
      kicker: ["A kicker of my own"],
      deck: ["Invest 120 million yuan"],
    });
    // A second time there is nothing to be asked.
    const next = await model(() => saying("Another deck"));
    expect((await draft(next.url)).edits).toEqual([]);
    expect(next.asked).toEqual([]);
  });

  it.each([
    [
      "a table",
      "| 河流 | 长度 |\n| --- | --- |\n| 蒸水 | 194公里 |\n| 耒水 | 453公里 |",
      "| River | Length |\n| --- | --- |\n| Zhengshui River, in the west of Hengyang | 194 km |\n| Leishui River, in the east of Hengyang | 453 km |",
    ],
    [
      "a list of names",
      "朱健、王一、李二、张三、赵四、钱五、孙六参加。",
      "Zhu Jian, Wang Yi, Li Er, Zhang San, Zhao Si, Qian Wu and Sun Liu attended.",
    ],
  ])("is English as %s too, which has few of the words that tell", async (_, zh, en) => {
    expect(englishFaults(en, zh)).toEqual([]);
  });

  it("is taken with the notes that it refers to", async () => {
    await folder.original(day, "a", {}, "第一段[^1]。\n\n[^1]: 一条注。");
    await folder.translation(day, "a", "[untranslated]");
    const { url } = await model(({ text }) =>
      saying(text === "一条注。" ? "A note." : "The first paragraph.[^1]"),
    );
    expect((await draft(url)).drafted).toEqual([1]);
    expect(await read()).toContain("\n\nThe first paragraph.[^1]\n\n[^1]: A note.\n");
    expect((await folder.read()).problems).toEqual([]);
  });

  it("is asked for with the neighbours and with like passages that were reviewed", async () => {
    await folder.original(day, "b", {}, "市长王五说，今年全市要投入2亿元建设智慧水务。");
    await folder.translation(day, "b", "Mayor Wang Wu said …", { reviewed: "true" });
    await folder.original(day, "c", {}, "市长王五说，今年全市要投入3亿元建设智慧水务。");
    await folder.translation(day, "c", "Not reviewed.");
    await folder.original(day, "a", {}, `头一段。\n\n${source}`);
    await folder.translation(day, "a", "The first.\n\n[untranslated]");
    const { url, asked } = await model(() => saying(good));
    await draft(url);
    expect(asked).toMatchObject([
      {
        before: { zh: "头一段。", en: "The first." },
        memory: [{ zh: "市长王五说，今年全市要投入2亿元建设智慧水务。", en: "Mayor Wang Wu said …" }],
      },
    ]);
  });
});

describe("an answer that", () => {
  it.each([
    ["leaves something out", saying("Mayor Zhu Jian spoke.")],
    [
      "invents something",
      saying(`${good} ${"The people cheered at length, and everyone was happy with it. ".repeat(3)}`),
    ],
    ["invents a number", saying(good.replace("countryside", "countryside by 45 villages"))],
    ["has another number", saying(good.replace("120 million", "12 million"))],
    ["has another share", saying(good.replace("30 percent", "13 percent"))],
    ["renders a name otherwise", saying(good.replace("Zhu Jian", "Chu Chien"))],
    ["renders a term otherwise", saying(good.replace("smart water", "intelligent waterworks"))],
    ["is in Chinese", saying(source)],
    [
      "is in French",
      saying(
        "Le maire Zhu Jian a déclaré que la ville allait investir 120 millions de yuans dans smart water cette année, dont 30 % pour les campagnes.",
      ),
    ],
    [
      "is in Japanese",
      saying("朱健市長は、今年は市全体で1.2億元をスマート水道に投入すると述べた。Zhu Jian smart water"),
    ],
    ["is no JSON", "Here you are: Mayor Zhu Jian said"],
    ["is another JSON", '{"text":"…"}'],
    ["is empty", saying("  ")],
    ["says that nothing is translated", saying("[untranslated]")],
    ["has two paragraphs", saying(`${good}\n\nAnd more.`)],
    ["is a heading", saying(`# ${good}`)],
    ["has a comment", saying(`${good} <!-- I am not sure -->`)],
    ["ends a comment", saying(`${good} -->`)],
    ["has HTML", saying(`${good} <b>Bold</b>`)],
    ["claims missing print", saying(`[…] ${good}`)],
    ["has a note of its own", saying(`${good}[^1]`)],
  ])("%s is asked for three times, with what is wrong, and not taken", async (_, content) => {
    await folder.original(day, "a", {}, source);
    await folder.translation(day, "a", "[untranslated]");
    const { url, asked } = await model(() => content);
    const { failed, drafted } = await draft(url);
    expect([drafted, failed.map(({ block }) => block), asked.length]).toEqual([[], [1], 3]);
    expect(asked[0]?.complaint).toBeUndefined();
    expect(asked[2]?.complaint).toContain("This will not do:\n- ");
    expect(await states()).toEqual([["untranslated", "[untranslated]"]]);
    const text = await read();
    expect(text).toContain("<!-- no draft: asked 3 times");
    expect(text).toContain("translator: machine");
    expect((await folder.read()).problems.filter(({ severity }) => severity === "error")).toEqual([]);
    // The next time it may do better, and the note is gone.
    const better = await model(() => saying(good));
    await draft(better.url);
    expect(await states()).toEqual([["translated", good]]);
    expect(await read()).not.toContain("no draft");
  });

  it("is mended is taken", async () => {
    await folder.original(day, "a", {}, source);
    await folder.translation(day, "a", "[untranslated]");
    const { url, asked } = await model((_, __, count) =>
      saying(count < 3 ? good.replace("120", "12") : good),
    );
    expect(await draft(url)).toMatchObject({ drafted: [1], failed: [] });
    expect(asked[1]?.complaint).toContain("1.2亿");
  });
});

it("tells of a deck that no answer would do for, and leaves it out", async () => {
  await folder.original(day, "a", { deck: "投入1.2亿元" }, source);
  await folder.translation(day, "a", good);
  const { url, asked } = await model(() => saying("Invest 12 million yuan"));
  const { texts, edits } = await draft(url);
  expect([texts.drafted, texts.failed.map(({ name }) => name), edits]).toEqual([[], ["deck"], []]);
  expect(asked).toHaveLength(3);
});

describe("a server that", () => {
  it("hangs is asked three times, then no more, and nothing is written", async () => {
    await folder.original(day, "a", {}, `${source}\n\n第二段。`);
    const { url, asked } = await model(() => undefined);
    const { stopped, edits } = await draft(url, 300);
    expect([stopped?.en, edits, asked.length]).toEqual(["it did not answer within 0.3 s", [], 3]);
  });

  it("refuses the key is asked once", async () => {
    await folder.original(day, "a", {}, source);
    const { url, asked } = await model((_, response) => void response.writeHead(401).end("no"));
    expect((await draft(url)).stopped?.en).toContain("BULLETIN_LLM_KEY");
    expect(asked).toHaveLength(1);
  });

  it("sends garbage is told of", async () => {
    await folder.original(day, "a", {}, source);
    const { url } = await model((_, response) => void response.end("\u0000<html>"));
    expect((await draft(url)).stopped?.en).toContain("no OpenAI-compatible chat");
  });

  it("fails half-way leaves what was drafted before", async () => {
    await folder.original(day, "a", {}, `${source}\n\n第二段。`);
    const { url } = await model(({ text }, response) =>
      text === source ? saying(good) : void response.writeHead(500).end(),
    );
    const { stopped, drafted } = await draft(url);
    expect([stopped?.en, drafted]).toEqual(["the server answered HTTP 500", [1]]);
    expect(await states()).toEqual([
      ["translated", good],
      ["untranslated", "[untranslated]"],
    ]);
  });
});

describe("what is there already", () => {
  const two = ["第二段。", "The second paragraph."] as const;
  const stale = (more: Record<string, string>) =>
    folder.translation(day, "a", `Old words.\n\n${two[1]}`, {
      ...more,
      translates: `[aaaaaaaa, ${blockHash(two[0])}]`,
    });

  it("is not touched where it was reviewed, whatever is behind; a new block gets a draft, and the file is to be reviewed", async () => {
    await folder.original(day, "a", {}, `${source}\n\n${two[0]}`);
    await stale({ reviewed: "true", translator: "Li Hua" });
    const { url, asked } = await model(() => saying(good));
    expect((await draft(url)).edits).toEqual([]);
    expect(asked).toEqual([]);
    await folder.original(day, "a", {}, `${source}\n\n${two[0]}\n\n新的一段。`);
    const next = await model(() => saying("A new paragraph."));
    expect(await draft(next.url)).toMatchObject({ drafted: [3] });
    expect(await states()).toEqual([
      ["behind", "Old words."],
      ["translated", two[1]],
      ["translated", "A new paragraph."],
    ]);
    expect(await read()).toContain("translator: machine\nreviewed: false\n");
    expect(await read()).toContain("# Li Hua translated before the machine's drafts\n");
    // What a person wrote stays a person's, though the file says machine now.
    await folder.original(day, "a", {}, `${source}\n\n第二段改了。\n\n新的一段。`);
    const last = await model(() => saying(good));
    expect((await draft(last.url)).drafted).toEqual([]);
    expect(last.asked).toEqual([]);
  });

  it("is drafted anew where a machine wrote it and it is behind; what it said is kept", async () => {
    await folder.original(day, "a", {}, `${source}\n\n${two[0]}`);
    await stale({});
    const { url } = await model(() => saying(good));
    expect((await draft(url)).drafted).toEqual([1]);
    expect(await states()).toEqual([
      ["translated", good],
      ["translated", two[1]],
    ]);
    expect(await read()).toContain("<!-- before this draft\nOld words.\n-->");
    // The next change: the draft was nobody's words but the machine's.
    await folder.original(day, "a", {}, `${source.replace("1.2亿", "1.3亿")}\n\n${two[0]}`);
    const next = await model(() => saying(good.replace("120", "130")));
    expect((await draft(next.url)).drafted).toEqual([1]);
    expect(await states()).toMatchObject([
      ["translated", good.replace("120", "130")],
      ["translated", two[1]],
    ]);
  });

  it("is not touched once a person has mended a draft", async () => {
    await folder.original(day, "a", {}, source);
    const { url } = await model(() => saying(good));
    await draft(url);
    await folder.write(english, (await read()).replace("countryside", "villages"));
    await folder.original(day, "a", {}, source.replace("1.2亿", "1.3亿"));
    const next = await model(() => saying(good));
    expect((await draft(next.url)).drafted).toEqual([]);
    expect(await states()).toEqual([["behind", good.replace("countryside", "villages")]]);
  });
});
