import { scaleBand, scaleLinear } from "d3-scale";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { ChartTable } from "./ChartTable.tsx";
import { formatBriefly, formatPeriod } from "./chart-periods.ts";
import { Drawing } from "./Drawing.tsx";

interface Period {
  /** `YYYY-MM` or `YYYY`. */
  at: string;
  /** Of the list with its articles; none where it has no article. */
  path: string | undefined;
}

interface Series {
  id: string;
  /** A single series needs none. */
  name?: string | undefined;
  path?: string | undefined;
  /** One for each period. */
  counts: readonly number[];
}

interface ColumnChartProps {
  locale: Locale;
  /** What it shows. */
  title: string;
  /** `Month` */
  unit: string;
  periods: readonly Period[];
  series: readonly Series[];
  /** Pixels of the highest column. */
  height: number;
}

/** Pixels above each series for its name, and below all for the periods' names. */
const heading = 34;
const footing = 20;

/**
 * Columns over time, a row of them for each series, all by one scale. Across, everything is in percent: the drawing is
 * as wide as the page has room, and its text as large as other text.
 */
export function ColumnChart({ locale, title, unit, periods, series, height }: ColumnChartProps) {
  const most = Math.max(...series.flatMap(({ counts }) => counts));
  const across = scaleBand<number>()
    .domain(periods.map((_, index) => index))
    .range([0, 100])
    .paddingInner(0.18);
  const tall = scaleLinear().domain([0, most]).range([0, height]);
  const row = height + heading;
  const whole = row * series.length;
  return (
    <figure className="chart">
      <Drawing className="columns" width="100%" height={whole + footing} name={title}>
        {series.map(({ id, name, path, counts }, index) => (
          <SeriesName
            key={id}
            {...{ locale, name, path, y: index * row + 24, base: (index + 1) * row }}
            most={Math.max(...counts)}
          />
        ))}
        {periods.map(({ at, path }, index) => {
          const [x, width] = [percent(across(index) ?? 0), percent(across.bandwidth())];
          const label = labelOf(locale, formatPeriod(at, locale), series, index);
          const bars = series.map(({ id, counts }, place) => {
            const count = counts[index] ?? 0;
            // The least there is stays to be seen.
            const high = count === 0 ? 0 : Math.max(2, tall(count));
            return (
              count > 0 && <rect key={id} x={x} y={(place + 1) * row - high} width={width} height={high} />
            );
          });
          return path === undefined ? null : (
            <a key={at} href={path} aria-label={label}>
              <title>{label}</title>
              <rect className="target" x={x} y={0} width={width} height={whole} />
              {bars}
            </a>
          );
        })}
        <Ticks locale={locale} periods={periods} y={whole + 15} />
      </Drawing>
      <ChartTable
        locale={locale}
        caption={title}
        columns={[unit, ...series.map(({ name }) => name ?? translate(locale, "Charts")("articles"))]}
        rows={periods.map(({ at, path }, index) => ({
          key: at,
          cells: [
            path === undefined ? (
              formatPeriod(at, locale)
            ) : (
              <a key="period" href={path}>
                {formatPeriod(at, locale)}
              </a>
            ),
            ...series.map(({ counts }) => counts[index] ?? 0),
          ],
        }))}
      />
    </figure>
  );
}

function percent(share: number): string {
  return `${Number(share.toFixed(2))}%`;
}

function labelOf(locale: Locale, at: string, series: readonly Series[], index: number): string {
  const t = translate(locale, "Charts");
  const counts = series.filter(({ counts }) => (counts[index] ?? 0) > 0);
  const [only] = series;
  if (series.length === 1) return t("mark", { at, count: only?.counts[index] ?? 0 });
  const list = counts.map(({ name = "", counts }) => t("ofKind", { name, count: counts[index] ?? 0 }));
  return t("marks", { at, list: list.join(t("comma")) });
}

/** A series' name over its columns, and how many the highest of them stands for. */
function SeriesName(props: {
  locale: Locale;
  name: string | undefined;
  path: string | undefined;
  most: number;
  y: number;
  /** On which its columns stand. */
  base: number;
}) {
  const { locale, name, path, most, y, base } = props;
  return (
    <>
      <line x1="0" x2="100%" y1={base} y2={base} />
      {name !== undefined && (
        <text className="series" y={y}>
          {path === undefined ? name : <a href={path}>{name}</a>}
        </text>
      )}
      {most > 0 && (
        <text x="100%" y={y} textAnchor="end">
          {translate(locale, "Charts")("most", { count: most })}
        </text>
      )}
    </>
  );
}

/** The first period, the last, and one between them where there is room. */
function Ticks({ locale, periods, y }: { locale: Locale; periods: readonly Period[]; y: number }) {
  const last = periods.length - 1;
  const middle = Math.round(last / 2);
  const marked = [...new Set(last >= 4 ? [0, middle, last] : [0, last])];
  return marked.map((index) => {
    const at = index === 0 ? "0" : index === last ? "100%" : percent(((index + 0.5) / (last + 1)) * 100);
    return (
      <text key={index} x={at} y={y} textAnchor={index === 0 ? "start" : index === last ? "end" : "middle"}>
        {formatBriefly(periods[index]?.at ?? "", locale)}
      </text>
    );
  });
}
