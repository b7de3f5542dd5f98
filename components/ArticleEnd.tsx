import { href } from "#lib/addresses.ts";
import type { ArticleLink, ArticleView } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { articleId } from "#lib/record/ids.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";
import { Continuation } from "./Continuation.tsx";
import { CorrectionText } from "./CorrectionText.tsx";
import { JoinedHeadline, langOf } from "./Headline.tsx";
import { Neighbours } from "./Neighbours.tsx";
import { OtherLanguage } from "./OtherLanguage.tsx";

interface ArticleEndProps {
  locale: Locale;
  article: ArticleView;
  /** Whether readers may report errors. */
  takesReports: boolean;
}

/** What stands below an article's text: where it goes on, and what was corrected in it. */
export function ArticleEnd({ locale, article, takesReports }: ArticleEndProps) {
  const { continuedIn, corrections } = article;
  return (
    <>
      {continuedIn.length > 0 && (
        <div lang={languageTag[locale]}>
          {continuedIn.map((link) => (
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
          <h2>{translate(locale, "Article")("corrections")}</h2>
          {corrections.map((correction) => (
            <CorrectionText
              key={`${correction.block} ${correction.from}`}
              locale={locale}
              correction={correction}
            />
          ))}
        </section>
      )}
      {takesReports && (
        <p className="report-error" lang={languageTag[locale]}>
          <a href={href(locale, "report", { article: articleId(article.day, article.slug) })} rel="nofollow">
            {translate(locale, "ErrorReport")("article")}
          </a>
        </p>
      )}
    </>
  );
}

/** Leads to the articles before and after it in its issue. */
export function ArticleNeighbours({ locale, article }: Omit<ArticleEndProps, "takesReports">) {
  const t = translate(locale, "Article");
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
    <Neighbours
      label={t("neighbours")}
      previous={neighbour(article.previous, t("previous"))}
      next={neighbour(article.next, t("next"))}
    />
  );
}
