import type { ArticleView, EditionView } from "../archive/views.ts";

import { htmlOfText, htmlPieces } from "../markdown/html-pieces.ts";

/**
 * An issue whose articles can stand below one another on one page, and on paper: no two have an id in common, links
 * lead on from wherever the page is, and the headings in a text are below its headline.
 * @param origin where readers find the site
 */
export function onOnePage(edition: EditionView, origin: string): EditionView {
  return { ...edition, articles: edition.articles.map((article) => articleOnPage(article, origin)) };
}

function articleOnPage(article: ArticleView, origin: string): ArticleView {
  const apart = (html: string) => htmlApart(html, `${article.slug}-`, origin);
  return {
    ...article,
    blocks: article.blocks.map((block) => ({ ...block, html: apart(block.html) })),
    notes: apart(article.notes),
    notesOfOriginal: apart(article.notesOfOriginal),
  };
}

/** @param html as the renderer of blocks writes it: values of attributes stand in double quotes */
function htmlApart(html: string, prefix: string, origin: string): string {
  return htmlPieces(html)
    .map((piece) => ("markup" in piece ? markupApart(piece.markup, prefix, origin) : htmlOfText(piece.text)))
    .join("");
}

function markupApart(markup: string, prefix: string, origin: string): string {
  return markup
    .replace(/^(<\/?h)([2-5])\b/, (_, begin: string, level: string) => `${begin}${Number(level) + 1}`)
    .replace(/ (id|aria-describedby)="/g, ` $1="${prefix}`)
    .replace(/ href="#/g, ` href="#${prefix}`)
    .replace(/ href="\/(?!\/)/g, ` href="${origin}/`);
}
