import { href } from "#lib/addresses.ts";
import type { ArticleView } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";
import { mostCharacters, type ReportFault, type ReportForm as Written } from "#lib/reports/report.ts";
import { JoinedHeadline, langOf } from "./Headline.tsx";

interface ReportFormProps {
  locale: Locale;
  /** What it is about; the site where there is none. */
  article: ArticleView | undefined;
  written: Written;
  /** The language of what is quoted. */
  quoted: Locale;
  fault: ReportFault | undefined;
}

/** The form for an error: what is wrong, what would be right, and how to reach the reader. */
export function ReportForm({ locale, article, written, quoted, fault }: ReportFormProps) {
  const t = translate(locale, "ErrorReport");
  const isMessageWrong = fault === "no-message" || fault === "too-long";
  return (
    <form className="report" method="post" action={href(locale, "report")}>
      {fault && (
        <p className="notice" role="alert" id="fault">
          {t(fault, { most: mostCharacters.message })}
        </p>
      )}
      <Subject locale={locale} article={article} block={written.block} />
      {written.article && <input type="hidden" name="article" value={written.article} />}
      {written.block && <input type="hidden" name="block" value={written.block} />}
      {(article !== undefined || written.quote !== "") && (
        <label>
          {t("quote")}
          <textarea
            name="quote"
            rows={5}
            maxLength={mostCharacters.quote}
            lang={quoted === locale ? undefined : languageTag[quoted]}
            defaultValue={written.quote}
            aria-describedby="quote-help"
          />
          <small id="quote-help">{t("quoteHelp")}</small>
        </label>
      )}
      <label>
        {t("message")}
        <textarea
          name="message"
          rows={5}
          required
          maxLength={mostCharacters.message}
          defaultValue={written.message}
          aria-describedby={isMessageWrong ? "fault" : undefined}
          aria-invalid={isMessageWrong || undefined}
        />
      </label>
      <label>
        {t("contact")}
        <input
          type="text"
          name="contact"
          autoComplete="email"
          maxLength={mostCharacters.contact}
          defaultValue={written.contact}
          aria-describedby="contact-help"
        />
        <small id="contact-help">{t("contactHelp")}</small>
      </label>
      <p>
        <button type="submit">{t("send")}</button>
      </p>
    </form>
  );
}

interface SubjectProps {
  locale: Locale;
  article: ArticleView | undefined;
  block: string | undefined;
}

/** Which article, and where in it. */
function Subject({ locale, article, block }: SubjectProps) {
  const t = translate(locale, "ErrorReport");
  if (article === undefined) return null;
  const { day, slug, words } = article;
  const path = href(locale, "article", { day, slug });
  const isParagraph = block !== undefined && /^p\d/.test(block);
  return (
    <p className="subject">
      <a href={block === undefined ? path : `${path}#${block}`}>
        <span lang={langOf(words, locale)}>
          <JoinedHeadline words={words} />
        </span>
      </a>
      {isParagraph && <> {t("paragraph", { number: block.slice(1) })}</>}
    </p>
  );
}
