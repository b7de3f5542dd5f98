import { expect, it } from "vitest";
import { type Citation, citationsOf, textOfCitation } from "#lib/feeds/citations.ts";
import type { ReporterRole } from "#lib/record/roles.ts";
import { defaultSite } from "#lib/record/site.ts";

const site = { ...defaultSite, name: { zh: "雁城要闻", en: "The Hengyang Bulletin" } };
const reporter = (zh: string, en: string, role: ReporterRole = "staff") => ({
  id: en,
  name: { zh, en },
  role,
});
const chen = reporter("陈润", "Chen Run");
const luo = reporter("罗文鹏", "Luo Wenpeng", "correspondent");

function cite(
  given: Partial<Parameters<typeof citationsOf>[0]> & { headline?: string; locale?: "zh" | "en" } = {},
) {
  const { headline = "智慧水务", locale = "zh", ...fields } = given;
  const words = { locale, headline: [headline], breaks: [], kicker: [], deck: [] };
  const article = {
    words,
    day: "2020-11-28",
    page: undefined,
    reporters: [],
    translation: undefined,
    ...fields,
  };
  const address = `https://paper.example/${locale}/articles/2020-11-28/water`;
  const citations = citationsOf(article, site, address);
  const by = (style: Citation["style"]) => {
    const found = citations.find((citation) => citation.style === style);
    return found ? textOfCitation(found) : "";
  };
  return { gbt: by("gb-t-7714"), apa: by("apa"), chicago: by("chicago"), bibtex: by("bibtex") };
}

const zhAddress = "https://paper.example/zh/articles/2020-11-28/water";
const enAddress = "https://paper.example/en/articles/2020-11-28/water";

it("cites a Chinese article with its reporters and its page", () => {
  const cited = cite({ reporters: [chen, luo, reporter("李光", "Li Guang", "photographer")], page: 2 });
  expect(cited.gbt).toBe(`陈润, 罗文鹏. 智慧水务[N/OL]. 雁城要闻, 2020-11-28(2)[YYYY-MM-DD]. ${zhAddress}.`);
  expect(cited.apa).toBe(
    `Chen, R., & Luo, W. (2020, November 28). 智慧水务. 雁城要闻 [The Hengyang Bulletin], p. 2. ${zhAddress}`,
  );
  expect(cited.chicago).toBe(
    `Chen Run 陈润 and Luo Wenpeng 罗文鹏. “智慧水务.” 雁城要闻 [The Hengyang Bulletin], November 28, 2020, 2. ${zhAddress}.`,
  );
  expect(cited.bibtex).toBe(`@article{2020-11-28-water-zh,
  author = {{陈润} and {罗文鹏}},
  title = {{智慧水务}},
  journal = {雁城要闻},
  year = {2020},
  month = nov,
  day = {28},
  pages = {2},
  url = {${zhAddress}},
  language = {chinese}
}`);
});

it("cites a translation in English, with whoever made it", () => {
  const translation = { translator: "Li Ming", reviewed: true, missing: 0, behind: 0, behindTexts: [] };
  const cited = cite({ headline: "Smart water", locale: "en", reporters: [chen], translation });
  expect(cited.gbt).toBe(
    `CHEN Run. Smart water[N/OL]. Li Ming, trans. The Hengyang Bulletin, 2020-11-28[YYYY-MM-DD]. ${enAddress}.`,
  );
  expect(cited.apa).toBe(
    `Chen, R. (2020, November 28). Smart water (Li Ming, Trans.). The Hengyang Bulletin. ${enAddress}`,
  );
  expect(cited.chicago).toBe(
    `Chen Run. “Smart water.” Translated by Li Ming. The Hengyang Bulletin, November 28, 2020. ${enAddress}.`,
  );
  expect(cited.bibtex).toContain("author = {Chen, Run},");
  expect(cited.bibtex).toContain("translator = {{Li Ming}},");
});

it("names no machine, no author where none is known, and no page", () => {
  const translation = { translator: "machine", reviewed: false, missing: 0, behind: 0, behindTexts: [] };
  const cited = cite({ headline: "Smart water", locale: "en", translation });
  expect(cited.gbt).toBe(`Smart water[N/OL]. The Hengyang Bulletin, 2020-11-28[YYYY-MM-DD]. ${enAddress}.`);
  expect(cited.apa).toBe(`Smart water. (2020, November 28). The Hengyang Bulletin. ${enAddress}`);
  expect(cited.chicago).toBe(`“Smart water.” The Hengyang Bulletin, November 28, 2020. ${enAddress}.`);
  for (const field of ["author", "translator", "pages"]) expect(cited.bibtex).not.toContain(`${field} =`);
});

it("knows which part of a name is the family's, and leaves a name whole where it does not", () => {
  const names = [
    reporter("约翰·史密斯", "John Smith"),
    reporter("欧阳清", "Ouyang Qing"),
    reporter("市融媒体中心", "City Media Centre"),
  ];
  const cited = cite({ headline: "X", locale: "en", reporters: names });
  expect(cited.gbt).toMatch(/^SMITH John, OUYANG Qing, City Media Centre\. X/);
  expect(cited.apa).toMatch(/^Smith, J\., Ouyang, Q\., & City Media Centre\. \(2020/);
  expect(cited.chicago).toMatch(/^Smith, John, Ouyang Qing, and City Media Centre\. “X\.”/);
  expect(cited.bibtex).toContain("author = {Smith, John and Ouyang, Qing and {City Media Centre}},");
});

it("names three of many authors in GB/T 7714", () => {
  const many = ["甲一", "甲二", "甲三", "甲四"].map((name, index) => reporter(name, `Jia ${"ABCD"[index]}`));
  expect(cite({ reporters: many }).gbt).toMatch(/^甲一, 甲二, 甲三, 等\. /);
  expect(cite({ reporters: many, locale: "en" }).gbt).toMatch(/^JIA A, JIA B, JIA C, et al\. /);
});

it("gives no title two full stops", () => {
  expect(cite({ headline: "What now?", locale: "en" }).chicago).toMatch(/^“What now\?” The/);
});

it("writes for TeX nothing that TeX reads otherwise", () => {
  const headline = "50% of R&D_#1 costs $5 {a} \\b ~c ^d";
  expect(cite({ headline, locale: "en" }).bibtex).toContain(
    "title = {{50\\% of R\\&D\\_\\#1 costs \\$5 \\{a\\} \\textbackslash{}b \\textasciitilde{}c \\textasciicircum{}d}},",
  );
});
