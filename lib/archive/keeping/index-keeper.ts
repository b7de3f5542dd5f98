import { relative, sep } from "node:path";
import { lexicon } from "../../bilingual/lengths/lexicon.ts";
import { readBatch } from "../../content/read-batch.ts";
import type { Problem } from "../../record/problems/catalogue.ts";
import type { AppliedEvent, ArchiveEvents } from "../events.ts";
import type { ArchiveFault, ArchiveStatus } from "../status.ts";
import { indexText } from "../text/tokens.ts";
import { ComparisonKeeper } from "./comparison-keeper.ts";
import {
  ContentGoneError,
  hasArticles,
  isSameRoot,
  type RootIdentity,
  rootIdentity,
} from "./content-root.ts";
import { HeldRemovals } from "./held-removals.ts";
import type { IndexHome } from "./index-home.ts";
import type { Awaitable, KeptIndex } from "./kept-index.ts";
import { PictureKeeper } from "./picture-keeper.ts";
import { type Synced, syncIndex } from "./sync-index.ts";
import { type FolderWatch, watchFolder } from "./watch-folder.ts";

export interface KeeperOptions {
  folder: string;
  /** Where what pictures are served as is kept. */
  dataFolder: string;
  threads: number;
  /** Whether the index is an editor's, with drafts and what is held. */
  isPreview?: boolean | undefined;
}

/** Milliseconds between renewals of the lease, and between attempts to take it over. */
const leaseInterval = 2_000;
/**
 * Milliseconds between looks at the clock. A timer that is set once for the time when something is due would go wrong
 * with a clock that is put right, a machine that slept, and times farther away than a timer reaches.
 */
const clockInterval = 200;
/** Milliseconds before what was due and could not be written is tried again. */
const lateRetry = 10_000;
/** Milliseconds between attempts after one has failed: at first, and at the most. */
const retry = { first: 1_000, most: 8_000 };
/**
 * Milliseconds between looks at everything, at least: not every change is told, as that of a link's target, or where
 * the kernel's queue was full. A look takes a hundredth of the time at the most.
 */
const lookInterval = 60_000;
const lookShare = 100;
/** Of many problems at the start, the log gets the first ones. */
const problemsAtStart = 200;
/** As many files go at once, if they are less than half of all; more may be a folder that is being replaced. */
const fewFiles = 20;

/**
 * Holds the lease, and while it does, the index in line with the files. It blocks its thread while it writes, so it
 * has one of its own.
 *
 * Files that are gone are taken for removed at once only where they are few and the folder is the one that it was.
 * Otherwise what is new is taken in, and what is gone is held (`HeldRemovals`).
 */
export class IndexKeeper {
  readonly #options: KeeperOptions;
  readonly #events: ArchiveEvents;
  readonly #home: IndexHome;
  readonly #changed = new Set<string>();
  readonly #filled = Promise.withResolvers<void>();
  #status: ArchiveStatus = {};
  #watch: FolderWatch | undefined;
  /** The folder that is watched and that the index is in line with; nothing while all has to be looked at. */
  #root: RootIdentity | undefined;
  /** Whether another folder stands in the place of the one that the index was made from. */
  #isRootNew = false;
  readonly #removals = new HeldRemovals(() => this.#enqueue(() => this.#takeRemovals()));
  readonly #pictures: PictureKeeper;
  readonly #comparisons: ComparisonKeeper;
  /** Whether pictures that could not be made are to be tried again: another process may have failed. */
  #arePicturesRetried = false;
  #timer: NodeJS.Timeout | undefined;
  #clockTimer: NodeJS.Timeout | undefined;
  /** When something that is held is due next, and what the clock said last; in milliseconds since 1970. */
  #nextDue = Number.POSITIVE_INFINITY;
  #lastTime = 0;
  #seenRevision = 0;
  #nextLook = 0;
  /** What keeps nothing from being taken in, and yet is to be told. */
  readonly #standing = new Map<"not-watched" | "pictures-not-made", ArchiveFault>();
  #failures = 0;
  #nextAttempt = 0;
  #work: Promise<void> = Promise.resolve();
  readonly #ending = new AbortController();

