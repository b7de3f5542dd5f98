import { href } from "#lib/addresses.ts";
import { type CalendarView, type Count, mostMappedYears } from "#lib/archive/views.ts";
import { formatYear } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { Heading } from "./Heading.tsx";
import { HeatLegend, HeatMap } from "./HeatMap.tsx";
import { type HeatScale, heatScale } from "./heat-scale.ts";
import { YearTable } from "./YearTable.tsx";

type Year = CalendarView["years"][number];

/** The newest years as maps of their days, and those before as a list. */
export function Dates({ locale, calendar }: { locale: Locale; calendar: CalendarView }) {
  const t = translate(locale, "Dates");
  const [newest] = calendar.years;
  if (newest === undefined) return <Heading title={t("title")} intro={t("none")} />;
  const byYear = Map.groupBy(calendar.days, ({ at }) => at.slice(0, 4));
  const scale = heatScale(calendar.days.map(({ articles }) => articles));
  const earlier = calendar.years.slice(mostMappedYears);
  return (
    <>
      <Heading title={t("title")} intro={t("intro")} />
      <p className="ways">
        <a href={href(locale, "archive")}>{t("toOverview")}</a>
      </p>
      <HeatLegend locale={locale} scale={scale} />
      {calendar.years.slice(0, mostMappedYears).map((year) => (
        <MappedYear
          key={year.at}
          {...{ locale, year, scale }}
          days={byYear.get(year.at) ?? []}
          leadsTo={year === newest ? "days" : "months"}
        />
      ))}
      {earlier.length > 0 && (
        <nav className="years" aria-label={t("earlierYears")}>
          <h2>{t("earlierYears")}</h2>
          <ul>
            {earlier.map((year) => (
              <li key={year.at}>
                <a href={href(locale, "year", { year: year.at })}>{formatYear(year.at, locale)}</a>
                <YearCounts locale={locale} year={year} />
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}

function YearCounts({ locale, year: { issues, articles } }: { locale: Locale; year: Year }) {
  const counts = translate(locale, "Counts");
  return (
    <span className="count">
      {counts("issues", { count: issues })} · {counts("articles", { count: articles })}
    </span>
  );
}

function MappedYear(props: {
  locale: Locale;
  year: Year;
  days: readonly Count[];
  scale: HeatScale;
  leadsTo: "days" | "months";
}) {
  const { locale, year, days, scale, leadsTo } = props;
  return (
    <section className="mapped">
      <h2>
        <a href={href(locale, "year", { year: year.at })}>{formatYear(year.at, locale)}</a>{" "}
        <YearCounts locale={locale} year={year} />
      </h2>
      <HeatMap locale={locale} year={year.at} days={days} scale={scale} leadsTo={leadsTo} />
      <YearTable locale={locale} year={year.at} days={days} withDays={leadsTo === "days"} />
    </section>
  );
}
