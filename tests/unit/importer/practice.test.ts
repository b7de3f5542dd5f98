import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { assertWhole } from "#lib/importer/drafts/coverage.ts";
import { fragmentsOf, planPage } from "#lib/importer/solve/plan-page.ts";
import { practicePages, scoreOf, total } from "../../bench/practice-pages.ts";

const folder = fileURLToPath(new URL("../../../../shared/bulletins/practice", import.meta.url));
const exists = existsSync(folder);
if (!exists) console.warn(`skipped: there are no practice pages in ${folder}`);

describe.skipIf(!exists)("the practice pages, with an empty archive", () => {
  let scores: ReturnType<typeof total>;
  let count = 0;

  beforeAll(() => {
    const pages = practicePages(folder, fragmentsOf);
    count = pages.length;
    scores = total(
      pages.map((page) => {
        const pagePlan = planPage(page.text);
        // Coverage is 1 and invention 0, or it throws.
        assertWhole(page.text, pagePlan);
        return scoreOf(page, pagePlan);
      }),
    );
  });

  it("are there", () => {
    expect(count).toBeGreaterThan(0);
  });

  it.each([
    ["b3", 0.95],
    ["joinF1", 0.9],
    ["headlines", 0.97],
  ] as const)("are put together well: %s is at least %d", (figure, least) => {
    expect(scores[figure]).toBeGreaterThanOrEqual(least);
  });
});
