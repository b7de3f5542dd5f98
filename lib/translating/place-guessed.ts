import type { SourceBlock } from "./translation-text.ts";

/** What it costs to leave a block alone: as much as a pair whose lengths are three times from what is expected. */
const alone = 1.1;
/** What it costs where the digits are others. */
const otherDigits = 0.5;

/**
 * Puts the blocks of a translation beside the original's where nothing tells what they were made from: in their order,
 * by their lengths and digits alone.
 */
export function placeGuessed(
  originals: readonly SourceBlock[],
  translation: readonly SourceBlock[],
): (number | undefined)[] {
  const sizes = [originals, translation].map((blocks) => blocks.map(({ text }) => text.length + 1));
  const [from = [], to = []] = sizes;
  const ratio = sum(to) / Math.max(1, sum(from));
  const digits = [originals, translation].map((blocks) => blocks.map(({ text }) => digitsIn(text)));
  const costOf = (one: number, other: number) => {
    const expected = (from[one] ?? 1) * ratio;
    const length = Math.abs(Math.log((to[other] ?? 1) / expected));
    return length + (digits[0]?.[one] === digits[1]?.[other] ? 0 : otherDigits);
  };
  const [rows, columns] = [translation.length, originals.length];
  const costs = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const at = (row: number, column: number) => costs[row]?.[column] ?? 0;
  for (let row = rows; row >= 0; row--) {
    for (let column = columns; column >= 0; column--) {
      if (row === rows && column === columns) continue;
      const both = row < rows && column < columns ? at(row + 1, column + 1) + costOf(column, row) : Infinity;
      const own = row < rows ? at(row + 1, column) + alone : Infinity;
      const theirs = column < columns ? at(row, column + 1) + alone : Infinity;
      (costs[row] ?? new Float64Array(0))[column] = Math.min(both, own, theirs);
    }
  }
  const found: (number | undefined)[] = translation.map(() => undefined);
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const cost = at(row, column);
    if (cost === at(row + 1, column + 1) + costOf(column, row)) found[row++] = column++;
    else if (cost === at(row + 1, column) + alone) row++;
    else column++;
  }
  return found;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0);
}

function digitsIn(text: string): string {
  return (text.match(/\d+/g) ?? []).sort().join(" ");
}
