import { createHash } from "node:crypto";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import type { Decision, PagePlan } from "#lib/importer/page-plan.ts";
import { reportHtml } from "#lib/importer/report/report.ts";
import { realPage } from "../real-page.ts";

const page = realPage();
const report = (locale: "zh" | "en" = "zh") => reportHtml({ ...page, title: "2020-11-28", locale });

const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
const withoutSpace = (text: string) => text.replace(/\s/g, "");
const unescaped = (markup: string) =>
  markup
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
/** The text of all spans of a class, in order. */
const textOf = (markup: string, className: "line" | "piece") =>
  [...markup.matchAll(new RegExp(`<span class="${className}"[^>]*>([^<]*)</span>`, "g"))].map(
    ([, text = ""]) => unescaped(text),
  );
const sourceOf = (markup: string) =>
  markup.slice(markup.indexOf('id="source"'), markup.indexOf('id="drafts"'));
const draftsOf = (markup: string) => markup.slice(markup.indexOf('id="drafts"'));
const idsOf = (markup: string) => [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

/** A page of blocks between blank lines, all in one article unless told otherwise. */
function smallPage(texts: readonly string[], change: Partial<PagePlan> = {}) {
  const source = texts.join("\n\n");
  const fragments = texts.map((text, index) => ({
    id: `f${index + 1}`,
    text,
    lines: [1, 1] as const,
    role: "body" as const,
    confidence: 1,
    startsCut: false,
    endsCut: false,
  }));
  const paragraphs = fragments.map(({ id }) => ({ fragments: [id], gapBefore: false, gapAfter: false }));
  const article = { kicker: [], headline: [], deck: [], byline: [], paragraphs, confidence: 1 };
  const pagePlan = {
    fragments,
    articles: [article],
    joins: [],
    unplaced: [],
    setAside: [],
    decisions: [],
    ...change,
  };
  return reportHtml({ source, pagePlan, drafts: [], title: "page", locale: "en" });
}

const articleOf = (...ids: string[]) => ({
  kicker: [],
  headline: [],
  deck: [],
  byline: [],
  paragraphs: ids.map((id) => ({ fragments: [id], gapBefore: false, gapAfter: false })),
  confidence: 1,
});

describe("the text", () => {
  it("is the source's own on the left, with nothing lost", () => {
    expect(withoutSpace(textOf(sourceOf(report()), "line").join(""))).toBe(withoutSpace(page.source));
  });

  it("is that of all fragments on the right, in the order of the articles", () => {
    const order = page.drafts.flatMap(({ fragments }) => fragments);
    const texts = order.map((id) => page.pagePlan.fragments.find((own) => own.id === id)?.text ?? "");
    expect(textOf(draftsOf(report()), "piece").map(withoutSpace)).toEqual(texts.map(withoutSpace));
  });

  it("keeps the numbers of the source's lines", () => {
    const lines = page.source.split("\n");
    const shown = [...sourceOf(report()).matchAll(/data-line="(\d+)">([^<]*)</g)];
    expect(shown.length).toBeGreaterThan(30);
    for (const [, number, text = ""] of shown) expect(lines[Number(number) - 1]).toBe(unescaped(text));
  });

  it.each([
    ["markup", '<script>alert("1")</script><img src=x onerror=alert(1)>'],
    ["what looks escaped", "&lt;b&gt; &amp;amp; &#39;"],
    ["the end of a script and of a style", "</script></style><!--"],
    ["rare characters", "𠮷野家，㐂"],
  ])("is escaped and stays whole: %s", (_, text) => {
    const markup = smallPage([text, "尾"]);
    expect(textOf(sourceOf(markup), "line").slice(0, 1)).toEqual([text]);
    expect(textOf(draftsOf(markup), "piece").slice(0, 1)).toEqual([text]);
    expect(markup.match(/<script/g)).toHaveLength(1);
  });

  it("of a title and a draft is escaped", () => {
    const drafts = [{ path: "a<b>.md", text: "</pre><b>", fragments: ["f01"] }];
    const markup = reportHtml({ ...page, drafts, title: '<i>"&', locale: "zh" });
    expect(markup).toContain("<h1>&lt;i&gt;&quot;&amp;</h1>");
    expect(markup).toContain("a&lt;b&gt;.md");
    expect(markup).toContain("&lt;/pre&gt;&lt;b&gt;");
  });

  it("shows what no fragment holds", () => {
    const source = `天气预报\n${page.source}\n广告`;
    const markup = reportHtml({ ...page, source, title: "x", locale: "zh" });
    expect(withoutSpace(textOf(sourceOf(markup), "line").join(""))).toBe(withoutSpace(source));
    expect(markup.match(/不在任何碎片里/g)).toHaveLength(2);
  });

  it("loses its hard line breaks in a draft, but not the space between Latin words", () => {
    const markup = smallPage(["推动教育\n强市建设", "New\nYork 与\n 世界"]);
    expect(textOf(draftsOf(markup), "piece")).toEqual(["推动教育强市建设", "New York 与世界"]);
  });

  it("has the line ends of Windows counted once", () => {
    expect(smallPage(["甲\r\n乙", "丙"])).toContain('data-line="2">乙<');
    expect(smallPage(["甲\r\n乙", "丙"])).toContain('data-line="4">丙<');
  });

  it("throws for a fragment that the source does not hold", () => {
    const source = page.source.replace("会议", "会 议");
    expect(() => reportHtml({ ...page, source, title: "x", locale: "zh" })).toThrow(/f01/);
  });
});

describe("the page", () => {
  it.each(["zh", "en"] as const)("is valid HTML in %s", async (locale) => {
    const result = await validator.validateString(report(locale));
    expect(result.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  });

  it.each(["zh", "en"] as const)(
    "has in %s every id once, and no link to an id that is not there",
    (locale) => {
      const ids = idsOf(report(locale));
      expect(ids.length).toBe(new Set(ids).size);
      const targets = [...report(locale).matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
      expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    },
  );

  it("names its language, and that of the print", () => {
    expect(report("zh")).toContain('<html lang="zh-Hans">');
    expect(report("en")).toContain('<html lang="en">');
    expect(report("en")).toMatch(/<article [^>]*lang="zh"/);
  });

  it("has no Chinese of its own in English", () => {
    const own = report("en").replace(/<(q|pre|span class="(?:line|piece)")[^>]*>[^<]*<\/\w+>/g, "");
    expect(own.replace(/<style>[\s\S]*?<\/style>/, "")).not.toMatch(/\p{Script=Han}/u);
  });

  it("loads nothing", () => {
    const markup = report();
    expect(markup).not.toMatch(/\b(?:src|srcset|action|poster)=|<link|@import|url\(|https?:/);
    expect([...markup.matchAll(/href="([^"]*)"/g)].filter(([, to]) => !to?.startsWith("#"))).toEqual([]);
  });

  it("allows by its policy its own style and script alone, and sets no style attribute", () => {
    const markup = report();
    const policy = unescaped(/Content-Security-Policy" content="([^"]*)"/.exec(markup)?.[1] ?? "");
    const hashOf = (tag: string) => {
      const content = markup.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0] ?? "";
      return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
    };
    expect(policy).toBe(
      `default-src 'none'; style-src ${hashOf("style")}; script-src ${hashOf("script")}; base-uri 'none'; form-action 'none'`,
    );
    expect(markup).not.toMatch(/ (?:style|on\w+)=/);
  });
});

describe("links", () => {
  it("go from every fragment on the left to its place on the right, and back", () => {
    const markup = report();
    const ids = idsOf(markup);
    for (const { id } of page.pagePlan.fragments) {
      expect(sourceOf(markup)).toContain(`href="#d-${id}"`);
      expect(draftsOf(markup)).toContain(`href="#s-${id}"`);
      expect(ids).toContain(`d-${id}`);
      expect(ids).toContain(`s-${id}`);
    }
  });

  it("go from a seam to the decision on it, and show its confidence", () => {
    expect(report("en")).toContain(
      '<a class="seam doubtful" href="#decision-3" title="f29 goes on in f30, confidence 86%">86%</a>',
    );
  });

  it("go from an article's confidence and from a doubtful place to the decisions on them", () => {
    expect(report("en")).toContain('<a class="seam doubtful" href="#decision-2">Confidence 81%</a>');
    expect(report("en")).toMatch(
      /<a class="mark doubtful" href="#decision-1"[^>]*>\?<\/a><span [^>]*id="d-f11"/,
    );
  });
});

describe("articles", () => {
  it("have a letter as well as a colour, on both sides", () => {
    const markup = report();
    expect(sourceOf(markup)).toMatch(
      /class="fragment c2 r1" id="s-f07"[\s\S]*?<b class="chip c2 r1">B<\/b> f07/,
    );
    expect(draftsOf(markup)).toMatch(/<article class="c2 r1" id="article-B"/);
  });

  it("run out of neither letters nor colours", () => {
    const texts = Array.from({ length: 30 }, (_, index) => `第${index}篇`);
    const markup = smallPage(texts, { articles: texts.map((_, index) => articleOf(`f${index + 1}`)) });
    expect(markup).toContain('<article class="c1 r2" id="article-I"');
    expect(markup).toContain('<article class="c2 r1" id="article-Z"');
    expect(markup).toContain('<article class="c3 r1" id="article-AA"');
    expect(new Set(idsOf(markup)).size).toBe(idsOf(markup).length);
  });

  it("show a gap where print is missing, at the start or at the end", () => {
    const gaps = draftsOf(report()).match(/<span class="gap" title="原文此处残缺">\[…\]<\/span>/g);
    expect(gaps).toHaveLength(4);
    expect(draftsOf(report())).toMatch(/坚<\/span><span class="gap"/);
  });

  it("say that they have no headline, and show the draft's file", () => {
    expect(report("en")).toMatch(/id="article-B-title"><span [^>]*>No headline on the page<\/span>/);
    expect(report("en")).toContain("supplied: [headline]");
  });
});

describe("what is in no article", () => {
  it("is listed, even where the plan forgot to say so", () => {
    const markup = smallPage(["甲", "乙"], { articles: [articleOf("f1")] });
    expect(markup.slice(markup.indexOf('id="unplaced"'))).toContain('id="d-f2" data-fragment="f2">乙<');
    expect(sourceOf(markup)).toContain('<div class="fragment none" id="s-f2"');
    expect(markup).toContain("1 in no draft");
  });

  it("is said to be nothing where there is nothing", () => {
    expect(report("en")).toContain("None. Every fragment is in a draft.");
  });
});

describe("decisions", () => {
  it("stand with the least certain first, the likely ones folded away", () => {
    const markup = report("en");
    const percents = [...markup.matchAll(/<li id="decision-\d+">[\s\S]*?<span class="percent">(\d+)%/g)];
    expect(percents.map(([, percent]) => Number(percent))).toEqual([58, 81, 86, 97, 98, 99, 99]);
    expect(markup.indexOf("<details>")).toBeGreaterThan(markup.indexOf('id="decision-3"'));
    expect(markup.indexOf("<details>")).toBeLessThan(markup.indexOf('id="decision-4"'));
    expect(markup).toContain("3 doubtful decisions");
  });

  it("cite where a join stops and goes on, and what came close", () => {
    const markup = report("en");
    const third = markup.slice(markup.indexOf('id="decision-3"'), markup.indexOf('id="decision-4"'));
    expect(third).toContain("<q>…校、这座城市以及任课老师在他们</q>");
    expect(third).toContain("<q>身上留下的烙印和力量。要紧紧把…</q>");
    expect(third).toContain('href="#d-f13"');
    expect(third).toContain("no fragment here");
  });

  it("cite the alternatives alike whether they repeat the first fragments or not", () => {
    const joinWith = (fragments: string[]): Decision => ({
      kind: "join",
      fragments: ["f1", "f2"],
      confidence: 0.5,
      alternatives: [{ fragments, confidence: 0.4 }],
    });
    const withAlternative = (fragments: string[]) =>
      smallPage(["甲", "乙", "丙"], { decisions: [joinWith(fragments)] });
    expect(withAlternative(["f1", "f3"])).toBe(withAlternative(["f3"]));
  });

  it("are never shown as certain unless they are", () => {
    const shown = (confidence: number) =>
      /<span class="percent">([^<]*)</.exec(
        smallPage(["甲"], {
          decisions: [{ kind: "article", fragments: ["f1"], confidence, alternatives: [] }],
        }),
      )?.[1];
    expect([0, 0.29, 0.9949, 0.9999, 1].map(shown)).toEqual(["0%", "29%", "99%", "99%", "100%"]);
  });

  it("may be none, on a page that is empty", async () => {
    const empty = { fragments: [], articles: [], joins: [], unplaced: [], setAside: [], decisions: [] };
    const markup = reportHtml({ source: " \n", pagePlan: empty, drafts: [], title: "x", locale: "en" });
    expect(markup).toContain("0 doubtful decisions");
    expect((await validator.validateString(markup)).valid).toBe(true);
  });
});

it("takes a large page in its stride", () => {
  const texts = Array.from({ length: 10_000 }, (_, index) => `第${index}段，${"字".repeat(300)}。`);
  const decisions = texts.slice(1).map(
    (_, index): Decision => ({
      kind: "order",
      fragments: [`f${index + 1}`, `f${index + 2}`],
      confidence: 0.5,
      alternatives: [],
    }),
  );
  expect(smallPage(texts, { decisions })).toContain('id="d-f10000"');
});

describe("the page as printed", () => {
  const boxes = {
    width: 500,
    height: 700,
    fragments: page.pagePlan.fragments.map(({ lines: [from, to] }, index) => ({
      lines: [from, to] as [number, number],
      boxes: [[10, 10 + index, 240, 40 + index]] as [number, number, number, number][],
    })),
  };
  const drawn = (look: Parameters<typeof reportHtml>[0]["look"]) =>
    reportHtml({ ...page, title: "2020-11-28", locale: "en", look });

  it("has each fragment at its place, a link to its text, in its article's colour", async () => {
    const markup = drawn({ boxes });
    const links = [
      ...markup.matchAll(
        /<a href="#(s-[^"]+)" data-shows="([^"]+)" class="([^"]+)" aria-label="([^"]+)"><path d="([^"]+)"/g,
      ),
    ];
    expect(links.map(([, , id]) => id)).toEqual(page.pagePlan.fragments.map(({ id }) => id));
    for (const [, target, id, , name, path] of links) {
      expect(idsOf(markup)).toContain(target);
      expect(name).toContain(id);
      expect(path).toMatch(/^M20 \d+H480V\d+H20z$/);
    }
    expect(new Set(links.map(([, , , own]) => own)).size).toBeGreaterThan(3);
    const { results } = await validator.validateString(markup);
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  });

  it("has its image within the sheet, which asks for nothing else", () => {
    const markup = drawn({ boxes, image: Buffer.from("an image") });
    expect(markup).toContain(`href="data:image/webp;base64,${Buffer.from("an image").toString("base64")}"`);
    expect(markup).toMatch(/default-src [^>]*; img-src data:"/);
    expect(drawn({ boxes })).not.toContain("img-src");
    expect(report("en")).not.toContain('id="looks"');
  });
});
