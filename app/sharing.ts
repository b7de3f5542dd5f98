import type { SharedArticle, SharedImage } from "#components/PageHead.tsx";
import { href } from "#lib/addresses.ts";
import type { ArticleView, PictureView } from "#lib/archive/views.ts";
import { largest, modifiedAt } from "#lib/feeds/structured-data/article.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Frame } from "./frame.ts";

/** A picture as it is shown where somebody shares its page. */
export function sharedImage({ siteUrl }: Frame, picture: PictureView | undefined): SharedImage | undefined {
  if (picture === undefined) return undefined;
  const { sources, width, height, alt } = picture;
  return { address: siteUrl + largest(sources), width, height, alt: alt.text };
}

export function sharedArticle({ siteUrl, site, locale }: Frame, article: ArticleView): SharedArticle {
  const authors = article.reporters.filter(({ role }) => role !== "photographer");
  return {
    published: article.day,
    modified: modifiedAt(article, site.timeZone),
    authors: authors.map(({ id }) => siteUrl + href(locale, "reporter", { id })),
    section: translate(locale, "Kind")(article.kind),
  };
}
