import { Fragment } from "react";
import { href } from "#lib/addresses.ts";
import type { ArticleView, BlockView, TranslationState } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { articleId } from "#lib/record/ids.ts";
import { type Locale, languageTag, originalLocale } from "#lib/record/languages.ts";
import { Figure } from "./Figure.tsx";

/** How wide a picture is in a column of text. */
const columnSizes = "(min-width: 44rem) 40rem, calc(100vw - 2rem)";

interface ArticleBodyProps {
  locale: Locale;
  article: ArticleView;
  /** Those that it can be read in. */
  languages: readonly Locale[];
  /** Whether readers may report errors. */
  takesReports: boolean;
}

/** The text, each block with its id, a link to itself and one to the same in the other language. */
export function ArticleBody({ locale, article, languages, takesReports }: ArticleBodyProps) {
  const t = translate(locale, "Article");
  const bodyLocale = article.words.locale;
  const others = languages.filter((language) => language !== locale);
  const partners = (id: string) =>
    others.map((language) => (
      <Partner key={language} locale={locale} language={language} article={article} id={id} />
    ));
  return (
    <div className="body" lang={languageTag[bodyLocale]}>
      {article.blocks.map((block, index) => (
        <Fragment key={block.id}>
          <Figures locale={locale} article={article} from={index} to={index} />
          <BodyBlock
            locale={locale}
            block={block}
            lang={langIn(bodyLocale, block.locale)}
            below={takesReports && <BlockReport locale={locale} article={article} id={block.id} />}
          >
            {partners(block.id)}
          </BodyBlock>
        </Fragment>
      ))}
      <Figures locale={locale} article={article} from={article.blocks.length} to={Number.POSITIVE_INFINITY} />
      {article.notes !== "" && <div className="notes" dangerouslySetInnerHTML={{ __html: article.notes }} />}
      {article.notesOfOriginal !== "" && (
        <div
          className="notes"
          lang={languageTag[originalLocale]}
          dangerouslySetInnerHTML={{ __html: article.notesOfOriginal }}
        />
      )}
      <BehindTexts locale={locale} translation={article.translation} below={["note:"]} />
      {article.hasGaps && (
        <p className="legend" lang={languageTag[locale]}>
          {t("gapLegend", { mark: "[…]" })}
        </p>
      )}
    </div>
  );
}

interface FiguresProps {
  locale: Locale;
  article: Pick<ArticleView, "figures" | "translation">;
  /** After how many blocks they stand: so many at least, and at most. */
  from: number;
  to: number;
}

/** The pictures at a place in the text. The one above it is in sight when the page opens. */
function Figures({ locale, article: { figures, translation }, from, to }: FiguresProps) {
  return figures.map(({ after, picture }, index) => {
    if (after < from || after > to) return null;
    const isFirst = figures.findIndex((figure) => figure.picture.file === picture.file) === index;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a picture may stand in two places, and they never change
      <Fragment key={index}>
        <Figure
          locale={locale}
          picture={picture}
          sizes={columnSizes}
          eager={index === 0 && after === 0}
          isTarget={isFirst}
        />
        {isFirst && (
          <BehindTexts locale={locale} translation={translation} below={[`caption:${picture.file}`]} />
        )}
      </Fragment>
    );
  });
}

function langIn(body: Locale, block: Locale): string | undefined {
  return block === body ? undefined : languageTag[block];
}

function BodyBlock(props: {
  locale: Locale;
  block: BlockView;
  lang: string | undefined;
  /** Links to the same in other languages. */
  children: React.ReactNode;
  below: React.ReactNode;
}) {
  const { locale, block, lang, children, below } = props;
  return (
    <div className="block" id={block.id}>
      <Pilcrow locale={locale} id={block.id} />
      {children}
      {block.untranslated && (
        <p className="untranslated" lang={languageTag[locale]}>
          {translate(locale, "Article")("untranslatedBlock")}
        </p>
      )}
      <div className="text" lang={lang} dangerouslySetInnerHTML={{ __html: block.html }} />
      {block.behind && <Behind locale={locale} />}
      <Permalink locale={locale} block={block} />
      {below}
    </div>
  );
}

/** Says that the original of a paragraph has changed since it was translated. */
export function Behind({ locale }: { locale: Locale }) {
  return (
    <p className="behind" lang={languageTag[locale]}>
      {translate(locale, "Article")("behind")}
    </p>
  );
}

interface BehindTextsProps {
  locale: Locale;
  translation: TranslationState | undefined;
  /** The texts that it stands below, or how their names begin: `note:`. */
  below: readonly string[];
}

/** The same of a headline, a kicker, a deck, notes or a caption. */
export function BehindTexts({ locale, translation, below }: BehindTextsProps) {
  const t = translate(locale, "Article");
  const behind = translation?.behindTexts.filter((name) =>
    below.some((each) => (each.endsWith(":") ? name.startsWith(each) : name === each)),
  );
  return behind?.map((name) => {
    const [kind = "", label = ""] = name.split(":");
    return (
      <p key={name} className="behind" lang={languageTag[locale]}>
        {t("behindText", { kind, label })}
      </p>
    );
  });
}

/** A block's number, which leads to it. */
export function Pilcrow({ locale, id }: { locale: Locale; id: string }) {
  const label = translate(locale, "Article")("block", { number: id.slice(1) });
  // biome-ignore lint/a11y/useAnchorContent: the stylesheet shows the number, so that no copied text has it
  return <a className="pilcrow" href={`#${id}`} aria-label={label} />;
}

interface BlockReportProps {
  locale: Locale;
  article: Pick<ArticleView, "day" | "slug">;
  id: string;
}

/** Leads to the form for an error in a paragraph; it is in sight once its number was followed. */
export function BlockReport({ locale, article: { day, slug }, id }: BlockReportProps) {
  const t = translate(locale, "ErrorReport");
  return (
    <a
      className="block-report"
      lang={languageTag[locale]}
      href={href(locale, "report", { article: articleId(day, slug), block: id })}
      rel="nofollow"
    >
      {t("link", { number: id.slice(1) })}
    </a>
  );
}

/** The address that a paragraph keeps; it is shown of the one whose number was chosen. */
export function Permalink(props: { locale: Locale; block: Pick<BlockView, "id" | "code"> }) {
  const { locale, block } = props;
  if (block.code === undefined) return null;
  return (
    <a
      className="permalink"
      lang={languageTag[locale]}
      href={href(locale, "paragraph", { code: block.code })}
      rel="nofollow"
    >
      {translate(locale, "Article")("permalink", { number: block.id.slice(1) })}
    </a>
  );
}

interface PartnerProps {
  /** The reader's language. */
  locale: Locale;
  /** The one that it leads to. */
  language: Locale;
  article: Pick<ArticleView, "day" | "slug">;
  id: string;
}

/** Leads to the same paragraph in another language: the switch above cannot know where one is. */
function Partner({ locale, language, article: { day, slug }, id }: PartnerProps) {
  const t = translate(locale, "Article");
  return (
    // biome-ignore lint/a11y/useAnchorContent: the stylesheet shows it, so that no copied text has it
    <a
      className="partner"
      href={`${href(language, "article", { day, slug })}#${id}`}
      hrefLang={languageTag[language]}
      aria-label={t(language === "zh" ? "blockInZh" : "blockInEn", { number: id.slice(1) })}
    />
  );
}
