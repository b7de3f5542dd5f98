import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ContentFolder } from "../archive/content-folder.ts";
import { pictureOf } from "../archive/model/documents.ts";

const day = "2020-11-28";
const one = (file = "hall.png") => `[{ file: ${file}, alt: { zh: 会场, en: The hall } }]`;

let folder: ContentFolder;
beforeEach(async () => {
  folder = await ContentFolder.make();
  await folder.write(`articles/${day}/a.hall.png`, pictureOf(0));
});
afterEach(() => folder.remove());

const read = () => folder.read();
const found = async () =>
  (await read()).problems.map(({ file, code, field }) => `${file.replace(/.*\//, "")} ${code} ${field}`);
const original = async () => (await read()).originals.get(`${day}/a`);

describe("a picture", () => {
  it.each(["hall.png", "a.hall.png"])("may be called %s in the list and in the text", async (file) => {
    for (const inText of ["hall.png", "a.hall.png", "./hall.png", "<hall.png>"]) {
      await folder.original(day, "a", { pictures: one(file) }, `一\n\n![](${inText})`);
      expect(await found()).toEqual([]);
      expect((await original())?.pictures?.[0]).toMatchObject({
        path: `articles/${day}/a.hall.png`,
        places: [{ after: 1, order: 0 }],
      });
    }
  });

  it("may have the article's own name, and Chinese characters", async () => {
    await folder.write(`articles/${day}/b.jpg`, pictureOf(1));
    await folder.write(`articles/${day}/b.会场.JPG`, pictureOf(2));
    const pictures =
      "[{ file: b.jpg, alt: { zh: 一, en: One } }, { file: 会场.JPG, alt: { zh: 二, en: Two } }]";
    await folder.original(day, "a", { pictures: one() });
    await folder.original(day, "b", { pictures }, "![](会场.JPG)\n\n一\n\n![](b.jpg)");
    expect(await found()).toEqual([]);
  });

  it("is enough of an article, in both languages", async () => {
    for (const body of ["", "![](hall.png)"]) {
      await folder.original(day, "a", { pictures: one() }, body);
      await folder.translation(day, "a", "");
      expect(await found()).toEqual([]);
      expect((await original())?.body.blocks).toEqual([]);
    }
  });

  it("needs no place in the translation, and may have one", async () => {
    await folder.original(day, "a", { pictures: one() }, "一\n\n![](hall.png)\n\n二");
    for (const body of ["One\n\nTwo", "One\n\n![](hall.png)\n\nTwo", "![](a.hall.png)\n\nOne\n\nTwo"]) {
      await folder.translation(day, "a", body);
      expect(await found()).toEqual([]);
    }
    await folder.translation(day, "a", "One\n\n![](other.png)\n\nTwo");
    expect(await found()).toEqual(["a.en.md missing-picture body"]);
  });

  it("needs words in both languages", async () => {
    await folder.original(day, "a", { pictures: "[{ file: hall.png, alt: { zh: 会场 } }]" });
    expect(await found()).toEqual(["a.md missing-field pictures[0].alt.en"]);
    await folder.original(day, "a", { pictures: "[{ file: hall.png }]" });
    expect(await found()).toEqual(["a.md missing-field pictures[0].alt"]);
  });

  it.each(["hall.txt", "../b.hall.png", "more/hall.png", "'hall 1.png'", "hall"])(
    "cannot be called %s",
    async (file) => {
      await folder.original(day, "a", { pictures: one(file) });
      expect(await found()).toEqual(["a.md wrong-type pictures[0].file"]);
    },
  );

  it("is told with the name that was probably meant", async () => {
    await folder.original(day, "a", { pictures: one("hal.png") });
    const { problems } = await read();
    expect(problems.find(({ code }) => code === "missing-picture")?.details).toEqual({
      file: "hal.png",
      nearest: "hall.png",
    });
  });

  it("is of its own article alone", async () => {
    await folder.original(day, "b", { pictures: one() });
    expect(await found()).toEqual([
      "a.hall.png unused-picture file",
      "b.md missing-picture pictures[0].file",
    ]);
  });

  it.each([`articles/a.hall.png`, `articles/${day}/inside/a.hall.png`, `articles/${day}/hall.png`])(
    "is used by nobody at %s",
    async (path) => {
      await folder.original(day, "a", { pictures: one() });
      await folder.write(path, pictureOf(1));
      expect((await read()).problems.map(({ file, code }) => [file, code])).toEqual([
        [path, "unused-picture"],
      ]);
    },
  );

  it("is not told as unused while its article cannot be read", async () => {
    await folder.original(day, "a", { pictures: one(), kind: "gossip" });
    expect(await found()).toEqual(["a.md wrong-kind kind"]);
  });

  it("may be small where an editor says so", async () => {
    const small = pictureOf(0);
    small.writeUInt32BE(100, 16);
    small.writeUInt32BE(100, 20);
    await folder.write(`articles/${day}/a.hall.png`, small);
    await folder.original(day, "a", { pictures: one() });
    expect(await found()).toEqual(["a.md small-picture pictures[0].file"]);
    await folder.original(day, "a", {
      pictures: one(),
      accept: "[{ block: 'caption:hall.png', code: small-picture, why: 印章 }]",
    });
    expect(await found()).toEqual([]);
  });
});

describe("a text", () => {
  const bodies: [string, string[]][] = [
    ["- ![](hall.png)", ["picture-in-text"]],
    ["> ![](hall.png)", ["picture-in-text"]],
    ["[![](hall.png)](/zh)", ["picture-in-text"]],
    ["# ![](hall.png)", ["picture-in-text"]],
    ["![](hall.png)见图", ["picture-in-text"]],
    ["![](/hall.png)", ["missing-picture"]],
    ["![](../a.hall.png)", ["missing-picture"]],
    ["![](https://example.org/a.png)", ["forbidden-image"]],
    ["![](hall.png '会场')", ["picture-words"]],
    ["！[会场](hall.png)", ["unread-picture"]],
    ["![]（hall.png）", ["unread-picture"]],
    ["！【】（hall.png）", ["unread-picture"]],
    ["![](会场 1.png)", ["unread-picture"]],
    ["见[图](hall.png)", ["unread-picture"]],
    ["\\![](hall.png)", ["unread-picture"]],
    ["\\!\\[](hall.png)", []],
    ["![][h]\n\n[h]: hall.png", []],
    ["![](hall.png)\n![](hall.png)", []],
    ["多好！【新华社】（记者 陈润）", []],
    ["注意![^1]（图）\n\n[^1]: 注。", ["half-width-punctuation"]],
  ];
  it.each(bodies)("is told of: %j", async (body, codes) => {
    await folder.original(day, "a", { pictures: one() }, `一\n\n${body}`);
    expect((await read()).problems.map(({ code }) => code)).toEqual(codes);
  });
});
