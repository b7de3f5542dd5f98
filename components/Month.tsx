import { href } from "#lib/addresses.ts";
import type { MonthView } from "#lib/archive/views.ts";
import { formatMonth } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { ArticleList } from "./ArticleList.tsx";
import { Breadcrumbs, trailTo } from "./Breadcrumbs.tsx";
import { Heading } from "./Heading.tsx";
import { MonthCalendar } from "./MonthCalendar.tsx";
import { Neighbours } from "./Neighbours.tsx";
import { Pager } from "./Pager.tsx";

/** A month's calendar and the articles of its issues. */
export function Month({ locale, month, view }: { locale: Locale; month: string; view: MonthView }) {
  const t = translate(locale, "Dates");
  const counts = translate(locale, "Counts");
  const neighbour = (other: string | undefined, label: string) =>
    other === undefined
      ? undefined
      : { path: href(locale, "month", { month: other }), label, name: formatMonth(other, locale) };
  return (
    <>
      <Breadcrumbs locale={locale} trail={trailTo(locale, month.slice(0, 4))} />
      <Heading
        title={formatMonth(month, locale)}
        count={`${counts("issues", { count: view.days.length })} · ${counts("articles", { count: view.articles })}`}
      />
      <div className="beside">
        <div>
          <ArticleList locale={locale} articles={view.list.items} />
          <Pager
            locale={locale}
            page={view.list.page}
            pages={view.list.pages}
            pathOf={(list) => href(locale, "month", { month, list })}
          />
        </div>
        <aside className="side" aria-label={translate(locale, "Issue")("calendar")}>
          <MonthCalendar locale={locale} month={month} days={view.days} linked={false} />
        </aside>
      </div>
      <Neighbours
        label={t("neighbours")}
        previous={neighbour(view.previous, t("previousMonth"))}
        next={neighbour(view.next, t("nextMonth"))}
      />
    </>
  );
}
