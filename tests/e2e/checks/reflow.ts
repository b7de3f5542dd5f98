import type { Page } from "playwright/test";

/** What is beyond the sides of the window, or cut by a box, and cannot be scrolled to. */
export function lostOf(page: Page): Promise<string[]> {
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
