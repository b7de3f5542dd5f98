import { href } from "#lib/addresses.ts";
import { mostTermUses, type TermView } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag, otherLocale } from "#lib/record/languages.ts";
import { Heading } from "./Heading.tsx";
import { JoinedHeadline, langOf } from "./Headline.tsx";

interface GlossaryProps {
  locale: Locale;
  terms: readonly TermView[];
}

/** All terms with both renderings and where they are used, and again in the other language's order. */
export function Glossary({ locale, terms }: GlossaryProps) {
  const t = translate(locale, "Terms");
  const other = otherLocale(locale);
  return (
    <>
      <Heading title={t("title")} intro={t("intro")} count={t("count", { count: terms.length })} />
      {terms.length > 0 && (
        <>
          <dl className="glossary">
            {inOrder(terms, locale).map((term) => (
              <Entry key={term.id} locale={locale} term={term} />
            ))}
          </dl>
          <section className="other-order">
            <h2>{t(other === "zh" ? "byChinese" : "byEnglish")}</h2>
            <ul>
              {inOrder(terms, other).map(({ id, term }) => (
                <li key={id}>
                  <a href={`#${id}`}>
                    <span lang={languageTag[other]}>{term[other]}</span> {term[locale]}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  );
}

/** Chinese by its pinyin, English by the alphabet; what is the same there stays in the registry's order. */
function inOrder(terms: readonly TermView[], locale: Locale): readonly TermView[] {
  const { compare } = new Intl.Collator(locale === "zh" ? "zh-Hans-CN-u-co-pinyin" : "en", { numeric: true });
  return terms.toSorted((one, another) => compare(one.term[locale], another.term[locale]));
}

function Entry({
  locale,
  term: { id, term, also, note, articles, latest },
}: {
  locale: Locale;
  term: TermView;
}) {
  const t = translate(locale, "Terms");
  const other = otherLocale(locale);
  const forms = (language: Locale) => [term[language], ...(also[language] ?? [])];
  return (
    <div id={id} className="term-entry">
      <dt>
        <a href={`#${id}`}>{term[locale]}</a>{" "}
        <span lang={languageTag[other]}>{forms(other).join(separator[other])}</span>
      </dt>
      {(also[locale] ?? []).length > 0 && (
        <dd>{t("also", { forms: (also[locale] ?? []).join(separator[locale]) })}</dd>
      )}
      {note && <dd>{note[locale]}</dd>}
      <dd className="meta">
        {articles === 0 ? (
          t("unused")
        ) : (
          <a href={href(locale, "search", { q: `“${term.zh}”` })}>{usedWords(locale, articles)}</a>
        )}
        {latest.map(({ day, slug, words }) => (
          <a
            key={`${day} ${slug}`}
            href={href(locale, "article", { day, slug })}
            lang={langOf(words, locale)}
          >
            <JoinedHeadline words={words} />
          </a>
        ))}
      </dd>
    </div>
  );
}

function usedWords(locale: Locale, articles: number | undefined): string {
  const t = translate(locale, "Terms");
  if (articles === undefined) return t("find");
  return t(articles < mostTermUses ? "used" : "usedMore", { count: articles });
}

const separator = { zh: "、", en: "; " } as const;
