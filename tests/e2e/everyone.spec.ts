import { expect, type Page } from "playwright/test";
import { addStyles } from "../support/add-styles.ts";
import { pageTypes, test } from "./site.ts";

/** What can be told of a page as it stands. */
function structureOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const nameOf = (element: Element) => {
      const by = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
      return (
        element.getAttribute("aria-label") ??
        by.map((id) => document.getElementById(id)?.textContent ?? "").join(" ")
      ).trim();
    };

    let before = 0;
    for (const heading of [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(isShown)) {
      const level = Number(heading.tagName.slice(1));
      if (level > before + 1) faults.push(`h${level} follows h${before}: ${heading.textContent}`);
      before = level;
    }

    const byRole = new Map<string, string[]>();
    for (const element of [
      ...document.querySelectorAll("nav, aside, [role=region], [role=search], search"),
    ].filter(isShown)) {
      const role = element.getAttribute("role") ?? element.tagName.toLowerCase();
      const name = nameOf(element);
      const isOnly = document.querySelectorAll(role).length === 1 && role === "search";
      if (name === "" && !isOnly) faults.push(`a ${role} without a name: ${element.outerHTML.slice(0, 80)}`);
      const others = byRole.get(role) ?? [];
      if (others.includes(name)) faults.push(`two of ${role} are called ${name}`);
      byRole.set(role, [...others, name]);
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? "";
      const parent = walker.currentNode.parentElement;
      if (text === "" || parent === null || parent.closest("script, style, code")) continue;
      const language = parent.closest("[lang]")?.getAttribute("lang") ?? "";
      if (language.startsWith("en") && /\p{Script=Han}/u.test(text))
        faults.push(`Chinese is called English: ${text}`);
      if (language.startsWith("zh") && /(?:\p{Script=Latin}{2,} ){3}/u.test(text))
        faults.push(`English is called Chinese: ${text}`);
    }
    return faults;
  });
}

/** What the stylesheet writes, and how far it stands out from what it is on. WCAG 1.4.3 asks for 4.5. */
function faintOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const channels = (colour: string): number[] => {
      if (canvas === null) return [0, 0, 0, 0];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = (rgb: number[]) => {
      const [r = 0, g = 0, b = 0] = rgb.map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const below = (element: Element): number[] => {
      for (let each: Element | null = element; each; each = each.parentElement) {
        const colour = channels(getComputedStyle(each).backgroundColor);
        if (colour[3] === 255) return colour;
      }
      return [255, 255, 255, 255];
    };
    const faults: string[] = [];
    for (const element of document.querySelectorAll("body *")) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      for (const pseudo of ["::before", "::after", "::marker", "::placeholder"]) {
        const { content, color } = getComputedStyle(element, pseudo);
        const isPlaceholder = pseudo === "::placeholder" && element.hasAttribute("placeholder");
        const isWritten = /counter|"[^"]*[^"\s]/.test(content) && pseudo !== "::placeholder";
        if (!isWritten && !isPlaceholder) continue;
        const [light = 0, dark = 0] = [channels(color), below(element)].map(luminance).sort((a, b) => b - a);
        const contrast = (light + 0.05) / (dark + 0.05);
        if (contrast < 4.5)
          faults.push(`${contrast.toFixed(2)}: ${pseudo} of ${element.outerHTML.slice(0, 80)}`);
      }
    }
    return faults;
  });
}

/** What is beyond the sides of the window, or cut by a box, and cannot be scrolled to. */
function lostOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth)
      faults.push(`it scrolls to ${document.documentElement.scrollWidth}`);
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!walker.currentNode.textContent?.trim() || !parent?.checkVisibility({ visibilityProperty: true }))
        continue;
      range.selectNodeContents(walker.currentNode);
      const boxes = [...range.getClientRects()];
      let around: Element | null = parent;
      while (around && !scrolls(around)) around = around.parentElement;
      if (around) continue;
      if (boxes.some(({ left, right, top }) => top > 0 && (left < -1 || right > innerWidth + 1)))
        faults.push(`beyond the side: ${walker.currentNode.textContent}`);
    }
    return faults;
  });
}

