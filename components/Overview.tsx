import { href } from "#lib/addresses.ts";
import type { OverviewView } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { ColumnChart } from "./ColumnChart.tsx";
import { countsIn, formatPeriod, newestMonths, type Periods, periodsOf } from "./chart-periods.ts";
import { Heading } from "./Heading.tsx";
import { PeopleMatrix } from "./PeopleMatrix.tsx";
import { TrendList } from "./TrendList.tsx";

interface OverviewProps {
  locale: Locale;
  view: OverviewView;
}

/** What there is in the archive: of which kind and when, on what, by whom, and who appears with whom. */
export function Overview({ locale, view }: OverviewProps) {
  const t = translate(locale, "Overview");
  const months = view.kinds.flatMap((kind) => kind.months.map(({ at }) => at));
  if (months.length === 0) return <Heading title={t("title")} intro={t("none")} />;
  const periods = periodsOf(months);
  return (
    <>
      <Heading title={t("title")} intro={t("intro")} />
      <div className="panels">
        <Kinds locale={locale} view={view} />
        <section>
          <h2>{t("people")}</h2>
          <PeopleMatrix locale={locale} view={view.people} />
        </section>
        {(["topics", "reporters"] as const).map((facet) => (
          <section key={facet}>
            <h2>{t(facet)}</h2>
            <TrendList
              locale={locale}
              title={t(facet)}
              facet={facet}
              trends={view[facet]}
              periods={periods}
            />
          </section>
        ))}
      </div>
    </>
  );
}

/** How many articles of each kind there are in each of the newest months, and in each year where there are many. */
function Kinds({ locale, view }: OverviewProps) {
  const t = translate(locale, "Overview");
  const all = periodsOf(
    view.kinds.flatMap((kind) => kind.months.map(({ at }) => at)),
    "month",
  );
  const newest = newestMonths(all);
  const only = all.all.length === 1 ? all.all[0] : undefined;
  return (
    <section>
      <h2>{t("kinds")}</h2>
      {only !== undefined ? (
        <p>{t("oneMonth", { month: formatPeriod(only, locale), list: kindsIn(locale, view) })}</p>
      ) : (
        <KindChart locale={locale} view={view} periods={newest} />
      )}
      {newest.all.length < all.all.length && (
        <KindChart locale={locale} view={view} periods={periodsOf(all.all, "year")} />
      )}
    </section>
  );
}

function kindsIn(locale: Locale, view: OverviewView): string {
  const t = translate(locale, "Charts");
  return view.kinds
    .map(({ kind, months }) => ({ kind, count: months.reduce((sum, { articles }) => sum + articles, 0) }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => t("ofKind", { name: translate(locale, "Kinds")(kind), count }))
    .join(t("comma"));
}

function KindChart({ locale, view, periods }: OverviewProps & { periods: Periods }) {
  const t = translate(locale, "Overview");
  const series = view.kinds
    .map(({ kind, months }) => ({
      id: kind,
      name: translate(locale, "Kinds")(kind),
      path: href(locale, "kind", { kind }),
      counts: countsIn(periods, months),
    }))
    .filter(({ counts }) => counts.some((count) => count > 0));
  const [first = "", last = ""] = [periods.all[0], periods.all.at(-1)];
  const span = { from: formatPeriod(first, locale), to: formatPeriod(last, locale) };
  return (
    <ColumnChart
      locale={locale}
      title={t(periods.unit === "year" ? "kindsByYear" : "kindsByMonth", span)}
      unit={translate(locale, "Charts")(periods.unit)}
      periods={periods.all.map((at, index) => ({
        at,
        path: series.some(({ counts }) => (counts[index] ?? 0) > 0) ? pathOf(locale, at) : undefined,
      }))}
      series={series}
      height={44}
    />
  );
}

function pathOf(locale: Locale, period: string): string {
  return period.length === 4
    ? href(locale, "year", { year: period })
    : href(locale, "month", { month: period });
}
