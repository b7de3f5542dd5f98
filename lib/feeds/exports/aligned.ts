import { href } from "../../addresses.ts";
import type { ArticleView, BlockView, EditionView, Phrase } from "../../archive/views.ts";
import { type Locale, type Localized, locales, originalLocale } from "../../record/languages.ts";
import type { Site } from "../../record/schema.ts";

/** What of an article is in each language; a language that lacks it has none. */
export type InEach<Value> = Partial<Localized<Value>>;

/** A paragraph beside its translation, as HTML. */
export interface AlignedBlock {
  /** `p1`, `p2`, … */
  id: string;
  /** Where it is found for good. */
  address: string | undefined;
  html: InEach<string>;
  /** Whether the translation renders what the original said before, or no longer says. */
  behind: boolean;
}

export interface AlignedPicture {
  /** How many blocks stand before it. */
  after: number;
  file: string;
  address: string;
  alt: InEach<string>;
  caption: InEach<string>;
  credit: InEach<string>;
}

/** An article with both its languages, and what is said of it. */
export interface AlignedArticle {
  /** As its original's readers have it. */
  article: ArticleView;
  /** As those have it who read a translation. */
  translated: ArticleView | undefined;
  /** Those that it is in, the reader's first. */
  languages: readonly Locale[];
  address: InEach<string>;
  words: InEach<Pick<ArticleView["words"], "headline" | "kicker" | "deck">>;
  blocks: readonly AlignedBlock[];
  notes: InEach<string>;
  pictures: readonly AlignedPicture[];
}

/** What exports are made for. */
export interface Export {
  locale: Locale;
  site: Site;
  siteUrl: string;
}

/** Puts both languages of an article beside each other. @param english as readers of English have it */
export function aligned(
  { locale, site, siteUrl }: Export,
  chinese: ArticleView,
  english: ArticleView | undefined,
): AlignedArticle {
  const translated = english?.words.locale === "en" && site.languages.includes("en") ? english : undefined;
  const views: InEach<ArticleView> = { zh: chinese, ...(translated && { en: translated }) };
  const languages = [locale, ...locales.filter((other) => other !== locale)].filter(
    (language) => views[language] !== undefined,
  );
  const inEach = <Value>(of: (view: ArticleView, language: Locale) => Value | undefined): InEach<Value> =>
    Object.fromEntries(
      languages.flatMap((language) => {
        const view = views[language];
        const value = view && of(view, language);
        return value === undefined ? [] : [[language, value]];
      }),
    );
  const { day, slug } = chinese;
  const originals = new Map(chinese.blocks.map((block) => [block.id, block]));
  return {
    article: chinese,
    translated,
    languages,
    address: inEach((_, language) => siteUrl + href(language, "article", { day, slug })),
    words: inEach(({ words: { headline, kicker, deck } }) => ({ headline, kicker, deck })),
    blocks: (translated ?? chinese).blocks.map((block) => alignedBlock(siteUrl, block, originals)),
    notes: inEach(({ notes }) => (notes === "" ? undefined : notes)),
    pictures: chinese.figures.map(({ after, picture }, index) => {
      const phrase = (of: (view: ArticleView) => Phrase | undefined) =>
        inEach((view, language) => {
          const found = of(view);
          return found?.locale === language ? found.text : undefined;
        });
      const at = (view: ArticleView) => view.figures[index]?.picture;
      return {
        after,
        file: picture.file,
        address: siteUrl + (picture.sources.at(-1)?.images.at(-1)?.path ?? ""),
        alt: phrase((view) => at(view)?.alt),
        caption: phrase((view) => at(view)?.caption),
        credit: phrase((view) => at(view)?.credit),
      };
    }),
  };
}

function alignedBlock(
  siteUrl: string,
  { id, code, html, locale, behind }: BlockView,
  originals: ReadonlyMap<string, BlockView>,
): AlignedBlock {
  const original = originals.get(id)?.html;
  return {
    id,
    address: code === undefined ? undefined : siteUrl + href(originalLocale, "paragraph", { code }),
    html: {
      ...(original !== undefined && { zh: original }),
      ...(locale === "en" && { en: html }),
    },
    behind,
  };
}

/** The same of a whole issue. @param english as readers of English have it */
export function alignedIssue(
  facts: Export,
  chinese: EditionView,
  english: EditionView | undefined,
): AlignedArticle[] {
  const translations = new Map(english?.articles.map((article) => [article.slug, article]));
  return chinese.articles.map((article) => aligned(facts, article, translations.get(article.slug)));
}
