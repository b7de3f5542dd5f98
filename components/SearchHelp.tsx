import { href } from "#lib/addresses.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag, otherLocale } from "#lib/record/languages.ts";

/** How to search, with an example of each way. */
export function SearchHelp({ locale }: { locale: Locale }) {
  const t = translate(locale, "Search");
  const other = otherLocale(locale);
  const ways = [
    { example: t("exampleWords"), help: t("helpWords") },
    { example: t("examplePhrase"), help: t("helpPhrase") },
    { example: t("exampleExclude"), help: t("helpExclude") },
    { example: t("exampleNumbers"), help: t("helpNumbers") },
    { example: t("exampleDates"), help: t("helpDates") },
    {
      example: translate(other, "Search")("exampleLanguages"),
      lang: languageTag[other],
      help: t("helpLanguages"),
    },
  ];
  return (
    <section className="search-help">
      <h2>{t("helpTitle")}</h2>
      <dl>
        {ways.map(({ example, lang, help }) => (
          <div key={example}>
            <dt>
              <a href={href(locale, "search", { q: example })} lang={lang}>
                {example}
              </a>
            </dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
