import { type Locale, languageTag } from "#lib/record/languages.ts";

/** Words that somebody searches for, in the language that they seem to be in. */
export function Typed({ locale, text }: { locale: Locale; text: string }) {
  const language: Locale = /\p{Script=Han}/u.test(text) ? "zh" : "en";
  return language === locale ? text : <span lang={languageTag[language]}>{text}</span>;
}
