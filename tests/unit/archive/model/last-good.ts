import type { DatabaseSync } from "node:sqlite";
import { articleData, rankOf, text } from "#lib/archive/sqlite/article-data.ts";
import { writeArticles } from "#lib/archive/sqlite/article-writer.ts";
import { type BulletinData, bulletinData } from "#lib/archive/sqlite/bulletin-writer.ts";
import { inTransaction } from "#lib/archive/sqlite/database.ts";
import { writePageImage } from "#lib/archive/sqlite/picture-table.ts";
import { writeRegistry } from "#lib/archive/sqlite/registry-writer.ts";
import { bulletinDueAt, momentOf, noteToday } from "#lib/archive/sqlite/schedule.ts";
import type { Bulletin, Content, Original, Translation } from "#lib/content/content.ts";
import { isDue, type Moment, momentIn, standingOf } from "#lib/record/due.ts";
import type { TranslationLocale } from "#lib/record/languages.ts";
import { type RegistryName, registryNames, type Site } from "#lib/record/schema.ts";
import { defaultSite } from "#lib/record/site.ts";

type Translations = Map<TranslationLocale, Translation | undefined>;
interface Placed {
  place: number;
  entry: Parameters<typeof writeRegistry>[2][number];
}

/** What is to be served after each take: of each file what is good of it, or was when it was last taken in. */
export class LastGood {
  /** By article id: those that are shown, and those that were withdrawn. */
  readonly originals = new Map<string, Original>();
  readonly #translations = new Map<string, Translations>();
  /** Their rows' JSON. */
  readonly #bulletins = new Map<string, string>();
  /** When they were due that have a time of their own. */
  readonly #bulletinTimes = new Map<string, number>();
  readonly #entries = Object.fromEntries(registryNames.map((name) => [name, new Map()])) as Record<
    RegistryName,
    Map<string, Placed>
  >;
  readonly #listed = new Map<RegistryName, ReadonlySet<string>>();
  /** Whether all that is served is what the files say now. */
  isAllNew = true;

  /** Takes in the whole of the content at once. */
  take(content: Content, now: number): void {
    this.isAllNew = true;
    const moment = this.#momentOf(content, now);
    this.#takeOriginals(content, moment);
    this.#takeTranslations(content);
    this.#takeBulletins(content, moment);
    this.#takeRegistries(content);
  }

