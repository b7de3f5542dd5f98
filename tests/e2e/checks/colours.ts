import type { Page } from "playwright/test";

/** What the stylesheet writes, and how far it stands out from what it is on. WCAG 1.4.3 asks for 4.5. */
export function faintOf(page: Page): Promise<string[]> {
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

/** Whether what is current is told from what is not, where the system chooses the colours. */
export function unmarkedOf(page: Page): Promise<string[]> {
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
