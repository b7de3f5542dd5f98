import type { Page } from "playwright/test";

/**
 * Lays styles over those of a loaded page, by a sheet that scripts make: no policy forbids it, and there is nothing to
 * wait for. `page.addStyleTag` waits for an event that never comes where scripts are off and the machine is busy.
 */
export async function addStyles(page: Page, text: string): Promise<void> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, text);
}
