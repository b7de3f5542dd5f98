import type { RubyLines } from "#components/RubyText.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import type { ArticleView, ParallelView, Words } from "#lib/archive/views.ts";
import type { Localized } from "#lib/record/languages.ts";

/** Reading characters takes much memory: what does it is loaded by the first page that asks for it. */
async function annotator() {
  const [{ rubyOfHtml, rubyOfText }, names] = await Promise.all([
    import("#lib/pinyin/ruby.ts"),
    theArchive().personNames(),
  ]);
  return {
    html: (html: string) => rubyOfHtml(html, names),
    lines: ({ headline, kicker, deck }: Words): RubyLines => {
      const each = (lines: readonly string[]) => lines.map((line) => rubyOfText(line, names));
      return { headline: each(headline), kicker: each(kicker), deck: each(deck) };
    },
  };
}

/** An article with pinyin above its Chinese. */
export async function withPinyin(article: ArticleView): Promise<{ article: ArticleView; ruby?: RubyLines }> {
  const { html, lines } = await annotator();
  const isChinese = article.words.locale === "zh";
  return {
    article: {
      ...article,
      blocks: article.blocks.map((block) =>
        block.locale === "zh" ? { ...block, html: html(block.html) } : block,
      ),
      notes: isChinese ? html(article.notes) : article.notes,
      notesOfOriginal: html(article.notesOfOriginal),
    },
    ...(isChinese && { ruby: lines(article.words) }),
  };
}

/** The same of an article in both languages. */
export async function withPinyinInPairs(
  view: ParallelView,
): Promise<{ view: ParallelView; ruby: RubyLines }> {
  const { html, lines } = await annotator();
  const above = (all: Partial<Localized>) => (all.zh === undefined ? all : { ...all, zh: html(all.zh) });
  return {
    view: {
      ...view,
      pairs: view.pairs.map((pair) => ({ ...pair, html: above(pair.html) })),
      notes: { ...view.notes, zh: html(view.notes.zh) },
    },
    ruby: lines(view.words.zh),
  };
}
