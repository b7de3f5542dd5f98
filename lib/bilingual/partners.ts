/** What a block of a translation belongs to. */
export interface Partner {
  /** The index of the original's block that it stands beside; absent where that is gone. */
  original?: number;
  /** Whether the original says something else now than what it was made from. */
  behind: boolean;
}

/** So many pairs are compared at most to keep the order; beyond, equal hashes pair in whatever order they come. */
const mostCompared = 1_000_000;

/**
 * Finds the original's block for each block of a translation. With a hash for each block of what it was made from,
 * each stays beside its own, though the original gained, lost or moved blocks since; what was edited is beside the
 * edited block. Without them, or with another number of them, the nth stands beside the nth.
 * @param originals the hash of each block of the original as it is
 * @param translates the hash of each block that the translation was made from, where it is known
 * @param count how many blocks the translation has
 */
export function partnersOf(
  originals: readonly string[],
  translates: readonly string[] | undefined,
  count: number,
): Partner[] {
  if (translates?.length !== count) return partnersByPlace(originals, translates ?? originals, count);
  const partners = sameHashes(translates, originals);
  const taken = new Set(partners);
  const isFree = (index: number) => index < originals.length && !taken.has(index);
  let next = 0;
  return partners.map((same, index) => {
    // What was edited stands after what it stood after, or where it stood.
    const beside = same ?? [next, index].find(isFree);
    taken.add(beside);
    if (beside !== undefined) next = beside + 1;
    return { ...(beside !== undefined && { original: beside }), behind: same === undefined };
  });
}

function partnersByPlace(
  originals: readonly string[],
  translates: readonly string[],
  count: number,
): Partner[] {
  const known = new Set(translates);
  return Array.from({ length: count }, (_, index) => {
    const hash = originals[index];
    return hash === undefined ? { behind: false } : { original: index, behind: !known.has(hash) };
  });
}

/** For each of some hashes the index of the same among others, each given once: in order as far as can be. */
export function sameHashes(some: readonly string[], others: readonly string[]): (number | undefined)[] {
  const found = inOrder(some, others);
  const taken = new Set(found);
  const free = new Map<string, number[]>();
  others.forEach((hash, index) => {
    if (!taken.has(index)) free.set(hash, [...(free.get(hash) ?? []), index]);
  });
  return some.map((hash, index) => found[index] ?? free.get(hash)?.shift());
}

/** The longest sequence that both have. */
function inOrder(some: readonly string[], others: readonly string[]): (number | undefined)[] {
  const found: (number | undefined)[] = some.map(() => undefined);
  let start = 0;
  while (start < some.length && start < others.length && some[start] === others[start]) {
    found[start] = start;
    start++;
  }
  let [end, otherEnd] = [some.length, others.length];
  while (end > start && otherEnd > start && some[end - 1] === others[otherEnd - 1]) {
    end--;
    otherEnd--;
    found[end] = otherEnd;
  }
  const [rows, columns] = [end - start, otherEnd - start];
  if (rows === 0 || columns === 0 || rows * columns > mostCompared) return found;
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const isSame = some[start + row] === others[start + column];
      lengths[row * width + column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (some[start + row] === others[start + column]) found[start + row++] = start + column++;
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return found;
}
