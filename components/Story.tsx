import { href } from "#lib/addresses.ts";
import type { ArticleSummary } from "#lib/archive/views.ts";
import type { Locale } from "#lib/record/languages.ts";
import { Byline } from "./Byline.tsx";
import { Lines, langOf, OptionalLines } from "./Headline.tsx";
import { KindLabel } from "./KindLabel.tsx";
import { StoryPicture } from "./StoryPicture.tsx";
import { Supplied } from "./Supplied.tsx";

interface StoryProps {
  locale: Locale;
  article: ArticleSummary;
  /** The lead has the first paragraphs of its text; any other, the beginning of the first. */
  lead?: boolean;
}

/** An article on a front page. */
export function Story({ locale, article, lead = false }: StoryProps) {
  const { day, slug, kind, words, excerpt } = article;
  const lang = langOf(words, locale);
  const opening = lead ? excerpt : excerpt.slice(0, 1);
  return (
    <article className={lead ? "story lead" : "story"}>
      <KindLabel locale={locale} kind={kind} />
      <OptionalLines className="kicker" lines={words.kicker} lang={lang} />
      <h2 lang={lang}>
        <a href={href(locale, "article", { day, slug })}>
          <Lines lines={words.headline} />
        </a>
      </h2>
      <OptionalLines className="deck" lines={words.deck} lang={lang} />
      <p className="meta">
        <Byline locale={locale} article={article} />
        <Supplied locale={locale} fields={article.supplied} />
      </p>
      <StoryPicture picture={article.picture} lead={lead} />
      {opening.length > 0 && (
        <div className="body excerpt" lang={lang ?? (locale === "zh" ? "zh-Hans" : "en")}>
          {opening.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      )}
    </article>
  );
}
