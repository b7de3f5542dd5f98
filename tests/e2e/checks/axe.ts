import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";

interface Violation {
  id: string;
  nodes: { html: string }[];
}

interface Scanner {
  run(context: unknown, options: object): Promise<{ violations: Violation[] }>;
}

/** What colours can change. */
const ofColours = ["color-contrast", "link-in-text-block"];
/** What room can change, and colours with it: what lies on what, and how large a target or a scrolling box is. */
const ofLayout = [...ofColours, "target-size", "scrollable-region-focusable"];

/**
 * What axe finds on a loaded page, wide and narrow, light and dark. All its rules look at the wide page. Beyond that each
 * looks where it may find something else: what is shown on the narrow page alone has all of them, the rest of it has
 * those that depend on room or colours, and the dark scheme has those of colours.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  // Not among axe's own yet: targets of 24 px, or with that much room (WCAG 2.5.8). What passes is not told of: to name
  // each element of it takes longer than to check it. It leaves axe in the page for what follows.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] })
    .analyze();
  const faults = violations.map((each) => `light at 1280: ${told(each)}`);
  await page.emulateMedia({ colorScheme: "dark" });
  faults.push(...(await again(page, ofColours)).map((each) => `dark at 1280: ${each}`));
  await page.evaluate(() => {
    const seen = [...document.querySelectorAll("body *")].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    );
    Object.assign(window, { seen: new Set(seen) });
  });
  await page.setViewportSize({ width: 360, height: 900 });
  faults.push(...(await again(page, ofColours)).map((each) => `dark at 360: ${each}`));
  await page.emulateMedia({ colorScheme: "light" });
  faults.push(...(await again(page, ofLayout)).map((each) => `light at 360: ${each}`));
  faults.push(...(await again(page)).map((each) => `only at 360: ${each}`));
  return faults;
}

function told({ id, nodes }: Violation): string {
  return `${id}: ${nodes.map(({ html }) => html).join(" ")}`;
}

/** @param rules without them, all of them, for what was not shown before */
async function again(page: Page, rules?: string[]): Promise<string[]> {
  const found = await page.evaluate(async (values) => {
    const { axe, seen } = window as unknown as { axe: Scanner; seen?: Set<Element> };
    const options = { resultTypes: ["violations"], ...(values && { runOnly: { type: "rule", values } }) };
    const shown = [...document.querySelectorAll("body *")].filter(
      (element) => !seen?.has(element) && element.checkVisibility({ visibilityProperty: true }),
    );
    if (!values && shown.length === 0) return [];
    const { violations } = await axe.run(values ? document : { include: shown }, options);
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
  }, rules);
  return found.map(told);
}