  constructor(home: IndexHome, options: KeeperOptions, events: ArchiveEvents) {
    this.#home = home;
    this.#options = options;
    this.#events = events;
    this.#pictures = new PictureKeeper({
      contentFolder: options.folder,
      dataFolder: options.dataFolder,
      withIndex: (use) => this.#withIndex(use),
      change: (make) => this.#changePictures(make),
      onFault: (error) => events.onFault(error),
      onStopped: (error) => this.#stand("pictures-not-made", error),
      onMade: () => this.#standNoMore("pictures-not-made"),
    });
    this.#comparisons = new ComparisonKeeper({
      contentFolder: options.folder,
      withIndex: (use) => this.#withIndex(use),
      beforeCommit: () => this.#home.extend(),
      onCompared: (what, begin) =>
        this.#withIndex((index) => this.#tellOf(index, { ...what, files: 0 }, begin)),
      onFault: (error) => events.onFault(error),
      onFailed: (error) => this.#fail(error),
    });
  }

  /** @returns once the index is in line with the content; at once where another process keeps it so */
  start(): Promise<void> {
    this.#timer = setInterval(() => {
      // Work may take longer than a lease lasts.
      void this.#beat();
      this.#enqueue(() => this.#renew());
    }, leaseInterval);
    this.#clockTimer = setInterval(() => this.#lookAtClock(), clockInterval);
    this.#enqueue(() => this.#renew());
    this.#filled.promise.then(() => this.#enqueue(() => this.#warmUp()));
    return this.#filled.promise;
  }

  async close(): Promise<void> {
    // Nothing is half done by that: it commits all or nothing.
    this.#ending.abort();
    clearInterval(this.#timer);
    clearInterval(this.#clockTimer);
    this.#removals.close();
    this.#pictures.close();
    this.#comparisons.close();
    await this.#work;
    this.#watch?.close();
    await this.#home.close();
  }

  get #isClosed(): boolean {
    return this.#ending.signal.aborted;
  }

  /** Reads a file to no purpose: code is compiled and tables are loaded now, not while the first change waits. */
  async #warmUp(): Promise<void> {
    const [none, unnamed] = [new Set<string>(), new Map<string, string[]>()];
    const registries = { reporters: unnamed, topics: unnamed, people: unnamed };
    const known = { ...registries, bulletin: none, continues: none };
    const newest = await this.#home.index?.files.newestArticle();
    if (newest) await readBatch(this.#options.folder, [newest], known);
    lexicon();
    indexText("年", "characters");
  }

  #lookAtClock(): void {
    const now = Date.now();
    const isDue = now >= this.#nextDue || now < this.#lastTime;
    this.#lastTime = now;
    if (!isDue) return;
    // Until it is known what is due after that.
    this.#nextDue = Number.POSITIVE_INFINITY;
    this.#enqueue(() => this.#takeDue());
  }

  /** Takes in what time alone has changed. */
  async #takeDue(): Promise<void> {
    const { index } = this.#home;
    if (this.#root === undefined || index === undefined) return;
    if (!(await this.#home.isCurrent())) return this.#retry();
    await this.#takeSome(index, [], this.#root, fewFiles);
  }

  async #beat(): Promise<void> {
    try {
      if (this.#root !== undefined || this.#watch !== undefined) await this.#home.hold();
    } catch {
      // The next renewal tells of it.
    }
  }

  /** One piece of work at a time, so that an older state of a file never overwrites a newer one. */
  #enqueue(work: () => Promise<void>): void {
    this.#work = this.#work.then(async () => {
      if (this.#isClosed) return;
      await work().catch((error) => this.#fail(error));
    });
  }

  /** Uses the index when no change of it is under way, if this process may write it. */
  #withIndex<Result>(use: (index: KeptIndex) => Awaitable<Result>): Promise<Result | undefined> {
    return new Promise((done, failed) => {
      this.#enqueue(async () => {
        const { index } = this.#home;
        if (index === undefined || this.#root === undefined) return done(undefined);
        await Promise.resolve(use(index)).then(done, failed);
      });
    });
  }

  /** Writes what was made of pictures, and tells of it as of any change. */
  async #changePictures(make: (index: KeptIndex) => Awaitable<readonly Problem[]>): Promise<void> {
    const begin = performance.now();
    await this.#withIndex(async (index) => {
      let problems: readonly Problem[] = [];
      const revision = await index.inTransaction(async () => {
        problems = await make(index);
        const risen = await index.finish(true);
        await this.#home.extend();
        return risen;
      });
      await this.#tellOf(index, { revision, problems, files: 0, pictures: 1 }, begin);
    });
  }

  /** What was to be written is not: everything is compared anew, a little later each time. */
  #fail(error: unknown): void {
    if (this.#isClosed) return;
    this.#root = undefined;
    this.#nextAttempt = performance.now() + Math.min(retry.most, retry.first * 2 ** this.#failures++);
    const fault = this.#home.faultOf(error);
    const { fault: before } = this.#status;
    if (before?.code === fault.code && before.message === fault.message) return;
    this.#setStatus({ ...this.#status, fault: { ...fault, since: before?.since ?? fault.since } });
    this.#events.onFault(error);
  }

  #succeed(): void {
    this.#failures = 0;
    const [fault] = this.#standing.values();
    this.#setStatus({ lastTakenIn: new Date().toISOString(), ...(fault && { fault }) });
    this.#filled.resolve();
  }

  #stand(code: "not-watched" | "pictures-not-made", error: unknown): void {
    if (this.#standing.has(code)) return;
    const fault = { ...this.#home.faultOf(error), code };
    this.#standing.set(code, fault);
    this.#setStatus({ ...this.#status, fault: this.#status.fault ?? fault });
    this.#events.onFault(error);
  }

  #standNoMore(code: "pictures-not-made"): void {
    if (!this.#standing.delete(code) || this.#status.fault?.code !== code) return;
    const { fault: _, ...status } = this.#status;
    const [next] = this.#standing.values();
    this.#setStatus({ ...status, ...(next && { fault: next }) });
  }

  #setStatus(status: ArchiveStatus): void {
    this.#status = status;
    this.#events.onStatus?.(status);
  }

  async #renew(): Promise<void> {
    if (!(await this.#home.hold())) {
      this.#stopWatching();
      await this.#home.leave();
      this.#filled.resolve();
      return;
    }
    const root = rootIdentity(this.#options.folder);
    // The lease was lost while this process slept, the folder was replaced as a whole, or a change failed.
    if (this.#root !== undefined && isSameRoot(root, this.#root) && (await this.#home.isCurrent())) {
      if (performance.now() > this.#nextLook) await this.#lookAgain();
      return;
    }
    if (performance.now() < this.#nextAttempt) return;
    if (root === undefined) throw new ContentGoneError(`the content folder ${this.#options.folder} is gone`);
    await this.#takeOver(root);
  }

  /** Finds what no event told of. */
  async #lookAgain(): Promise<void> {
    if (this.#standing.has("not-watched")) await this.#startWatching();
    await this.#takeAll(this.#isRootNew ? 0 : fewFiles);
  }

  #stopWatching(): void {
    this.#watch?.close();
    this.#watch = undefined;
    this.#root = undefined;
  }

  async #startWatching(): Promise<void> {
    this.#watch?.close();
    const changed = (paths: Iterable<string>) => {
      this.#removals.noteChange();
      for (const path of paths) this.#changed.add(path);
      this.#enqueue(() => this.#takeReported());
    };
    // Watching comes before reading, so that no change falls between the two.
    this.#standing.delete("not-watched");
    this.#watch = await watchFolder(this.#options.folder, changed, (error) =>
      this.#stand("not-watched", error),
    );
    this.#removals.noteChange();
  }

  async #takeOver(root: RootIdentity): Promise<void> {
    this.#stopWatching();
    await this.#startWatching();
    // Before anything is written: what is of no use may hold the room for it.
    if (await this.#home.open()) await this.#home.tidy();
    const known = await rootOf(this.#home.index);
    this.#isRootNew = known !== undefined && !isSameRoot(known, root);
    if (this.#isRootNew && !hasArticles(this.#options.folder) && (await this.#home.hasArticles())) {
      throw new ContentGoneError(`another folder without an article stands at ${this.#options.folder}`);
    }
    await this.#takeAll(this.#isRootNew ? 0 : Number.POSITIVE_INFINITY);
    this.#root = root;
  }

  async #takeReported(): Promise<void> {
    // While everything has to be looked at anew, that is tried at once: what was wrong may be mended.
    if (this.#root === undefined) return this.#changed.size > 0 ? this.#retry() : undefined;
    const { folder } = this.#options;
    const paths = [...this.#changed].map((path) => relative(folder, path).split(sep).join("/"));
    this.#changed.clear();
    const inside = paths.filter((path) => !path.startsWith(".."));
    if (inside.length === 0) return;
    const { index } = this.#home;
    const isAsItWas = isSameRoot(rootIdentity(folder), this.#root) && (await this.#home.isCurrent());
    if (index === undefined || !isAsItWas) return this.#retry();
    const mostRemoved = this.#isRootNew ? 0 : fewFiles;
    // An event tells of a file whose size and time may be what they were. The whole folder stands for a burst.
    if (inside.includes("")) await this.#takeAll(mostRemoved);
    else await this.#takeSome(index, inside, this.#root, mostRemoved);
  }

  #retry(): Promise<void> {
    this.#changed.clear();
    this.#root = undefined;
    this.#nextAttempt = 0;
    return this.#renew();
  }

  async #takeSome(
    index: KeptIndex,
    below: readonly string[],
    root: RootIdentity,
    mostRemoved: number,
  ): Promise<void> {
    const begin = performance.now();
    const { folder, threads, isPreview } = this.#options;
    const synced = await syncIndex(index, folder, {
      ...{ below, surely: true, threads, mostRemoved, isPreview },
      afterScan() {
        if (!isSameRoot(rootIdentity(folder), root)) throw new ContentGoneError(`${folder} was replaced`);
      },
      beforeCommit: () => this.#home.extend(),
    });
    await this.#tell(synced, begin, synced.problems);
  }

  async #takeAll(mostRemoved: number): Promise<void> {
    const begin = performance.now();
    const isFirst = this.#root === undefined;
    const synced = await this.#home.takeAll(
      { ...this.#options, mostRemoved, seenRevision: this.#seenRevision },
      this.#ending.signal,
    );
    this.#nextLook = performance.now() + Math.max(lookInterval, lookShare * (performance.now() - begin));
    if (synced.held === 0) this.#isRootNew = false;
    const all = isFirst ? await this.#home.index?.files.problems() : undefined;
    await this.#tell(synced, begin, all?.slice(0, problemsAtStart) ?? synced.problems, isFirst);
  }

  async #tell(synced: Synced, begin: number, problems: readonly Problem[], isFirst = false): Promise<void> {
    if (synced.held > 0) this.#removals.hold(this.#isRootNew);
    // Another day may have begun, and no file have changed.
    const isNew = synced.files > 0 || synced.revision > this.#seenRevision;
    this.#seenRevision = Math.max(this.#seenRevision, synced.revision);
    this.#succeed();
    const { index } = this.#home;
    const [now, due] = [Date.now(), (await index?.nextDue()) ?? Number.POSITIVE_INFINITY];
    this.#nextDue = due > now ? due : now + lateRetry;
    if (index === undefined) return;
    await this.#lookForPictures(index);
    this.#comparisons.look();
    if (isFirst || isNew)
      await this.#tellOf(index, { revision: synced.revision, files: synced.files, problems }, begin);
  }

  async #lookForPictures(index: KeptIndex): Promise<void> {
    if (!this.#arePicturesRetried) await index.inTransaction(async () => index.pictures.retry());
    this.#arePicturesRetried = true;
    this.#pictures.look();
  }

  async #tellOf(
    index: KeptIndex,
    what: Omit<AppliedEvent, "revision" | "milliseconds" | "errors" | "warnings"> & { revision?: number },
    begin: number,
  ): Promise<void> {
    const { revision = this.#seenRevision, ...rest } = what;
    this.#seenRevision = Math.max(this.#seenRevision, revision);
    this.#events.onApplied({
      ...(await index.files.counts()),
      ...{ revision, ...rest },
      milliseconds: Math.round(performance.now() - begin),
    });
  }

  /** Takes for removed what was held. */
  async #takeRemovals(): Promise<void> {
    if (this.#root === undefined || !isSameRoot(rootIdentity(this.#options.folder), this.#root))
      return this.#retry();
    await this.#takeAll(Number.POSITIVE_INFINITY);
  }
}

async function rootOf(index: KeptIndex | undefined): Promise<RootIdentity | undefined> {
  const root = await index?.readFact("root");
  return typeof root === "string" ? JSON.parse(root) : undefined;
}
