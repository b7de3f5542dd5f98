import { href } from "#lib/addresses.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Kind } from "#lib/record/kinds.ts";
import type { Locale } from "#lib/record/languages.ts";

/** What an article reports, above its headline, with the way to all that does. */
export function KindLabel({ locale, kind }: { locale: Locale; kind: Kind }) {
  return (
    <p className="label">
      <a href={href(locale, "kind", { kind })}>{translate(locale, "Kind")(kind)}</a>
    </p>
  );
}
