import { type ConsoleMessage, expect, type Page, type Request } from "playwright/test";
import { addStyles } from "../support/add-styles.ts";
import { axeFaults } from "./checks/axe.ts";
import { faintOf, unmarkedOf } from "./checks/colours.ts";
import { keyboardFaults } from "./checks/keyboard.ts";
import { lostOf } from "./checks/reflow.ts";
import { structureOf } from "./checks/structure.ts";
import { pageTypes, sweep as test } from "./site.ts";

/** What is shown where there is no page is one, too. */
const paths = { ...pageTypes, "missing page": "/nowhere" };
/** What a browser asks for by itself, once for the whole site. */
const ownRequests = ["/icon.svg", "/speculation-rules.json"];

interface Loaded {
  /** All that was asked for since. */
  requests: string[];
  /** What the browser, a policy or a script complained of. */
  complaints: string[];
}

/** Notes what a page asks for and complains of while `work` is done. */
async function noting(page: Page, work: () => Promise<void>): Promise<Loaded> {
  const requests: string[] = [];
  const complaints: string[] = [];
  const onRequest = (request: Request) => requests.push(request.url());
  const onConsole = (message: ConsoleMessage) => complaints.push(message.text());
  const onError = (error: Error) => complaints.push(String(error));
  page.on("request", onRequest).on("console", onConsole).on("pageerror", onError);
  try {
    await work();
  } finally {
    page.off("request", onRequest).off("console", onConsole).off("pageerror", onError);
  }
  return { requests, complaints };
}

// One load serves all widths and schemes: styles alone answer to them, as no page has a script or another source.
for (const [index, [type, path]] of Object.entries(paths).entries()) {
  for (const locale of ["zh", "en"]) {
    test(`${type} in ${locale} is in order for readers of every kind`, async ({ page, baseURL }) => {
      const faults: string[] = [];
      const note = (what: string, found: readonly string[]) =>
        faults.push(...found.map((each) => `${what}: ${each}`));
      const { requests, complaints } = await noting(page, async () => {
        await page.goto(`/${locale}${path}`);
        note("structure", await structureOf(page));
        for (const colorScheme of ["dark", "light"] as const) {
          await page.emulateMedia({ colorScheme });
          note(`contrast in the ${colorScheme}`, await faintOf(page));
        }
        await page.emulateMedia({ forcedColors: "active" });
        note("not marked as current", await unmarkedOf(page));
        await page.emulateMedia({ forcedColors: null });
        // A window of 1280 by 1024 pixels at 400 %.
        await page.setViewportSize({ width: 320, height: 256 });
        note("lost at 400 %", await lostOf(page));
        note("axe", await axeFaults(page));
        // One language each: the order is the same in both.
        if ((index % 2 === 0) === (locale === "zh")) {
          await page.setViewportSize({ width: 1280, height: 900 });
          note("keyboard", await keyboardFaults(page));
        }
      });
      // By now whatever a page may load late is loaded.
      const asked = requests.map((url) => url.replace(baseURL ?? "", "").replace(/#.*/, ""));
      expect(asked.filter((url) => !ownRequests.includes(url))).toEqual([`/${locale}${path}`]);
      const isExpected = (text: string) => type === "missing page" && text.includes("404");
      note(
        "complaint",
        complaints.filter((text) => !isExpected(text)),
      );
      expect(faults).toEqual([]);
    });
  }
}

interface Named {
  role: string;
  name: string;
}

/** What a screen reader is told of, by role and name. */
async function accessible(page: Page): Promise<Named[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => ({ role: String(role?.value ?? ""), name: String(name?.value ?? "").trim() }));
}

for (const [locale, label] of [
  ["zh", /^\d{4}年\d{1,2}月\d{1,2}日\D.*\d/],
  ["en", /^\d{1,2} [A-Z][a-z]+ \d{4}\D.*\d/],
] as const) {
  test(`days, charts and controls have names in ${locale} for those who hear the page`, async ({ page }) => {
    for (const path of [
      "",
      "/dates",
      "/dates/2020",
      "/dates/2020-11",
      "/people/zhu-jian",
      "/search?q=x",
      "/glossary",
    ]) {
      await page.goto(`/${locale}${path}`);
      const all = await accessible(page);
      const isNamed =
        /^(?:link|button|img|image|textbox|searchbox|combobox|navigation|region|complementary|date)$/i;
      expect(all.filter(({ role, name }) => isNamed.test(role) && name === "")).toEqual([]);
      const days = await page.locator("main a[href*='/dates/2']").evaluateAll((links) =>
        links
          .filter((link) => /\/dates\/\d{4}-\d\d-\d\d$/.test(link.getAttribute("href") ?? ""))
          .filter((link) => /^\d{1,2}$/.test(link.textContent?.trim() ?? "") || link.closest("svg"))
          .map((link) => link.getAttribute("aria-label") ?? link.textContent ?? ""),
      );
      if (path.startsWith("/dates")) expect(days.length).toBeGreaterThan(0);
      for (const day of days) {
        expect(day).toMatch(label);
        expect(all).toContainEqual({ role: "link", name: day });
      }
    }
  });
}

test("what axe finds in one scheme or at one width alone is found", async ({ page }) => {
  await page.goto("/en/about");
  await page.evaluate(() => {
    const added = '<p class="faint">faint</p><button class="narrow"></button>';
    document.querySelector("main")?.insertAdjacentHTML("beforeend", added);
  });
  await addStyles(
    page,
    `@media (prefers-color-scheme: dark) { .faint { color: #222 } }
    .narrow { display: none; width: 40px; height: 40px }
    @media (width < 600px) { .narrow { display: block } }`,
  );
  expect(await axeFaults(page)).toEqual([
    'dark at 1280: color-contrast: <p class="faint">faint</p>',
    'dark at 360: color-contrast: <p class="faint">faint</p>',
    'only at 360: button-name: <button class="narrow"></button>',
  ]);
});

test("what is out of order is found", async ({ page }) => {
  await page.goto("/en/articles/2020-11-28/standing-committee");
  await page.evaluate(() => {
    document.querySelector("main")?.insertAdjacentHTML("beforeend", "<h2>a</h2><h4>会议</h4><nav>a</nav>");
  });
  expect(await structureOf(page)).toEqual([
    "h4 follows h2: 会议",
    expect.stringContaining("a nav without a name"),
    "Chinese is called English: 会议",
  ]);
  await addStyles(
    page,
    `.pilcrow { color: #bbb !important }
    :focus-visible { outline: none !important }
    @media (forced-colors: active) { [aria-current] { background: Canvas !important } }
    h1 { margin-left: 400px !important }`,
  );
  expect((await faintOf(page)).length).toBeGreaterThan(3);
  expect((await keyboardFaults(page)).length).toBeGreaterThan(10);
  await page.emulateMedia({ forcedColors: "active" });
  expect((await unmarkedOf(page)).length).toBeGreaterThan(0);
  await page.setViewportSize({ width: 320, height: 256 });
  expect((await lostOf(page)).length).toBeGreaterThan(0);
});
