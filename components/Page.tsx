import { pageOf } from "#lib/feeds/structured-data/page.ts";
import type { Described } from "#lib/feeds/structured-data/setting.ts";
import { translate } from "#lib/i18n/translate.ts";
import { FeedLinks } from "./FeedLinks.tsx";
import { Footer } from "./Footer.tsx";
import { Masthead, type MastheadProps } from "./Masthead.tsx";
import { PageHead, type PageHeadProps } from "./PageHead.tsx";
import { StructuredData } from "./StructuredData.tsx";

export interface PageProps extends PageHeadProps, MastheadProps {
  /** What the page is about, for machines; that it is a page, where nothing more is said. */
  data?: readonly Described[];
  /** The feed of the list that the page shows. */
  feed?: string | undefined;
  /** Where readers find the site: an origin. Pages without addresses need none. */
  siteUrl?: string;
  children: React.ReactNode;
}

/** What every page has around what it shows. */
export function Page({
  paths,
  both,
  day,
  withoutIssue = false,
  issue,
  searching = false,
  data,
  feed,
  siteUrl = "",
  children,
  ...head
}: PageProps) {
  const { locale, site, addresses, title: name, description } = head;
  const address = addresses?.[locale];
  const things =
    data ??
    (address === undefined
      ? []
      : pageOf({ type: "WebPage", ...{ locale, site, siteUrl, address, name, description } }));
  return (
    <>
      <PageHead {...head} />
      <FeedLinks locale={locale} site={site} feed={feed} title={head.title} />
      <a className="skip" href="#content">
        {translate(locale, "Site")("skip")}
      </a>
      <Masthead {...{ locale, site, paths, both, day, withoutIssue, issue, searching }} />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Footer locale={locale} site={site} address={address} />
      {things.length > 0 && <StructuredData things={things} />}
    </>
  );
}
