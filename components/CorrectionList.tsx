import { href } from "#lib/addresses.ts";
import type { CorrectionView } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { CorrectionText } from "./CorrectionText.tsx";
import { JoinedHeadline, langOf } from "./Headline.tsx";
import { OtherLanguage } from "./OtherLanguage.tsx";

/** All corrections, each under its article's headline. */
export function CorrectionList({
  locale,
  corrections,
}: {
  locale: Locale;
  corrections: readonly CorrectionView[];
}) {
  if (corrections.length === 0) return <p className="empty">{translate(locale, "Corrections")("none")}</p>;
  return (
    <ul className="list">
      {corrections.map((correction) => {
        const { day, slug, block, words, from } = correction;
        const path = href(locale, "article", { day, slug });
        return (
          <li key={`${day} ${slug} ${block} ${from}`}>
            <h2>
              <a href={path} lang={langOf(words, locale)}>
                <JoinedHeadline words={words} />
              </a>{" "}
              <OtherLanguage locale={locale} words={words} />
            </h2>
            <CorrectionText locale={locale} correction={correction} path={path} />
          </li>
        );
      })}
    </ul>
  );
}
