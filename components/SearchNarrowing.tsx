import { href } from "#lib/addresses.ts";
import type { SearchFacets, SearchQuery, SearchResult } from "#lib/archive/search-views.ts";
import { formatDay, formatYear } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

/** A search and what it found. */
export interface FoundProps {
  locale: Locale;
  search: Omit<SearchQuery, "page">;
  result: SearchResult;
}

interface Choice {
  name: string;
  path: string;
  articles: number;
}

/** What has been chosen among the articles, each to be taken back. */
export function SearchChosen({ locale, search, result }: FoundProps) {
  const t = translate(locale, "Search");
  const { kind, reporter, topic, from, to } = search;
  const chosen = [
    kind && { name: translate(locale, "Kinds")(kind), without: { kind: undefined } },
    reporter && {
      name: result.filters.reporter?.name[locale] ?? reporter,
      without: { reporter: undefined },
    },
    topic && { name: result.filters.topic?.name[locale] ?? topic, without: { topic: undefined } },
    from && { name: t("fromDay", { date: formatDay(from, locale) }), without: { from: undefined } },
    to && { name: t("toDay", { date: formatDay(to, locale) }), without: { to: undefined } },
  ].filter((one) => typeof one === "object");
  if (chosen.length === 0) return null;
  return (
    <ul className="chosen" aria-label={t("filters")}>
      {chosen.map(({ name, without }) => (
        <li key={name}>
          <a href={href(locale, "search", { ...search, ...without })} aria-label={t("remove", { name })}>
            {name} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/**
 * The ways to narrow a search down, with how many articles each leaves. On narrow screens they are folded away: the
 * fold stands before them and not around them, since not every browser shows what a closed one holds where it is told.
 */
export function SearchNarrowing({ locale, search, result }: FoundProps) {
  const t = translate(locale, "Search");
  const groups = choicesOf(locale, search, result.facets)
    // What all of them have narrows nothing down.
    .map(({ name, choices }) => ({
      name,
      choices: choices.filter(({ articles }) => result.more || articles < result.hits.total),
    }))
    .filter(({ choices }) => choices.length > 0);
  if (groups.length === 0) return null;
  return (
    <aside className="side narrowing" aria-label={t("narrow")}>
      <details className="fold">
        <summary>{t("narrow")}</summary>
      </details>
      <div>
        {groups.map(({ name, choices }) => (
          <section key={name}>
            <h2 className="label">{name}</h2>
            <Choices locale={locale} choices={choices.slice(0, shown)} atLeast={result.more} />
            {choices.length > shown && (
              <details>
                <summary>{t("moreChoices")}</summary>
                <Choices locale={locale} choices={choices.slice(shown)} atLeast={result.more} />
              </details>
            )}
          </section>
        ))}
      </div>
    </aside>
  );
}

/** Of more choices the rest is folded away. */
const shown = 10;

function Choices(props: { locale: Locale; choices: readonly Choice[]; atLeast: boolean }) {
  const { locale, choices, atLeast } = props;
  const count = (articles: number) =>
    atLeast
      ? translate(locale, "Search")("atLeast", { count: articles })
      : translate(locale, "Counts")("articles", { count: articles });
  return (
    <ul className="tally">
      {choices.map(({ name, path, articles }) => (
        <li key={path}>
          <a href={path} rel="nofollow">
            {name}
          </a>
          <span className="count">{count(articles)}</span>
        </li>
      ))}
    </ul>
  );
}

function choicesOf(
  locale: Locale,
  search: FoundProps["search"],
  facets: SearchFacets,
): { name: string; choices: Choice[] }[] {
  const t = translate(locale, "Search");
  const path = (more: Partial<SearchQuery>) => href(locale, "search", { ...search, ...more });
  return [
    {
      name: t("kinds"),
      choices: facets.kinds.map(({ id, articles }) => ({
        ...{ name: translate(locale, "Kinds")(id), articles },
        path: path({ kind: id }),
      })),
    },
    {
      name: t("years"),
      choices: facets.years.map(({ year, articles }) => ({
        ...{ name: formatYear(year, locale), articles },
        path: path({ from: `${year}-01-01`, to: `${year}-12-31` }),
      })),
    },
    {
      name: t("topics"),
      choices: facets.topics.map(({ id, name, articles }) => ({
        ...{ name: name[locale], articles },
        path: path({ topic: id }),
      })),
    },
    {
      name: t("reporters"),
      choices: facets.reporters.map(({ id, name, articles }) => ({
        ...{ name: name[locale], articles },
        path: path({ reporter: id }),
      })),
    },
  ];
}
