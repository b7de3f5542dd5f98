import { type Address, isDocument, parseAddress } from "#lib/addresses.ts";
import type { Archive } from "#lib/archive/archive.ts";
import { readsOf } from "#lib/archive/reads.ts";
import type { SearchQuery } from "#lib/archive/search-views.ts";
import { paragraphCodes } from "#lib/archive/text/paragraph-codes.ts";
import { blockHash } from "#lib/bilingual/block-hash.ts";
import { makeDocument } from "#lib/feeds/make-document.ts";
import { kinds } from "#lib/record/kinds.ts";
import { type Locale, locales } from "#lib/record/languages.ts";
import { readTarget } from "#lib/request-target.ts";
import {
  bodies,
  bulletinIds,
  days,
  peopleIds,
  reporterIds,
  slugs,
  topicIds,
  uncorrected,
} from "./documents.ts";

/** All that the archive answers, by question. The same questions are asked every time. */
export type Answers = Map<string, unknown>;

const facets = { reporters: reporterIds, topics: topicIds, people: peopleIds } as const;
const years = ["2019", "2020", "2021"];
const months = ["2020-11", "2020-12", "2021-01"];
/** No list of the model is longer; the last is always past the end. */
const pages = [1, 2, 3, 4, 5, 6];

/** What is searched for, and in which languages. */
const queries: readonly [query: Omit<SearchQuery, "page">, ...locales: Locale[]][] = [
  [{ q: "智慧水务" }, "zh", "en"],
  [{ q: "水" }, "zh"],
  [{ q: "会议 -教育" }, "zh"],
  [{ q: "垃圾分类", kind: "news" }, "en"],
  [{ q: "推进", topic: "water" }, "zh"],
  [{ q: "smart water" }, "zh", "en"],
  [{ q: "schools", from: "2020-11-28", to: "2020-12-31" }, "en"],
  [{ q: "Chen Run" }, "zh"],
  [{ q: "智慧农业", reporter: "chen-run" }, "en"],
  [{ q: "2020年11月28日" }, "zh", "en"],
  [{ q: "28 November" }, "en"],
  [{ q: "2020年12月1日 水" }, "zh"],
  [{ q: "November 2020" }, "en"],
  [{ q: "2020-11-26" }, "zh"],
  [{ q: "注文" }, "zh"],
  [{ q: "水务，智慧" }, "zh"],
  [{ q: "" }, "zh"],
  [{ q: "水", order: "newest" }, "zh"],
];
/** For keeping caches warm. */
export const someQueries = queries.map(([query]) => query);

const paths = [
  ...["/feeds", "/search/feed.xml?q=水", "/search/feed.xml?q=水&page=2", "/search/feed.xml"],
  ...["/feed.xml", "/rss.xml", "/feed.json"].flatMap(listPages),
  ...["", "/dates", "/archive", "/about", "/search?q=水", "/search?q=水&page=2", "/search?q=水&page=9"],
  ...days.map((day) => `/dates/${day}.epub?both`),
  ...[...years, ...months, ...days].flatMap((period) => listPages(`/dates/${period}`)),
  ...days.flatMap((day) =>
    [...slugs, "m1", "m21"].flatMap((slug) => [
      `/articles/${day}/${slug}`,
      `/articles/${day}/${slug}/parallel`,
      `/articles/${day}/${slug}/card.png`,
    ]),
  ),
  ...days.flatMap((day) => [`/dates/${day}/print`, `/dates/${day}.pdf`]),
  ...bulletinIds.map((id) => `/bulletins/${id}`),
  "/glossary",
  ...["/reporters", "/topics", "/people", "/corrections"].flatMap(listPages),
  ...Object.entries(facets).flatMap(([facet, ids]) =>
    ids.flatMap((id) => [`/${facet}/${id}`, `/${facet}/${id}/feed.xml`].flatMap(listPages)),
  ),
  ...kinds.flatMap((kind) => [`/kinds/${kind}`, `/kinds/${kind}/feed.xml`].flatMap(listPages)),
];
/** Some of what is kept of the documents for machines. */
const documents = [
  ...["/zh/feed.xml", "/en/feed.xml", "/zh/feed.xml?page=2", "/en/rss.xml", "/zh/feed.json"],
  ...["/en/topics/water/feed.xml", "/zh/reporters/chen-run/feed.xml", "/en/kinds/news/feed.xml"],
  ...[
    "/sitemap.xml",
    "/sitemaps/lists.xml",
    "/sitemaps/2020-11.xml",
    "/sitemaps/topics.xml",
    "/news-sitemap.xml",
  ],
];
/** Paths that name no language. */
const pathsForAll = [
  ...["/robots.txt", "/sitemap.xml", "/news-sitemap.xml"],
  ...[...months, "lists", "reporters", "topics", "people"].flatMap((part) =>
    listPages(`/sitemaps/${part}.xml`),
  ),
];
const addresses = [...paths.map((path) => `/zh${path}`), ...pathsForAll].flatMap(
  (path): [string, Address][] => {
    const url = new URL(path, "http://localhost");
    const address = parseAddress(url.pathname, url.searchParams);
    return address ? [[path, address]] : [];
  },
);

