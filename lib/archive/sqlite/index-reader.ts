import { DatabaseSync } from "node:sqlite";
import { locales } from "../../record/languages.ts";
import type { Archive } from "../archive.ts";
import { IndexUnavailableError } from "../unavailable.ts";
import { facets } from "../views.ts";
import { keysChangedSince } from "./changed-keys.ts";
import { type FileIdentity, identityOf, indexFiles, isIntact, markDamaged } from "./index-files.ts";
import { readMeta } from "./meta.ts";
import { openReadOnly } from "./read-only.ts";
import { sqliteArchive } from "./sqlite-archive.ts";
import { faultIn } from "./sqlite-errors.ts";

/** Milliseconds between looks at the data folder. */
const lookInterval = 200;
/** Milliseconds that searches in an index have to end after another has taken its place. */
const retirement = 10_000;

interface Opened {
  path: string;
  /** What tells it from another that had its name before. */
  made: string;
  /** Whether it is read as it stands until it can be opened like any other. */
  isFrozen: boolean;
  identity: FileIdentity;
  database: DatabaseSync;
  archive: Archive;
  revision: () => number;
}

/**
 * Reads the newest filled index of a data folder, whoever writes it, and the next one as soon as it is filled: after a
 * rebuild, or where the one that was read is gone or damaged. While there is none of this version, one that other code
 * made is read if it answers this code's questions.
 */
export class IndexReader {
  readonly archive: Archive;
  readonly #dataFolder: string;
  readonly #version: string;
  readonly #timer: NodeJS.Timeout;
  readonly #ready = Promise.withResolvers<void>();
  /** Which indexes of other code can be read. */
  readonly #readable = new Map<string, boolean>();
  #opened: Opened | undefined;
  #isClosed = false;

  constructor(dataFolder: string, version: string) {
    this.#dataFolder = dataFolder;
    this.#version = version;
    this.archive = this.#delegating();
    this.#timer = setInterval(() => this.look(), lookInterval);
    this.#timer.unref();
    this.look();
  }

  /** Once there is an index to read. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Rises with every change that readers may see. */
  revision(): number {
    return this.#ask(() => this.#opened?.revision()) ?? 0;
  }

  /** Another one for each state that pages may be made from. */
  state(): string {
    const revision = this.revision();
    return `${this.#opened?.made} ${revision}`;
  }

  /** What has changed since a state, as `readKeys` names it; nothing where that is not known. */
  changedSince(state: string): ReadonlySet<string> | undefined {
    const opened = this.#opened;
    const [made, revision] = state.split(" ");
    if (opened === undefined || made !== opened.made) return undefined;
    try {
      return keysChangedSince(opened.database, Number(revision));
    } catch {
      // An index that other code made may not tell; whether one is damaged the next question finds out.
      return undefined;
    }
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
    this.#opened?.archive.close();
    this.#opened = undefined;
    // Nobody waits for ever.
    this.#ready.resolve();
  }

