import { Fragment } from "react";
import { href } from "#lib/addresses.ts";
import type { ArticleSummary } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";

/** Who wrote it: the reporters with their roles; the byline as printed where none is known; or that none survives. */
export function Byline({
  locale,
  article,
}: {
  locale: Locale;
  article: Pick<ArticleSummary, "byline" | "reporters">;
}) {
  const { byline, reporters } = article;
  const role = translate(locale, "Roles");
  if (reporters.length === 0) {
    if (byline) return <span lang={locale === "zh" ? undefined : languageTag.zh}>{byline}</span>;
    return <span>{translate(locale, "Article")("noByline")}</span>;
  }
  return (
    <span className="reporters">
      {reporters.map((reporter, index) => (
        <Fragment key={reporter.id}>
          {reporter.role !== reporters[index - 1]?.role && <span>{role(reporter.role)} </span>}
          <a href={href(locale, "reporter", { id: reporter.id })}>{reporter.name[locale]}</a>{" "}
        </Fragment>
      ))}
    </span>
  );
}
