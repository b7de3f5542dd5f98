import { href } from "#lib/addresses.ts";
import type { ArticleLink, ArticleView } from "#lib/archive/views.ts";
import { dayOf, formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";
import { ArticleBody } from "./ArticleBody.tsx";
import { Byline } from "./Byline.tsx";
import { Continuation } from "./Continuation.tsx";
import { CorrectionText } from "./CorrectionText.tsx";
import { Headline, JoinedHeadline, langOf, OptionalLines } from "./Headline.tsx";
import { KindLabel } from "./KindLabel.tsx";
import { Neighbours } from "./Neighbours.tsx";
import { Notice } from "./Notice.tsx";
import { OtherLanguage } from "./OtherLanguage.tsx";
import { Supplied } from "./Supplied.tsx";

interface ArticleProps {
  locale: Locale;
  article: ArticleView;
  /** In which instants are read. */
  timeZone: string;
}

/** An article, whole. */
export function Article({ locale, article, timeZone }: ArticleProps) {
  const t = translate(locale, "Article");
  const { words, corrections } = article;
  const lang = langOf(words, locale);
  const neighbour = (link: ArticleLink | undefined, label: string) =>
    link && {
      path: href(locale, "article", { day: link.day, slug: link.slug }),
      label,
      name: (
        <>
          <span lang={langOf(link.words, locale)}>
            <JoinedHeadline words={link.words} />
          </span>{" "}
          <OtherLanguage locale={locale} words={link.words} />
        </>
      ),
    };
  return (
    <>
      <article className="article" lang={languageTag[words.locale]}>
        <header lang={languageTag[locale]}>
          <KindLabel locale={locale} kind={article.kind} />
          <OptionalLines id="kicker" className="kicker" lines={words.kicker} lang={lang} />
          <h1 id="headline" lang={lang}>
            <Headline words={words} />
          </h1>
          <OptionalLines id="deck" className="deck" lines={words.deck} lang={lang} />
          <Details locale={locale} article={article} timeZone={timeZone} />
          <Notice locale={locale} article={article} />
          {article.continues && (
            <Continuation locale={locale} way="continues" day={article.day} link={article.continues} />
          )}
        </header>
        <ArticleBody locale={locale} article={article} />
        {article.continuedIn.length > 0 && (
          <div lang={languageTag[locale]}>
            {article.continuedIn.map((link) => (
              <Continuation
                key={`${link.day} ${link.slug}`}
                locale={locale}
                way="continuedIn"
                day={article.day}
                link={link}
              />
            ))}
          </div>
        )}
        {corrections.length > 0 && (
          <section className="corrections" lang={languageTag[locale]}>
            <h2>{t("corrections")}</h2>
            {corrections.map((correction) => (
              <CorrectionText
                key={`${correction.block} ${correction.from}`}
                locale={locale}
                correction={correction}
              />
            ))}
          </section>
        )}
      </article>
      <Neighbours
        label={t("neighbours")}
        previous={neighbour(article.previous, t("previous"))}
        next={neighbour(article.next, t("next"))}
      />
    </>
  );
}

function Details({ locale, article, timeZone }: ArticleProps) {
  const t = translate(locale, "Article");
  const { held, updated, topics, bulletin, page } = article;
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
      {bulletin && (
        <a href={href(locale, "bulletin", { id: bulletin })}>{translate(locale, "Bulletin")("link")}</a>
      )}
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
