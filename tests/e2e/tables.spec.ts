import { expect } from "playwright/test";
import { test } from "./site.ts";

for (const width of [320, 360, 1280]) {
  test(`a wide table keeps its columns readable at ${width} pixels, and scrolls by itself`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/zh/articles/2019-05-31/table");
    const {
      page: whole,
      columns,
      cut,
      region,
      table,
    } = await page.evaluate(() => {
      const cells = [...document.querySelectorAll(".text td")];
      const lengthOf = (cell: Element) => (cell.textContent ?? "").length;
      const sizeOf = (cell: Element) => Number.parseFloat(getComputedStyle(cell).fontSize);
      // Numbers with what is counted, as `2021年12月31日` and `128.5公里`.
      const cut = cells.flatMap((cell) => {
        const text = cell.firstChild;
        if (text === null) return [];
        return [...(text.nodeValue ?? "").matchAll(/[\d.,]+/g)].flatMap(({ index, 0: number }) => {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + number.length);
          return range.getClientRects().length > 1 ? [number] : [];
        });
      });
      const box = document.querySelector(".table");
      return {
        page: document.documentElement.scrollWidth,
        columns: cells.map((cell) => ({
          characters: cell.getBoundingClientRect().width / sizeOf(cell),
          least: Math.min(8, lengthOf(cell) / 2),
        })),
        cut,
        region: box?.clientWidth ?? 0,
        table: box?.scrollWidth ?? 0,
      };
    });
    expect(whole).toBeLessThanOrEqual(width);
    for (const { characters, least } of columns) expect(characters).toBeGreaterThanOrEqual(least);
    expect(cut).toEqual([]);
    if (width < 400) expect(table).toBeGreaterThan(region);
    const named = page.getByRole("region", {
      name: "表格：项目名称、责任单位、完成时限、主要内容、投资（亿元）",
    });
    await named.focus();
    await expect(named).toBeFocused();
    await expect(page.getByRole("cell", { name: "1,234.5" })).toHaveCSS("text-align", "end");
  });
}