/** Whether what is current is told from what is not, where the system chooses the colours. */
function unmarkedOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("p"));
    probe.style.cssText = "forced-color-adjust: none; background: Highlight; color: HighlightText";
    const marked = getComputedStyle(probe);
    const [background, colour] = [marked.backgroundColor, marked.color];
    probe.remove();
    return [...document.querySelectorAll("[aria-current], details:has([aria-current]) > summary")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => {
        const styles = getComputedStyle(element);
        return styles.backgroundColor !== background || styles.color !== colour;
      })
      .map((element) => element.outerHTML);
  });
}

interface Stop {
  /** Where it is in the document's order. */
  place: number;
  text: string;
  isSkip: boolean;
  isMain: boolean;
  isInFooter: boolean;
  /** Whether it can be seen that it has the focus, and where. */
  isSeen: boolean;
}

function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const label = element.closest(".term") ?? element;
    // In a chart what is drawn around a mark has the stroke.
    const drawn = element.querySelector(".target") ?? element;
    const outlined = [element, label, drawn].some((each) => {
      const styles = getComputedStyle(each);
      const hasOutline = styles.outlineStyle !== "none" && Number.parseFloat(styles.outlineWidth) >= 1;
      const isStroked =
        each.matches("svg *") && styles.stroke !== "none" && Number.parseFloat(styles.strokeWidth) >= 1;
      return hasOutline || isStroked;
    });
    const box = element.getBoundingClientRect();
    const inWindow = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {
      place: [...document.querySelectorAll("*")].indexOf(element),
      text: `${element.outerHTML.slice(0, 100)} ${outlineStyle} ${outlineWidth}`,
      isSkip: element.matches(".skip"),
      isMain: element.matches("main"),
      isInFooter: element.closest("footer.footer") !== null,
      isSeen: outlined && inWindow,
    };
  });
}

const mostInside = 8;

/** Goes from the first stop to the last of the footer, and by the skip link. */
async function keyboardFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const stops: Stop[] = [];
  let inside = 0;
  for (let presses = 0; presses < 1_500; presses++) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    const last = stops.at(-1);
    if (last !== undefined && stop.place < last.place) break;
    // A field for a date has several stops within.
    if (last !== undefined && stop.place === last.place) {
      if (++inside > mostInside) break;
      continue;
    }
    inside = 0;
    stops.push(stop);
    if (!stop.isSeen) faults.push(`the focus is not seen: ${stop.text}`);
  }
  if (!stops[0]?.isSkip) faults.push(`the first stop is ${stops[0]?.text}`);
  if (!stops.at(-1)?.isInFooter) faults.push(`the last stop is ${stops.at(-1)?.text}`);
  const reachable = await page.evaluate(
    () =>
      [
        ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, summary, [tabindex='0']"),
      ].filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0)
        .length,
  );
  // A region that scrolls by itself, and does not need to, is one that a browser may leave out.
  if (stops.length < reachable - 3) faults.push(`of ${reachable} only ${stops.length} are reached`);
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  if (!(await focused(page)).isMain) faults.push("the skip link leads elsewhere");
  return faults;
}

for (const [index, [type, path]] of Object.entries(pageTypes).entries()) {
  for (const locale of ["zh", "en"]) {
    test(`${type} in ${locale} is in order for readers of every kind`, async ({ page }) => {
      const faults: string[] = [];
      const note = (what: string, found: readonly string[]) =>
        faults.push(...found.map((each) => `${what}: ${each}`));
      await page.setViewportSize({ width: 1280, height: 900 });
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
      // One language each: the order is the same in both.
      if ((index % 2 === 0) === (locale === "zh")) {
        await page.setViewportSize({ width: 1280, height: 900 });
        note("keyboard", await keyboardFaults(page));
      }
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
