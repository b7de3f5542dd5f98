import { href } from "#lib/addresses.ts";
import type { Locale } from "#lib/record/languages.ts";
import type { Site } from "#lib/record/schema.ts";

interface FeedLinksProps {
  locale: Locale;
  site: Site;
  /** Of the list that the page shows. */
  feed: string | undefined;
  /** The page's. */
  title: string;
}

/** Where readers' programs find the feeds of a page: its own first, since some take the first alone. */
export function FeedLinks({ locale, site, feed, title }: FeedLinksProps) {
  const all = [...(feed === undefined ? [] : [[feed, title]]), [href(locale, "feed"), site.name[locale]]];
  return all.map(([path, name]) => (
    <link key={path} rel="alternate" type="application/atom+xml" title={name} href={path} />
  ));
}
