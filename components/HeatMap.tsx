import { href } from "#lib/addresses.ts";
import type { Count } from "#lib/archive/views.ts";
import {
  formatDay,
  formatMonth,
  formatMonthOfYear,
  quartersOf,
  weekdayHeadings,
  weekdayOf,
} from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Day } from "#lib/record/days.ts";
import type { Locale } from "#lib/record/languages.ts";
import { Drawing } from "./Drawing.tsx";
import type { HeatScale } from "./heat-scale.ts";

interface HeatMapProps {
  locale: Locale;
  year: string;
  /** The days of the year that have issues. */
  days: readonly Count[];
  scale: HeatScale;
  /** What its marks lead to. */
  leadsTo: "days" | "months";
}

/** Of a cell with the gap after it, in the drawing's own units, and how far from its edges the cells begin. */
const step = 10;
const cell = 9;
const [left, top] = [10, 10];

interface Place {
  day: Day;
  x: number;
  y: number;
  articles: number;
}

/** A year's days in weeks, a quarter each; those with an issue are filled, the more articles the darker. */
export function HeatMap({ locale, year, days, scale, leadsTo }: HeatMapProps) {
  const t = translate(locale, "Charts");
  const articles = new Map(days.map(({ at, articles }) => [at, articles]));
  return (
    <div className="heat">
      {quartersOf(year).map((quarter, index) => {
        const places = placesOf(quarter, articles);
        const number = index + 1;
        return (
          <Drawing key={number} viewBox="0 0 150 80" name={t("quarter", { year, quarter: number })}>
            <Headings locale={locale} places={places} />
            <path d={outline(places.filter((place) => place.articles === 0))} />
            {leadsTo === "days" ? (
              <Days locale={locale} places={places} scale={scale} />
            ) : (
              <Months locale={locale} places={places} scale={scale} />
            )}
          </Drawing>
        );
      })}
    </div>
  );
}

function placesOf(days: readonly Day[], articles: ReadonlyMap<Day, number>): Place[] {
  const before = weekdayOf(days[0] ?? "");
  return days.map((day, index) => ({
    day,
    x: left + Math.floor((before + index) / 7) * step,
    y: top + ((before + index) % 7) * step,
    articles: articles.get(day) ?? 0,
  }));
}

/** Some cells as one shape. */
function outline(places: readonly Place[]): string {
  return places.map(({ x, y }) => `M${x} ${y}h${cell}v${cell}h-${cell}z`).join("");
}

/** The months above, Monday, Wednesday and Friday beside. */
function Headings({ locale, places }: { locale: Locale; places: readonly Place[] }) {
  const firsts = places.filter(({ day }) => day.endsWith("-01"));
  return (
    <>
      {firsts.map(({ day, x, y }) => (
        // A month that begins within a week has its name over its first whole one.
        <text key={day} x={y === top || day === places[0]?.day ? x : x + step} y={7}>
          {formatMonthOfYear(day, locale).slice(0, 3)}
        </text>
      ))}
      {weekdayHeadings(locale).map(({ short, long }, index) =>
        index % 2 === 0 && index < 6 ? (
          <text key={long} x={0} y={top + index * step + 8}>
            {short}
          </text>
        ) : null,
      )}
    </>
  );
}

type CellsProps = Pick<HeatMapProps, "locale" | "scale"> & { places: readonly Place[] };

function Days({ locale, places, scale }: CellsProps) {
  const t = translate(locale, "Dates");
  return places
    .filter(({ articles }) => articles > 0)
    .map(({ day, x, y, articles }) => {
      const label = t("dayLabel", { date: formatDay(day, locale), count: articles });
      return (
        <a
          key={day}
          className={`n${scale.depthOf(articles)}`}
          href={href(locale, "issue", { day })}
          aria-label={label}
        >
          <title>{label}</title>
          <rect x={x} y={y} width={cell} height={cell} />
        </a>
      );
    });
}

/** Each month's days together lead to it. */
function Months({ locale, places, scale }: CellsProps) {
  const t = translate(locale, "Charts");
  const filled = places.filter(({ articles }) => articles > 0);
  return [...Map.groupBy(filled, ({ day }) => day.slice(0, 7))].map(([month, days]) => {
    const label = t("monthMark", {
      month: formatMonth(month, locale),
      issues: days.length,
      articles: days.reduce((sum, { articles }) => sum + articles, 0),
    });
    return (
      <a key={month} href={href(locale, "month", { month })} aria-label={label}>
        <title>{label}</title>
        {[...Map.groupBy(days, ({ articles }) => scale.depthOf(articles))].map(([depth, some]) => (
          <path key={depth} className={`n${depth}`} d={outline(some)} />
        ))}
      </a>
    );
  });
}

/** Which colour stands for how many articles. */
export function HeatLegend({ locale, scale }: { locale: Locale; scale: HeatScale }) {
  const t = translate(locale, "Charts");
  const counts = translate(locale, "Counts");
  return (
    <ul className="legend">
      <li>
        <Swatch /> {t("noIssue")}
      </li>
      {scale.classes.map(({ depth, from, to }) => (
        <li key={depth}>
          <Swatch depth={depth} />{" "}
          {from === to ? counts("articles", { count: from }) : t("range", { from, to })}
        </li>
      ))}
    </ul>
  );
}

function Swatch({ depth }: { depth?: number }) {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" {...(depth !== undefined && { className: `n${depth}` })}>
      <rect x="0.5" y="0.5" width={cell} height={cell} />
    </svg>
  );
}
