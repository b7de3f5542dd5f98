import { href } from "#lib/addresses.ts";
import type { PeriodView } from "#lib/archive/views.ts";
import { formatYear } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { Breadcrumbs } from "./Breadcrumbs.tsx";
import { Heading } from "./Heading.tsx";
import { HeatLegend, HeatMap } from "./HeatMap.tsx";
import { heatScale } from "./heat-scale.ts";
import { Neighbours } from "./Neighbours.tsx";
import { YearCalendar } from "./YearCalendar.tsx";

export function Year({ locale, year, period }: { locale: Locale; year: string; period: PeriodView }) {
  const t = translate(locale, "Dates");
  const counts = translate(locale, "Counts");
  const neighbour = (other: string | undefined, label: string) =>
    other === undefined
      ? undefined
      : { path: href(locale, "year", { year: other }), label, name: formatYear(other, locale) };
  const scale = heatScale(period.days.map(({ articles }) => articles));
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ path: href(locale, "dates"), name: t("title") }]} />
      <Heading
        title={formatYear(year, locale)}
        count={`${counts("issues", { count: period.days.length })} · ${counts("articles", { count: period.articles })}`}
      />
      <HeatLegend locale={locale} scale={scale} />
      <HeatMap locale={locale} year={year} days={period.days} scale={scale} leadsTo="days" />
      <YearCalendar locale={locale} days={period.days} />
      <Neighbours
        label={t("neighbours")}
        previous={neighbour(period.previous, t("previousYear"))}
        next={neighbour(period.next, t("nextYear"))}
      />
    </>
  );
}
