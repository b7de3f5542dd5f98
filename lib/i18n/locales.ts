import { match } from "@formatjs/intl-localematcher";

/** The languages of the site; the first is the originals'. */
export const locales = ["zh", "en"] as const;
export type Locale = (typeof locales)[number];

/** A text in every language of the site. */
export type Localized<T = string> = Readonly<Record<Locale, T>>;

export const originalLocale: Locale = "zh";

/** BCP 47 tags for `lang` and `hreflang`. */
export const languageTag: Localized = { zh: "zh-Hans", en: "en" };

/** What each language calls itself. */
export const languageName: Localized = { zh: "中文", en: "English" };

export function isLocale(text: string | undefined): text is Locale {
  return locales.some((locale) => locale === text);
}

export function otherLocale(locale: Locale): Locale {
  return locale === "zh" ? "en" : "zh";
}

/**
 * The language for a reader who has not chosen one.
 * @param acceptLanguage the request's `Accept-Language` (RFC 9110 §12.5.4)
 */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((range, index) => {
      const [tag = "", ...parameters] = range.trim().split(";");
      const quality = parameters.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(p)?.[1]).find(Boolean);
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter(({ tag, quality }) => quality > 0 && isLanguageTag(tag))
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
    .map(({ tag }) => tag);
  return match(wanted, locales, originalLocale, { algorithm: "lookup" }) as Locale;
}

/** The language that a path begins with; without one, the reader's. */
export function localeFor(path: string, acceptLanguage: string | null | undefined): Locale {
  const named = path.split("/", 2)[1];
  return isLocale(named) ? named : negotiateLocale(acceptLanguage);
}

function isLanguageTag(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language !== "";
  } catch {
    return false;
  }
}
