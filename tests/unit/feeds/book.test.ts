import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type DocumentAddress, parseAddress } from "#lib/addresses.ts";
import { type LiveArchive, openLiveArchive } from "#lib/archive/live.ts";
import { makeDocument } from "#lib/feeds/make-document.ts";
import { parseXml, type XmlElement } from "#lib/translating/xml/parse-xml.ts";
import { makePicture } from "../../support/make-picture.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const day = "2020-11-28";
const siteUrl = "https://news.example.org";
/** Debian's package `epubcheck`; anywhere else the structure is checked by this file alone. */
const epubcheck = "/usr/share/java/epubcheck.jar";

const body = `水利局负责人[^1]介绍了情况，见[规划](/zh/dates)、[外站](https://example.org/a?b=1&c=2 "标题")、[同期](/zh/articles/${day}/plain#p1)、[没有](#p99)、[有](#p2)、[邮箱](mailto:a@example.org)。[…]

工程[^1]分**三期**，~~不是~~四期。[^注二]\\
换行 \`a < b & c\`

![](hall.jpg)

| 项目 & 名称 | 投资 |
|:---:|---:|
| 管网 | 1,234.5 |

- 城区的
  - 江东的

3) 先开工

> 引文

\`\`\`
<b> & 代码
\`\`\`

---

[^1]: 姓名未公布。见[^注二]
[^注二]: 见[规划](/zh/dates)。
`;

