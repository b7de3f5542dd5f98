import { notFound } from "next/navigation";
import type { SharedImage } from "#components/PageHead.tsx";
import { type Address, addressOf, cardHref, hrefOf, type PageName } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { cardSize } from "#lib/feeds/cards/card.ts";
import { type PageFacts, pageOf } from "#lib/feeds/structured-data/page.ts";
import type { Described, Setting } from "#lib/feeds/structured-data/setting.ts";
import { feedOfPage } from "#lib/list-addresses.ts";
import { type Locale, type Localized, locales } from "#lib/record/languages.ts";
import type { Site } from "#lib/record/schema.ts";
import { readSettings } from "#lib/settings.ts";

type Query = Record<string, string | string[] | undefined>;

interface RouteProps {
  params: Promise<Record<string, string>>;
  searchParams?: Promise<Query>;
}

/**
 * The address that a route was asked for. `proxy.ts` has settled before that it exists,
 * so what is not found here went away in the meantime.
 * @param pages what the route may show
 */
export async function settledAddress<Page extends PageName>(
  pages: readonly Page[],
  { params, searchParams }: RouteProps,
): Promise<Extract<Address, { page: Page }>> {
  const query = new URLSearchParams(
    Object.entries((await searchParams) ?? {}).flatMap(([name, values]) =>
      [values ?? []].flat().map((value) => [name, value]),
    ),
  );
  return addressOf(pages, await params, query) ?? notFound();
}

/** What the archive answered, or the 404 of a page that went away in the meantime. */
export function found<Result>(result: Result | undefined): Result {
  return result ?? notFound();
}

export interface Frame {
  locale: Locale;
  site: Site;
  /** The page in each language. */
  paths: Localized;
  /** The same with origin, for the head. */
  addresses: Localized;
  /** Where readers find the site: an origin. */
  siteUrl: string;
  /** The feed of the list that the page shows. */
  feed: string | undefined;
  /** Its card, which is shown of it where somebody shares it. */
  image: SharedImage;
  /** Whether readers may report errors. */
  takesReports: boolean;
}

export async function frameOf(address: Address): Promise<Frame> {
  const site = await theArchive().site();
  const { SITE_URL: siteUrl, REPORTS_DIR } = readSettings(process.env);
  return {
    locale: address.locale,
    site,
    paths: pathsOf(address),
    addresses: inEach((locale) => siteUrl + hrefOf(address, locale)),
    siteUrl,
    feed: feedOfPage(address),
    image: { address: siteUrl + cardHref(address), ...cardSize },
    takesReports: REPORTS_DIR !== undefined,
  };
}

/**
 * What a page is, for machines: its head says the same in its own words.
 * @param facts.canonical the language of the canonical address; the page's own by default
 */
export function dataOf(
  { locale, site, siteUrl, addresses }: Frame,
  { canonical = locale, ...facts }: Omit<PageFacts, keyof Setting | "address"> & { canonical?: Locale },
): Described[] {
  return pageOf({ locale: canonical, site, siteUrl, address: addresses[canonical], ...facts });
}

/** A page in each language. */
export function pathsOf(address: Address): Localized {
  return inEach((locale) => hrefOf(address, locale));
}

function inEach(build: (locale: Locale) => string): Localized {
  return Object.fromEntries(locales.map((locale) => [locale, build(locale)])) as Localized;
}
