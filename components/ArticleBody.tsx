import type { ArticleView, BlockView } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";

/** The text, each block with its id and a link to itself. */
export function ArticleBody({ locale, article }: { locale: Locale; article: ArticleView }) {
  const t = translate(locale, "Article");
  const bodyLocale = article.words.locale;
  return (
    <div className="body" lang={languageTag[bodyLocale]}>
      {article.blocks.map((block) => (
        <BodyBlock key={block.id} locale={locale} block={block} lang={langIn(bodyLocale, block.locale)} />
      ))}
      {article.notes !== "" && <div className="notes" dangerouslySetInnerHTML={{ __html: article.notes }} />}
      {article.hasGaps && (
        <p className="legend" lang={languageTag[locale]}>
          {t("gapLegend", { mark: "[…]" })}
        </p>
      )}
    </div>
  );
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
