import { setImmediate } from "node:timers/promises";
import type { Problem } from "../../record/problems/catalogue.ts";
import { TranslationComparer } from "./compare-due.ts";
import type { Awaitable, KeptIndex } from "./kept-index.ts";

export interface ComparisonKeeperOptions {
  contentFolder: string;
  /**
   * Does something with the index between two changes of it.
   * @returns nothing where this process may not write, or ends
   */
  withIndex<Result>(use: (index: KeptIndex) => Awaitable<Result>): Promise<Result | undefined>;
  /** Called at the end of each transaction. @throws where it is not to be committed */
  beforeCommit(): Awaitable<void>;
  /** @param begin when the work began, as `performance.now` tells it */
  onCompared(what: { problems: readonly Problem[]; compared: number }, begin: number): Promise<unknown>;
  /** A fault of the program with one translation; the others are compared all the same. */
  onFault(error: unknown): void;
  /** The index could not be written. */
  onFailed(error: unknown): void;
}

/** Milliseconds of work after which what was found is told, where there is more to do. */
const tellInterval = 1_000;

/**
 * Compares translations with their originals once they are on the site, one between two changes of the index: what is
 * saved meanwhile waits for one comparison at the most.
 */
export class ComparisonKeeper {
  readonly #options: ComparisonKeeperOptions;
  readonly #comparer: TranslationComparer;
  #isWorking = false;
  #isAsked = false;
  #isClosed = false;

  constructor(options: ComparisonKeeperOptions) {
    this.#options = options;
    this.#comparer = new TranslationComparer(options.contentFolder);
  }

  /** There may be translations to compare. */
  look(): void {
    this.#isAsked = true;
    if (this.#isWorking || this.#isClosed) return;
    this.#isWorking = true;
    this.#work()
      .catch((error) => {
        // It is asked for anew once the index can be written.
        this.#isAsked = false;
        this.#options.onFailed(error);
      })
      .finally(() => {
        this.#isWorking = false;
        if (this.#isAsked) this.look();
      });
  }

  close(): void {
    this.#isClosed = true;
  }

  async #work(): Promise<void> {
    const { withIndex, beforeCommit, onFault } = this.#options;
    while (this.#isAsked && !this.#isClosed) {
      this.#isAsked = false;
      let [problems, compared, begin] = [[] as Problem[], 0, performance.now()];
      const tell = async () => {
        if (compared > 0) await this.#options.onCompared({ problems, compared }, begin);
        [problems, compared, begin] = [[], 0, performance.now()];
      };
      for (;;) {
        // What was told of in the meantime comes first.
        await setImmediate();
        const next = await withIndex((index) => this.#comparer.compareNext(index, beforeCommit));
        if (next === undefined || this.#isClosed) break;
        if (next.file !== undefined) compared += 1;
        problems.push(...next.problems);
        if (next.fault) onFault(next.fault);
        if (performance.now() - begin > tellInterval) await tell();
      }
      await tell();
    }
  }
}
