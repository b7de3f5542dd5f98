import { test as base, expect, type Page } from "playwright/test";
import { addStyles } from "../support/add-styles.ts";
import { original, SiteServer } from "../support/site-server.ts";

const day = "2021-03-01";

/** Marks of every kind, dashes, ellipses, numbers and Latin words, close together. */
const dense =
  "市长朱健说：“‘十四五’规划（2021—2025年）要‘一张蓝图绘到底’！”会议审议《关于5G网络建设的实施意见（征求意见稿）》、" +
  "《物业管理条例》等3部法规……新高考，新机遇——大学校长与中学校长对话。“怎么分？怎么收？怎么管？”代表们问。" +
  "据统计局（年报）：GDP增长3.9%，COVID-19疫苗接种点增至85个；Smart Water平台“上线了”，惠及36万居民。";

const headlines = [
  "市委常委会召开会议，传达贯彻上级重要会议精神，部署四季度经济工作",
  "新高考，新机遇——大学校长与中学校长对话",
  "垃圾分类，怎么分？怎么收？怎么管？",
  "市人大常委会审议《衡阳市物业管理条例（草案）》等3部法规",
];
const decks = [
  "会议还听取了全市生活垃圾分类工作、禁毒工作情况汇报。邓群策主持",
  "朱健出席并致辞，要求“一张蓝图绘到底”……",
];

const test = base.extend<object, { site: SiteServer }>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await SiteServer.start(async ({ write }) => {
        for (const [index, headline] of headlines.entries()) {
          const fields = `position: ${index + 1}\ndeck: ${decks[index % 2]}\n`;
          // Each paragraph begins elsewhere, so that its lines break at other characters.
          const body = Array.from({ length: 14 }, (_, start) => {
            const from = (index * 14 + start) * 2;
            return `${"甲乙丙丁".slice(0, start % 4)}${dense.slice(from % 40)}`.replace(
              /^[，。、：；！？”’）》…—]+/u,
              "",
            );
          });
          await write(
            `articles/${day}/story-${index + 1}.md`,
            original(day, headline, fields, body.join("\n\n")),
          );
        }
      });
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
});
test.use({ deviceScaleFactor: 2 });

interface Line {
  text: string;
  /** Of each of its characters, in ems of its own type. */
  widths: number[];
}

interface Shown {
  /** Whether it is a headline or deck, of which no character stands alone on the last line. */
  isDisplay: boolean;
  isJustified: boolean;
  lines: Line[];
}

/** The lines of all Chinese texts of a page as they are broken, by the places of their characters. */
function shown(page: Page): Promise<Shown[]> {
  return page.evaluate(() => {
    const texts =
      "h1, h2, h3, .deck, .kicker, .text p, .text li, .text td, .excerpt p, figcaption, .notice, .prose p";
    return [...document.querySelectorAll(texts)]
      .filter(
        (element) =>
          element.getClientRects().length > 0 &&
          element.closest("[lang]")?.getAttribute("lang")?.startsWith("zh"),
      )
      .map((element) => {
        const lines: { text: string; widths: number[]; bottom: number; right: number }[] = [];
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (walker.nextNode()) {
          const node = walker.currentNode as Text;
          const em = Number.parseFloat(getComputedStyle(node.parentElement as Element).fontSize);
          for (let at = 0; at < node.length; at++) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const box = [...range.getClientRects()].findLast(({ width }) => width > 0);
            const last = lines.at(-1);
            if (box === undefined) continue;
            const width = box.width / em;
            // A new line is below, or begins another column.
            if (last === undefined || box.top >= last.bottom - 2 || box.right < last.right - em * 1.5)
              lines.push({
                text: node.data.charAt(at),
                widths: [width],
                bottom: box.bottom,
                right: box.right,
              });
            else {
              last.text += node.data.charAt(at);
              last.widths.push(width);
              last.right = box.right;
              last.bottom = Math.max(last.bottom, box.bottom);
            }
          }
        }
        return {
          isDisplay: element.matches("h1, h2, h3, .deck"),
          isJustified: getComputedStyle(element).textAlign === "justify",
          lines: lines.map(({ text, widths }) => ({ text, widths })),
        };
      });
  });
}

const closing = /^[，。、：；！？”’）》〉】」』％%·]/u;
const opening = /[“‘《〈（【「『]\s*$/u;
const han = /\p{Script=Han}/u;
const latin = /[A-Za-z0-9]/;
/** Marks with half their square empty, before another with its own: two squares become one and a half. */
const adjacent =
  /[，。、：；）》〉】”’](?=[“‘《〈（【])|[，。、：；](?=[”’）》])|[”’）》](?=[，。、：；”’）》])|[“‘《（](?=[“‘《（])/gu;

