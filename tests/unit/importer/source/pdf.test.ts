import { describe, expect, it } from "vitest";
import { readPages, readPdf } from "#lib/importer/source/pdf.ts";
import { makePdf, type PrintedText } from "../../../support/make-pdf.ts";

/** Lines of ten-point text, one below the other. */
const column = (x: number, top: number, lines: readonly string[]): PrintedText[] =>
  lines.map((text, index) => ({ text, x, y: top - 14 * index }));
const textOf = async (...pages: PrintedText[][]) => {
  const read = await readPdf(makePdf(pages));
  return "pages" in read ? readPages(read.pages).text : read.error;
};

const page: PrintedText[] = [
  { text: "全市植树活动启动", x: 60, y: 740, size: 24 },
  { text: "春风里添一抹新绿", x: 60, y: 708, size: 24 },
  { text: "■本报记者", x: 60, y: 670 },
  { text: "林一舟", x: 130, y: 670 },
  ...column(60, 640, [
    "　　本报讯 三月的河岸人来人往，",
    "大家带着铁锹和水桶，在新开的地",
    "块里种下树苗。",
    "　　活动现场，孩子们给小树挂上",
  ]),
  ...column(320, 640, [
    "名牌，约好明年再来看它们长高。",
    "　　植树点还设了讲解台，园林工",
    "人示范怎样扶直、培土和浇水。",
  ]),
];

describe("readPdf", () => {
  it("reads the columns of a page one after another, a blank line between blocks", async () => {
    expect(await textOf(page)).toBe(`全市植树活动启动
春风里添一抹新绿

■本报记者 林一舟

本报讯 三月的河岸人来人往，大家带着铁锹和水桶，在新开的地块里种下树苗。

活动现场，孩子们给小树挂上名牌，约好明年再来看它们长高。

植树点还设了讲解台，园林工人示范怎样扶直、培土和浇水。
`);
  });

  it("sets aside what is told of a picture between an article's lines, and keeps the day under a notice", async () => {
    const [above, below] = [page.slice(0, 8), page.slice(8)];
    const notice: PrintedText[] = [
      { text: "停水公告", x: 60, y: 540, size: 24 },
      ...column(60, 510, [
        "　　因城北水厂检修，定于明日停",
        "水一天，请用户提前储水备用。",
        "　　　　市水务集团有限公司",
        "　　　　　2024年6月5日",
      ]),
    ];
    const told = { text: "昨日，孩子们在河岸种树。何苗 摄", x: 60, y: 582, size: 8 };
    const read = await readPdf(makePdf([[...above, told, ...below, ...notice]]));
    const { text, plan } = "pages" in read ? readPages(read.pages) : { text: "", plan: undefined };
    expect(text).toContain("孩子们给小树挂上名牌，约好明年再来看它们长高。");
    expect(text).toContain("\n\n市水务集团有限公司\n\n2024年6月5日\n");
    expect(plan?.setAside).toMatchObject([{ reason: "caption" }]);
    expect(plan?.unplaced).toHaveLength(1);
  });

  it("makes one text of several pages and says so", async () => {
    const read = await readPdf(makePdf([page.slice(0, 2), column(60, 640, ["第二版的一句话。"])]));
    expect(read).toMatchObject({
      count: 2,
      notes: [{}, { en: expect.stringMatching(/2 pages.*--pages 1-2/) }],
    });
    expect("pages" in read && readPages(read.pages).text).toBe(
      "全市植树活动启动\n春风里添一抹新绿\n\n第二版的一句话。\n",
    );
  });

  it("reads the pages that are asked for, and says where there is none", async () => {
    const pdf = makePdf([column(60, 640, ["第一版的话。"]), column(60, 640, ["第二版的话。"])]);
    const read = await readPdf(pdf, { from: 2, to: 2 });
    expect("pages" in read && readPages(read.pages).text).toBe("第二版的话。\n");
    expect(await readPdf(pdf, { from: 2, to: 3 })).toMatchObject({ error: { code: "no-such-page" } });
  });

  it("reads radicals as the characters they look like", async () => {
    expect(await textOf(column(60, 640, ["⼈⼤会议"]))).toBe("人大会议\n");
  });

  it("refuses a font whose characters it cannot tell, rather than lose them", async () => {
    const read = await readPdf(makePdf([page], "UniGB-UCS2-H"));
    if ("pages" in read) expect(readPages(read.pages).text).toContain("全市植树活动启动");
    else
      expect(read.error).toMatchObject({
        code: "fonts",
        message: { en: expect.stringMatching(/UniGB-UCS2-H/) },
      });
  });

  it.each([
    ["broken-pdf", Buffer.from("%PDF-1.4\nnothing of a PDF")],
    ["no-text", makePdf([[]])],
  ])("tells of %s", async (code, bytes) => {
    expect(await readPdf(bytes)).toMatchObject({ error: { code } });
  });
});
