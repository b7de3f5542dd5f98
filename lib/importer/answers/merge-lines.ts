/** For each line of one text, its place in another one, or -1: the longest row of lines that both have. */
function matching(a: readonly string[], b: readonly string[]): number[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (lengths[i] as number[])[j] =
        a[i] === b[j]
          ? 1 + (lengths[i + 1]?.[j + 1] ?? 0)
          : Math.max(lengths[i + 1]?.[j] ?? 0, lengths[i]?.[j + 1] ?? 0);
  const result = new Array<number>(a.length).fill(-1);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) result[i++] = j++;
    else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i++;
    else j++;
  }
  return result;
}

/**
 * Makes in a text that somebody has edited the changes that lead from what it was to another version.
 * @returns nothing where they concern lines that the editor has changed too
 */
export function mergeLines(was: string, edited: string, other: string): string | undefined {
  const [from, mine, theirs] = [was.split("\n"), edited.split("\n"), other.split("\n")];
  const [inMine, inTheirs] = [matching(from, mine), matching(from, theirs)];
  const result: string[] = [];
  let [at, mineAt, theirsAt] = [0, 0, 0];
  while (at < from.length || mineAt < mine.length || theirsAt < theirs.length) {
    // The next line that all three have.
    let next = at;
    while (next < from.length && (inMine[next] === -1 || inTheirs[next] === -1)) next++;
    const [toMine, toTheirs] = [inMine[next] ?? mine.length, inTheirs[next] ?? theirs.length];
    const [base, one, two] = [
      from.slice(at, next),
      mine.slice(mineAt, toMine),
      theirs.slice(theirsAt, toTheirs),
    ] as const;
    if (!isSame(one, base) && !isSame(two, base) && !isSame(one, two)) return undefined;
    result.push(...(isSame(two, base) ? one : two));
    if (next < from.length) result.push(from[next] ?? "");
    [at, mineAt, theirsAt] = [next + 1, toMine + 1, toTheirs + 1];
  }
  return result.join("\n");
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, at) => line === b[at]);
}
