import type { BreadcrumbList, ItemList, ListItem, WebPage } from "schema-dts";
import { href } from "../../addresses.ts";
import type { ArticleSummary, Paged } from "../../archive/views.ts";
import { languageTag } from "../../record/languages.ts";
import { type Described, type Setting, websiteOf } from "./setting.ts";

type PageType = "WebPage" | "CollectionPage" | "ProfilePage" | "AboutPage" | "SearchResultsPage";
type PageNode = Exclude<WebPage, string>;
type Reference = { "@id": string };

export interface PageFacts extends Setting {
  type: PageType;
  /** Of the page, with origin. */
  address: string;
  /** Its title, without the site's. */
  name: string;
  description?: string | undefined;
  /** The pages above it and itself, from the top; one step alone is no trail. */
  trail?: readonly { path: string; name: string }[];
  about?: Described | Reference | undefined;
  mainEntity?: Described | Reference | readonly Reference[] | undefined;
}

/** A page, and the way to it. */
export function pageOf(facts: PageFacts): Described[] {
  const { type, address, locale, name, description, trail = [], about, mainEntity } = facts;
  const trailId = `${address}#trail`;
  const page = {
    "@type": type,
    "@id": address,
    url: address,
    name,
    inLanguage: languageTag[locale],
    isPartOf: websiteOf(facts),
    ...(description !== undefined && { description }),
    ...(about && { about }),
    ...(mainEntity && { mainEntity }),
    ...(trail.length > 1 && { breadcrumb: { "@id": trailId } }),
  } as PageNode;
  return [page, ...(trail.length > 1 ? [breadcrumbsOf(trailId, facts.siteUrl, trail)] : [])];
}

function breadcrumbsOf(
  id: string,
  siteUrl: string,
  trail: readonly { path: string; name: string }[],
): Exclude<BreadcrumbList, string> {
  return {
    "@type": "BreadcrumbList",
    "@id": id,
    itemListElement: trail.map(
      ({ path, name }, index): ListItem => ({
        "@type": "ListItem",
        position: index + 1,
        name,
        item: { "@id": siteUrl + path },
      }),
    ),
  };
}

/** The articles of a page of a list, as places in the whole list. */
export function listOf(
  { siteUrl, locale }: Setting,
  { items, total, page }: Paged<Pick<ArticleSummary, "day" | "slug">>,
  pageSize: number,
): Exclude<ItemList, string> {
  const places = items.map(
    ({ day, slug }, index): ListItem => ({
      "@type": "ListItem",
      position: (page - 1) * pageSize + index + 1,
      url: siteUrl + href(locale, "article", { day, slug }),
    }),
  );
  return {
    "@type": "ItemList",
    numberOfItems: total,
    ...(places.length > 0 && { itemListElement: places }),
  };
}
