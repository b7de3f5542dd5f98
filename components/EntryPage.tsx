import type { CompanyView, Entry } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag, otherLocale } from "#lib/record/languages.ts";
import { ArticleList } from "./ArticleList.tsx";
import { Breadcrumbs } from "./Breadcrumbs.tsx";
import { Company } from "./Company.tsx";
import { Heading } from "./Heading.tsx";
import { Offices } from "./Offices.tsx";
import { Pager } from "./Pager.tsx";
import { Sparkline } from "./Sparkline.tsx";

interface EntryPageProps {
  locale: Locale;
  view: Entry;
  /** Of a person. */
  company?: CompanyView | undefined;
  /** The list that the entry stands in. */
  above: { path: string; name: string };
  pathOf: (page: number) => string;
  /** The path of the page with the nth article, from 0 for the newest. */
  pathAt: (place: number) => string;
}

/** One reporter's, topic's or person's articles. */
export function EntryPage({ locale, view, company, above, pathOf, pathAt }: EntryPageProps) {
  const { entry, articles } = view;
  const other = otherLocale(locale);
  const count = translate(locale, "Counts")("articlesTotal", { count: articles.total });
  return (
    <>
      <Breadcrumbs locale={locale} trail={[above]} />
      <Heading
        title={entry.name[locale]}
        second={
          <p className="second" lang={languageTag[other]}>
            {entry.name[other]}
          </p>
        }
        intro={(entry.about ?? entry.office)?.[locale]}
        count={entry.role ? `${translate(locale, "Roles")(entry.role)} · ${count}` : count}
      />
      {entry.offices && <Offices locale={locale} offices={entry.offices} />}
      {articles.page === 1 && <Sparkline locale={locale} months={view.months} pathAt={pathAt} />}
      {company && articles.page === 1 && <Company locale={locale} company={company} />}
      <ArticleList locale={locale} articles={articles.items} />
      <Pager locale={locale} page={articles.page} pages={articles.pages} pathOf={pathOf} />
    </>
  );
}
