import { notFound } from "next/navigation";
import { type Address, hrefOf, type PageName, parseAddress } from "#lib/addresses.ts";
import { type Locale, type Localized, locales } from "#lib/record/languages.ts";
import { readSettings } from "#lib/settings.ts";

type Query = Record<string, string | string[] | undefined>;
type AddressOf<Page extends PageName> = Extract<Address, { page: Page }>;

/**
 * The address that a route was asked for. `proxy.ts` has settled before that it exists,
 * so what is not found here went away in the meantime.
 * @param segments of the path, the locale first
 */
export async function settledAddress<Page extends PageName>(
  pages: readonly Page[],
  segments: readonly string[],
  searchParams: Promise<Query> = Promise.resolve({}),
): Promise<AddressOf<Page>> {
  const query = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([name, values]) =>
      [values ?? []].flat().map((value) => [name, value]),
    ),
  );
  const address = parseAddress(`/${segments.join("/")}`, query);
  if (address === undefined || !pages.some((name) => name === address.page)) notFound();
  return address as AddressOf<Page>;
}

/** What the archive answered, or the 404 of a page that went away in the meantime. */
export function found<Result>(result: Result | undefined): Result {
  return result ?? notFound();
}

export interface Frame {
  locale: Locale;
  /** The page in each language. */
  paths: Localized;
  /** The same with origin, for the head. */
  addresses: Localized;
}

export function frameOf(address: Address): Frame {
  const origin = readSettings(process.env).SITE_URL;
  const inEach = (build: (locale: Locale) => string) =>
    Object.fromEntries(locales.map((locale) => [locale, build(locale)])) as Localized;
  return {
    locale: address.locale,
    paths: inEach((locale) => hrefOf(address, locale)),
    addresses: inEach((locale) => origin + hrefOf(address, locale)),
  };
}
