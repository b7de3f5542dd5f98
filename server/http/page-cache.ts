import { LRUCache } from "lru-cache";

interface Sized {
  /** Bytes that it keeps. */
  size: number;
}

/** How a page was come by: it was there, another request had asked for it already, or it was rendered. */
export type CacheState = "hit" | "shared" | "miss";

export interface Rendered<Page> {
  page: Page;
  /** Keys of what it was made from; nothing where it may not be given to others. */
  keys?: ReadonlySet<string> | undefined;
}

/** What pages are made from. */
export interface Source {
  /** Another one for each state of it; asked for with each request. */
  state(): string;
  /** The keys of what has changed since a state, `everything` among them; nothing where all may have. */
  changedSince(state: string): ReadonlySet<string> | undefined;
}

/** Of all bytes those that one page may have: a book of many pictures would push a hundred pages out. */
const mostOfAll = 1 / 6;
/** Of so many keys most are of pages that went long ago. */
const mostNumbers = 100_000;

/**
 * Finished pages, each for as long as nothing changes that it was made from. A page is rendered once, however many ask
 * for it at the same time.
 */
export class PageCache<Page extends Sized> {
  readonly #pages: LRUCache<string, Kept<Page>>;
  readonly #rendering = new Map<string, Rendering<Page>>();
  /** Of all that is being rendered, also for who asked before a change: what has changed since it was begun. */
  readonly #unfinished = new Set<Rendering<Page>>();
  readonly #source: Source;
  readonly #numbers = new KeyNumbers();
  #state: string;

  /** @param maxBytes of all pages together */
  constructor(maxBytes: number, source: Source) {
    this.#pages = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: Math.ceil(maxBytes * mostOfAll),
      sizeCalculation: ({ page, keys }) => page.size + keys.byteLength,
    });
    this.#source = source;
    this.#state = source.state();
  }

  /** The page, if it is there and still what it was made from. */
  get(path: string): Page | undefined {
    this.#renew();
    return this.#pages.get(path)?.page;
  }

  async fetch(path: string, render: () => Promise<Rendered<Page>>): Promise<[page: Page, how: CacheState]> {
    const kept = this.get(path);
    if (kept) return [kept, "hit"];
    const known = this.#rendering.get(path);
    if (known) return [(await known.page).page, "shared"];
    const rendering: Rendering<Page> = { page: render(), changed: new Set() };
    this.#rendering.set(path, rendering);
    this.#unfinished.add(rendering);
    try {
      const { page, keys } = await rendering.page;
      this.#renew();
      // What was begun before a change may be of before or after it.
      if (keys && rendering.changed?.isDisjointFrom(keys)) {
        if (this.#numbers.size > mostNumbers) this.#clear();
        this.#pages.set(path, { page, keys: this.#numbers.of(keys) });
      }
      return [page, "miss"];
    } finally {
      this.#unfinished.delete(rendering);
      if (this.#rendering.get(path) === rendering) this.#rendering.delete(path);
    }
  }

  get statistics(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#pages.calculatedSize };
  }

  #renew(): void {
    const state = this.#source.state();
    if (state === this.#state) return;
    const changed = this.#source.changedSince(this.#state);
    this.#state = state;
    // A request that comes now must not be given what was begun before.
    this.#rendering.clear();
    for (const rendering of this.#unfinished) {
      if (changed === undefined) rendering.changed = undefined;
      else for (const key of changed) rendering.changed?.add(key);
    }
    if (changed === undefined) this.#clear();
    else this.#letGo(changed);
  }

  #clear(): void {
    this.#pages.clear();
    this.#numbers.clear();
  }

  #letGo(changed: ReadonlySet<string>): void {
    const numbers = this.#numbers.known(changed);
    if (numbers.size === 0) return;
    for (const [path, { keys }] of this.#pages.entries()) {
      if (keys.some((key) => numbers.has(key))) this.#pages.delete(path);
    }
  }
}

interface Kept<Page> {
  page: Page;
  /** By their numbers. */
  keys: Uint32Array;
}

interface Rendering<Page> {
  page: Promise<Rendered<Page>>;
  /** The keys of what has changed since it was begun; nothing where all may have. */
  changed: Set<string> | undefined;
}

/** Numbers in the place of keys: thousands of pages have dozens each. */
class KeyNumbers {
  readonly #numbers = new Map<string, number>();

  of(keys: ReadonlySet<string>): Uint32Array {
    return Uint32Array.from(keys, (key) => {
      const number = this.#numbers.get(key) ?? this.#numbers.size;
      this.#numbers.set(key, number);
      return number;
    });
  }

  /** The numbers of those keys that have one. */
  known(keys: ReadonlySet<string>): Set<number> {
    return new Set([...keys].flatMap((key) => this.#numbers.get(key) ?? []));
  }

  get size(): number {
    return this.#numbers.size;
  }

  clear(): void {
    this.#numbers.clear();
  }
}