  #momentOf({ registries }: Content, now: number): Moment {
    const kept = this.#entries.site.get("site")?.entry as Site | undefined;
    const site = registries.site === undefined ? kept : registries.site[0];
    return momentIn((site ?? defaultSite).timeZone, now);
  }

  /**
   * Learns what an index serves that was told of one state of the content piece by piece: of a file at fault it may
   * have taken the version that is there now, while it did not yet know what is wrong with it.
   * @param parsed what files at fault say now, as far as they can be read; by article id
   * @throws where it serves anything else
   */
  learnFrom(
    database: DatabaseSync,
    content: Content,
    parsed: ReadonlyMap<string, Original>,
    now: number,
  ): void {
    const moment = this.#momentOf(content, now);
    for (const [id, original] of content.originals) {
      if (original !== undefined) continue;
      const [day = "", slug = ""] = id.split("/");
      const row = database
        .prepare("SELECT id, rank, data FROM articles WHERE day = ? AND slug = ?")
        .get(day, slug);
      const [before, latest] = [this.originals.get(id), parsed.get(id)];
      const withdrawn = database
        .prepare("SELECT data FROM withdrawn WHERE day = ? AND slug = ?")
        .get(day, slug)?.data;
      if (row === undefined && withdrawn === undefined) {
        const mayBeGone = latest && ["draft", "held"].includes(standingOf(latest.fields, moment));
        if (before && isDue(before.fields, moment) && !mayBeGone) throw new Error(`${id} was taken down`);
        this.originals.delete(id);
        continue;
      }
      const offset = Number(String(row?.rank).split(" ")[3]);
      const candidates = [before, latest, latest && { ...latest, printOffset: offset }]
        .filter((one) => one !== undefined)
        .filter((one) => addressesIn(database, day, slug) === JSON.stringify(addressesOf(one)));
      if (row === undefined) {
        const gone = candidates.find(({ fields }) => JSON.stringify(fields.withdrawn) === withdrawn);
        if (gone === undefined) throw new Error(`${id} was never withdrawn so`);
        this.originals.set(id, gone);
        continue;
      }
      const summary = textOf(database, Number(row.id), "zh");
      const served = candidates.find(
        (one) =>
          one.fields.withdrawn === undefined &&
          rankOf(one) === row.rank &&
          JSON.stringify(articleData(one)) === row.data &&
          JSON.stringify(text("zh", one, {}).summary) === summary,
      );
      if (served === undefined) throw new Error(`${id} is served as it never was`);
      this.originals.set(id, served);
    }
    for (const [id, bulletin] of content.bulletins) {
      if (bulletin !== undefined && bulletin.missing.length === 0) continue;
      const data = database.prepare("SELECT data FROM bulletins WHERE id = ?").get(id)?.data;
      if (data === undefined) {
        if (this.#bulletins.has(id) && this.#isBulletinDue(id, bulletin, moment))
          throw new Error(`bulletin ${id} was taken down`);
        this.#bulletins.delete(id);
        continue;
      }
      const before = this.#bulletins.get(id);
      const texts = [before && printOf(JSON.parse(before)), bulletin && printOf(bulletinData(bulletin))];
      if (!texts.includes(printOf(JSON.parse(String(data))))) throw new Error(`bulletin ${id} never was so`);
      this.#bulletins.set(id, String(data));
    }
  }

  #isBulletinDue(id: string, bulletin: Bulletin | undefined, moment: Moment): boolean {
    if (bulletin !== undefined) return bulletinDueAt(bulletin, moment) <= moment.now;
    const known = this.#bulletinTimes.get(id);
    return known === undefined ? isDue({ date: id.slice(0, 10) }, moment) : known <= moment.now;
  }

  #takeOriginals({ originals }: Content, moment: Moment): void {
    for (const id of [...this.originals.keys()]) if (!originals.has(id)) this.originals.delete(id);
    for (const [id, original] of originals) {
      const kept = this.originals.get(id);
      if (original !== undefined) {
        const standing = standingOf(original.fields, moment);
        if (standing === "shown" || standing === "withdrawn") this.originals.set(id, original);
        else this.originals.delete(id);
      } else if (kept !== undefined && !isDue(kept.fields, moment)) this.originals.delete(id);
      else if (kept !== undefined) this.isAllNew = false;
    }
  }

  #takeTranslations({ translations }: Content): void {
    for (const id of [...this.#translations.keys()])
      if (!this.originals.has(id)) this.#translations.delete(id);
    for (const id of this.originals.keys()) {
      const now: Translations = translations.get(id) ?? new Map();
      const kept = this.#translations.get(id);
      const served: Translations = new Map();
      for (const [locale, translation] of now) {
        const good = translation ?? kept?.get(locale);
        if (good !== undefined) served.set(locale, good);
        if (good !== translation) this.isAllNew = false;
      }
      this.#translations.set(id, served);
    }
  }

  #takeBulletins({ bulletins }: Content, moment: Moment): void {
    for (const id of [...this.#bulletins.keys()]) if (!bulletins.has(id)) this.#bulletins.delete(id);
    for (const [id, bulletin] of bulletins) {
      if (!this.#isBulletinDue(id, bulletin, moment)) this.#bulletins.delete(id);
      else if (bulletin !== undefined && bulletin.missing.length === 0)
        this.#bulletins.set(id, JSON.stringify(bulletinData(bulletin)));
      else if (this.#bulletins.has(id)) this.isAllNew = false;
      if (bulletin === undefined) continue;
      const due = bulletinDueAt(bulletin, moment);
      if (Number.isFinite(due)) this.#bulletinTimes.set(id, due);
      else this.#bulletinTimes.delete(id);
    }
  }

  #takeRegistries({ registries }: Content): void {
    for (const name of registryNames) {
      const entries = registries[name];
      const kept = this.#entries[name];
      if (entries === undefined) this.isAllNew = false;
      else {
        this.#listed.set(name, new Set(entries.map(({ id }) => id)));
        for (const [place, entry] of entries.entries()) kept.set(entry.id, { place, entry });
      }
      for (const id of [...kept.keys()]) {
        if (this.#listed.get(name)?.has(id)) continue;
        if (this.#isTagged(name, id)) this.isAllNew = false;
        else kept.delete(id);
      }
    }
  }

  #isTagged(name: RegistryName, id: string): boolean {
    if (name !== "reporters" && name !== "topics") return false;
    return [...this.originals.values()].some(
      // What is withdrawn is on no list.
      ({ fields }) => fields.withdrawn === undefined && fields[name].includes(id),
    );
  }

  /** Fills an empty index with it. */
  write(database: DatabaseSync, now: number): void {
    inTransaction(database, () => {
      for (const name of registryNames) {
        const placed = [...this.#entries[name].values()];
        placed.sort((a, b) => a.place - b.place || (a.entry.id < b.entry.id ? -1 : 1));
        writeRegistry(database, name, placed.map(({ entry }) => entry) as never);
      }
      const articles = {
        originals: this.originals,
        translations: this.#translations,
        bulletins: new Map(),
      };
      writeArticles(database, articles, momentOf(database, now));
      noteToday(database, momentOf(database, now));
      const insert = database.prepare("INSERT INTO bulletins VALUES (?, '', ?)");
      for (const [id, data] of this.#bulletins) {
        insert.run(id, data);
        writePageImage(database, id, (JSON.parse(data) as BulletinData).page?.image);
      }
    });
  }
}

function textOf(database: DatabaseSync, article: number, locale: string): unknown {
  return database.prepare("SELECT summary FROM texts WHERE article = ? AND locale = ?").get(article, locale)
    ?.summary;
}

/** Where an article leads to and is led to from, as an index has it. */
function addressesIn(database: DatabaseSync, day: string, slug: string): string {
  const former = database
    .prepare("SELECT former FROM former WHERE day = ? AND slug = ? ORDER BY former")
    .all(day, slug);
  const continued = database
    .prepare(
      `SELECT c.day || '/' || c.slug AS id FROM continuations c JOIN articles a ON a.id = c.article
       WHERE a.day = ? AND a.slug = ?`,
    )
    .get(day, slug);
  return JSON.stringify([former.map((row) => row.former), continued?.id ?? null]);
}

function addressesOf({ fields }: Original): unknown {
  const continued = fields.withdrawn === undefined ? fields.continues : undefined;
  return [[...new Set(fields.formerly)].sort(), continued ?? null];
}

function printOf({ blocks }: BulletinData): string {
  return blocks.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join("\n");
}
