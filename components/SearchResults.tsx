import { href } from "#lib/addresses.ts";
import { translate } from "#lib/i18n/translate.ts";
import { NothingFound } from "./NothingFound.tsx";
import { Pager } from "./Pager.tsx";
import { SearchDates } from "./SearchDates.tsx";
import { SearchHits } from "./SearchHits.tsx";
import { type FoundProps, SearchChosen, SearchNarrowing } from "./SearchNarrowing.tsx";

/** What a search found, or what to try instead. */
export function SearchResults({ locale, search, result }: FoundProps) {
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
      <SearchDates locale={locale} dates={result.dates} />
      {hits.total === 0 ? (
        <NothingFound locale={locale} search={search} result={result} />
      ) : (
        <div className="narrowed">
          <SearchNarrowing locale={locale} search={search} result={result} />
          <div>
            <SearchHits locale={locale} hits={hits.items} />
            <Pager
              locale={locale}
              page={hits.page}
              pages={hits.pages}
              pathOf={(list) => href(locale, "search", { ...search, list })}
            />
          </div>
        </div>
      )}
    </>
  );
}
