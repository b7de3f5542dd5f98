import { href } from "#lib/addresses.ts";
import type { ArticleView } from "#lib/archive/views.ts";
import { dayOf, formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import { pageOfBulletin } from "#lib/record/ids.ts";
import type { Locale } from "#lib/record/languages.ts";
import { Byline } from "./Byline.tsx";
import { Supplied } from "./Supplied.tsx";

export interface ArticleProps {
  locale: Locale;
  article: ArticleView;
  /** In which instants are read. */
  timeZone: string;
}

/** Who wrote it, when it appeared, where in print, and what it is about. */
export function ArticleDetails({
  locale,
  article,
  timeZone,
  children,
}: ArticleProps & { children?: React.ReactNode }) {
  const t = translate(locale, "Article");
  const { held, updated, topics, bulletins, page } = article;
  return (
    <div className="details">
      <span id="byline">
        <Byline locale={locale} article={article} />
      </span>
      <a href={href(locale, "issue", { day: article.day })}>
        <time dateTime={article.day}>{formatDay(article.day, locale)}</time>
      </a>
      {page !== undefined && <span>{t("sheet", { sheet: page })}</span>}
      {held && <time dateTime={held}>{t("held", { date: formatDay(held, locale) })}</time>}
      {updated && (
        <time dateTime={updated}>{t("updated", { date: formatDay(dayOf(updated, timeZone), locale) })}</time>
      )}
      <Supplied locale={locale} fields={article.supplied} />
      {bulletins.map((id) => (
        <a key={id} href={href(locale, "bulletin", { id })}>
          {translate(locale, "Bulletin")(bulletins.length > 1 ? "linkToPage" : "link", {
            page: pageOfBulletin(id),
          })}
        </a>
      ))}
      {children}
      {topics.length > 0 && (
        <ul className="topics" aria-label={t("topics")}>
          {topics.map(({ id, name }) => (
            <li key={id}>
              <a href={href(locale, "topic", { id })}>{name[locale]}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
