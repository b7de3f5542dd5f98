import AxeBuilder from "@axe-core/playwright";
import { expect } from "playwright/test";
import { pageTypes, test } from "./site.ts";

/** What is shown where there is no page is one, too. */
const paths = { ...pageTypes, "missing page": "/nowhere" };
/** What the dark scheme can change. */
const ofColours = ["color-contrast", "link-in-text-block"];

test.use({ javaScriptEnabled: true });

for (const [type, path] of Object.entries(paths)) {
  for (const locale of ["zh", "en"]) {
    test(`${type} in ${locale} has no accessibility violations, wide or narrow, light or dark`, async ({
      page,
    }) => {
      const found: string[] = [];
      await page.goto(`/${locale}${path}`);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          // Not among axe's own yet: targets of 24 px, or with that much room (WCAG 2.5.8).
          const axe = new AxeBuilder({ page }).options({ rules: { "target-size": { enabled: true } } });
          const { violations } = await (colorScheme === "dark" ? axe.withRules(ofColours) : axe).analyze();
          for (const { id, nodes } of violations) {
            found.push(`${colorScheme} at ${width}: ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
          }
        }
      }
      expect(found).toEqual([]);
    });
  }
}
