import { test as base, expect } from "playwright/test";
import { makePicture } from "../support/make-picture.ts";
import { original, SiteServer } from "../support/site-server.ts";

const day = "2020-11-29";
const fields = `pictures:
  - file: hall.jpg
    alt: { zh: 与会者围坐在长桌旁, en: People around a long table }
    caption: { zh: 图为会议现场。, en: At the meeting. }
    credit: { zh: 陈润 摄, en: Photo by Chen Run }
  - { file: street.png, alt: { zh: 街景, en: A street } }
`;
const text = `${"第一段。".repeat(40)}\n\n![](street.png)\n\n${"第二段。".repeat(400)}`;

const test = base.extend<object, { site: SiteServer }>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await SiteServer.start(async ({ write }) => {
        await write(`articles/${day}/photo.md`, original(day, "图片新闻", fields, text));
        await write(
          `articles/${day}/photo.en.md`,
          "---\nheadline: In pictures\ntranslator: machine\n---\n\nOne.\n\nTwo.\n",
        );
        await write(`articles/${day}/photo.hall.jpg`, await makePicture(2000, 1200));
        await write(`articles/${day}/photo.street.png`, await makePicture(600, 700, "png"));
      });
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
});
// To make the pictures takes longer than to look at them: once for all.
test.describe.configure({ mode: "default" });

for (const [locale, alt, caption] of [
  ["zh", "与会者围坐在长桌旁", "图为会议现场。 陈润 摄"],
  ["en", "People around a long table", "At the meeting. Photo by Chen Run"],
] as const) {
  test(`an article in ${locale} shows its pictures, in the best form, and nothing moves`, async ({
    page,
    site,
    request,
  }) => {
    const address = `${site.url}/${locale}/articles/${day}/photo`;
    await expect.poll(async () => (await request.get(address)).text(), { timeout: 60_000 }).toContain("avif");
    await expect
      .poll(async () => (await (await request.get(address)).text()).match(/type="image\/avif"/g), {
        timeout: 60_000,
      })
      .toHaveLength(2);
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    const failures: string[] = [];
    page.on("response", (response) => response.status() >= 400 && failures.push(response.url()));
    page.on("console", (message) => message.type() === "error" && failures.push(message.text()));
    await page.goto(address);
    const first = page.getByRole("img", { name: alt });
    await expect(first).toBeVisible();
    await expect
      .poll(() => first.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
      .toBeGreaterThan(0);
    expect(await first.evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(
      /\/pictures\/[0-9a-f]{24}-\d+\.avif$/,
    );
    await expect(page.locator("figcaption")).toHaveText(caption);
    expect(await first.getAttribute("loading")).toBe("eager");
    const second = page.locator("figure img").nth(1);
    expect(await second.getAttribute("loading")).toBe("lazy");
    await second.scrollIntoViewIfNeeded();
    await expect
      .poll(() => second.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    // It is as wide as it is, and no wider than the column.
    const [{ width = 0 } = {}, column] = [
      (await second.boundingBox()) ?? {},
      await page.locator(".body").boundingBox(),
    ];
    expect(width).toBeLessThanOrEqual(Math.min(600, column?.width ?? 0));
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
    expect(failures).toEqual([]);
  });
}

test("a picture is kept for ever, and its address leads nowhere else", async ({ site, request }) => {
  const address = `${site.url}/zh/articles/${day}/photo`;
  await expect
    .poll(async () => (await request.get(address)).text(), { timeout: 60_000 })
    .toContain("/pictures/");
  const [path = ""] = /\/pictures\/[0-9a-f]+-\d+\.jpg/.exec(await (await request.get(address)).text()) ?? [];
  const picture = await request.get(site.url + path);
  expect([picture.status(), picture.headers()["content-type"], picture.headers()["cache-control"]]).toEqual([
    200,
    "image/jpeg",
    "public, max-age=31536000, immutable",
  ]);
  expect((await request.head(site.url + path)).headers()["content-length"]).toBe(
    String((await picture.body()).length),
  );
  for (const wrong of [
    path.replace(/-\d+/, "-7"),
    path.replace(".jpg", ".gif"),
    "/pictures/",
    "/pictures/../writer.sqlite",
  ])
    expect((await request.get(site.url + wrong)).status(), wrong).toBe(404);
  expect((await request.post(site.url + path)).status()).toBe(405);
});
