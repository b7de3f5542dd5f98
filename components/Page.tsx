import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { Footer } from "./Footer.tsx";
import { Masthead } from "./Masthead.tsx";
import { PageHead, type PageHeadProps } from "./PageHead.tsx";
import { QuickSearch } from "./QuickSearch.tsx";
import { Sections } from "./Sections.tsx";

export interface PageProps extends PageHeadProps {
  /** This page in each language, without origin. */
  paths: Record<Locale, string>;
  day?: string | undefined;
  note?: string | undefined;
  front?: boolean;
  /** Whether it is the search's own page. */
  searching?: boolean;
  children: React.ReactNode;
}

/** What every page has around what it shows. */
export function Page({ paths, day, note, front = false, searching = false, children, ...head }: PageProps) {
  const { locale, site } = head;
  return (
    <>
      <PageHead {...head} />
      <a className="skip" href="#content">
        {translate(locale, "Site")("skip")}
      </a>
      <Masthead locale={locale} site={site} paths={paths} day={day} note={note} front={front} />
      <div className="bar">
        <Sections locale={locale} path={paths[locale]} />
        {!searching && <QuickSearch locale={locale} />}
      </div>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Footer locale={locale} site={site} />
    </>
  );
}
