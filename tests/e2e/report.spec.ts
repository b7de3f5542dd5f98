import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "playwright/test";
import { parse } from "yaml";
import { ask } from "../support/ask.ts";
import { SiteServer } from "../support/site-server.ts";

const test = base.extend<object, { folder: string; site: SiteServer }>({
  folder: [
    // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it needs
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), "bulletin-reports-"));
      await use(folder);
      await rm(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  site: [
    async ({ folder }, use) => {
      const site = await SiteServer.start(async () => {}, { REPORTS_DIR: join(folder, "reports") });
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
});

const path = "/articles/2020-11-28/standing-committee";
const words = { zh: "第 3 段有错？告诉我们", en: "Report an error in paragraph 3" } as const;
const send = { zh: "发给编辑", en: "Send to the editors" } as const;
const message = { zh: /错在哪里，应该是什么/, en: /What is wrong, and what it should be/ } as const;

async function kept(folder: string): Promise<Record<string, unknown>[]> {
  const names = await readdir(join(folder, "reports")).catch(() => []);
  const texts = names.filter((name) => name.endsWith(".yaml"));
  return Promise.all(texts.map(async (name) => parse(await readFile(join(folder, "reports", name), "utf8"))));
}

for (const locale of ["zh", "en"] as const) {
  test(`a reader reports an error by a paragraph's number, in ${locale}`, async ({ page, folder }) => {
    await page.goto(`/${locale}${path}`);
    const link = page.getByRole("link", { name: words[locale] });
    await expect(link).toBeHidden();
    await page.locator("#p3 .pilcrow").focus();
    await page.keyboard.press("Enter");
    await expect(link).toBeVisible();
    await link.focus();
    await page.keyboard.press("Enter");

    const shown = (await page.locator("textarea[name=quote]").inputValue()).slice(0, 12);
    expect(shown).not.toBe("");
    await page.getByLabel(message[locale]).fill('<b>不对</b> & "x"\n第二行');
    await page.getByRole("button", { name: send[locale] }).click();

    await expect(page).toHaveURL(
      new RegExp(`/${locale}/report\\?article=2020-11-28%2Fstanding-committee&sent$`),
    );
    const newest = (await kept(folder)).find((each) => each.locale === locale);
    expect(newest).toMatchObject({
      ...{ article: "2020-11-28/standing-committee", block: "p3", locale },
      ...{ quote: expect.stringContaining(shown), message: '<b>不对</b> & "x"\n第二行' },
    });
    await page.getByRole("main").getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`/${locale}${path}$`));
  });
}

test("what was written comes back where it cannot be kept, and is escaped", async ({ page, folder }) => {
  await page.goto(`/zh/report?article=2020-11-28%2Fstanding-committee&block=p3`);
  const text = '</textarea><b id="x">“甲”</b>';
  await page.getByLabel(message.zh).fill(text);
  await page.locator("textarea[name=quote]").fill("只留这几个字");
  await page.getByLabel(/怎样联系您/).fill("“a”@b");
  // Into the place of the folder, a file.
  await rm(join(folder, "reports"), { recursive: true, force: true });
  await writeFile(join(folder, "reports"), "");
  await page.getByRole("button", { name: send.zh }).click();
  await expect(page.getByRole("alert")).toContainText("没能存下来");
  await expect(page.getByLabel(message.zh)).toHaveValue(text);
  await expect(page.locator("textarea[name=quote]")).toHaveValue("只留这几个字");
  await expect(page.getByLabel(/怎样联系您/)).toHaveValue("“a”@b");
  expect(await page.locator("#x").count()).toBe(0);
  await rm(join(folder, "reports"));
  await page.getByRole("button", { name: send.zh }).click();
  await expect(page).toHaveURL(/&sent$/);
  expect(await kept(folder)).toMatchObject([{ message: text, contact: "“a”@b", block: "p3" }]);
});

test("a browser without words to send is told by the form itself", async ({ page, folder }) => {
  const before = (await kept(folder)).length;
  await page.goto("/en/report");
  await page.getByRole("button", { name: send.en }).click();
  expect(await page.locator("textarea:invalid").count()).toBe(1);
  expect(await kept(folder)).toHaveLength(before);
});

test("the form has no address of its own, and changes with its article", async ({ site, baseURL }) => {
  const form = `${baseURL}/zh/report?article=2020-11-28%2Fstanding-committee&block=p3`;
  const { status, headers, body } = await ask(form);
  expect([status, headers["x-robots-tag"] ?? body.toString().includes('content="noindex"')]).toEqual([
    200,
    true,
  ]);
  for (const missing of ["2020-11-28%2Fgone", "2020-11-28%2Fdraft"])
    expect((await ask(`${baseURL}/zh/report?article=${missing}`)).status).toBe(404);
  const file = "articles/2020-11-28/standing-committee.md";
  const text = await readFile(new URL(`../../content/${file}`, import.meta.url), "utf8");
  await site.write(file, `${text}\n新加的一段。\n`);
  const last = async () =>
    (
      await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          ask(`${baseURL}/zh/report?article=2020-11-28%2Fstanding-committee&block=p${index + 1}`),
        ),
      )
    ).some((answer) => answer.body.toString().includes("新加的一段。"));
  await expect.poll(last, { timeout: 60_000 }).toBe(true);
});

test("without REPORTS_DIR there is no form, no link to one, and nothing is taken", async () => {
  const site = await SiteServer.start();
  try {
    const { body } = await ask(`${site.url}/zh${path}`);
    expect(body.toString()).not.toContain("/zh/report?");
    expect((await ask(`${site.url}/zh/report`)).status).toBe(404);
    const sent = await fetch(`${site.url}/zh/report`, {
      method: "POST",
      body: new URLSearchParams({ message: "a" }),
    });
    expect(sent.status).toBe(405);
  } finally {
    await site.stop();
  }
});
