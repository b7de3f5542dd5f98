import type { Facet, Named } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { pathOfList } from "#lib/list-addresses.ts";
import type { Locale } from "#lib/record/languages.ts";
import { ChartTable } from "./ChartTable.tsx";
import { formatPeriod, type Periods } from "./chart-periods.ts";

interface TrendTableProps {
  locale: Locale;
  caption: string;
  facet: Facet;
  periods: Periods;
  /** Each with its articles in each period. */
  rows: readonly (Named & { articles: number; counts: readonly number[] })[];
}

/** The numbers of strips: when there were articles, and how many. */
export function TrendTable({ locale, caption, facet, periods, rows }: TrendTableProps) {
  const t = translate(locale, "Charts");
  return (
    <ChartTable
      locale={locale}
      caption={caption}
      columns={[translate(locale, "Nav")(facet), t("total"), t(periods.unit)]}
      rows={rows.map(({ id, name, articles, counts }) => ({
        key: id,
        cells: [
          <a key="name" href={pathOfList({ facet, tag: id }, locale)}>
            {name[locale]}
          </a>,
          articles,
          periods.all
            .flatMap((at, index) => {
              const count = counts[index] ?? 0;
              return count === 0 ? [] : t("ofKind", { name: formatPeriod(at, locale), count });
            })
            .join(t("comma")),
        ],
      }))}
    />
  );
}
