import { readdirSync } from "node:fs";
import { request as ask } from "node:http";
import { networkInterfaces } from "node:os";
import { test as base, expect } from "playwright/test";
import { makePicture } from "../support/make-picture.ts";
import { runNode } from "../support/processes.ts";
import { original, SiteServer } from "../support/site-server.ts";

const day = "2020-11-28";
const token = "a-token+of/some=length";
const held = "2999-01-01T06:00+08:00";
const pictures = "pictures: [{ file: hall.jpg, alt: { zh: 会场, en: The hall } }]\n";

async function start(settings: Record<string, string> = {}): Promise<SiteServer> {
  return await SiteServer.start(
    async ({ write }) => {
      const faulty = '第一段。\n\n他说"好"。\n\n第三段。';
      await write(`articles/${day}/idea.md`, original(day, "还是草稿", `status: draft\n${pictures}`, faulty));
      await write(`articles/${day}/idea.hall.jpg`, await makePicture(600, 400));
      await write(`articles/${day}/soon.md`, original(day, "将来的消息", `publish: ${held}\n`));
      await write("articles/2999-01-02/far.md", original("2999-01-02", "来日的消息"));
    },
    settings,
    undefined,
    "preview.ts",
  );
}

const test = base.extend<object, { preview: SiteServer }>({
  preview: [
    async ({ browserName: _ }, use) => {
      const preview = await start();
      await use(preview);
      await preview.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

/** What a request is answered that names another host than it goes to. */
function statusFor(url: string, headers: Record<string, string>, path = "/zh"): Promise<number | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((done, failed) => {
    ask({ hostname, port, path, headers }, (response) => {
      response.resume();
      done(response.statusCode);
    })
      .once("error", failed)
      .end();
  });
}

test("drafts and what is held are on lists and pages, and say what they are", async ({ page, preview }) => {
  await page.goto(`${preview.url}/zh/dates/${day}`);
  for (const [slug, mark] of [
    ["idea", "草稿"],
    ["soon", "2999-01-01T06:00+08:00 公开"],
  ]) {
    const link = page.locator(`main a[href="/zh/articles/${day}/${slug}"]`).first();
    await expect(link.locator(".preview-mark")).toHaveText(mark ?? "");
  }
  const published = page.locator(`main a[href="/zh/articles/${day}/standing-committee"]`);
  await expect(published.first()).toBeVisible();
  await expect(published.locator(".preview-mark")).toHaveCount(0);
  await page.goto(`${preview.url}/en/articles/${day}/idea`);
  await expect(page.locator(".preview-band .preview-mark")).toHaveText("Draft");
  await page.goto(`${preview.url}/zh/articles/2999-01-02/far`);
  await expect(page.locator(".preview-band .preview-mark")).toHaveText("2999-01-02T00:00+08:00 公开");
  // Its first search takes a while on a busy machine.
  await expect(async () => {
    await page.goto(`${preview.url}/zh/search?q=${encodeURIComponent("将来的消息")}`);
    const found = page.locator(`main a[href^="/zh/articles/${day}/soon"] .preview-mark`);
    await expect(found.first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test("a problem is told before the paragraph that it concerns, in the page's language", async ({
  page,
  preview,
}) => {
  for (const [locale, severity] of [
    ["zh", "警告"],
    ["en", "Warning"],
  ]) {
    await page.goto(`${preview.url}/${locale}/articles/${day}/idea`);
    const told = page.locator("ul.preview-problems:has(+ #p2)");
    await expect(told).toContainText(`articles/${day}/idea.md:`);
    await expect(told.locator("b").first()).toHaveText(severity ?? "");
    await expect(page.locator("ul.preview-problems:has(+ #p1), ul.preview-problems:has(+ #p3)")).toHaveCount(
      0,
    );
  }
});

test("its pictures are shown, nothing is kept, and its policy allows its one script alone", async ({
  page,
  preview,
  request,
}) => {
  const address = `${preview.url}/zh/articles/${day}/idea`;
  await expect.poll(async () => (await request.get(address)).text()).toContain("/pictures/");
  const refused: string[] = [];
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
  await page.goto(address);
  const picture = page.getByRole("img", { name: "会场" });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBeGreaterThan(0);
  expect(refused).toEqual([]);
  const [path = ""] = /\/pictures\/[0-9a-f]+-\d+\.jpg/.exec(await page.content()) ?? [];
  for (const url of [address, preview.url + path, `${preview.url}/zh/nothing`]) {
    const headers = (await request.get(url)).headers();
    expect(headers["cache-control"], url).toBe("no-store");
  }
  const headers = (await request.get(address)).headers();
  expect(headers["content-security-policy"]).toMatch(/script-src 'sha256-[^' ]+'; connect-src 'self'$/);
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["x-robots-tag"]).toContain("noindex");
});

test.describe("with its script", () => {
  test.use({ javaScriptEnabled: true });

  test("a page shows what was saved, good or not, by itself", async ({ page, preview, request }) => {
    const file = `articles/${day}/live.md`;
    const address = `${preview.url}/zh/articles/${day}/live`;
    await preview.write(file, original(day, "改前", "status: draft\n"));
    // Asked for without the page, which reloads itself at any time and breaks off what leads elsewhere.
    await expect.poll(async () => (await request.get(address)).status()).toBe(200);
    await page.goto(address, { waitUntil: "commit" });
    await expect(page.locator("#headline")).toHaveText("改前");
    await preview.write(file, original(day, "改后", "status: draft\n"));
    await expect(page.locator("#headline")).toHaveText("改后");
    // The last good version stays, with what is wrong.
    await preview.write(file, original(day, "改坏", "status: draft\nkindd: news\n"));
    await expect(page.locator(".preview-band")).toContainText("kindd");
    await expect(page.locator("#headline")).toHaveText("改后");
    await preview.write(file, original(day, "改好", "status: draft\n"));
    await expect(page.locator("#headline")).toHaveText("改好");
    await expect(page.locator(".preview-band")).not.toContainText("kindd");
    await preview.remove(file);
    await expect(page.locator("#headline")).toHaveCount(0);
    // Also of a page that is not there yet.
    await preview.write(file, original(day, "回来", "status: draft\n"));
    await expect(page.locator("#headline")).toHaveText("回来");
  });
});

test("withdrawn articles and earlier slugs are as readers find them, but for nobody to keep", async ({
  preview,
  request,
}) => {
  const note = "withdrawn: { date: 2020-12-03, note: { zh: 有误, en: Wrong } }\n";
  await preview.write(`articles/${day}/gone.md`, original(day, "撤下", note));
  await preview.write(
    `articles/${day}/newer.md`,
    original(day, "改名", "formerly: [older]\nstatus: draft\n"),
  );
  const at = (slug: string) => request.get(`${preview.url}/zh/articles/${day}/${slug}`, { maxRedirects: 0 });
  await expect.poll(async () => (await at("gone")).status()).toBe(410);
  await expect.poll(async () => (await at("older")).status()).toBe(307);
  expect((await at("older")).headers().location).toBe(`/zh/articles/${day}/newer`);
});

test("without a token it answers this machine alone, under its own names", async ({ preview }) => {
  for (const host of ["evil.example", "evil.example:3100", "127.0.0.1.evil.example", "2130706433", "0.0.0.0"])
    for (const path of ["/zh", "/preview/events", "/icon.svg", "/pictures/x.jpg", "/?token=x"])
      expect(await statusFor(preview.url, { host }, path), `${host} ${path}`).toBe(403);
  expect(await statusFor(preview.url, { host: "localhost:1" })).toBe(200);
  const own = Object.values(networkInterfaces()).flat();
  const other = own.find((each) => each?.family === "IPv4" && !each.internal)?.address;
  if (other !== undefined) {
    const there = preview.url.replace("127.0.0.1", other);
    await expect(statusFor(there, { host: "localhost" })).rejects.toThrow("ECONNREFUSED");
  }
});

test("it does not start where others could look without a token", async () => {
  for (const settings of [{ HOST: "::" }, { HOST: "0.0.0.0", PREVIEW_TOKEN: "short" }]) {
    const { code, err } = await runNode(["preview.ts"], {
      env: { ...process.env, PREVIEW_TOKEN: "", PORT: "0", ...settings },
    });
    expect([code, err]).toEqual([2, expect.stringContaining("PREVIEW_TOKEN")]);
  }
});

test("with a token, only who has it may look, and it is in no address that is shown", async ({ page }) => {
  const preview = await start({ HOST: "0.0.0.0", PREVIEW_TOKEN: token });
  try {
    const path = `/zh/articles/${day}/idea`;
    for (const [headers, at, status] of [
      [{}, path, 401],
      [{}, "/preview/events", 401],
      [{}, "/pictures/0123456789abcdef01234567-480.jpg", 401],
      [{}, "/icon.svg", 401],
      [{ cookie: "preview=wrong" }, path, 403],
      [{ authorization: "Bearer wrong" }, path, 403],
      [{}, `${path}?token=wrong`, 403],
      [{ authorization: `Bearer ${token}`, host: "drafts.example.org" }, path, 200],
    ] as const)
      expect(await statusFor(preview.url, headers, at), `${at} ${JSON.stringify(headers)}`).toBe(status);
    const response = await page.goto(`${preview.url}${path}?token=${encodeURIComponent(token)}`);
    expect(response?.status()).toBe(200);
    expect(page.url()).toBe(preview.url + path);
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: "preview", httpOnly: true, sameSite: "Lax" });
    expect(await page.content()).not.toContain(token);
    expect(await page.content()).not.toContain(encodeURIComponent(token));
    expect(preview.log).not.toContain(token);
    expect((await page.goto(`${preview.url}/zh`))?.status()).toBe(200);
  } finally {
    await preview.stop();
  }
});

test("readers' own index and pictures have nothing of it", async ({ preview, request }) => {
  // It has a folder of its own, beside that of readers.
  expect(() => readdirSync(preview.dataFolder)).toThrow("ENOENT");
  expect(readdirSync(`${preview.dataFolder}-preview`).some((name) => name.endsWith(".sqlite"))).toBe(true);
  const site = await SiteServer.start(async ({ write }) => {
    await write(`articles/${day}/idea.md`, original(day, "还是草稿", "status: draft\n"));
    await write(`articles/${day}/soon.md`, original(day, "将来的消息", `publish: ${held}\n`));
  });
  try {
    for (const path of [`/zh/dates/${day}`, "/zh", "/zh/kinds/news", "/zh/search?q=%E6%B6%88%E6%81%AF"]) {
      const text = await (await request.get(site.url + path)).text();
      expect(text, path).not.toMatch(/preview|将来的消息|还是草稿|<script(?! type="application\/ld\+json")/);
    }
    for (const path of [`/zh/articles/${day}/idea`, `/zh/articles/${day}/soon`, "/preview/events"])
      expect((await request.get(site.url + path)).status(), path).toBe(404);
  } finally {
    await site.stop();
  }
});
