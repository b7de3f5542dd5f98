import { href } from "#lib/addresses.ts";
import type { DateFound } from "#lib/archive/search-views.ts";
import { formatDay, formatMonth } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

/** The issues of the days and months that the query names. */
export function SearchDates({ locale, dates }: { locale: Locale; dates: readonly DateFound[] }) {
  if (dates.length === 0) return null;
  return (
    <ul className="search-dates">
      {dates.map((found) => (
        <li key={found.at}>
          {"previous" in found ? (
            <NoIssue locale={locale} {...found} />
          ) : (
            <Issue locale={locale} {...found} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Issue({ locale, at, articles }: { locale: Locale; at: string; articles: number }) {
  const isMonth = at.length === 7;
  const date = isMonth ? formatMonth(at, locale) : formatDay(at, locale);
  const path = isMonth ? href(locale, "month", { month: at }) : href(locale, "issue", { day: at });
  return (
    <>
      <a href={path}>{translate(locale, "Search")("issueOf", { date })}</a>{" "}
      <span className="count">{translate(locale, "Counts")("articlesTotal", { count: articles })}</span>
    </>
  );
}

function NoIssue(props: { locale: Locale } & Extract<DateFound, { articles: 0; previous: unknown }>) {
  const { locale, at, previous, next } = props;
  const t = translate(locale, "Issue");
  const neighbours = [
    { day: previous, name: t("previous") },
    { day: next, name: t("next") },
  ];
  return (
    <>
      {translate(locale, "Search")("noIssueOf", { date: formatDay(at, locale) })}
      {neighbours.map(
        ({ day, name }) =>
          day && (
            <span key={name} className="neighbour">
              {name}{" "}
              <a href={href(locale, "issue", { day })}>
                <time dateTime={day}>{formatDay(day, locale)}</time>
              </a>
            </span>
          ),
      )}
    </>
  );
}
