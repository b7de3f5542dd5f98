import { href } from "#lib/addresses.ts";
import type { IssueView } from "#lib/archive/views.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { pageOf } from "./Bulletin.tsx";
import { MonthCalendar } from "./MonthCalendar.tsx";
import { Neighbours } from "./Neighbours.tsx";
import { Pager } from "./Pager.tsx";
import { Story } from "./Story.tsx";

/** An issue: its lead with the calendar beside it, the other stories in ruled columns below. */
export function FrontPage({ locale, issue }: { locale: Locale; issue: IssueView }) {
  const t = translate(locale, "Issue");
  const { day, articles } = issue;
  const [lead, ...others] = articles.items;
  const neighbour = (other: string | undefined, label: string) =>
    other && { path: href(locale, "issue", { day: other }), label, name: formatDay(other, locale) };
  return (
    <>
      <div className="front">
        {lead && <Story locale={locale} article={lead} lead={articles.page === 1} />}
        {others.length > 0 && (
          <div className={`stories ${columnsFor(others.length)}`}>
            {others.map((article) => (
              <Story key={article.slug} locale={locale} article={article} />
            ))}
          </div>
        )}
        <IssueSide locale={locale} issue={issue} />
      </div>
      <Pager
        locale={locale}
        page={articles.page}
        pages={articles.pages}
        pathOf={(list) => href(locale, "issue", { day, list })}
      />
      <Neighbours
        label={t("neighbours")}
        previous={neighbour(issue.previous, t("previous")) || undefined}
        next={neighbour(issue.next, t("next")) || undefined}
      />
    </>
  );
}

/** Rows that come out full where they can. */
function columnsFor(stories: number): string {
  if (stories === 1) return "";
  return stories === 2 || stories === 4 ? "halves" : "thirds";
}

function IssueSide({ locale, issue }: { locale: Locale; issue: IssueView }) {
  const t = translate(locale, "Issue");
  const print = translate(locale, "Bulletin");
  const counts = translate(locale, "Counts");
  return (
    <aside className="side" aria-label={t("calendar")}>
      <MonthCalendar
        locale={locale}
        month={issue.day.slice(0, 7)}
        days={issue.month}
        current={issue.day}
        withYear
      />
      {issue.topics.length > 0 && (
        <>
          <h2 className="label">{t("topics")}</h2>
          <ul className="tally">
            {issue.topics.map(({ id, name, articles }) => (
              <li key={id}>
                <a href={href(locale, "topic", { id })}>{name[locale]}</a>
                <span className="count">{counts("articles", { count: articles })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {issue.bulletins.length > 0 && (
        <>
          <h2 className="label">{print("link")}</h2>
          <ul className="tally">
            {issue.bulletins.map((id) => (
              <li key={id}>
                <a href={href(locale, "bulletin", { id })}>{print("page", { page: pageOf(id) })}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
