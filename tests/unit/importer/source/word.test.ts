import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readSource } from "#lib/importer/source/read-source.ts";

const run = (text: string, format = "") =>
  `<w:r><w:rPr>${format}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, format = "") => `<w:p><w:pPr>${format}</w:pPr>${content}</w:p>`;
const docx = (body: string) =>
  zipSync({
    "word/document.xml": strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
    "word/styles.xml": strToU8(
      '<w:styles xmlns:w="w"><w:style w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:styleId="a5"><w:name w:val="Subtitle"/></w:style></w:styles>',
    ),
  });

async function read(bytes: Uint8Array) {
  const result = await readSource(bytes);
  if ("error" in result) return result.error;
  const { plan, text } = result.source;
  const textOf = (id = "") => plan?.fragments.find((fragment) => fragment.id === id)?.text;
  return {
    text,
    articles: plan?.articles.map(({ headline, deck, byline, paragraphs }) => ({
      headline: headline.map(textOf),
      deck: deck.map(textOf),
      byline: byline.map(textOf),
      paragraphs: paragraphs.map(({ fragments }) => textOf(fragments[0])),
    })),
    notes: result.source.notes.map(({ en }) => en).join(" "),
  };
}

describe("a Word document", () => {
  it("gives an article for each title, with deck, byline and paragraphs", async () => {
    const body = [
      paragraph(run("守住河堤"), '<w:pStyle w:val="a3"/>'),
      paragraph(run("林一舟参加"), '<w:pStyle w:val="a5"/>'),
      paragraph(run("■本报记者 何苗")),
      paragraph(`${run("本报讯 6月4日下午，")}${run("市长顾明")}${run("沿青溪查看河堤。")}`),
      paragraph(run("隐患要见底", "<w:b/>")),
      paragraph(run("沿河14个村都要走到。")),
      paragraph(run("老菜场换了新模样"), '<w:pStyle w:val="a3"/>'),
      paragraph(run("停业半年的东门菜场昨日重新开张。")),
    ].join("");
    expect(await read(docx(body))).toMatchObject({
      articles: [
        {
          headline: ["守住河堤"],
          deck: ["林一舟参加"],
          byline: ["■本报记者 何苗"],
          paragraphs: ["本报讯 6月4日下午，市长顾明沿青溪查看河堤。", "隐患要见底", "沿河14个村都要走到。"],
        },
        { headline: ["老菜场换了新模样"], paragraphs: ["停业半年的东门菜场昨日重新开张。"] },
      ],
    });
  });

  it("knows a headline by its size where nothing is styled", async () => {
    const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/>`;
    const body = [
      paragraph(run("夜校开到家门口", size(44)), '<w:jc w:val="center"/>'),
      paragraph(run("市总工会的职工夜校本周开课。", size(32))),
    ].join("");
    expect(await read(docx(body))).toMatchObject({
      articles: [{ headline: ["夜校开到家门口"], paragraphs: ["市总工会的职工夜校本周开课。"] }],
    });
  });

  it("takes changes as accepted, and what is written twice for older programs once", async () => {
    const body = paragraph(
      `${run("三月")}<w:del>${run("四月")}</w:del><w:ins>${run("的河岸")}</w:ins><mc:AlternateContent><mc:Choice>${run("人来人往。")}</mc:Choice><mc:Fallback>${run("人来人往。")}</mc:Fallback></mc:AlternateContent>`,
    );
    expect(await read(docx(body))).toMatchObject({ text: "三月的河岸人来人往。\n" });
  });

  it("has a line for each row of a table, and says that numbers of its own are not read", async () => {
    const cell = (text: string) => `<w:tc>${paragraph(run(text))}</w:tc>`;
    const body = `<w:tbl><w:tr>${cell("东区")}${cell("12家")}</w:tr></w:tbl>${paragraph(run("清单。"), "<w:numPr/>")}`;
    expect(await read(docx(body))).toMatchObject({
      text: "东区 12家\n\n清单。\n",
      notes: expect.stringMatching(/numbers/),
    });
  });

  it("is read too where it was saved as a web page", async () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"></head><body>
<p class=MsoTitle align=center><b>守住河堤</b></p><p class=MsoNormal>本报讯 市长顾明查看河堤。</p></body></html>`;
    expect(await read(Buffer.from(html))).toMatchObject({
      articles: [{ headline: ["守住河堤"], paragraphs: ["本报讯 市长顾明查看河堤。"] }],
    });
  });

  it.each([
    ["a ZIP that is no document", zipSync({ "x.txt": strToU8("文字") }), /[Uu]npack/],
    ["an old document", Buffer.from("d0cf11e0a1b11ae10000", "hex"), /\.docx/],
    ["RTF", Buffer.from("{\\rtf1 text}"), /\.docx/],
    ["a moving picture", Buffer.from("474946383961", "hex"), /PNG/],
  ])("is not what %s is: that is refused with what to do", async (_, bytes, fix) => {
    expect(await read(bytes)).toMatchObject({ code: "binary", fix: { en: expect.stringMatching(fix) } });
  });
});
