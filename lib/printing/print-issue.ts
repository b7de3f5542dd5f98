import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { href } from "../addresses.ts";
import { markOfIssue } from "../content/print-state.ts";
import type { Day } from "../record/days.ts";
import type { Locale } from "../record/languages.ts";
import { printPath, roleOf } from "../record/paths.ts";
import { printPage } from "./print-page.ts";

export interface Printed {
  /** Relative to the content folder. */
  file: string;
  locale: Locale;
  sheets: number;
  /** How many of the pictures beside the articles are not in it. */
  withoutPictures: number;
}

/** How often, and after how many milliseconds each time, pictures are waited for that are not made yet. */
const looks = { most: 40, every: 500 };

/**
 * Has the print edition of an issue printed into the content folder.
 * @param site where it is served: an origin
 * @returns nothing where the site has no such issue in the language
 * @throws where the site cannot be reached or Chromium fails
 */
export async function printIssue(
  day: Day,
  locale: Locale,
  { site, contentFolder, chromium }: { site: string; contentFolder: string; chromium: string },
): Promise<Printed | undefined> {
  const url = site + href(locale, "print", { day });
  const wanted = await picturesOf(contentFolder, day);
  let shown = await picturesOn(url);
  for (let look = 0; shown !== undefined && shown < wanted && look < looks.most; look++) {
    await wait(looks.every);
    shown = await picturesOn(url);
  }
  if (shown === undefined) return undefined;
  const file = printPath(day, locale);
  // What is saved meanwhile is perhaps not in it: then it is taken for older than it is, and printed again.
  const mark = await markOfIssue(contentFolder, day, locale, new Date().toISOString());
  const sheets = await printPage(chromium, url, join(contentFolder, file), mark);
  return { file, locale, sheets, withoutPictures: Math.max(0, wanted - shown) };
}

/** How many pictures a page shows; nothing where there is no such page. */
async function picturesOn(url: string): Promise<number | undefined> {
  const response = await fetch(url, { redirect: "manual" });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return [...(await response.text()).matchAll(/<img /g)].length;
}

/** How many pictures a day's articles may have: the files beside them. */
async function picturesOf(contentFolder: string, day: Day): Promise<number> {
  const names = await readdir(join(contentFolder, "articles", day)).catch(() => []);
  return names.filter((name) => roleOf(`articles/${day}/${name}`).role === "picture").length;
}
