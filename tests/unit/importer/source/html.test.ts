import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lostIn } from "#lib/importer/page-plan.ts";
import { readSource } from "#lib/importer/source/read-source.ts";

const fixtures = join(import.meta.dirname, "../../../fixtures/importer");

/** Each article with the text of its parts, and what is set aside. */
async function read(html: string | Uint8Array) {
  const result = await readSource(Buffer.from(html));
  if ("error" in result) return result.error;
  const { plan, original } = result.source;
  if (plan === undefined) throw new Error("no plan");
  const textOf = (id: string) => plan.fragments.find((fragment) => fragment.id === id)?.text ?? "";
  const texts = (ids: readonly string[] = []) => ids.map(textOf);
  return {
    articles: plan.articles.map(({ kicker, headline, deck, byline, paragraphs, captions }) => ({
      kicker: texts(kicker),
      headline: texts(headline),
      deck: texts(deck),
      byline: texts(byline),
      paragraphs: texts(paragraphs.flatMap(({ fragments }) => fragments)),
      captions: texts(captions),
    })),
    aside: plan.setAside?.map(({ fragment }) => textOf(fragment)).join("\n"),
    lost: lostIn(plan),
    encoding: original?.encoding,
  };
}

describe("an article of an e-paper as HTML", () => {
  it("is read from 方正's elements and comments, in the encoding that the page names", async () => {
    expect(await read(await readFile(join(fixtures, "article-gb18030.html")))).toEqual({
      articles: [
        {
          kicker: ["顾明在调研防汛工作时强调"],
          headline: ["守住河堤 护好家园"],
          deck: ["林一舟参加"],
          byline: ["■本报记者 何苗 通讯员 段小林"],
          paragraphs: [
            "本报讯 6月4日下午，市长顾明沿青溪查看河堤。",
            "在石桥泵站，顾明问得很细：几台机组能同时开？",
            "停电了怎么办？",
          ],
          captions: ["顾明（左二）在石桥泵站。 王芳 摄"],
        },
      ],
      aside: "上一版 下一版\n2024年6月5日 星期三\n版权所有 临溪日报社",
      lost: [],
      encoding: "HTML, GB18030",
    });
  });

  it("is read from headings around #ozoom, the author apart from the paper's date", async () => {
    const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>把防汛做在雨前</title></head><body>
<div class="header"><h1>临溪日报</h1><ul><li><a href="nbs.D110000lxrb_01.htm">第01版：要闻</a></li></ul></div>
<div class="article"><h3>引题在此</h3><h1>把防汛做在雨前</h1><h2>副题在此</h2>
<p class="sec">本报记者　何　苗 <span class="date">《临溪日报》（2024年06月05日 第 01 版）</span></p>
<div id="ozoom"><!--enpcontent--><P>　　本报6月4日讯　第一段。</P>
<table class="pci_c"><tr><td><img src="../../../res/1.jpg"></td></tr><tr><td><p>图为泵站。</p></td></tr></table>
<P>　　第二段。</P><!--/enpcontent--></div></div><div class="foot">版权声明</div></body></html>`;
    expect(await read(html)).toMatchObject({
      articles: [
        {
          kicker: ["引题在此"],
          headline: ["把防汛做在雨前"],
          deck: ["副题在此"],
          byline: ["本报记者 何 苗"],
          paragraphs: ["本报6月4日讯 第一段。", "第二段。"],
          captions: ["图为泵站。"],
        },
      ],
      aside: "《临溪日报》（2024年06月05日 第 01 版）\n临溪日报\n第01版：要闻\n版权声明",
    });
  });

  it("is read from classes that name the parts", async () => {
    const html = `<!DOCTYPE html><html><body><nav><a href="/">首页</a></nav><div class="detail">
<div class="intro-title">引题</div><h2 class="detail-title">夜校开到家门口</h2><div class="sub-title">副题</div>
<div class="info"><span class="author">作者：钱程</span><span class="time">2024-06-05</span></div>
<div class="detail-content"><p>第一段。</p><figure><img src="a.jpg"><figcaption>上课。</figcaption></figure><p>第二段。</p></div>
</div></body></html>`;
    expect(await read(html)).toMatchObject({
      articles: [
        {
          kicker: ["引题"],
          headline: ["夜校开到家门口"],
          deck: ["副题"],
          byline: ["钱程"],
          paragraphs: ["第一段。", "第二段。"],
          captions: ["上课。"],
        },
      ],
      aside: "作者：\n首页\n2024-06-05",
    });
  });

  it("takes from 方正's comment what the page shows under no name", async () => {
    const html = `<html><body><!--enpproperty <author>何苗</author><title>老菜场换了新模样</title><subtitle></subtitle><introtitle>东门</introtitle>/enpproperty-->
<table><tr><td><strong>老菜场换了新模样</strong></td></tr><tr><td><!--enpcontent--><p>停业半年。</p><!--/enpcontent--></td></tr></table></body></html>`;
    expect(await read(html)).toMatchObject({
      articles: [
        { kicker: ["东门"], headline: ["老菜场换了新模样"], byline: ["何苗"], paragraphs: ["停业半年。"] },
      ],
      aside: "",
    });
  });

  it("has a paragraph for each line that is broken, and one for each row of a table", async () => {
    const html =
      '<html><body><h1>标题</h1><div id="ozoom">　　第一段。<br>　　第二段。<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table></div></body></html>';
    expect(await read(html)).toMatchObject({
      articles: [{ paragraphs: ["第一段。", "第二段。", "甲 1", "乙 2"] }],
    });
  });

  it.each([
    ["unknown-html", "<!doctype html><html><body><div>菜单</div><p>随便一页。</p></body></html>"],
    ["unknown-html", "<html><head><title>空</title></head><body></body></html>"],
    [
      "page-alone",
      '<html><body><img usemap="#PagePicMap"><map name="PagePicMap"><area coords="0,0,1,1" href="content_1.htm"></map><a href="content_1.htm">标题</a></body></html>',
    ],
  ])("is not found in every page: %s", async (code, html) => {
    expect(await read(html)).toMatchObject({
      code,
      fix: { zh: expect.stringMatching(/./), en: expect.stringMatching(/./) },
    });
  });
});
