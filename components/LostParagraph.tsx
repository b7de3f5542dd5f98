import { href } from "#lib/addresses.ts";
import type { ArticleView } from "#lib/archive/views.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { JoinedHeadline, langOf } from "./Headline.tsx";

/** What stands at the address of a paragraph that its article has no more: that it is gone, and the article. */
export function LostParagraph({ locale, article }: { locale: Locale; article: ArticleView }) {
  const t = translate(locale, "LostParagraph");
  const { day, slug, words } = article;
  return (
    <div className="error">
      <p className="label">{translate(locale, "Errors")("code", { code: "404" })}</p>
      <h1>{t("title")}</h1>
      <p>{t("text")}</p>
      <ul>
        <li>
          <a href={href(locale, "article", { day, slug })} lang={langOf(words, locale)}>
            <JoinedHeadline words={words} />
          </a>{" "}
          <time dateTime={day}>{formatDay(day, locale)}</time>
        </li>
        <li>
          <a href={href(locale, "corrections")}>{translate(locale, "Nav")("corrections")}</a>
        </li>
      </ul>
    </div>
  );
}
