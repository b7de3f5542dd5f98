import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { expect } from "vitest";
import type { Archive } from "#lib/archive/archive.ts";
import { compareAll, TranslationComparer } from "#lib/archive/keeping/compare-due.ts";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { readKeys } from "#lib/archive/reads.ts";
import { keysChangedSince } from "#lib/archive/sqlite/changed-keys.ts";
import { ComparisonTable } from "#lib/archive/sqlite/comparison-table.ts";
import { openDatabase, openIndex } from "#lib/archive/sqlite/database.ts";
import { FileTable } from "#lib/archive/sqlite/file-table.ts";
import { fillIndex } from "#lib/archive/sqlite/fill-index.ts";
import { nextIndexFile } from "#lib/archive/sqlite/index-files.ts";
import { indexVersion } from "#lib/archive/sqlite/index-version.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import type { Content, Original } from "#lib/content/content.ts";
import { readContentFile } from "#lib/content/content-file.ts";
import { lookAtPrint } from "#lib/content/look-at-print.ts";
import { type PicturesBeside, picturesBeside, picturesOf } from "#lib/content/picture-checks.ts";
import { readContent } from "#lib/content/read-content.ts";
import { scanFolder } from "#lib/content/scan-folder.ts";
import { roleOf } from "#lib/record/paths.ts";
import type { Problem } from "#lib/record/problems/catalogue.ts";
import { registryIds } from "./documents.ts";
import { LastGood } from "./last-good.ts";
import { type Answers, ask, differences, type Reads, someQueries } from "./questions.ts";
import { World } from "./world.ts";

/** All that readers saw, and what each answer was made from. */
interface Seen {
  answers: Answers;
  revision: number;
  reads: Reads;
}

/** Whatever a picture's own is: no file of the model is one. */
const madeSize = { width: 1000, height: 500 };

/** A content folder with the index that follows it. */
export class House {
  readonly world: World;
  readonly #folder: string;
  readonly #lastGood = new LastGood();
  /** Pictures that were made, by what names them: whether in all formats. */
  readonly #made = new Map<string, boolean>();
  #writer: DatabaseSync;
  #archive: Archive;
  #before: Seen | undefined;

  constructor(folder: string, now: number) {
    this.#folder = folder;
    this.world = new World(folder, now);
    this.#writer = openDatabase(join(folder, "index"));
    this.#archive = this.#open();
  }

