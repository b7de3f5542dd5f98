import type { Rendering } from "../../bilingual/renderings/agreed.ts";
import { compareTranslation, originalOf } from "../../content/compare-translation.ts";
import { isSameState, notRead } from "../../content/file-state.ts";
import type { Problem } from "../../record/problems/catalogue.ts";
import { problemKey } from "../../record/problems/listing.ts";
import { agreedRenderings, agreement, lookForSome } from "./agreed-renderings.ts";
import type { KeptIndex } from "./kept-index.ts";

/** What tells the texts of an original and its translation, by their digests. */
export function pairOf(original: string | undefined, translation: string | undefined): string {
  return `${original ?? notRead.gone} ${translation ?? notRead.gone}`;
}

/** What one step came to. */
export interface ComparisonStep {
  /** The translation that was compared, or was to be; nothing where translations were only looked through. */
  file?: string;
  /** Those that were not there before. */
  problems: Problem[];
  /** A fault of the program: the translation counts as compared, so that the others have their turn. */
  fault?: Error;
}

/**
 * Compares translations with their originals, one after another, once they have been taken in: readers do not wait for
 * what only editors are told, and a page of a large archive not for that of all others. The newest come first.
 */
export class TranslationComparer {
  readonly #folder: string;
  /** What is agreed is made searchable once, however many are compared. */
  #agreed: { times: number; renderings: readonly Rendering[] } | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Compares the next one, outside of any transaction, and writes what that finds in one; or looks which are to be
   * compared again, since something else is agreed on.
   * @returns nothing where none is left
   */
  async compareNext(index: KeptIndex, beforeCommit?: () => unknown): Promise<ComparisonStep | undefined> {
    const file = await index.comparisons.next();
    if (file === undefined) return (await lookForSome(index, this.#folder)) ? { problems: [] } : undefined;
    const agreed = await this.#renderings(index);
    const { digests, problems, uses, fault } = await compareTranslation(this.#folder, file, agreed);
    return index.inTransaction(async () => {
      // Something else was agreed on meanwhile: it is compared once more.
      if ((await agreement(index)) !== this.#agreed?.times) return { file, problems: [] };
      const paths = { original: originalOf(file) ?? file, translation: file };
      const known = {
        original: await index.files.hashOf(paths.original),
        translation: await index.files.hashOf(paths.translation),
      };
      for (const which of ["original", "translation"] as const) {
        if (isSameState(known[which] ?? notRead.gone, digests[which] ?? notRead.gone)) continue;
        // What was read is not what was taken in. Nobody may tell of that: the next look finds it.
        await index.files.unsettle(paths[which]);
        await index.comparisons.leave(file);
        return { file, problems: [] };
      }
      const pair = pairOf(known.original, known.translation);
      const before = new Set((await index.comparisons.settle(file, pair, problems)).map(problemKey));
      const terms = await index.terms.replace(file, uses);
      const told = [
        ...problems.filter((each) => !before.has(problemKey(each))),
        ...(await index.terms.review(new Set(terms))),
      ];
      await beforeCommit?.();
      return { file, problems: told, ...(fault && { fault }) };
    });
  }

  async #renderings(index: KeptIndex): Promise<readonly Rendering[]> {
    const times = await agreement(index);
    if (this.#agreed?.times !== times) this.#agreed = { times, renderings: await agreedRenderings(index) };
    return this.#agreed.renderings;
  }
}

/** Compares all that are left. @returns the problems that were not there before */
export async function compareAll(index: KeptIndex, folder: string): Promise<Problem[]> {
  const comparer = new TranslationComparer(folder);
  const problems: Problem[] = [];
  for (;;) {
    const next = await comparer.compareNext(index);
    if (next === undefined) return problems;
    problems.push(...next.problems);
  }
}
