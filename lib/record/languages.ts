/** The languages of the site; the first is the originals'. */
export const locales = ["zh", "en"] as const;
export type Locale = (typeof locales)[number];

/** A text in every language of the site. */
export type Localized<T = string> = Readonly<Record<Locale, T>>;

export const originalLocale = "zh" satisfies Locale;
/** A language that a translation may be in. */
export type TranslationLocale = Exclude<Locale, typeof originalLocale>;

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

export function isTranslationLocale(text: string): text is TranslationLocale {
  return isLocale(text) && text !== originalLocale;
}