  #open(): Archive {
    return sqliteArchive(openDatabase(join(this.#folder, "index")), { searchInProcess: true });
  }

  readonly #clock = () => this.world.now;

  restart(): void {
    this.dispose();
    this.#writer = openDatabase(join(this.#folder, "index"));
    this.#archive = this.#open();
  }

  /** As `bulletin index --rebuild` does: a new index beside the old one, which has the last good versions. */
  async rebuild(): Promise<void> {
    await fillIndex({
      contentFolder: this.world.path,
      indexFile: nextIndexFile(join(this.#folder, "index"), indexVersion()),
      lastGoodFrom: this.#writer.location() ?? undefined,
      beforeCommit: () => {},
      clock: this.#clock,
    });
    this.world.seen();
    this.restart();
    this.#forgetUnknown();
    await this.#compareSome();
    await this.#compare(false, true);
  }

  /** Some pictures are made ready, as `PictureKeeper` has it done. */
  async make(which: number, isCompared: boolean): Promise<void> {
    const index = new SqliteIndex(this.#writer);
    const waiting = index.pictures.toMake().filter((_, number) => (number + which) % 3 > 0);
    for (const { id, hasJpeg } of waiting) {
      await index.inTransaction(async () => {
        index.pictures.made(id, madeSize, hasJpeg);
        index.finish(true);
      });
      this.#made.set(id, hasJpeg);
    }
    if (this.#before === undefined || this.world.changed.size > 0) return;
    await this.#compare(false, isCompared);
  }

  /** What nobody has any more is forgotten by a new index. */
  #forgetUnknown(): void {
    const known = new Set(
      this.#writer
        .prepare("SELECT id FROM pictures")
        .all()
        .map(({ id }) => id),
    );
    for (const id of this.#made.keys()) if (!known.has(id)) this.#made.delete(id);
  }

  #makeIn(database: DatabaseSync): void {
    const { pictures } = new SqliteIndex(database);
    for (const [id, hasAll] of this.#made) pictures.made(id, madeSize, hasAll);
  }

  /** A printed issue is served as it is: no good version of it is kept. */
  #printsIn(database: DatabaseSync): void {
    const files = new FileTable(database);
    const prints = scanFolder(this.world.path).filter(({ path }) => roleOf(path).role === "print");
    for (const { path } of prints)
      files.see({ path, stamp: "", hash: lookAtPrint(join(this.world.path, path)), belongs: "" });
  }

  dispose(): void {
    this.#archive.close();
    this.#writer.close();
  }

  async read(which: number): Promise<void> {
    const query = someQueries[which % someQueries.length] ?? { q: "" };
    for (const locale of ["zh", "en"] as const) await this.#archive.search({ ...query, page: 1 }, locale);
  }

  /** Lets the index look at everything, or tells it of what changed, in one piece or in several. */
  async take(mode: number, order: number, manner: number, isCompared: boolean): Promise<void> {
    const table = new FileTable(this.#writer);
    const before = new Set(table.problems().map((problem) => JSON.stringify(problem)));
    const pieces = mode % 3 === 0 ? [[""]] : this.#told(order, manner, mode % 3 === 1 ? 1 : 3);
    let told: unknown[] = [];
    // What is left to compare may meet files that were changed since they were taken in.
    if (order % 3 === 0) await this.#compareSome(1 + (order % 4));
    for (const below of pieces) {
      const surely = mode % 3 > 0;
      const { problems } = await syncIndex(new SqliteIndex(this.#writer), this.world.path, {
        ...{ below, surely, clock: this.#clock },
      });
      told = problems;
      if (manner % 3 === 0) told.push(...(await this.#compareSome(manner % 5)));
    }
    // What is put off is still there with the next step.
    if (pieces.length > 1 || order % 5 > 0 || isCompared) told.push(...(await this.#compareSome()));
    this.world.seen();
    if (pieces.length === 1) {
      const added = table.problems().filter((problem) => !before.has(JSON.stringify(problem)));
      for (const problem of added) expect(told).toContainEqual(problem);
    }
    await this.#compare(pieces.length > 1, isCompared);
    const { revision } = await this.#archive.health();
    const again = await syncIndex(new SqliteIndex(this.#writer), this.world.path, { clock: this.#clock });
    expect(again).toEqual({ files: 0, held: 0, problems: [], revision });
  }

  /** Compares translations with their originals, as the keeper does between changes. */
  async #compareSome(most = Number.POSITIVE_INFINITY): Promise<Problem[]> {
    const [index, comparer] = [new SqliteIndex(this.#writer), new TranslationComparer(this.world.path)];
    const problems: Problem[] = [];
    for (let count = 0; count < most; count++) {
      const next = await comparer.compareNext(index);
      if (next === undefined) break;
      if (next.fault) throw next.fault;
      problems.push(...next.problems);
    }
    return problems;
  }

  /** What a watcher tells: the files that changed, or the folders that they are in, in any order. */
  #told(order: number, manner: number, pieces: number): string[][] {
    const paths = [...this.world.changed].map((path, index) => {
      const parent = dirname(path);
      return parent !== "." && (index + manner) % 4 === 0 ? parent : path;
    });
    const shuffled = paths
      .map((path, index) => ({ path, at: (index * (2 * order + 1)) % 61 }))
      .sort((a, b) => a.at - b.at)
      .map(({ path }) => path);
    const size = Math.max(1, Math.ceil(shuffled.length / pieces));
    const result: string[][] = [];
    for (let at = 0; at < shuffled.length; at += size) result.push(shuffled.slice(at, at + size));
    // Where no file has changed, the clock may still have something to tell.
    return result.length > 0 ? result : [[]];
  }

  async #compare(inPieces: boolean, wholly: boolean): Promise<void> {
    const content = await readContent(this.world.path);
    const { now } = this.world;
    if (inPieces) this.#lastGood.learnFrom(this.#writer, content, await this.#parsed(content), now);
    this.#lastGood.take(content, now);
    await this.#withIndex(async (fresh) => {
      await syncIndex(new SqliteIndex(fresh), this.world.path, { clock: this.#clock });
      this.#makeIn(fresh);
      const table = new FileTable(fresh);
      await compareAll(new SqliteIndex(fresh), this.world.path);
      expect(differing(table.problems())).toEqual(differing(content.problems));
      if (new ComparisonTable(this.#writer).left() === 0) {
        expect(new FileTable(this.#writer).problems()).toEqual(table.problems());
        expect((await this.#archive.health()).problems).toEqual(table.counts());
      }
      if (wholly && this.#lastGood.isAllNew) await this.#compareWith(fresh);
    });
    if (wholly && !this.#lastGood.isAllNew) {
      await this.#withIndex(async (expected) => {
        this.#lastGood.write(expected, now);
        this.#makeIn(expected);
        this.#printsIn(expected);
        await this.#compareWith(expected);
      });
    }
  }

  async #compareWith(database: DatabaseSync): Promise<void> {
    const expected = await ask(sqliteArchive(database, { searchInProcess: true }));
    const reads: Reads = new Map();
    const answers = await ask(this.#archive, reads);
    const different = differences(answers, expected);
    if (different.length > 0) throw new Error(`not as a fresh index: ${JSON.stringify(different, null, 1)}`);
    const { revision } = await this.#archive.health();
    if (this.#before) this.#checkChange(this.#before, { answers, revision });
    this.#before = { answers, revision, reads };
  }

  /** What readers see changes with the revision, and by the keys that it was made from. */
  #checkChange(before: Seen, { answers, revision }: Omit<Seen, "reads">): void {
    const different = differences(answers, before.answers);
    if (different.length > 0) expect(revision, "a reader sees a change").toBeGreaterThan(before.revision);
    const told = keysChangedSince(this.#writer, before.revision);
    if (told === undefined) return;
    // As the server tells it to its cache, where the revision is another one.
    const changed = revision > before.revision ? new Set(told).add(readKeys.everything) : told;
    for (const { question, ...both } of different) {
      const keys = before.reads.get(String(question));
      if (keys === undefined || !keys.isDisjointFrom(changed)) continue;
      const all = { question, ...both, keys: [...keys], changed: [...changed] };
      throw new Error(`a kept page would be wrong: ${JSON.stringify(all, null, 1)}`);
    }
  }

  async #withIndex(use: (database: DatabaseSync) => Promise<void>): Promise<void> {
    const path = join(this.#folder, "fresh.sqlite");
    const database = openIndex(path);
    try {
      await use(database);
    } finally {
      database.close();
      rmSync(path);
    }
  }

  /** What originals at fault say, as far as they can be read. */
  async #parsed({ originals }: Content): Promise<Map<string, Original>> {
    const parsed = new Map<string, Original>();
    for (const [id, original] of originals) {
      const path = `articles/${id}.md`;
      if (original !== undefined || !this.world.files.has(path)) continue;
      const file = await readContentFile(this.world.path, path);
      if (file.role !== "original") continue;
      const { fields, body } = file.article ?? {};
      const place = { file: path, day: fields?.date ?? "", slug: file.slug };
      const pictures = picturesOf(file, await this.#picturesBeside(file.folder));
      if (fields && body)
        parsed.set(id, { ...place, fields, body, ...(pictures.length > 0 && { pictures }) });
    }
    return parsed;
  }

  async #picturesBeside(folder: string): Promise<PicturesBeside> {
    const paths = this.world.paths("picture").filter((path) => path.startsWith(`articles/${folder}/`));
    const files = await Promise.all(paths.map((path) => readContentFile(this.world.path, path)));
    return picturesBeside(files.filter((file) => file.role === "picture"));
  }

  /** With all faults gone, nothing may be left of what they kept. */
  removeFaults(): void {
    for (const name of Object.keys(registryIds)) {
      const entries = registryIds[name]?.map((id) => ({ id, name: 0 })) ?? [];
      this.world.save(`${name}.yaml`, { document: { kind: "registry", entries } });
    }
    for (const path of filesAtFault(this.#writer)) if (this.world.files.has(path)) this.world.remove(path);
  }

  get isAllNew(): boolean {
    return this.#lastGood.isAllNew;
  }
}

/** What is said of terms that articles render differently. */
function differing(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ details }) => details !== undefined && "elsewhere" in (details as object));
}

function filesAtFault(database: DatabaseSync): string[] {
  const rows = database.prepare("SELECT path FROM files WHERE errors > 0").all();
  return rows.map(({ path }) => String(path)).filter((path) => path.includes("/") || path === "site.yaml");
}
