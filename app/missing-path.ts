import { href } from "#lib/addresses.ts";
import { isLocale, type Localized } from "#lib/i18n/locales.ts";

/** The request header by which `proxy.ts` tells the 404 page what was asked for. */
export const missingPathHeader = "x-bulletin-missing-path";

/** An unknown path in each language; the front pages where it names no language. */
export function pathsOfMissing(path: string): Localized {
  const [, locale, ...rest] = path.split("/");
  if (!isLocale(locale)) return { zh: href("zh", "front"), en: href("en", "front") };
  return { zh: `/${["zh", ...rest].join("/")}`, en: `/${["en", ...rest].join("/")}` };
}
