import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ServedFormat } from "../addresses.ts";
import { laterFormats, type MadePicture, madeFileOf, servedName, widthsOf } from "./served.ts";

/** Milliseconds for which a picture stays that no article has any more: pages that were kept elsewhere still name it. */
const grace = 3_600_000;

/** The folder that holds what pictures are served as. All of it can be made again. */
export class MadeFolder {
  readonly path: string;
  /** Since when pictures are in no article. */
  readonly #unusedSince = new Map<string, number>();

  /** @param dataFolder where the index is, too */
  constructor(dataFolder: string) {
    this.path = join(dataFolder, "pictures");
  }

  /** What was made of a picture in these formats before, if all of it is there. */
  madeBefore(id: string, formats: readonly ServedFormat[]): MadePicture | undefined {
    try {
      const made = JSON.parse(readFileSync(join(this.path, madeFileOf(id, formats)), "utf8")) as MadePicture;
      const names = formats.flatMap((format) =>
        widthsOf(made.width).map((width) => servedName(id, width, format)),
      );
      return names.every((name) => existsSync(join(this.path, name))) ? made : undefined;
    } catch {
      return undefined;
    }
  }

  /** Another one whenever a file came or went, by whomever. */
  stamp(): string {
    const stats = statSync(this.path, { throwIfNoEntry: false, bigint: true });
    return stats === undefined ? "none" : `${stats.ino} ${stats.mtimeNs}`;
  }

  /** What is there of some pictures of which less is there than was made. @param made which, and as what */
  async lost(
    made: readonly { id: string; width: number; hasAll: boolean }[],
  ): Promise<{ id: string; hasJpeg: boolean }[]> {
    const names = new Set(await readdir(this.path).catch(() => []));
    const isThere = (id: string, width: number, format: ServedFormat) =>
      widthsOf(width).every((each) => names.has(servedName(id, each, format)));
    return made.flatMap(({ id, width, hasAll }) => {
      const hasJpeg = isThere(id, width, "jpg");
      const isWhole = hasJpeg && (!hasAll || laterFormats.every((format) => isThere(id, width, format)));
      return isWhole ? [] : [{ id, hasJpeg }];
    });
  }

  /** A file of it; nothing where it is not there. */
  read(name: string): Buffer | undefined {
    try {
      return readFileSync(join(this.path, name));
    } catch {
      return undefined;
    }
  }

  /**
   * Removes what was made of pictures that no article has had for a while, and what was never finished.
   * @param used the ids of those that articles have
   */
  sweep(used: ReadonlySet<string>, now = Date.now()): void {
    const names = existsSync(this.path) ? readdirSync(this.path) : [];
    const unused = new Set(names.map(ownerOf).filter((id) => !used.has(id)));
    for (const id of this.#unusedSince.keys()) if (!unused.has(id)) this.#unusedSince.delete(id);
    for (const id of unused) {
      const since = this.#unusedSince.get(id) ?? now;
      this.#unusedSince.set(id, since);
      if (now - since < grace) unused.delete(id);
    }
    for (const name of names) if (unused.has(ownerOf(name))) rmSync(join(this.path, name), { force: true });
  }
}

/** What was never finished belongs to nobody. */
function ownerOf(name: string): string {
  return name.endsWith(".tmp") ? name : (/^[0-9a-f]+/.exec(name)?.[0] ?? name);
}
