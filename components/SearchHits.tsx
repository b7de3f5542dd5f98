import { href } from "#lib/addresses.ts";
import type { Passage, SearchHit } from "#lib/archive/search-views.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";
import { Byline } from "./Byline.tsx";
import { langOf } from "./Headline.tsx";
import { Marked, MarkedHeadline } from "./Marked.tsx";
import { OtherLanguage } from "./OtherLanguage.tsx";

/** What was found, each with the passage where it stands. */
export function SearchHits({ locale, hits }: { locale: Locale; hits: readonly SearchHit[] }) {
  return (
    <ol className="list hits">
      {hits.map((hit) => (
        <li key={`${hit.article.day}/${hit.article.slug}`}>
          <Hit locale={locale} hit={hit} />
        </li>
      ))}
    </ol>
  );
}

function Hit({ locale, hit: { article, headline, passage } }: { locale: Locale; hit: SearchHit }) {
  const { day, slug, kind, words } = article;
  return (
    <article>
      <p className="label">
        <a href={href(locale, "kind", { kind })}>{translate(locale, "Kind")(kind)}</a>
      </p>
      <h2 lang={langOf(words, locale)}>
        <a href={href(locale, "article", { day, slug })}>
          <MarkedHeadline pieces={headline} words={words} />
        </a>
      </h2>
      {passage && (
        <p className="passage" lang={langOf(passage, locale)}>
          <Marked pieces={passage.pieces} />
          <Place locale={locale} article={article} passage={passage} />
        </p>
      )}
      <p className="meta">
        <a href={href(locale, "issue", { day })}>
          <time dateTime={day}>{formatDay(day, locale)}</time>
        </a>
        <Byline locale={locale} article={article} />
        <OtherLanguage locale={locale} words={words} translation={article.translation} />
      </p>
    </article>
  );
}

/** Leads to the passage itself, on the page in its language. */
function Place({
  locale,
  article,
  passage,
}: Pick<SearchHit, "article"> & { locale: Locale; passage: Passage }) {
  const { at, locale: language } = passage;
  if (at === undefined) return null;
  const t = translate(locale, "Search");
  const number = /^p([0-9]+)$/.exec(at)?.[1];
  const besideText = t(at.startsWith("caption:") ? "inCaption" : "inNotes");
  return (
    <>
      {" "}
      <a
        className="place"
        href={`${href(language, "article", { day: article.day, slug: article.slug })}#${at}`}
        lang={language === locale ? undefined : languageTag[locale]}
        hrefLang={language === locale ? undefined : languageTag[language]}
      >
        {number === undefined ? besideText : t("inParagraph", { number: Number(number) })}
      </a>
    </>
  );
}
