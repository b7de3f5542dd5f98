import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

const messages = {
  headline: "suppliedHeadline",
  kicker: "suppliedKicker",
  deck: "suppliedDeck",
  byline: "suppliedByline",
} as const;

/** Says which printed words an editor wrote because the print lacks them. */
export function Supplied({ locale, fields }: { locale: Locale; fields: readonly string[] }) {
  const t = translate(locale, "Article");
  return (Object.keys(messages) as (keyof typeof messages)[])
    .filter((field) => fields.includes(field))
    .map((field) => (
      <span key={field} className="supplied">
        {t(messages[field])}
      </span>
    ));
}
