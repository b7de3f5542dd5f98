import type { Logger } from "pino";
import { href } from "#lib/addresses.ts";
import type { Archive, TagList } from "#lib/archive/archive.ts";
import { readKeys } from "#lib/archive/reads.ts";
import { facets } from "#lib/archive/views.ts";
import { feedOfList, feedsOfAll } from "#lib/list-addresses.ts";
import { isKind, kinds } from "#lib/record/kinds.ts";
import { locales } from "#lib/record/languages.ts";
import type { Source } from "./http/page-cache.ts";
import { Retelling, type Retry } from "./retelling.ts";

export interface HubOptions {
  /** Of the hub. */
  url: string;
  /** Where readers find the site: an origin. */
  siteUrl: string;
  archive: Pick<Archive, "listsWith" | "site">;
  source: Source;
  log: Logger;
  /** What the hub has been told, over a restart; without it, all that many follow is told again after one. */
  memory?: HubMemory;
  retry?: Retry;
  /** Milliseconds that one attempt may take. */
  patience?: number;
}

/** Keeps the state of the archive up to which the hub has been told everything. */
export interface HubMemory {
  /** @returns nothing where that is not known */
  read(): Promise<string | undefined>;
  write(state: string): Promise<void>;
}

/** So many articles of one change are looked up; what changes more than that has changed the feed of all articles. */
const mostArticles = 500;

/**
 * Tells a WebSub hub which feeds have changed (`hub.mode=publish`), one after the other, each until the hub takes it.
 * What waits is a set of feeds, so that however long a hub is away, no more waits than there are feeds.
 */
export class HubPublisher {
  readonly #options: HubOptions;
  /** The state that has been looked at; nothing at first: the hub may have missed what was changed before. */
  #seen: string | undefined;
  /** Addresses of feeds that are to be told of, in the order in which they changed. */
  readonly #waiting = new Set<string>();
  readonly #retelling: Retelling;
  /** What the memory has. */
  #kept: string | undefined;

  constructor(options: HubOptions) {
    const { retry = { first: 1_000, most: 300_000 }, log } = options;
    this.#options = options;
    this.#retelling = new Retelling({
      ...{ retry, log, tell: () => this.#tell() },
      says: {
        failed: "the hub could not be told of a changed feed",
        succeeded: "the hub takes what it is told again",
      },
    });
  }

  /** Something may have changed. */
  notify(): void {
    this.#retelling.notify();
  }

  /** What is being told is broken off. */
  close(): void {
    this.#retelling.close();
  }

  async #tell(): Promise<void> {
    if (this.#seen === undefined) this.#seen = this.#kept = await this.#options.memory?.read();
    await this.#look();
    for (let [feed] = this.#waiting; feed !== undefined; [feed] = this.#waiting) {
      // What changes from now on is to be told again.
      this.#waiting.delete(feed);
      await this.#publish(feed).catch((error) => {
        this.#waiting.add(feed as string);
        throw error;
      });
      this.#retelling.succeed();
      await this.#look();
    }
    await this.#keep();
  }

  /** Nothing waits: what comes after this state is told after a restart. */
  async #keep(): Promise<void> {
    const { memory, log } = this.#options;
    if (memory === undefined || this.#seen === undefined || this.#seen === this.#kept) return;
    this.#kept = this.#seen;
    // Without it more is told than has to be, and nothing less.
    await memory
      .write(this.#seen)
      .catch((error) => log.warn({ err: error }, "what the hub knows could not be kept"));
  }

  /** Notes which feeds have changed since the last look. */
  async #look(): Promise<void> {
    const { source } = this.#options;
    for (let state = source.state(); state !== this.#seen; state = source.state()) {
      await this.#retelling.settled();
      const changed = this.#seen === undefined ? undefined : source.changedSince(this.#seen);
      for (const feed of await this.#feedsOf(changed)) this.#waiting.add(feed);
      this.#seen = state;
    }
  }

  /** The addresses of the feeds whose first page may be another one. @param changed keys; nothing where all may be */
  async #feedsOf(changed: ReadonlySet<string> | undefined): Promise<string[]> {
    const { archive, siteUrl } = this.#options;
    const { languages } = await archive.site();
    const lists = await listsChanged(archive, changed);
    const paths = locales
      .filter((locale) => languages.includes(locale))
      .flatMap((locale) =>
        [...lists.values()].flatMap((list) =>
          list === undefined ? feedsOfAll.map((page) => href(locale, page)) : [feedOfList(list, locale)],
        ),
      );
    return paths.map((path) => siteUrl + path);
  }

  #publish(feed: string): Promise<void> {
    const { url, patience = 10_000 } = this.#options;
    const body = new URLSearchParams({ "hub.mode": "publish", "hub.url": feed });
    return this.#retelling.post(url, { body }, patience);
  }
}

/** The lists whose newest articles may be others, by name; that of all articles is `undefined`. */
async function listsChanged(
  archive: HubOptions["archive"],
  changed: ReadonlySet<string> | undefined,
): Promise<Map<string, TagList | undefined>> {
  const lists = new Map<string, TagList | undefined>();
  const add = (list: TagList | undefined) => lists.set(`${list?.facet}/${list?.tag}`, list);
  // Who follows a topic or a reporter hears of it with the next change.
  if (changed === undefined || changed.has(readKeys.entry("site", "site"))) {
    add(undefined);
    for (const tag of kinds) add({ facet: "kinds", tag });
  }
  let articles = 0;
  for (const key of changed ?? []) {
    const [room = "", name = "", tag = ""] = key.split("/");
    if (room === "day" || key === readKeys.years) add(undefined);
    if (room === "tag" || room === "entry") {
      const facet = facets.find((each) => each === name);
      if (facet !== undefined) add({ facet, tag });
      else if (name === "kinds" && isKind(tag)) add({ facet: "kinds", tag });
    }
    if (room !== "article") continue;
    if (++articles > mostArticles) add(undefined);
    else for (const list of await archive.listsWith(name, tag)) add(list);
  }
  return lists;
}
