import { expect } from "playwright/test";
import { test } from "./site.ts";

const path = "/articles/2020-11-28/standing-committee";

test("an article is cited in four styles, as text that can be copied", async ({ page, site }) => {
  await page.goto(`/zh${path}`);
  const panel = page.locator("details.cite");
  await expect(panel.getByText("GB/T 7714—2015")).toBeHidden();
  await panel.getByText("引用与下载").click();
  const texts = await panel.locator("dd").allInnerTexts();
  expect(texts).toHaveLength(4);
  expect(texts[0]).toBe(
    `陈润. 市委常委会召开会议 传达贯彻习近平总书记重要讲话指示精神[N/OL]. 雁城要闻, 2020-11-28[YYYY-MM-DD]. ${site.url}/zh${path}.`,
  );
  expect(texts[3]).toMatch(/^@article\{2020-11-28-standing-committee-zh,\n {2}author = /);
  await page.goto(`/en${path}`);
  await page.getByText("Cite or download").click();
  await expect(page.locator("details.cite dd").nth(1)).toContainText(
    "Chen, R. (2020, November 28). Hengyang’s",
  );
});

test("an article and an issue can be had as files", async ({ page, request }) => {
  await page.goto(`/en${path}`);
  await page.getByText("Cite or download").click();
  const links = page.locator("details.cite a");
  const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
  expect(addresses).toEqual([`/en${path}.txt`, `/en${path}.md`, `/en${path}.json`]);
  const types = ["text/plain; charset=utf-8", "text/markdown; charset=utf-8", "application/json"];
  const issue = ["txt", "md", "json"].map((format) => `/zh/dates/2020-11-28.${format}`);
  for (const [index, address] of [...addresses, ...issue].entries()) {
    const answer = await request.get(address);
    expect([answer.status(), answer.headers()["content-type"]], address).toEqual([200, types[index % 3]]);
    const tag = answer.headers().etag ?? "";
    expect((await request.get(address, { headers: { "If-None-Match": tag } })).status()).toBe(304);
  }
  expect((await request.get(`/en${path}.pdf`)).status()).toBe(404);
  expect((await request.get("/zh/dates/2020-11-29.json")).status()).toBe(404);
});

test("a paragraph's number shows the address that it keeps, which leads to it", async ({ page, request }) => {
  await page.goto(`/en${path}`);
  const address = page.getByRole("link", { name: "Permanent address of paragraph 2" });
  await expect(address).toBeHidden();
  await page.getByRole("link", { name: "Link to paragraph 2", exact: true }).click();
  await expect(address).toBeVisible();
  const permanent = (await address.getAttribute("href")) ?? "";
  expect(permanent).toMatch(/^\/b\/[0-9a-z]{15}$/);
  for (const [language, locale] of [
    ["zh-CN", "zh"],
    ["en", "en"],
  ] as const) {
    const answer = await request.get(permanent, {
      headers: { "Accept-Language": language },
      maxRedirects: 0,
    });
    expect([answer.status(), answer.headers().location]).toEqual([308, `/${locale}${path}#p2`]);
  }
  await address.click();
  await expect(page).toHaveURL(/standing-committee#p2$/);
});

test("a paragraph that its article has no more is told of, with the article", async ({
  page,
  request,
  site,
}) => {
  const write = (body: string, fields = "") =>
    site.write(
      "articles/2019-05-21/changing.md",
      `---\nheadline: 会改的文章\nkind: news\ndate: 2019-05-21\nreporters: []\ntopics: []\n${fields}---\n\n${body}\n`,
    );
  await write("第一段。\n\n第二段。");
  const own = "/zh/articles/2019-05-21/changing";
  await expect.poll(async () => (await request.get(own)).status()).toBe(200);
  const { paragraphs } = await (await request.get(`${own}.json`)).json();
  const permanent = new URL(paragraphs[1].address).pathname;
  await write("新的一段。\n\n第一段。\n\n第二段。");
  const location = async () =>
    (await request.get(permanent, { headers: { "Accept-Language": "zh" }, maxRedirects: 0 })).headers()
      .location;
  await expect.poll(location).toBe(`${own}#p3`);
  await write("第一段。");
  await expect.poll(async () => (await request.get(permanent)).status()).toBe(404);
  await page.goto(permanent);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This paragraph is no longer in its article",
  );
  await expect(page.getByRole("main").getByRole("link", { name: "会改的文章" })).toHaveAttribute(
    "href",
    "/en/articles/2019-05-21/changing",
  );
  await write("第一段。", "withdrawn: { date: 2019-06-01, note: { zh: 撤下了。, en: It was wrong. } }\n");
  await expect.poll(async () => (await request.get(permanent)).status()).toBe(410);
  await page.goto(permanent);
  await expect(page.getByRole("main")).toContainText("It was wrong.");
  await site.remove("articles/2019-05-21/changing.md");
});
