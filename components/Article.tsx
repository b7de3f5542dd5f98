import type { Citation } from "#lib/feeds/citations.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";
import { ArticleBody, BehindTexts } from "./ArticleBody.tsx";
import { ArticleDetails, type ArticleProps } from "./ArticleDetails.tsx";
import { ArticleEnd, ArticleNeighbours } from "./ArticleEnd.tsx";
import { Citations } from "./Citations.tsx";
import { Continuation } from "./Continuation.tsx";
import { Headline, langOf, OptionalLines } from "./Headline.tsx";
import { KindLabel } from "./KindLabel.tsx";
import { Notice } from "./Notice.tsx";
import { PageSketch } from "./PageSketch.tsx";
import { PinyinSwitch } from "./PinyinSwitch.tsx";
import { Related } from "./Related.tsx";
import { type RubyLines, RubyStyles, RubyText } from "./RubyText.tsx";
import { TermCards } from "./TermCards.tsx";

interface WholeArticleProps extends ArticleProps {
  /** Those that it can be read in. */
  languages: readonly Locale[];
  /** What stands above the text, where pinyin stands above it. */
  ruby?: RubyLines | undefined;
  /** Whether readers may report errors. */
  takesReports: boolean;
  /** How it is cited. */
  citations: readonly Citation[];
}

/** An article, whole. */
export function Article({
  locale,
  article,
  timeZone,
  languages,
  ruby,
  takesReports,
  citations,
}: WholeArticleProps) {
  const { words } = article;
  const lang = langOf(words, locale);
  return (
    <>
      {ruby && <RubyStyles />}
      <article className="article" lang={languageTag[words.locale]}>
        <header lang={languageTag[locale]}>
          <KindLabel locale={locale} kind={article.kind} />
          <OptionalLines
            id="kicker"
            className="kicker"
            lines={words.kicker}
            lang={lang}
            ruby={ruby?.kicker}
          />
          <h1 id="headline" lang={lang}>
            {ruby ? <RubyText lines={ruby.headline} /> : <Headline words={words} />}
          </h1>
          <OptionalLines id="deck" className="deck" lines={words.deck} lang={lang} ruby={ruby?.deck} />
          <BehindTexts
            locale={locale}
            translation={article.translation}
            below={["kicker", "headline", "deck"]}
          />
          {article.sketches.map((sketch) => (
            <PageSketch key={sketch.bulletin} locale={locale} sketch={sketch} />
          ))}
          <ArticleDetails locale={locale} article={article} timeZone={timeZone}>
            {words.locale === "zh" && (
              <PinyinSwitch locale={locale} page="article" article={article} isOn={ruby !== undefined} />
            )}
          </ArticleDetails>
          <Notice locale={locale} article={article} />
          {article.continues && (
            <Continuation locale={locale} way="continues" day={article.day} link={article.continues} />
          )}
        </header>
        <ArticleBody {...{ locale, article, languages, takesReports }} />
        <TermCards locale={locale} terms={article.terms} />
        <ArticleEnd {...{ locale, article, takesReports }} />
        <Citations locale={locale} article={article} citations={citations} />
      </article>
      <Related locale={locale} articles={article.related} />
      <ArticleNeighbours locale={locale} article={article} />
    </>
  );
}
