import { Fragment } from "react";
import { href } from "#lib/addresses.ts";
import type { ArticleView, BlockView, EditionView } from "#lib/archive/views.ts";
import { formatDayWithWeekday, formatLunarDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import { translationNote } from "#lib/i18n/translation-note.ts";
import { type Locale, languageTag, originalLocale, otherLocale } from "#lib/record/languages.ts";
import type { Site } from "#lib/record/schema.ts";
import { Behind } from "./ArticleBody.tsx";
import { Byline } from "./Byline.tsx";
import { Continuation } from "./Continuation.tsx";
import { CorrectionText } from "./CorrectionText.tsx";
import { Figure } from "./Figure.tsx";
import { Headline, langOf, OptionalLines } from "./Headline.tsx";
import { Supplied } from "./Supplied.tsx";

interface EditionProps {
  locale: Locale;
  site: Site;
  edition: EditionView;
  /** Where readers find the site: whoever reads on paper, or in a file, is not there. */
  origin: string;
}

/** A whole issue: below its nameplate every article in full, one after another. */
export function Edition({ locale, site, edition, origin }: EditionProps) {
  return (
    <div className="edition">
      <RunningHead locale={locale} site={site} day={edition.day} />
      <Nameplate locale={locale} site={site} edition={edition} origin={origin} />
      <div className="columns">
        {edition.articles.map((article) => (
          <Printed key={article.slug} locale={locale} article={article} origin={origin} />
        ))}
      </div>
      <p className="colophon">
        {site.name[locale]} · {origin + href(locale, "issue", { day: edition.day })}
      </p>
    </div>
  );
}

/** What stands above each sheet but the first; the margins of sheets have no other way to know. */
function RunningHead({ locale, site, day }: { locale: Locale; site: Site; day: string }) {
  const text = `${site.name[locale]} · ${formatDayWithWeekday(day, locale)}`;
  const quoted = text.replace(/["\\<\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
  const styles = `:root{--running-head:"${quoted}"}`;
  return (
    <style
      href={`running-head-${locale}-${day}`}
      precedence="default"
      dangerouslySetInnerHTML={{ __html: styles }}
    />
  );
}

/** On paper the masthead; a screen has one already. */
function Nameplate({ locale, site, edition: { day, articles }, origin }: EditionProps) {
  const t = translate(locale, "Issue");
  const other = otherLocale(locale);
  return (
    <header className="nameplate">
      <p className="title">{site.name[locale]}</p>
      <p className="subtitle" lang={languageTag[other]}>
        {site.name[other]}
      </p>
      <div className="dateline">
        <h1>
          <time dateTime={day}>{formatDayWithWeekday(day, locale)}</time>
        </h1>
        {locale === "zh" && <span>{formatLunarDay(day)}</span>}
        <span>{translate(locale, "Counts")("todayArticles", { count: articles.length })}</span>
        <span className="home">{origin.replace(/^https?:\/\//, "")}</span>
      </div>
      <p className="intro">{t("printIntro")}</p>
    </header>
  );
}

interface PrintedProps {
  locale: Locale;
  article: ArticleView;
  origin: string;
}

function Printed({ locale, article, origin }: PrintedProps) {
  const { day, slug, words, corrections, continues, continuedIn } = article;
  const lang = langOf(words, locale);
  const address = origin + href(words.locale, "article", { day, slug });
  return (
    <article className="printed">
      <header>
        <OptionalLines className="kicker" lines={words.kicker} lang={lang} />
        <h2 lang={lang}>
          <a href={address}>
            <Headline words={words} />
          </a>
        </h2>
        <OptionalLines className="deck" lines={words.deck} lang={lang} />
        <p className="meta">
          <Byline locale={locale} article={article} origin={origin} />
          <Supplied locale={locale} fields={article.supplied} />
        </p>
        {locale !== originalLocale && <p className="made">{madeOf(locale, article)}</p>}
        {continues && (
          <Continuation locale={locale} way="continues" day={day} link={continues} origin={origin} />
        )}
      </header>
      <Text locale={locale} article={article} />
      {continuedIn.map((link) => (
        <Continuation
          key={`${link.day} ${link.slug}`}
          locale={locale}
          way="continuedIn"
          day={day}
          link={link}
          origin={origin}
        />
      ))}
      {corrections.length > 0 && (
        <section className="corrections">
          <h3>{translate(locale, "Article")("corrections")}</h3>
          {corrections.map((correction) => (
            <CorrectionText
              key={`${correction.block} ${correction.from}`}
              locale={locale}
              correction={correction}
              path={address}
            />
          ))}
        </section>
      )}
      <p className="source">
        <a href={address}>{address}</a>
      </p>
    </article>
  );
}

function madeOf(locale: Locale, { translation }: ArticleView): string {
  return translation === undefined
    ? translate(locale, "Article")("originalOnly")
    : translationNote(locale, translation);
}

/** The text with its pictures, tables and notes. */
function Text({ locale, article }: { locale: Locale; article: ArticleView }) {
  const { words, blocks, figures, notes, notesOfOriginal, hasGaps, slug } = article;
  const pictures = (from: number, to: number) =>
    figures.map(({ after, picture }, index) =>
      after < from || after > to ? null : (
        // biome-ignore lint/suspicious/noArrayIndexKey: a picture may stand in two places, and they never change
        <Figure key={index} locale={locale} picture={picture} sizes="(min-width: 44rem) 36rem, 100vw" eager />
      ),
    );
  return (
    <div className="body" lang={languageTag[words.locale]}>
      {blocks.map((block, index) => (
        <Fragment key={block.id}>
          {pictures(index, index)}
          <Block locale={locale} block={block} body={words.locale} id={`${slug}-${block.id}`} />
        </Fragment>
      ))}
      {pictures(blocks.length, Number.POSITIVE_INFINITY)}
      {notes !== "" && <div className="notes" dangerouslySetInnerHTML={{ __html: notes }} />}
      {notesOfOriginal !== "" && (
        <div
          className="notes"
          lang={languageTag[originalLocale]}
          dangerouslySetInnerHTML={{ __html: notesOfOriginal }}
        />
      )}
      {hasGaps && (
        <p className="legend" lang={languageTag[locale]}>
          {translate(locale, "Article")("gapLegend", { mark: "[…]" })}
        </p>
      )}
    </div>
  );
}

function Block(props: { locale: Locale; block: BlockView; body: Locale; id: string }) {
  const { locale, block, body, id } = props;
  return (
    <div className="block" id={id}>
      {block.untranslated && (
        <p className="untranslated" lang={languageTag[locale]}>
          {translate(locale, "Article")("untranslatedBlock")}
        </p>
      )}
      <div
        className="text"
        lang={block.locale === body ? undefined : languageTag[block.locale]}
        dangerouslySetInnerHTML={{ __html: block.html }}
      />
      {block.behind && <Behind locale={locale} />}
    </div>
  );
}
