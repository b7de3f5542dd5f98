import { href } from "#lib/addresses.ts";
import type { ArticleSummary } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { kinds } from "#lib/record/kinds.ts";
import type { Locale } from "#lib/record/languages.ts";
import { JoinedHeadline, langOf } from "./Headline.tsx";
import { OtherLanguage, signs, translationStates } from "./OtherLanguage.tsx";

/** The rest of an issue: its headlines by page of the paper where each says its page, else by kind. */
export function HeadlineList({ locale, articles }: { locale: Locale; articles: readonly ArticleSummary[] }) {
  if (articles.length === 0) return null;
  return (
    <section className="rest">
      <h2>{translate(locale, "Issue")("rest", { count: articles.length })}</h2>
      <Legend locale={locale} articles={articles} />
      <div>
        {groupsOf(locale, articles).map(({ name, ofGroup }) => (
          <section key={name}>
            <h3>
              {name} <span className="count">{ofGroup.length}</span>
            </h3>
            <ul>
              {ofGroup.map((article) => (
                <Item key={article.slug} locale={locale} article={article} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

/** What the signs behind the headlines say: among so many there is no room for more. */
function Legend({ locale, articles }: { locale: Locale; articles: readonly ArticleSummary[] }) {
  const t = translate(locale, "Article");
  const shown = articles.filter(({ words }) => words.locale === locale);
  const states = new Set(shown.flatMap(({ translation }) => translationStates(translation)));
  if (states.size === 0) return null;
  return <p className="meta">{[...states].map((state) => `${signs[state]} ${t(state)}`).join(" · ")}</p>;
}

function Item({ locale, article }: { locale: Locale; article: ArticleSummary }) {
  const { day, slug, words, translation } = article;
  return (
    <li>
      <a href={href(locale, "article", { day, slug })} lang={langOf(words, locale)}>
        <JoinedHeadline words={words} />
      </a>{" "}
      <OtherLanguage locale={locale} words={words} />
      {words.locale === locale &&
        translationStates(translation)
          .map((state) => signs[state])
          .join("")}
    </li>
  );
}

function groupsOf(locale: Locale, articles: readonly ArticleSummary[]) {
  if (articles.every(({ page }) => page !== undefined)) {
    const pageName = translate(locale, "Bulletin");
    return [...Map.groupBy(articles, ({ page = 1 }) => page)]
      .toSorted(([one], [other]) => one - other)
      .map(([page, ofGroup]) => ({ name: pageName("page", { page }), ofGroup }));
  }
  const nameOf = translate(locale, "Kinds");
  const byKind = Map.groupBy(articles, ({ kind }) => kind);
  return kinds.flatMap((kind) => {
    const ofGroup = byKind.get(kind);
    return ofGroup ? [{ name: nameOf(kind), ofGroup }] : [];
  });
}
