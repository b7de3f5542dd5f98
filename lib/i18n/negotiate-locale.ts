import { type Locale, type Localized, locales } from "../record/languages.ts";

/** Of a header as long as this and longer, the rest is not read: browsers send less than 200 characters. */
const mostRead = 1_000;

/**
 * What the first subtag of a language range may be: the languages' own codes, and the members of the macrolanguage
 * Chinese (ISO 639-3), whose readers read it.
 */
const languageCodes: Localized<readonly string[]> = {
  zh: "zh zho chi cmn yue wuu nan hak gan hsn cdo cjy cnp cpx csp czh czo hnm luh lzh mnp sjc".split(" "),
  en: ["en", "eng"],
};
const localeOfCode = new Map(
  locales.flatMap((locale) => languageCodes[locale].map((code) => [code, locale])),
);

/**
 * The language for a reader who has not chosen one: the one of the highest quality. A language is wanted as much as
 * any of its varieties; `*` stands for those that are not named. One that is refused (`q=0`) comes last.
 * @param acceptLanguage the request's `Accept-Language` (RFC 9110 §12.5.4), also with `_` as systems write it
 * @param among the languages that there are
 */
export function negotiateLocale(
  acceptLanguage: string | null | undefined,
  among: readonly Locale[] = locales,
): Locale {
  const named = new Map<Locale, number>();
  let others = unknownQuality;
  for (const range of (acceptLanguage ?? "").slice(0, mostRead).split(",")) {
    const [tag = ""] = range.split(";", 1);
    const locale = localeOfCode.get(tag.trim().split(/[-_]/, 1)[0]?.toLowerCase() ?? "");
    if (locale !== undefined && among.includes(locale))
      named.set(locale, Math.max(named.get(locale) ?? 0, qualityOf(range)));
    else if (tag.trim() === "*") others = qualityOf(range);
  }
  const quality = (locale: Locale) => named.get(locale) ?? others;
  // Those that are named come first among equals, in the order in which they are.
  const wanted = [...named.keys()].filter((locale) => quality(locale) > 0);
  const candidates = [...new Set([...wanted, ...among])];
  return candidates.reduce((best, each) => (quality(each) > quality(best) ? each : best));
}

/** Of a language that nothing was said about: less than of one that is wanted, more than of one that is refused. */
const unknownQuality = 1e-6;

function qualityOf(range: string): number {
  const [, given = "1"] = /;\s*q\s*=\s*(\d*\.?\d*)/i.exec(range) ?? [];
  const quality = Number.parseFloat(given);
  return Number.isNaN(quality) ? 1 : Math.min(quality, 1);
}
