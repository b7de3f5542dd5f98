import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { numberInName, readFolder } from "#lib/importer/folder/read-folder.ts";
import { lostIn } from "#lib/importer/page-plan.ts";
import { makePdf } from "../../../support/make-pdf.ts";

const day = "2024-06-05";
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-issue-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, content: string | Uint8Array) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}
const pageFile = (number: number, articles: readonly string[]) =>
  `<html><head><title>临溪日报 第0${number}版</title></head><body><a href="node_1.htm">第01版：要闻</a><a href="node_2.htm">第02版：民生</a>
<img usemap="#PagePicMap"><map name="PagePicMap">${articles.map((href) => `<area shape="polygon" coords="0,0,1,1" href="${href}">`).join("")}</map>
<ul>${articles.map((href) => `<li><a href="${href}">标题</a></li>`).join("")}</ul></body></html>`;
const articleFile = (number: number, title: string) =>
  `<html><body><!--enpproperty <title>${title}</title><author></author>/enpproperty--><div><a href="node_1.htm">第01版：要闻</a></div><div>第0${number}版</div>
<founder-title>${title}</founder-title><div id="ozoom"><!--enpcontent--><p>　　本报讯　${title}的正文。</p><!--/enpcontent--></div></body></html>`;

const headlines = ({ units }: Awaited<ReturnType<typeof readFolder>>) =>
  units.map(({ bulletin, source: { plan } }) => ({
    bulletin,
    headlines: plan?.articles.map(
      ({ headline }) => plan.fragments.find(({ id }) => id === headline[0])?.text,
    ),
  }));

describe("the folder of an issue", () => {
  it("is a bulletin for each page of an e-paper, its articles in the page's order", async () => {
    for (let number = 1; number <= 8; number++) {
      const titles = Array.from(
        { length: number <= 2 ? 6 : 5 },
        (_, index) => `第${index + 1}篇在${number}版`,
      );
      const names = titles.map((_, index) => `content_${number}${9 - index}.htm`);
      await write(`html/2024-06/05/node_${number}.htm`, pageFile(number, names));
      for (const [index, title] of titles.entries())
        await write(`html/2024-06/05/${names[index]}`, articleFile(number, title));
    }
    const read = await readFolder(folder, day);
    expect(read.unread).toEqual([]);
    expect(headlines(read).map(({ bulletin }) => bulletin)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => (number === 1 ? day : `${day}-0${number}`)),
    );
    expect(headlines(read).flatMap((page) => page.headlines)).toHaveLength(42);
    expect(headlines(read)[1]?.headlines?.slice(0, 2)).toEqual(["第1篇在2版", "第2篇在2版"]);
    for (const { source } of read.units) {
      expect(source.plan && lostIn(source.plan)).toEqual([]);
      expect(Object.keys(unzipSync(source.original?.bytes ?? new Uint8Array())).length).toBeGreaterThan(5);
    }
  });

  it("knows where each article stands whose area tells, where the image's size is said", async () => {
    const map = (image: string) =>
      pageFile(1, ["content_1.htm", "content_2.htm"])
        .replace("<img ", `<img ${image} `)
        .replace('coords="0,0,1,1" href="content_1', 'coords="10,20, 300,20,300,400,10,400" href="content_1')
        .replace('coords="0,0,1,1" href="content_2', 'coords="310,20,999,400" href="content_2');
    await write("content_1.htm", articleFile(1, "守住河堤"));
    await write("content_2.htm", articleFile(1, "夜校开门"));
    await write("node_1.htm", map('width="350" height="500"'));
    const [unit] = (await readFolder(folder, day)).units;
    // The second goes over the edge of the image: nothing is known of its place.
    const { boxes, text = "" } = unit?.source ?? {};
    expect(boxes).toEqual({
      width: 350,
      height: 500,
      fragments: [{ lines: [1, 3], boxes: [[10, 20, 300, 400]] }],
    });
    expect(text.split("\n").slice(0, 3)).toEqual(["守住河堤", "", expect.stringContaining("守住河堤的正文")]);
    await write("node_1.htm", map(""));
    expect((await readFolder(folder, day)).units[0]?.source.boxes).toBeUndefined();
  });

  it("names an article that is missing and a page that is unknown, and reads the rest", async () => {
    await write("node_1.htm", pageFile(1, ["content_1.htm", "content_2.htm"]));
    await write("content_1.htm", articleFile(1, "守住河堤"));
    await write("about.html", "<html><body>关于</body></html>");
    const read = await readFolder(folder, day);
    expect(headlines(read)).toEqual([{ bulletin: day, headlines: ["守住河堤"] }]);
    expect(read.unread.map(({ file }) => file.slice(folder.length + 1))).toEqual([
      "about.html",
      "content_2.htm",
    ]);
  });

  it("tells once of an article that is there and has no structure that is known", async () => {
    await write("node_1.htm", pageFile(1, ["content_1.htm"]));
    await write("content_1.htm", "<html><body>放大 缩小</body></html>");
    const { unread } = await readFolder(folder, day);
    expect(unread.filter(({ file }) => file.endsWith("content_1.htm"))).toMatchObject([
      { error: { message: { en: expect.stringContaining("no article is found") } } },
    ]);
  });

  it("puts articles without a page file on the page that they name", async () => {
    await write("a.html", articleFile(2, "二版的稿"));
    await write("b.html", articleFile(1, "头版的稿"));
    expect(headlines(await readFolder(folder, day))).toEqual([
      { bulletin: day, headlines: ["头版的稿"] },
      { bulletin: `${day}-02`, headlines: ["二版的稿"] },
    ]);
  });

  it("is a bulletin for each file where it holds no web pages, and keeps the rest where one fails", async () => {
    await write("2024-06-05-01.txt", "本报讯 第一版的话。\n");
    await write("2024-06-05-03.pdf", makePdf([[{ text: "第三版的话。", x: 60, y: 700 }]]));
    await write("2024-06-05-02.pdf", "%PDF-1.4\nbroken");
    const { units, unread } = await readFolder(folder, day);
    expect(units.map(({ bulletin }) => bulletin)).toEqual([day, `${day}-03`]);
    expect(unread).toMatchObject([
      { file: expect.stringMatching(/-02\.pdf$/), error: { code: "broken-pdf" } },
    ]);
  });

  it("says what to put in where it holds nothing to import", async () => {
    await write("notes.rtf", "x");
    expect(await readFolder(folder, day)).toMatchObject({ units: [], unread: [{ file: folder }] });
  });

  it.each([
    ["2024-06-05-02.pdf", 2],
    ["20240605_A03.txt", 3],
    ["04版.docx", 4],
    ["page 12.pdf", 12],
    ["要闻.txt", undefined],
    ["12-13.pdf", undefined],
  ])("knows the page of %s", (name, number) => {
    expect(numberInName(name, day)).toBe(number);
  });
});
