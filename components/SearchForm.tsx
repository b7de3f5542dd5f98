import { href } from "#lib/addresses.ts";
import type { SearchQuery } from "#lib/archive/search-views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { kinds } from "#lib/record/kinds.ts";
import type { Locale } from "#lib/record/languages.ts";

type Filters = Omit<SearchQuery, "page">;

/** What to look for, and in which articles. It is sent as an address, so that a search can be shared. */
export function SearchForm({ locale, search }: { locale: Locale; search: Filters }) {
  const t = translate(locale, "Search");
  const kindName = translate(locale, "Kinds");
  return (
    <search className="search-form">
      <form action={href(locale, "search", { q: "" })}>
        <p className="search-line">
          <input
            type="search"
            name="q"
            aria-label={t("label")}
            placeholder={t("placeholder")}
            defaultValue={search.q}
            maxLength={200}
          />
          <button type="submit">{t("submit")}</button>
        </p>
        <p className="search-filters">
          <label>
            {t("kind")}{" "}
            <select name="kind" defaultValue={search.kind ?? ""}>
              <option value="">{t("anyKind")}</option>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {kindName(kind)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t("from")} <input type="date" name="from" defaultValue={search.from} />
          </label>
          <label>
            {t("to")} <input type="date" name="to" defaultValue={search.to} />
          </label>
        </p>
        {search.reporter && <input type="hidden" name="reporter" value={search.reporter} />}
        {search.topic && <input type="hidden" name="topic" value={search.topic} />}
      </form>
    </search>
  );
}
