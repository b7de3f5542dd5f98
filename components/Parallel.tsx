import { Fragment } from "react";
import type { PairView, ParallelView, Words } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { translationNote } from "#lib/i18n/translation-note.ts";
import { type Locale, type Localized, languageTag, locales, originalLocale } from "#lib/record/languages.ts";
import { Behind, BehindTexts, BlockReport, Permalink, Pilcrow } from "./ArticleBody.tsx";
import { ArticleDetails } from "./ArticleDetails.tsx";
import { ArticleEnd, ArticleNeighbours } from "./ArticleEnd.tsx";
import { Continuation } from "./Continuation.tsx";
import { Headline } from "./Headline.tsx";
import { KindLabel } from "./KindLabel.tsx";
import { PairedFigure } from "./PairedFigure.tsx";
import { PinyinSwitch } from "./PinyinSwitch.tsx";
import { Related } from "./Related.tsx";
import { type RubyLines, RubyStyles, RubyText } from "./RubyText.tsx";

interface ParallelProps {
  locale: Locale;
  view: ParallelView;
  /** In which instants are read. */
  timeZone: string;
  /** What stands above the Chinese text, where pinyin stands above it. */
  ruby?: RubyLines | undefined;
  /** Whether readers may report errors. */
  takesReports: boolean;
}

/** An article in both languages: each paragraph beside its partner, or above it where there is no room. */
export function Parallel({ locale, view, timeZone, ruby, takesReports }: ParallelProps) {
  const { article, words, translation } = view;
  return (
    <>
      {ruby && <RubyStyles />}
      <article className="article parallel">
        <header>
          <KindLabel locale={locale} kind={article.kind} />
          <LinesPair locale={locale} field="kicker" words={words} ruby={ruby} />
          <h1 className="pair" id="headline">
            {locales.map((language, index) => (
              <Fragment key={language}>
                {index > 0 && " "}
                <span lang={languageTag[language]}>
                  {ruby && language === "zh" ? (
                    <RubyText lines={ruby.headline} />
                  ) : (
                    <Headline words={words[language]} />
                  )}
                </span>
              </Fragment>
            ))}
          </h1>
          <LinesPair locale={locale} field="deck" words={words} ruby={ruby} />
          <BehindTexts locale={locale} translation={translation} below={["kicker", "headline", "deck"]} />
          <ArticleDetails locale={locale} article={article} timeZone={timeZone}>
            <PinyinSwitch locale={locale} page="parallel" article={article} isOn={ruby !== undefined} />
          </ArticleDetails>
          <p className="notice" role="note">
            {translationNote(locale, translation)}
          </p>
          {article.continues && (
            <Continuation locale={locale} way="continues" day={article.day} link={article.continues} />
          )}
        </header>
        <Pairs {...{ locale, view, takesReports }} />
        <ArticleEnd {...{ locale, article, takesReports }} />
      </article>
      <Related locale={locale} articles={article.related} />
      <ArticleNeighbours locale={locale} article={article} />
    </>
  );
}

interface LinesPairProps {
  locale: Locale;
  field: "kicker" | "deck";
  words: Localized<Words>;
  ruby: RubyLines | undefined;
}

/** The kicker or the deck in both languages, where there is one. */
function LinesPair({ locale, field, words, ruby }: LinesPairProps) {
  if (locales.every((language) => words[language][field].length === 0)) return null;
  return (
    <div className={`pair ${field}`} id={field}>
      {locales.map((language) => {
        const lines = words[language][field];
        if (lines.length === 0)
          return (
            <p key={language} className="untranslated">
              {translate(
                locale,
                "Article",
              )(language === originalLocale ? "notInOriginalLine" : "untranslatedLine")}
            </p>
          );
        return (
          <p key={language} lang={languageTag[language]}>
            {ruby && language === "zh" ? <RubyText lines={ruby[field]} /> : <Lines lines={lines} />}
          </p>
        );
      })}
    </div>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal, and they never change places
    <Fragment key={index}>
      {index > 0 && " "}
      <span className="line">{line}</span>
    </Fragment>
  ));
}

function Pairs({ locale, view, takesReports }: Pick<ParallelProps, "locale" | "view" | "takesReports">) {
  const { pairs, notes, article } = view;
  return (
    <div className="pairs">
      {pairs.map((pair, index) => (
        <Fragment key={pair.id}>
          <Figures locale={locale} view={view} from={index} to={index} />
          <Pair locale={locale} pair={pair}>
            {takesReports && <BlockReport locale={locale} article={article} id={pair.id} />}
          </Pair>
        </Fragment>
      ))}
      <Figures locale={locale} view={view} from={pairs.length} to={Number.POSITIVE_INFINITY} />
      {locales.some((language) => notes[language] !== "") && (
        <div className="pair">
          {locales.map((language) => (
            <div
              key={language}
              className="body notes"
              lang={languageTag[language]}
              dangerouslySetInnerHTML={{ __html: notes[language] }}
            />
          ))}
        </div>
      )}
      <BehindTexts locale={locale} translation={view.translation} below={["note:"]} />
      {article.hasGaps && (
        <p className="legend">{translate(locale, "Article")("gapLegend", { mark: "[…]" })}</p>
      )}
    </div>
  );
}

function Figures(props: { locale: Locale; view: ParallelView; from: number; to: number }) {
  const { locale, view, from, to } = props;
  const files = view.figures.map(({ picture }) => picture[locale].file);
  return view.figures.map(({ after, picture }, index) =>
    after < from || after > to ? null : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a picture may stand in two places, and they never change
      <Fragment key={index}>
        <PairedFigure
          locale={locale}
          picture={picture}
          eager={index === 0 && after === 0}
          isTarget={files.indexOf(picture[locale].file) === index}
        />
        <BehindTexts
          locale={locale}
          translation={view.translation}
          below={[`caption:${picture[locale].file}`]}
        />
      </Fragment>
    ),
  );
}

interface PairProps {
  locale: Locale;
  pair: PairView;
  /** What stands below it. */
  children: React.ReactNode;
}

function Pair({ locale, pair, children }: PairProps) {
  const { id, html, behind } = pair;
  return (
    <div className="pair block" id={id}>
      <Pilcrow locale={locale} id={id} />
      {locales.map((language) => {
        const text = html[language];
        return text === undefined ? (
          <Missing key={language} locale={locale} language={language} />
        ) : (
          <div
            key={language}
            className="body text"
            lang={languageTag[language]}
            dangerouslySetInnerHTML={{ __html: text }}
          />
        );
      })}
      {behind && html.zh !== undefined && <Behind locale={locale} />}
      <Permalink locale={locale} block={pair} />
      {children}
    </div>
  );
}

/** Says that a language lacks something that the other one has. */
function Missing({ locale, language }: { locale: Locale; language: Locale }) {
  const t = translate(locale, "Article");
  return (
    <p className="untranslated">{t(language === originalLocale ? "notInOriginal" : "untranslatedBlock")}</p>
  );
}
