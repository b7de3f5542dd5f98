import { href } from "#lib/addresses.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

/** A search from any page. */
export function QuickSearch({ locale }: { locale: Locale }) {
  const t = translate(locale, "Search");
  return (
    <search className="quick-search">
      <form action={href(locale, "search", { q: "" })}>
        <input
          type="search"
          name="q"
          aria-label={t("label")}
          placeholder={t("placeholder")}
          maxLength={200}
        />
        <button type="submit">{t("submit")}</button>
      </form>
    </search>
  );
}