function faultsOf({ isDisplay, lines }: Shown): string[] {
  const faults: string[] = [];
  const whole = lines.map(({ text }) => text).join(" / ");
  const say = (fault: string) => faults.push(`${fault}: ${whole}`);
  for (const [index, { text }] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const next = lines[index + 1]?.text ?? "";
    if (index > 0 && closing.test(text)) say("a line begins with a closing mark");
    if (!isLast && opening.test(text)) say("a line ends with an opening mark");
    if (!isLast && /—$/u.test(text) && next.startsWith("—")) say("a dash is broken");
    if (!isLast && /…$/u.test(text) && next.startsWith("…")) say("an ellipsis is broken");
    if (/(?<!本报讯)(?<=\p{Script=Han}) [A-Za-z0-9]|[A-Za-z0-9%] \p{Script=Han}/u.test(text))
      say("a space is stored");
  }
  const last = lines.at(-1)?.text.trim() ?? "";
  if (isDisplay && lines.length > 1 && [...last.replace(/[\p{P}\s]/gu, "")].length < 2)
    say("one character alone");
  return faults;
}

interface Spacing {
  /** Pairs of marks that take up two squares, in ragged lines. */
  loose: string[];
  pairs: number;
  /** By how many ems a Chinese character before a Latin one or a digit is wider, on the average of ragged lines. */
  gap: number;
}

/** What stands between characters, in lines that are not justified. */
function spacingOf(all: readonly Shown[]): Spacing {
  const lines = all.filter(({ isJustified }) => !isJustified).flatMap((each) => each.lines);
  const loose: string[] = [];
  let pairs = 0;
  const gaps: number[] = [];
  for (const { text, widths } of lines) {
    for (const { index } of text.matchAll(adjacent)) {
      pairs += 1;
      const width = (widths[index] ?? 0) + (widths[index + 1] ?? 0);
      if (width > 1.8) loose.push(`${text.slice(index, index + 2)} ${width.toFixed(2)}: ${text}`);
    }
    for (let at = 1; at < text.length; at++) {
      const [before = "", after = ""] = [text.charAt(at - 1), text.charAt(at)];
      if (han.test(before) && latin.test(after)) gaps.push((widths[at - 1] ?? 1) - 1);
    }
  }
  return { loose, pairs, gap: gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length) };
}

const ragged = ".text p, .excerpt p { text-align: start !important }";
const paths = [
  `/zh/articles/${day}/story-1`,
  `/zh/dates/${day}`,
  `/zh/dates/${day}/print`,
  "/zh/articles/2020-11-28/standing-committee",
  "/en/articles/2021-03-01/story-2",
];

for (const path of paths) {
  test(`Chinese lines of ${path} are broken and spaced by the rules, on every screen and on paper`, async ({
    page,
  }) => {
    await page.goto(path);
    let lines = 0;
    for (const width of [320, 360, 540, 768, 1024, 1280, "A4"] as const) {
      await page.emulateMedia({ media: width === "A4" ? "print" : "screen" });
      await page.setViewportSize({ width: width === "A4" ? 657 : width, height: 900 });
      const all = await shown(page);
      lines += all.reduce((sum, each) => sum + each.lines.length, 0);
      expect(all.flatMap(faultsOf).map((fault) => `at ${width}: ${fault}`)).toEqual([]);
    }
    expect(lines).toBeGreaterThan(100);
  });
}

test("adjacent marks are set closer, and Chinese stands apart from Latin by less than a quarter of its width", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`/zh/articles/${day}/story-1`);
  await addStyles(page, ragged);
  const { loose, pairs, gap } = spacingOf(await shown(page));
  expect(pairs).toBeGreaterThan(50);
  expect(loose).toEqual([]);
  expect(gap).toBeGreaterThan(0.1);
  expect(gap).toBeLessThan(0.3);
});

test.describe("what is measured shows", () => {
  test("every line that the styles let break at a wrong place", async ({ page }) => {
    await page.goto(`/zh/articles/${day}/story-1`);
    await addStyles(
      page,
      "[lang|=zh] * { line-break: anywhere !important; word-break: break-all !important }",
    );
    const all = [
      "a dash is broken",
      "a line begins with a closing mark",
      "a line ends with an opening mark",
      "an ellipsis is broken",
    ];
    const found = new Set<string | undefined>();
    for (let width = 320; width < 420 && found.size < all.length; width += 10) {
      await page.setViewportSize({ width, height: 900 });
      for (const fault of (await shown(page)).flatMap(faultsOf)) found.add(fault.split(":")[0]);
    }
    expect([...found].sort()).toEqual(all);
  });

  test("marks that are not set closer, and Latin that is not set apart", async ({ page }) => {
    await page.goto(`/zh/articles/${day}/story-1`);
    await addStyles(
      page,
      `${ragged} [lang|=zh], [lang|=zh] * { text-spacing-trim: space-all !important; text-autospace: no-autospace !important }`,
    );
    const { loose, gap } = spacingOf(await shown(page));
    expect(loose.length).toBeGreaterThan(50);
    expect(Math.abs(gap)).toBeLessThan(0.02);
  });

  test("a character that stands alone below a headline", async ({ page }) => {
    await page.goto(`/zh/dates/${day}/print`);
    await addStyles(
      page,
      "h2, h2 * { display: inline !important; text-wrap: wrap !important; word-break: break-all !important }",
    );
    const found: string[] = [];
    const isFound = () => found.some((each) => each.startsWith("one character alone"));
    for (let width = 320; width < 700 && !isFound(); width += 6) {
      await page.setViewportSize({ width, height: 900 });
      found.push(...(await shown(page)).flatMap(faultsOf));
    }
    expect(isFound()).toBe(true);
  });
});
