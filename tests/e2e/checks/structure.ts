import type { Page } from "playwright/test";

/** What can be told of a page as it stands. */
export function structureOf(page: Page): Promise<string[]> {
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
