import { href } from "#lib/addresses.ts";
import { formatDayOfYear, formatDayWithWeekday, formatLunarDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Day } from "#lib/record/days.ts";
import { type Locale, languageTag, otherLocale } from "#lib/record/languages.ts";
import type { Site } from "#lib/record/schema.ts";
import { LanguageSwitch, type LanguageSwitchProps } from "./LanguageSwitch.tsx";
import { Sections } from "./Sections.tsx";

export interface MastheadProps {
  locale: Locale;
  site: Site;
  /** This page in each language. */
  paths: Record<Locale, string>;
  /** The page that shows both languages, of an article that exists in both. */
  both?: LanguageSwitchProps["both"];
  /** The issue that the page belongs to. */
  day?: Day | undefined;
  /** Whether there is no issue of the day to lead to, only its printed pages. */
  withoutIssue?: boolean;
  /** Of an issue's own page, whose masthead is larger. */
  issue?: IssueHead | undefined;
  /** Whether it is the search's own page. */
  searching?: boolean;
}

interface IssueHead {
  /** What the issue has, as words. */
  note?: string | undefined;
  previous: Day | undefined;
  next: Day | undefined;
  /** What the page's heading is. */
  heading: "name" | "day";
}

/** The paper's name in both languages, the switch to the other, the issue's day and its neighbours, and the sections. */
export function Masthead({
  locale,
  site,
  paths,
  both,
  day,
  withoutIssue = false,
  issue,
  searching = false,
}: MastheadProps) {
  const other = otherLocale(locale);
  const name = <a href={href(locale, "front")}>{site.name[locale]}</a>;
  return (
    <header className={issue ? "masthead big" : "masthead inner"}>
      {issue?.heading === "name" ? <h1 className="name">{name}</h1> : <p className="name">{name}</p>}
      <p className="second" lang={languageTag[other]}>
        {site.name[other]}
      </p>
      <LanguageSwitch locale={locale} languages={site.languages} paths={paths} both={both} />
      {issue && day && <Issues locale={locale} day={day} issue={issue} />}
      {!issue && day && (
        <p className="issues">
          <IssueDay locale={locale} day={day} withoutIssue={withoutIssue} />
          <LunarDay locale={locale} day={day} />
        </p>
      )}
      <Sections locale={locale} path={paths[locale]} searching={searching} />
    </header>
  );
}

function Issues({ locale, day, issue }: { locale: Locale; day: Day; issue: IssueHead }) {
  const t = translate(locale, "Issue");
  const date = <time dateTime={day}>{formatDayWithWeekday(day, locale)}</time>;
  const neighbour = (other: Day, rel: "prev" | "next", label: string) => (
    <a
      rel={rel}
      href={href(locale, "issue", { day: other })}
      aria-label={`${label} ${formatDayOfYear(other, locale)}`}
    >
      {rel === "prev" && "‹ "}
      {formatDayOfYear(other, locale)}
      {rel === "next" && " ›"}
    </a>
  );
  return (
    <nav className="issues" aria-label={t("neighbours")}>
      <span>{issue.previous && neighbour(issue.previous, "prev", t("previous"))}</span>
      <div>
        {issue.heading === "day" ? <h1>{date}</h1> : date}
        <LunarDay locale={locale} day={day} />
        {issue.note && <span className="more">{issue.note}</span>}
      </div>
      <span>{issue.next && neighbour(issue.next, "next", t("next"))}</span>
    </nav>
  );
}

function IssueDay({ locale, day, withoutIssue }: { locale: Locale; day: Day; withoutIssue: boolean }) {
  const time = <time dateTime={day}>{formatDayWithWeekday(day, locale)}</time>;
  return withoutIssue ? time : <a href={href(locale, "issue", { day })}>{time}</a>;
}

function LunarDay({ locale, day }: { locale: Locale; day: Day }) {
  return locale === "zh" ? <span className="more">{formatLunarDay(day)}</span> : null;
}
