import { createTranslator } from "use-intl/core";
import type { Kind } from "../record/kinds.ts";
import type { Locale, Localized } from "../record/languages.ts";
import type { ReporterRole } from "../record/roles.ts";
import en from "./messages/en.json" with { type: "json" };
import zh from "./messages/zh.json" with { type: "json" };

/** What has to have a name in each language, by the record's lists. */
interface ListedNames {
  Kind: Record<Kind, string>;
  Kinds: Record<Kind, string>;
  Roles: Record<ReporterRole, string>;
  Bylines: Record<ReporterRole, string>;
  BylinesOfSeveral: Record<ReporterRole, string>;
}
type Messages = typeof zh & ListedNames;
const messages: Localized<Messages> = { zh, en };
const intlLocale: Localized = { zh: "zh-Hans-CN", en: "en-GB" };

function makeTranslator<Namespace extends keyof Messages>(locale: Locale, namespace: Namespace) {
  return createTranslator<Messages, Namespace>({
    locale: intlLocale[locale] as "en-GB",
    messages: messages[locale],
    namespace,
    onError(error) {
      throw error;
    },
  });
}

/** Each remembers how its messages are read, which takes ten times as long as to fill them in. */
const made = new Map<string, unknown>();

/**
 * The messages of one namespace in one language, with ICU plurals and arguments.
 * The locale is always an argument: nothing here depends on the request.
 */
export function translate<Namespace extends keyof Messages>(
  locale: Locale,
  namespace: Namespace,
): ReturnType<typeof makeTranslator<Namespace>> {
  const key = `${locale} ${namespace}`;
  const known = made.get(key) ?? makeTranslator(locale, namespace);
  made.set(key, known);
  return known as ReturnType<typeof makeTranslator<Namespace>>;
}
