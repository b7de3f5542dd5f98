import { href } from "#lib/addresses.ts";
import type { IssueView } from "#lib/archive/views.ts";
import { formatMonth, monthGrid } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import { pageOfBulletin } from "#lib/record/ids.ts";
import type { Locale } from "#lib/record/languages.ts";
import { IssueDayLink } from "./IssueDayLink.tsx";

interface IssueBandProps {
  locale: Locale;
  issue: IssueView;
  /** Those of the site. */
  languages: readonly Locale[];
}

/** At an issue's foot: its month with the days of issues filled, its topics, on paper and as a book, its printed pages. */
export function IssueBand({ locale, issue, languages }: IssueBandProps) {
  const t = translate(locale, "Issue");
  const print = translate(locale, "Bulletin");
  const book = translate(locale, "Book");
  const month = issue.day.slice(0, 7);
  return (
    <aside className="band" aria-label={t("calendar")}>
      <section>
        <h2>
          <a href={href(locale, "month", { month })}>{formatMonth(month, locale)}</a>
        </h2>
        <MonthStrip locale={locale} issue={issue} />
      </section>
      {issue.topics.length > 0 && (
        <section>
          <h2>{t("topics")}</h2>
          <ul className="row">
            {issue.topics.map(({ id, name, articles }) => (
              <li key={id}>
                <a href={href(locale, "topic", { id })}>{name[locale]}</a>{" "}
                <span className="count">{articles}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t("paper")}</h2>
        <ul className="row">
          <li>
            <a href={href(locale, "print", { day: issue.day })}>{t("printLink")}</a>
          </li>
          {issue.isPrinted && (
            <li>
              <a href={href(locale, "pdf", { day: issue.day, format: "pdf" })} type="application/pdf">
                {t("pdf")}
              </a>
            </li>
          )}
          <li>
            <a href={href(locale, "book", { day: issue.day, ending: "epub" })}>{book("epub")}</a>
          </li>
          {languages.length > 1 && (
            <li>
              <a href={href(locale, "book", { day: issue.day, ending: "epub", both: true })}>
                {book("epubBoth")}
              </a>
            </li>
          )}
        </ul>
      </section>
      {issue.bulletins.length > 0 && (
        <section>
          <h2>{print("link")}</h2>
          <ul className="row">
            {issue.bulletins.map((id) => (
              <li key={id}>
                <a href={href(locale, "bulletin", { id })}>{print("page", { page: pageOfBulletin(id) })}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

/** The days of a month in one line, on a narrow screen in weeks from Monday. */
function MonthStrip({ locale, issue }: { locale: Locale; issue: IssueView }) {
  const articles = new Map(issue.month.map(({ at, articles }) => [at, articles]));
  const weeks = monthGrid(issue.day.slice(0, 7));
  const last = weeks.flat().findLastIndex((day) => day !== undefined);
  return (
    <ol className="month">
      {weeks
        .flat()
        .slice(0, last + 1)
        .map((day, place) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: places before the first day have no other name
          if (day === undefined) return <li key={place} />;
          const count = articles.get(day);
          if (count === undefined) return <li key={day}>{Number(day.slice(8))}</li>;
          return (
            <li key={day}>
              <IssueDayLink locale={locale} day={day} count={count} current={issue.day} />
            </li>
          );
        })}
    </ol>
  );
}
