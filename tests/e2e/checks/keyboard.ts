import type { Page } from "playwright/test";

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

interface Watched {
  stops: Stop[];
  focused: () => Stop;
}

/** Has the page note each stop itself, as the key goes up: by then it has the focus and is scrolled to. */
function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const places = new Map([...document.querySelectorAll("*")].map((element, place) => [element, place]));
    const focused = (): Stop => {
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
        place: places.get(element) ?? -1,
        text: `${element.outerHTML.slice(0, 100)} ${outlineStyle} ${outlineWidth}`,
        isSkip: element.matches(".skip"),
        isMain: element.matches("main"),
        isInFooter: element.closest("footer.footer") !== null,
        isSeen: outlined && inWindow,
      };
    };
    const stops: Stop[] = [];
    document.addEventListener("keyup", () => stops.push(focused()), true);
    Object.assign(window, { watched: { stops, focused } satisfies Watched });
  });
}

const mostPresses = 1_500;
/** Presses that are on their way together: to wait for each alone takes ten times as long. */
const together = 50;
/** A field for a date has several stops within. */
const mostInside = 8;

/** Every place that has the focus while the key is pressed, until it begins anew or stays where it is. */
async function stopsOf(page: Page): Promise<Stop[]> {
  const session = await page.context().newCDPSession(page);
  const tab = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  try {
    for (let presses = 0; presses < mostPresses; presses += together) {
      await Promise.all(
        Array.from({ length: together }, () => ["rawKeyDown", "keyUp"] as const)
          .flat()
          .map((type) => session.send("Input.dispatchKeyEvent", { type, ...tab })),
      );
      const stops = await page.evaluate(() => (window as unknown as { watched: Watched }).watched.stops);
      const round = firstRound(stops);
      if (round !== undefined) return round;
    }
    return await page.evaluate(() => (window as unknown as { watched: Watched }).watched.stops);
  } finally {
    await session.detach();
  }
}

/** @returns nothing where it may go on */
function firstRound(all: readonly Stop[]): Stop[] | undefined {
  const stops: Stop[] = [];
  let inside = 0;
  for (const stop of all) {
    const last = stops.at(-1);
    if (last !== undefined && stop.place < last.place) return stops;
    if (last !== undefined && stop.place === last.place) {
      if (++inside > mostInside) return stops;
      continue;
    }
    inside = 0;
    stops.push(stop);
  }
  return undefined;
}

/** Goes from the first stop to the last of the footer, and by the skip link. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  await watch(page);
  const stops = await stopsOf(page);
  const faults = stops.filter(({ isSeen }) => !isSeen).map(({ text }) => `the focus is not seen: ${text}`);
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
  const { isMain } = await page.evaluate(() => (window as unknown as { watched: Watched }).watched.focused());
  if (!isMain) faults.push("the skip link leads elsewhere");
  return faults;
}