function listPages(path: string): string[] {
  return pages.slice(0, 3).map((page) => `${path}?page=${page}`);
}

/** Of paragraphs as editors of the model write them, under each slug that an article may have, and one of nothing. */
const codes = days.flatMap((day) =>
  [...slugs, "old", "older"].flatMap((slug) => [
    ...[...bodies.slice(0, 4), [uncorrected]].flatMap((body) =>
      paragraphCodes(day, slug, body.map(blockHash)),
    ),
    ...paragraphCodes(day, slug, ["nothing"]),
  ]),
);

/** By question: the keys of what an answer was made from. */
export type Reads = Map<string, ReadonlySet<string>>;

/**
 * Asks every method of the archive's interface, of what there may be and of what there cannot be.
 * @param reads gets what each answer that pages are made from was made from
 */
export async function ask(asked: Archive, reads: Reads = new Map()): Promise<Answers> {
  const answers: Answers = new Map();
  let keys: ReadonlySet<string> | undefined;
  const archive = noting(asked, (read) => {
    keys = read;
  });
  const note = (question: string, answer: unknown) => {
    answers.set(question, answer);
    if (keys) reads.set(question, keys);
  };
  /** Page after page of a list, until there is none. */
  const noteList = async (question: string, read: (page: number) => Promise<unknown>) => {
    for (const page of [0, ...pages]) {
      const answer = await read(page);
      note(`${question} page ${page}`, answer);
      if (answer === undefined && page > 0) break;
    }
  };
  for (const code of codes) note(`paragraph ${code}`, await archive.paragraph(code));
  for (const [path, address] of addresses) note(`exists ${path}`, await archive.exists(address));
  note("calendar", await archive.calendar());
  note("overview", await archive.overview());
  note("site", await archive.site());
  for (const year of years) note(`year ${year}`, await archive.year(year));
  for (const facet of ["reporters", "topics", "people"] as const) {
    await noteList(facet, (page) => archive.entries(facet, page));
    note(`trends ${facet}`, await archive.entryTrends(facet, facets[facet]));
  }
  note("names of people", await archive.personNames());
  for (const id of peopleIds) note(`company ${id}`, await archive.company(id));
  const { articles, translations } = await archive.health();
  note("health", { articles, translations });
  for (const locale of locales) {
    note(`latest ${locale}`, await archive.latestIssue(locale));
    for (const day of days) {
      note(`printed ${day} ${locale}`, await archive.printed(day, locale));
      note(`edition ${day} ${locale}`, await archive.edition(day, locale));
      await noteList(`issue ${day} ${locale}`, (page) => archive.issue(day, locale, page));
      for (const slug of [...slugs, "m1", "m21"])
        note(`article ${day}/${slug} ${locale}`, await archive.article(day, slug, locale));
      for (const slug of slugs)
        note(`parallel ${day}/${slug} ${locale}`, await archive.parallel(day, slug, locale));
      for (const slug of [...slugs, "old", "older", "m1"])
        note(`departure ${day}/${slug}`, await archive.departure(day, slug));
    }
    for (const month of months)
      await noteList(`${month} ${locale}`, (page) => archive.month(month, locale, page));
    for (const id of bulletinIds) note(`bulletin ${id} ${locale}`, await archive.bulletin(id, locale));
    for (const [facet, ids] of Object.entries(facets)) {
      for (const id of ids) {
        await noteList(`${facet}/${id} ${locale}`, (page) =>
          archive.entry(facet as keyof typeof facets, id, locale, page),
        );
      }
    }
    for (const kind of kinds) await noteList(`${kind} ${locale}`, (page) => archive.kind(kind, locale, page));
    note(`glossary ${locale}`, await archive.glossary(locale));
    await noteList(`corrections ${locale}`, (page) => archive.corrections(locale, page));
  }
  await askFor(archive, note, noteList);
  for (const path of documents) {
    const { address } = readTarget(path);
    if (address === undefined || !isDocument(address)) throw new Error(`${path} is no document's address`);
    const source = { archive: asked, siteUrl: "https://news.example.org", contentFolder: "" };
    const { result, keys: read } = await readsOf(() => makeDocument(address, source));
    answers.set(path, result);
    reads.set(path, read);
  }
  for (const [query, ...inLocales] of queries) {
    for (const locale of inLocales) {
      const question = `search ${JSON.stringify(query)} ${locale}`;
      const first = await archive.search({ ...query, page: 1 }, locale);
      note(question, first);
      if (typeof first === "object" && first.hits.pages > 1)
        note(`${question} page 2`, await archive.search({ ...query, page: 2 }, locale));
    }
  }
  return answers;
}

