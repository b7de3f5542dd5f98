import { href } from "#lib/addresses.ts";
import type { ArticleLink } from "#lib/archive/views.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { JoinedHeadline, langOf } from "./Headline.tsx";
import { OtherLanguage } from "./OtherLanguage.tsx";

/** Leads from an article to those of other days that are most like it. */
export function Related({ locale, articles }: { locale: Locale; articles: readonly ArticleLink[] }) {
  if (articles.length === 0) return null;
  return (
    <nav className="related" aria-labelledby="related">
      <h2 id="related">{translate(locale, "Article")("related")}</h2>
      <ul>
        {articles.map(({ day, slug, words }) => (
          <li key={`${day} ${slug}`}>
            <a href={href(locale, "article", { day, slug })} lang={langOf(words, locale)}>
              <JoinedHeadline words={words} />
            </a>{" "}
            <OtherLanguage locale={locale} words={words} />{" "}
            <time className="count" dateTime={day}>
              {formatDay(day, locale)}
            </time>
          </li>
        ))}
      </ul>
    </nav>
  );
}
