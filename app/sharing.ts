import type { SharedArticle } from "#components/PageHead.tsx";
import { href } from "#lib/addresses.ts";
import type { ArticleView } from "#lib/archive/views.ts";
import { modifiedAt } from "#lib/feeds/structured-data/article.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Frame } from "./frame.ts";

export function sharedArticle({ siteUrl, site, locale }: Frame, article: ArticleView): SharedArticle {
  const authors = article.reporters.filter(({ role }) => role !== "photographer");
  return {
    published: article.day,
    modified: modifiedAt(article, site.timeZone),
    authors: authors.map(({ id }) => siteUrl + href(locale, "reporter", { id })),
    section: translate(locale, "Kind")(article.kind),
  };
}