let content: ContentFolder;
let dataFolder: string;
let live: LiveArchive;
beforeAll(async () => {
  content = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-book-"));
  const words = "{ zh: 会场 & <台>, en: The hall & <stage> }";
  const fields = {
    headline: "'附表 & 注释 <甲>'",
    kicker: "引题",
    deck: "[副题一, 副题二]",
    pictures: `[{ file: hall.jpg, alt: ${words}, caption: ${words} }]`,
    updated: "2020-12-03T10:20:30+08:00",
    reporters: "[chen-run]",
  };
  await content.original(day, "odd", fields, body);
  await content.write(`articles/${day}/odd.hall.jpg`, await makePicture(600, 400));
  await content.translation(day, "odd", "A head[^1] reported.\n\n[untranslated]\n\n[^1]: Not given.", {
    headline: "'Odd & <strange>'",
  });
  await content.original(day, "plain");
  await content.original(day, "alone", { page: "2" });
  await content.translation(day, "plain");
  await content.original("2020-11-29", "other");
  live = await openLiveArchive(
    { contentFolder: content.path, dataFolder },
    { onApplied: () => {}, onFault: () => {}, onStatus: () => {} },
  );
  await live.ready;
  const picture = async () => (await live.archive.article(day, "odd", "zh"))?.picture;
  await vi.waitFor(async () => expect(await picture()).toBeDefined(), { timeout: 200_000, interval: 100 });
}, 250_000);
afterAll(async () => {
  await live.close();
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

async function made(path: string): Promise<Uint8Array | undefined> {
  const url = new URL(path, siteUrl);
  const address = parseAddress(url.pathname, url.searchParams) as DocumentAddress;
  const document = await makeDocument(address, {
    ...{ archive: live.archive, siteUrl, dataFolder },
    contentFolder: content.path,
  });
  if (document) expect(document.contentType).toBe("application/epub+zip");
  return document && Uint8Array.from(document.body as Uint8Array);
}

const paths = [
  `/zh/dates/${day}.epub`,
  `/en/dates/${day}.epub`,
  `/zh/dates/${day}.epub?both`,
  `/en/dates/${day}.epub?both`,
];

function elementsOf(root: XmlElement): XmlElement[] {
  return [root, ...root.children.flatMap((child) => (typeof child === "string" ? [] : elementsOf(child)))];
}

function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

const attribute = ({ attributes }: XmlElement, name: string) =>
  attributes.find((each) => each.name === name && each.namespace === "")?.value;

function read(book: Uint8Array) {
  const files = unzipSync(book);
  const text = (name: string) => Buffer.from(files[`EPUB/${name}`] ?? []).toString();
  const elements = (name: string) => elementsOf(parseXml(text(name).replace("<!DOCTYPE html>", "")));
  const named = (name: string, tag: string) => elements(name).filter((each) => each.name === tag);
  return { files, text, elements, named };
}

describe.each(paths)("the book at %s", (path) => {
  it("begins with its media type as it is", async () => {
    const book = Buffer.from((await made(path)) ?? []);
    expect(book.readUInt32LE(0)).toBe(0x04034b50);
    expect([book.readUInt16LE(8), book.readUInt16LE(28)]).toEqual([0, 0]);
    expect(book.toString("latin1", 30, 58)).toBe("mimetypeapplication/epub+zip");
  });

  it("lists each of its files once, and reads the chapters in the order of its contents", async () => {
    const { files, named, elements } = read((await made(path)) as Uint8Array);
    const items = named("package.opf", "item");
    const names = items.map((item) => attribute(item, "href") ?? "");
    const own = Object.keys(files).filter((name) => name.startsWith("EPUB/") && !name.endsWith(".opf"));
    expect(names.map((name) => `EPUB/${name}`).sort()).toEqual(own.sort());
    const ids = new Map(items.map((item) => [attribute(item, "id"), attribute(item, "href")]));
    expect(ids.size).toBe(items.length);
    const spine = named("package.opf", "itemref").map((item) => ids.get(attribute(item, "idref")));
    const contents = named("nav.xhtml", "a").map((link) => attribute(link, "href"));
    expect(spine.slice(2)).toEqual(contents.slice(0, 3));
    expect(elements("cover.xhtml").some((each) => attribute(each, "src") === "cover.png")).toBe(true);
  });

  it("is well-formed, has no name twice, and no link or picture that leads nowhere", async () => {
    const { files, elements } = read((await made(path)) as Uint8Array);
    const pages = Object.keys(files).flatMap((name) => /^EPUB\/(.*\.xhtml)$/.exec(name)?.[1] ?? []);
    expect(pages.length).toBe(5);
    for (const name of pages) {
      const all = elements(name);
      const ids = all.flatMap((each) => attribute(each, "id") ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const each of all) {
        const to = attribute(each, "href") ?? attribute(each, "src");
        if (to?.startsWith("#")) expect(ids, `${name} ${to}`).toContain(decodeURIComponent(to.slice(1)));
        else if (to !== undefined && !/^(?:https|mailto):/.test(to))
          expect(files).toHaveProperty([`EPUB/${to}`]);
        expect(attribute(each, "align")).toBeUndefined();
        expect(attribute(each, "style")).toBeUndefined();
      }
    }
  });

  it("has the same bytes when it is made again", async () => {
    expect(Buffer.compare((await made(path)) as Uint8Array, (await made(path)) as Uint8Array)).toBe(0);
  });

  it.runIf(existsSync(epubcheck) && (path === paths[0] || path === paths[3]))(
    "has no fault that epubcheck knows (where that is installed)",
    async () => {
      const file = join(dataFolder, "book.epub");
      await writeFile(file, (await made(path)) as Uint8Array);
      const report = await promisify(execFile)("java", ["-jar", epubcheck, file]).then(
        ({ stdout, stderr }) => stdout + stderr,
        ({ stdout, stderr }) => `${stdout}${stderr}`,
      );
      expect(report).toMatch(/0 fatals \/ 0 errors \/ 0 warnings/);
    },
    120_000,
  );
});

it("has every paragraph in its language, and one that is not translated in the original's", async () => {
  const { named, elements } = read((await made(paths[1] as string)) as Uint8Array);
  const paragraphs = named("article-odd.xhtml", "div").filter((each) =>
    /^p\d$/.test(attribute(each, "id") ?? ""),
  );
  expect(paragraphs.map((each) => attribute(each, "lang") ?? "en").slice(0, 2)).toEqual(["en", "zh-Hans"]);
  expect(textOf(elements("article-odd.xhtml")[0] as XmlElement)).toContain("Odd & <strange>");
  expect(named("article-alone.xhtml", "h1").map(textOf)).toEqual(["alone标题"]);
});

it("pairs both languages paragraph by paragraph", async () => {
  const { elements, named } = read((await made(paths[2] as string)) as Uint8Array);
  const pair = elements("article-plain.xhtml").find((each) => attribute(each, "id") === "p1") as XmlElement;
  const halves = pair.children.filter((child) => typeof child !== "string");
  expect(halves.map((half) => [attribute(half, "lang"), textOf(half)])).toEqual([
    ["zh-Hans", "plain正文。"],
    ["en", "The text of plain."],
  ]);
  expect(named("package.opf", "language").map(textOf)).toEqual(["zh-Hans", "en"]);
});

it("marks notes for what shows them where they are referred to, and has its pictures with it", async () => {
  const { text, elements, files } = read((await made(paths[0] as string)) as Uint8Array);
  const types = elements("article-odd.xhtml").flatMap(({ attributes }) =>
    attributes.flatMap(({ namespace, name, value }) =>
      namespace === "http://www.idpf.org/2007/ops" && name === "type" ? [value] : [],
    ),
  );
  expect(types.filter((type) => type === "noteref").length).toBeGreaterThanOrEqual(3);
  expect(types.filter((type) => type === "footnote").length).toBe(2);
  const picture = elements("article-odd.xhtml").find(({ name }) => name === "img") as XmlElement;
  expect(attribute(picture, "alt")).toBe("会场 & <台>");
  expect(files[`EPUB/${attribute(picture, "src")}`]?.slice(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8));
  expect(text("article-odd.xhtml")).toContain('href="article-plain.xhtml"');
  expect(text("article-odd.xhtml")).toContain(`href="${siteUrl}/zh/dates"`);
});

it("says when its content was changed, and not when it was made", async () => {
  const { elements } = read((await made(paths[0] as string)) as Uint8Array);
  const modified = elements("package.opf").find((each) => attribute(each, "property") === "dcterms:modified");
  expect(modified && textOf(modified)).toBe("2020-12-03T02:20:30Z");
});

it("is not there for a day without an issue", async () => {
  expect(await made("/zh/dates/2020-11-30.epub")).toBeUndefined();
});
