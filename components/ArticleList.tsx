import { href } from "#lib/addresses.ts";
import type { ArticleSummary } from "#lib/archive/views.ts";
import { formatDayWithWeekday } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { Byline } from "./Byline.tsx";
import { JoinedHeadline, langOf, OptionalLines } from "./Headline.tsx";
import { KindLabel } from "./KindLabel.tsx";
import { OtherLanguage } from "./OtherLanguage.tsx";
import { Supplied } from "./Supplied.tsx";

/** A list of articles under the days of their issues. */
export function ArticleList({ locale, articles }: { locale: Locale; articles: readonly ArticleSummary[] }) {
  if (articles.length === 0) return <p className="empty">{translate(locale, "Lists")("empty")}</p>;
  const byDay = Map.groupBy(articles, ({ day }) => day);
  return [...byDay].map(([day, ofDay]) => (
    <section key={day} className="day">
      <h2>
        <a href={href(locale, "issue", { day })}>
          <time dateTime={day}>{formatDayWithWeekday(day, locale)}</time>
        </a>
      </h2>
      <ul className="list">
        {ofDay.map((article) => (
          <li key={article.slug}>
            <Item locale={locale} article={article} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function Item({ locale, article }: { locale: Locale; article: ArticleSummary }) {
  const { day, slug, kind, words } = article;
  const lang = langOf(words, locale);
  return (
    <article>
      <KindLabel locale={locale} kind={kind} />
      <h3 lang={lang}>
        <a href={href(locale, "article", { day, slug })}>
          <JoinedHeadline words={words} />
        </a>
      </h3>
      <OptionalLines className="deck" lines={words.deck} lang={lang} />
      <p className="meta">
        <Byline locale={locale} article={article} />
        <Supplied locale={locale} fields={article.supplied} />
        <OtherLanguage locale={locale} words={words} translation={article.translation} />
        {article.topics.map((topic) => (
          <a key={topic.id} href={href(locale, "topic", { id: topic.id })}>
            {topic.name[locale]}
          </a>
        ))}
      </p>
    </article>
  );
}
