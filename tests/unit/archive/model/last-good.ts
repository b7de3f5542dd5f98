import type { DatabaseSync } from "node:sqlite";
import { articleData, rankOf, text } from "#lib/archive/sqlite/article-data.ts";
import { writeArticles, writeRegistry } from "#lib/archive/sqlite/article-writer.ts";
import { type BulletinData, bulletinData } from "#lib/archive/sqlite/bulletin-writer.ts";
import { inTransaction } from "#lib/archive/sqlite/database.ts";
import type { Content, Original, Translation } from "#lib/content/content.ts";
import type { TranslationLocale } from "#lib/record/languages.ts";
import { type RegistryName, registryNames } from "#lib/record/schema.ts";

type Translations = Map<TranslationLocale, Translation | undefined>;
interface Placed {
  place: number;
  entry: Parameters<typeof writeRegistry>[2][number];
}

/** What is to be served after each take: of each file what is good of it, or was when it was last taken in. */
export class LastGood {
  /** By article id; no drafts. */
  readonly originals = new Map<string, Original>();
  readonly #translations = new Map<string, Translations>();
  /** Their rows' JSON. */
  readonly #bulletins = new Map<string, string>();
  readonly #entries = Object.fromEntries(registryNames.map((name) => [name, new Map()])) as Record<
    RegistryName,
    Map<string, Placed>
  >;
  readonly #listed = new Map<RegistryName, ReadonlySet<string>>();
  /** Whether all that is served is what the files say now. */
  isAllNew = true;

  /** Takes in the whole of the content at once. */
  take(content: Content): void {
    this.isAllNew = true;
    this.#takeOriginals(content);
    this.#takeTranslations(content);
    this.#takeBulletins(content);
    this.#takeRegistries(content);
  }

  /**
   * Learns what an index serves that was told of one state of the content piece by piece: of a file at fault it may
   * have taken the version that is there now, while it did not yet know what is wrong with it.
   * @param parsed what files at fault say now, as far as they can be read; by article id
   * @throws where it serves anything else
   */
  learnFrom(database: DatabaseSync, content: Content, parsed: ReadonlyMap<string, Original>): void {
    for (const [id, original] of content.originals) {
      if (original !== undefined) continue;
      const [day = "", slug = ""] = id.split("/");
      const row = database
        .prepare("SELECT id, rank, data FROM articles WHERE day = ? AND slug = ?")
        .get(day, slug);
      const [before, now] = [this.originals.get(id), parsed.get(id)];
      if (row === undefined) {
        if (before && now?.fields.status !== "draft") throw new Error(`${id} was taken down`);
        this.originals.delete(id);
        continue;
      }
      const offset = Number(String(row.rank).split(" ")[2]);
      const candidates = [before, now, now && { ...now, printOffset: offset }].filter(
        (one) => one !== undefined,
      );
      const summary = textOf(database, Number(row.id), "zh");
      const served = candidates.find(
        (one) =>
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
        if (this.#bulletins.has(id)) throw new Error(`bulletin ${id} was taken down`);
        continue;
      }
      const before = this.#bulletins.get(id);
      const texts = [before && printOf(JSON.parse(before)), bulletin && printOf(bulletinData(bulletin))];
      if (!texts.includes(printOf(JSON.parse(String(data))))) throw new Error(`bulletin ${id} never was so`);
      this.#bulletins.set(id, String(data));
    }
  }

  #takeOriginals({ originals }: Content): void {
    for (const id of [...this.originals.keys()]) if (!originals.has(id)) this.originals.delete(id);
    for (const [id, original] of originals) {
      if (original?.fields.status === "published") this.originals.set(id, original);
      else if (original !== undefined) this.originals.delete(id);
      else if (this.originals.has(id)) this.isAllNew = false;
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

  #takeBulletins({ bulletins }: Content): void {
    for (const id of [...this.#bulletins.keys()]) if (!bulletins.has(id)) this.#bulletins.delete(id);
    for (const [id, bulletin] of bulletins) {
      if (bulletin !== undefined && bulletin.missing.length === 0)
        this.#bulletins.set(id, JSON.stringify(bulletinData(bulletin)));
      else if (this.#bulletins.has(id)) this.isAllNew = false;
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
    return [...this.originals.values()].some(({ fields }) => fields[name].includes(id));
  }

  /** Fills an empty index with it. */
  write(database: DatabaseSync): void {
    inTransaction(database, () => {
      for (const name of registryNames) {
        const placed = [...this.#entries[name].values()];
        placed.sort((a, b) => a.place - b.place || (a.entry.id < b.entry.id ? -1 : 1));
        writeRegistry(database, name, placed.map(({ entry }) => entry) as never);
      }
      writeArticles(database, {
        originals: this.originals,
        translations: this.#translations,
        bulletins: new Map(),
      });
      const insert = database.prepare("INSERT INTO bulletins VALUES (?, '', ?)");
      for (const [id, data] of this.#bulletins) insert.run(id, data);
    });
  }
}

function textOf(database: DatabaseSync, article: number, locale: string): unknown {
  return database.prepare("SELECT summary FROM texts WHERE article = ? AND locale = ?").get(article, locale)
    ?.summary;
}

function printOf({ blocks }: BulletinData): string {
  return blocks.flatMap(({ pieces }) => pieces.map(({ text }) => text)).join("\n");
}
