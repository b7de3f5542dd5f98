import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { isDocument } from "#lib/addresses.ts";
import type { Archive } from "#lib/archive/archive.ts";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import type { MadeDocument, Source } from "#lib/feeds/document.ts";
import { makeDocument } from "#lib/feeds/make-document.ts";
import { readTarget } from "#lib/request-target.ts";
import { ContentFolder } from "../archive/content-folder.ts";

export const siteUrl = "https://news.example.org";

/** A content folder, its index, and what is made from it for machines. */
export class Press {
  readonly content: ContentFolder;
  readonly archive: Archive;
  readonly #folder: string;
  readonly #database: DatabaseSync;

  private constructor(content: ContentFolder, folder: string) {
    this.content = content;
    this.#folder = folder;
    this.#database = openDatabase(folder);
    this.archive = sqliteArchive(this.#database, { searchInProcess: true });
  }

  static async make(): Promise<Press> {
    return new Press(await ContentFolder.make(), await mkdtemp(join(tmpdir(), "bulletin-press-")));
  }

  /** @param now by its clock */
  async take(now = Date.parse("2020-11-28T12:00:00+08:00")): Promise<void> {
    await syncIndex(new SqliteIndex(this.#database), this.content.path, { clock: () => now });
  }

  async made(path: string, source: Partial<Source> = {}): Promise<MadeDocument> {
    const { address } = readTarget(path);
    if (address === undefined || !isDocument(address)) throw new Error(`${path} is no document's address`);
    const made = await makeDocument(address, {
      archive: this.archive,
      siteUrl,
      contentFolder: this.content.path,
      ...source,
    });
    if (made === undefined) throw new Error(`there is no ${path}`);
    return made;
  }

  async text(path: string, source: Partial<Source> = {}): Promise<string> {
    return String((await this.made(path, source)).body);
  }

  async dispose(): Promise<void> {
    this.archive.close();
    await this.content.remove();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
