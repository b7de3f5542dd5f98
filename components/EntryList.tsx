import type { EntryTrends, EntryView, Facet } from "#lib/archive/views.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import { pathOfList } from "#lib/list-addresses.ts";
import { type Locale, languageTag, otherLocale } from "#lib/record/languages.ts";
import { countsIn, formatPeriod, type Periods, periodsOf } from "./chart-periods.ts";
import { TrendStrip } from "./TrendStrip.tsx";

interface EntryListProps {
  locale: Locale;
  facet: Facet;
  entries: readonly EntryView[];
  /** None where nothing is listed under them. */
  trends: EntryTrends | undefined;
}

/**
 * Reporters, topics or people with their names in both languages, how much there is of each, and when. Each strip has
 * a scale of its own: by one for all, most of them would be flat. The numbers are on the entries' own pages.
 */
export function EntryList({ locale, facet, entries, trends }: EntryListProps) {
  const t = translate(locale, "Charts");
  if (entries.length === 0) return <p className="empty">{translate(locale, "Lists")("emptyEntries")}</p>;
  const periods = periodsOf(trends === undefined ? [] : [trends.first, trends.last]);
  const [first, last] = [periods.all[0], periods.all.at(-1)];
  const rows = entries.map((entry, index) => ({
    ...entry,
    counts: countsIn(periods, trends?.over[index] ?? []),
  }));
  // What is all of one time has no shape.
  const isOverTime = first !== undefined && last !== undefined && first !== last;
  const title = t(periods.unit === "year" ? "byYear" : "byMonth");
  return (
    <>
      {isOverTime && (
        <p className="meta">
          {t("strips", { title, from: formatPeriod(first, locale), to: formatPeriod(last, locale) })}
        </p>
      )}
      <ul className="list entries">
        {rows.map((entry) => (
          <li key={entry.id}>
            <EntryLine locale={locale} entry={entry} path={pathOfList({ facet, tag: entry.id }, locale)} />
            {isOverTime && entry.articles > 0 && (
              <Shape {...{ locale, title, periods }} counts={entry.counts} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function EntryLine({ locale, entry, path }: { locale: Locale; entry: EntryView; path: string }) {
  const { name, role, about, office, articles, latest } = entry;
  const other = otherLocale(locale);
  return (
    <>
      <h2>
        <a href={path}>{name[locale]}</a>{" "}
        <span className="second" lang={languageTag[other]}>
          {name[other]}
        </span>
      </h2>
      {about && <p className="about">{about[locale]}</p>}
      {office && <p className="about">{office[locale]}</p>}
      <p className="meta">
        {role && <span>{translate(locale, "Roles")(role)}</span>}
        <span>{translate(locale, "Counts")("articles", { count: articles })}</span>
        {latest && <span>{translate(locale, "Lists")("latest", { date: formatDay(latest, locale) })}</span>}
      </p>
    </>
  );
}

interface ShapeProps {
  locale: Locale;
  title: string;
  periods: Periods;
  counts: readonly number[];
}

/** When there were how many, with what the highest stands for. */
function Shape({ locale, title, periods, counts }: ShapeProps) {
  const most = Math.max(...counts);
  return (
    <p className="shape">
      <TrendStrip counts={counts} most={most} name={nameOf(locale, title, periods, counts)} />
      <span className="count" aria-hidden="true">
        {translate(locale, "Charts")("most", { count: most })}
      </span>
    </p>
  );
}

/** What a strip shows: from when to when there are articles, and when most of them. */
function nameOf(locale: Locale, title: string, { all }: Periods, counts: readonly number[]): string {
  const t = translate(locale, "Charts");
  const at = (index: number) => formatPeriod(all[index] ?? "", locale);
  const [from, to] = [counts.findIndex((count) => count > 0), counts.findLastIndex((count) => count > 0)];
  const count = Math.max(...counts);
  if (from === to) return t("trendAtOnce", { title, at: at(from), count });
  return t("trend", { title, from: at(from), to: at(to), at: at(counts.indexOf(count)), count });
}