  /** Takes a better index than the one that is read, if there is one. */
  look(): void {
    if (this.#isClosed) return;
    const current = this.#opened;
    const isGood = current !== undefined && !current.isFrozen && isIntact(current.path, current.identity);
    for (const { path, version } of this.#candidates()) {
      if (isGood && path === current.path) break;
      if (version !== this.#version && !this.#isReadable(path)) continue;
      const opened = this.#open(path);
      if (opened === undefined) continue;
      this.#opened = opened;
      this.#ready.resolve();
      if (current) setTimeout(() => current.archive.close(), retirement).unref();
      return;
    }
    // One that was removed goes on answering while it is open.
  }

  /** Those of this version come first. */
  #candidates() {
    const all = indexFiles(this.#dataFolder);
    const own = all.filter(({ version }) => version === this.#version);
    return [...own, ...all.filter(({ version }) => version !== this.#version)];
  }

  /** Tries out an index of other code; it is known the next time. */
  #isReadable(path: string): boolean {
    const known = this.#readable.get(path);
    if (known === undefined) {
      this.#readable.set(path, false);
      void answers(path).then((readable) => {
        this.#readable.set(path, readable);
        if (readable) this.look();
      });
    }
    return known ?? false;
  }

  #open(path: string): Opened | undefined {
    const identity = identityOf(path);
    if (identity === undefined || !isIntact(path, identity)) return undefined;
    let database: DatabaseSync | undefined;
    try {
      // The thread that serves does not wait for an index that is being made.
      const { isFrozen, ...opened } = openReadOnly(path, 0);
      database = opened.database;
      // One that is read as it stands is no better than another.
      if ((isFrozen && this.#opened !== undefined) || readMeta(database, "filled") !== 1) {
        database.close();
        return undefined;
      }
      database.exec("PRAGMA busy_timeout = 5000");
      const archive = sqliteArchive(database);
      const made = String(readMeta(database, "made"));
      return { path, made, isFrozen, identity, database, archive, revision: revisionOf(database) };
    } catch {
      database?.close();
      return undefined;
    }
  }

  /** Asks the index that is open; where that is damaged, the next one. */
  #ask<Result>(question: () => Result): Result {
    try {
      return question();
    } catch (error) {
      this.#leave(error);
      return question();
    }
  }

  /** @throws the error, unless the index is at fault and another can be asked */
  #leave(error: unknown): void {
    if (this.#isClosed) throw error;
    const damaged = this.#opened;
    const isDamaged = faultIn(error) === "damaged";
    if (!isDamaged && (damaged === undefined || isIntact(damaged.path, damaged.identity))) throw error;
    if (isDamaged && damaged !== undefined) markDamaged(damaged.path);
    this.look();
    if (this.#opened !== damaged) return;
    damaged?.archive.close();
    this.#opened = undefined;
    throw new IndexUnavailableError("the index is damaged; another is being made", { cause: error });
  }

  /** An archive that puts each question to the index that is open then. */
  #delegating(): Archive {
    const ask =
      <Name extends Exclude<keyof Archive, "close">>(name: Name) =>
      async (...args: unknown[]): Promise<unknown> => {
        const put = () => {
          if (this.#opened === undefined) throw new IndexUnavailableError("the index is being made");
          return (this.#opened.archive[name] as (...args: unknown[]) => Promise<unknown>)(...args);
        };
        try {
          return await put();
        } catch (error) {
          this.#leave(error);
          return put();
        }
      };
    const names = Object.keys(questions) as (keyof typeof questions)[];
    return {
      ...Object.fromEntries(names.map((name) => [name, ask(name)])),
      close: () => this.close(),
    } as Archive;
  }
}

const questions: Record<Exclude<keyof Archive, "close">, true> = {
  ...{ exists: true, latestIssue: true, issue: true, calendar: true, year: true, month: true, article: true },
  ...{ edition: true, printed: true, parallel: true, departure: true, paragraph: true },
  ...{
    bulletin: true,
    entries: true,
    entry: true,
    company: true,
    entryTrends: true,
    personNames: true,
    glossary: true,
    kind: true,
    corrections: true,
    overview: true,
    search: true,
    newest: true,
    fullArticle: true,
    listsWith: true,
    sitemap: true,
    monthAddresses: true,
    entryAddresses: true,
    news: true,
    health: true,
    site: true,
  },
};

/**
 * Whether an index that other code made has what this code asks for. What it would show wrongly all the same is the
 * price of answering at once after an upgrade.
 */
async function answers(path: string): Promise<boolean> {
  try {
    const archive = sqliteArchive(new DatabaseSync(path, { readOnly: true }), { searchInProcess: true });
    try {
      for (const locale of locales) {
        const issue = await archive.latestIssue(locale);
        const { day, slug } = issue?.articles.items[0] ?? {};
        if (day !== undefined && slug !== undefined) {
          const article = await archive.article(day, slug, locale);
          await archive.paragraph(article?.blocks[0]?.code ?? "");
          await archive.parallel(day, slug, locale);
        }
        if (day !== undefined) await archive.edition(day, locale);
        if (day !== undefined) await archive.month(day.slice(0, 7), locale, 1);
        const [bulletin] = issue?.bulletins ?? [];
        if (bulletin !== undefined) await archive.bulletin(bulletin, locale);
        await archive.corrections(locale, 1);
        await archive.glossary(locale);
        await archive.search({ q: "年", page: 1 }, locale);
      }
      for (const facet of facets) {
        const [entry] = (await archive.entries(facet, 1))?.items ?? [];
        if (entry) await archive.entryTrends(facet, [entry.id]);
        if (facet === "people" && entry) await archive.company(entry.id);
      }
      await archive.newest(undefined, "zh", 1);
      const { months } = await archive.sitemap();
      await archive.monthAddresses(months[0]?.at ?? "2020-11", 1);
      await archive.entryAddresses("topics", 1);
      await archive.news();
      await archive.personNames();
      await archive.calendar();
      await archive.overview();
      await archive.health();
      await archive.site();
      return true;
    } finally {
      archive.close();
    }
  } catch {
    return false;
  }
}

function revisionOf(database: DatabaseSync): () => number {
  const version = database.prepare("PRAGMA data_version");
  let seen: unknown;
  let revision = 0;
  return () => {
    // It changes with every write of another connection, so that the table is read after writes only.
    const current = version.get()?.data_version;
    if (current !== seen) revision = Number(readMeta(database, "revision"));
    seen = current;
    return revision;
  };
}
