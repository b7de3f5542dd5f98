import { Fragment } from "react";
import type { ArticleView, BlockView, FigureView } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag, originalLocale } from "#lib/record/languages.ts";
import { Figure } from "./Figure.tsx";

/** How wide a picture is in a column of text. */
const columnSizes = "(min-width: 44rem) 40rem, calc(100vw - 2rem)";

/** The text, each block with its id and a link to itself. */
export function ArticleBody({ locale, article }: { locale: Locale; article: ArticleView }) {
  const t = translate(locale, "Article");
  const bodyLocale = article.words.locale;
  return (
    <div className="body" lang={languageTag[bodyLocale]}>
      {article.blocks.map((block, index) => (
        <Fragment key={block.id}>
          <Figures locale={locale} figures={article.figures} from={index} to={index} />
          <BodyBlock locale={locale} block={block} lang={langIn(bodyLocale, block.locale)} />
        </Fragment>
      ))}
      <Figures
        locale={locale}
        figures={article.figures}
        from={article.blocks.length}
        to={Number.POSITIVE_INFINITY}
      />
      {article.notes !== "" && <div className="notes" dangerouslySetInnerHTML={{ __html: article.notes }} />}
      {article.notesOfOriginal !== "" && (
        <div
          className="notes"
          lang={languageTag[originalLocale]}
          dangerouslySetInnerHTML={{ __html: article.notesOfOriginal }}
        />
      )}
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
  figures: readonly FigureView[];
  /** After how many blocks they stand: so many at least, and at most. */
  from: number;
  to: number;
}

/** The pictures at a place in the text. The one above it is in sight when the page opens. */
function Figures({ locale, figures, from, to }: FiguresProps) {
  return figures.map(({ after, picture }, index) => {
    if (after < from || after > to) return null;
    const isFirst = figures.findIndex((figure) => figure.picture.file === picture.file) === index;
    return (
      <Figure
        // biome-ignore lint/suspicious/noArrayIndexKey: a picture may stand in two places, and they never change
        key={index}
        locale={locale}
        picture={picture}
        sizes={columnSizes}
        eager={index === 0 && after === 0}
        isTarget={isFirst}
      />
    );
  });
}

function langIn(body: Locale, block: Locale): string | undefined {
  return block === body ? undefined : languageTag[block];
}

function BodyBlock({ locale, block, lang }: { locale: Locale; block: BlockView; lang: string | undefined }) {
  const t = translate(locale, "Article");
  return (
    <div className="block" id={block.id}>
      {/* biome-ignore lint/a11y/useAnchorContent: the stylesheet shows the number, so that no copied text has it */}
      <a className="pilcrow" href={`#${block.id}`} aria-label={t("block", { number: block.id.slice(1) })} />
      {block.untranslated && <p className="untranslated">{t("untranslatedBlock")}</p>}
      <div className="text" lang={lang} dangerouslySetInnerHTML={{ __html: block.html }} />
    </div>
  );
}
