import { href } from "#lib/addresses.ts";
import type { SearchQuery, SearchResult } from "#lib/archive/search-views.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { Pager } from "./Pager.tsx";
import { SearchHits } from "./SearchHits.tsx";
import { SearchChosen, SearchNarrowing } from "./SearchNarrowing.tsx";
import { Typed } from "./Typed.tsx";

interface SearchResultsProps {
  locale: Locale;
  search: Omit<SearchQuery, "page">;
  result: SearchResult;
}

/** What a search found, or what to try instead. */
export function SearchResults({ locale, search, result }: SearchResultsProps) {
  const t = translate(locale, "Search");
  const { hits, more, cut } = result;
  if (!result.searched) return <p className="empty">{t("nothingToFind")}</p>;
  return (
    <>
      <div className="search-summary">
        {cut && <p className="notice">{t("cut", { query: result.q })}</p>}
        {hits.total > 0 && (
          <p className="count" role="status">
            {t(more ? "countMore" : "count", { count: hits.total })}
          </p>
        )}
        <SearchChosen locale={locale} search={search} result={result} />
      </div>
      {hits.total === 0 ? (
        <NothingFound locale={locale} search={search} result={result} />
      ) : (
        <div className="beside">
          <div>
            <SearchHits locale={locale} hits={hits.items} />
            <Pager
              locale={locale}
              page={hits.page}
              pages={hits.pages}
              pathOf={(list) => href(locale, "search", { ...search, list })}
            />
          </div>
          <SearchNarrowing locale={locale} search={search} result={result} />
        </div>
      )}
    </>
  );
}

function NothingFound({ locale, search, result }: SearchResultsProps) {
  const t = translate(locale, "Search");
  const { q, ...filters } = search;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const [before = "", after = ""] = t(isFiltered ? "nothingFiltered" : "nothing", { query: "\u0000" }).split(
    "\u0000",
  );
  return (
    <div className="nothing">
      <p role="status">
        {before}
        <Typed locale={locale} text={q} />
        {after}
      </p>
      {isFiltered && (
        <p>
          <a href={href(locale, "search", { q })}>{t("everywhere")}</a>
        </p>
      )}
      {result.suggestions.length > 0 && (
        <div className="suggestions">
          <p>{t("suggestions")}</p>
          <ul>
            {result.suggestions.map((suggestion) => (
              <li key={suggestion}>
                <a href={href(locale, "search", { q: suggestion })}>
                  <Typed locale={locale} text={suggestion} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
