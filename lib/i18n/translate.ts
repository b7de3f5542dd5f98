import { createTranslator } from "use-intl/core";
import type { Locale } from "../record/languages.ts";
import { site } from "../site.ts";
import en from "./messages/en.json" with { type: "json" };
import zh from "./messages/zh.json" with { type: "json" };

type Messages = typeof zh;
const messages: Record<Locale, Messages> = { zh, en };
const intlLocale: Record<Locale, string> = { zh: "zh-Hans-CN", en: "en-GB" };

/**
 * The messages of one namespace in one language, with ICU plurals and arguments.
 * The locale is always an argument: nothing here depends on the request.
 */
export function translate<Namespace extends keyof Messages>(locale: Locale, namespace: Namespace) {
  return createTranslator<Messages, Namespace>({
    locale: intlLocale[locale] as "en-GB",
    messages: messages[locale],
    namespace,
    timeZone: site.timeZone,
    onError(error) {
      throw error;
    },
  });
}
