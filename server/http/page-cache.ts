import { LRUCache } from "lru-cache";

interface Sized {
  /** Bytes that it keeps. */
  size: number;
}

/** How a page was come by: it was there, another request had asked for it already, or it was rendered. */
export type CacheState = "hit" | "shared" | "miss";

export interface Rendered<Page> {
  page: Page;
  /** Whether it may be given to others. */
  keep: boolean;
}

/**
 * Finished pages, by what may change them. They are all let go when the state that they were made from changes.
 * A page is rendered once, however many ask for it at the same time.
 */
export class PageCache<Page extends Sized> {
  readonly #pages: LRUCache<string, Page>;
  readonly #rendering = new Map<string, Promise<Rendered<Page>>>();
  readonly #readState: () => string;
  #state: string;

  /**
   * @param maxBytes of all pages together
   * @param readState what the pages are made from; asked for with each request
   */
  constructor(maxBytes: number, readState: () => string) {
    this.#pages = new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ size }) => size });
    this.#readState = readState;
    this.#state = readState();
  }

  /** The page, if it is there and still what it was made from. */
  get(key: string): Page | undefined {
    this.#renew();
    return this.#pages.get(key);
  }

  async fetch(key: string, render: () => Promise<Rendered<Page>>): Promise<[page: Page, how: CacheState]> {
    const kept = this.get(key);
    if (kept) return [kept, "hit"];
    const known = this.#rendering.get(key);
    if (known) return [(await known).page, "shared"];
    const state = this.#state;
    const rendering = render();
    this.#rendering.set(key, rendering);
    try {
      const { page, keep } = await rendering;
      this.#renew();
      // What was begun before a change may be of before or after it.
      if (keep && this.#state === state) this.#pages.set(key, page);
      return [page, "miss"];
    } finally {
      if (this.#rendering.get(key) === rendering) this.#rendering.delete(key);
    }
  }

  get statistics(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#pages.calculatedSize };
  }

  #renew(): void {
    const state = this.#readState();
    if (state === this.#state) return;
    this.#state = state;
    this.#pages.clear();
    // A request that comes now must not be given what was begun before.
    this.#rendering.clear();
  }
}
