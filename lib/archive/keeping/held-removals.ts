/** Milliseconds without a change after which files that are gone go: of the same folder, and of another in its place. */
const quietTime = { sameRoot: 1_000, newRoot: 3_000 };
/** Milliseconds after which they go though others keep changing. */
const longestHold = 30_000;

/**
 * When files that are gone are to be taken for removed. Where they are many, somebody may be replacing the folder, by
 * `rm -r` and `cp -a`: then they are held until nothing has changed for a while.
 */
export class HeldRemovals {
  readonly #letGo: () => void;
  #lastChange = 0;
  #since: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param letGo called once they are to go */
  constructor(letGo: () => void) {
    this.#letGo = letGo;
  }

  /** Something in the folder changed. */
  noteChange(): void {
    this.#lastChange = performance.now();
  }

  /** @param isRootNew whether another folder stands in the place of the one that the index was made from */
  hold(isRootNew: boolean): void {
    this.#since ??= performance.now();
    this.#wait(isRootNew ? quietTime.newRoot : quietTime.sameRoot);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #wait(quiet: number): void {
    clearTimeout(this.#timer);
    const left = () =>
      Math.min(this.#lastChange + quiet, (this.#since ?? 0) + longestHold) - performance.now();
    this.#timer = setTimeout(
      () => {
        if (left() > 0) return this.#wait(quiet);
        this.#since = undefined;
        this.#letGo();
      },
      Math.max(0, left()),
    );
  }
}
