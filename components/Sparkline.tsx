import type { Count } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { ColumnChart } from "./ColumnChart.tsx";
import { countsIn, formatPeriod, periodsOf } from "./chart-periods.ts";

interface SparklineProps {
  locale: Locale;
  /** The months with articles. */
  months: readonly Count[];
  /** The path of the list's page with its nth article, from 0 for the newest. */
  pathAt: (place: number) => string;
}

/** When there were how many articles, in small; in words where that is all of one time. */
export function Sparkline({ locale, months, pathAt }: SparklineProps) {
  const t = translate(locale, "Charts");
  const periods = periodsOf(months.map(({ at }) => at));
  const counts = countsIn(periods, months);
  const [first, last] = [periods.all[0], periods.all.at(-1)];
  if (first === undefined || last === undefined) return null;
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (periods.all.length === 1)
    return <p className="meta">{t("oneTime", { count: total, at: formatPeriod(first, locale) })}</p>;
  const newer = counts.map((_, index) => counts.slice(index + 1).reduce((sum, count) => sum + count, 0));
  return (
    <div className="spark">
      <ColumnChart
        locale={locale}
        title={t(periods.unit === "year" ? "byYear" : "byMonth")}
        unit={t(periods.unit)}
        periods={periods.all.map((at, index) => ({
          at,
          path: counts[index] === 0 ? undefined : pathAt(newer[index] ?? 0),
        }))}
        series={[{ id: "all", counts }]}
        height={36}
      />
    </div>
  );
}
