import { exportFormats, href } from "#lib/addresses.ts";
import type { ArticleView } from "#lib/archive/views.ts";
import { type Citation, dayOfAccess } from "#lib/feeds/citations.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";

const styleNames = {
  "gb-t-7714": "GB/T 7714—2015",
  apa: "APA 7",
  chicago: "Chicago 17",
  bibtex: "BibTeX",
} as const satisfies Record<Citation["style"], string>;

interface CitationsProps {
  locale: Locale;
  article: Pick<ArticleView, "day" | "slug" | "words">;
  citations: readonly Citation[];
}

/** How an article is cited, to be copied, and what it can be had as. */
export function Citations({ locale, article, citations }: CitationsProps) {
  const t = translate(locale, "Citations");
  const { day, slug, words } = article;
  return (
    <details className="cite" lang={languageTag[locale]}>
      <summary>{t("title")}</summary>
      <dl>
        {citations.map((citation) => (
          <div key={citation.style}>
            <dt>{styleNames[citation.style]}</dt>
            <dd lang={languageTag[words.locale]}>
              <Cited citation={citation} />
            </dd>
          </div>
        ))}
      </dl>
      <p>{t("access", { date: `[${dayOfAccess}]` })}</p>
      <p>
        {t("exports")}{" "}
        {exportFormats.map((format) => (
          <a key={format} href={href(locale, "articleExport", { day, slug, format })} rel="nofollow">
            .{format}
          </a>
        ))}
      </p>
    </details>
  );
}

function Cited({ citation: { style, parts } }: { citation: Citation }) {
  if (style === "bibtex") return <pre>{parts.join("")}</pre>;
  return parts.map((part) =>
    typeof part === "string" ? part : <cite key={part.italic}>{part.italic}</cite>,
  );
}