/** What is asked for machines: whole articles, and addresses. */
async function askFor(
  archive: Archive,
  note: (question: string, answer: unknown) => void,
  noteList: (question: string, read: (page: number) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const lists = [
    undefined,
    ...Object.entries(facets).flatMap(([facet, ids]) =>
      ids.map((tag) => ({ facet: facet as keyof typeof facets, tag })),
    ),
    ...kinds.map((tag) => ({ facet: "kinds", tag }) as const),
  ];
  for (const locale of locales) {
    for (const list of lists) {
      await noteList(`newest of ${list?.facet}/${list?.tag} ${locale}`, (page) =>
        archive.newest(list, locale, page),
      );
    }
    for (const day of days) {
      for (const slug of [...slugs, "m1"])
        note(`full ${day}/${slug} ${locale}`, await archive.fullArticle(day, slug, locale));
    }
  }
  for (const day of days) {
    for (const slug of [...slugs, "m1"]) {
      note(`lists with ${day}/${slug}`, await archive.listsWith(day, slug));
    }
  }
  note("sitemap", await archive.sitemap());
  note("news", await archive.news());
  for (const month of months)
    await noteList(`sitemap of ${month}`, (page) => archive.monthAddresses(month, page));
  for (const facet of ["reporters", "topics", "people"] as const) {
    await noteList(`sitemap of ${facet}`, (page) => archive.entryAddresses(facet, page));
  }
}

/** An archive that tells what each of its answers was made from; of those that no page is kept of, nothing. */
function noting(archive: Archive, tell: (keys: ReadonlySet<string> | undefined) => void): Archive {
  return new Proxy(archive, {
    get: (_, name: keyof Archive) =>
      name === "close"
        ? archive.close
        : async (...args: never[]) => {
            const ask = archive[name] as (...args: never[]) => Promise<unknown>;
            const { result, keys } = await readsOf(() => ask(...args));
            tell(["exists", "health", "search", "paragraph"].includes(name) ? undefined : keys);
            return result;
          },
  });
}

/** The questions that two archives answer differently, with both answers. */
export function differences(actual: Answers, expected: Answers): Record<string, unknown>[] {
  return [...new Set([...actual.keys(), ...expected.keys()])]
    .filter((question) => JSON.stringify(actual.get(question)) !== JSON.stringify(expected.get(question)))
    .map((question) => ({ question, actual: actual.get(question), expected: expected.get(question) }));
}
