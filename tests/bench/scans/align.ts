/** A place where a text differs from what was printed. */
interface Slip {
  printed: string;
  read: string;
  /** What was read there, with five characters on either side. */
  around: string;
}

export interface Alignment {
  slips: Slip[];
}

/** The fewest characters to change, add and leave out that make one text of the other (Levenshtein). */
export function aligned(printed: string, read: string): Alignment {
  const [rows, columns] = [printed.length + 1, read.length + 1];
  const costs = new Uint16Array(rows * columns);
  for (let row = 0; row < rows; row++) costs[row * columns] = row;
  for (let column = 0; column < columns; column++) costs[column] = column;
  const at = (row: number, column: number) => costs[row * columns + column] as number;
  for (let row = 1; row < rows; row++)
    for (let column = 1; column < columns; column++) {
      const same = printed[row - 1] === read[column - 1] ? 0 : 1;
      costs[row * columns + column] = Math.min(
        at(row - 1, column - 1) + same,
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
      );
    }
  const slips: Slip[] = [];
  for (let [row, column] = [rows - 1, columns - 1]; row > 0 || column > 0; ) {
    const [p, r] = [printed[row - 1] ?? "", read[column - 1] ?? ""];
    const around = read.slice(Math.max(0, column - 6), column + 5);
    if (row > 0 && column > 0 && at(row, column) === at(row - 1, column - 1) + (p === r ? 0 : 1)) {
      if (p !== r) slips.push({ printed: p, read: r, around });
      row -= 1;
      column -= 1;
    } else if (row > 0 && at(row, column) === at(row - 1, column) + 1) {
      slips.push({ printed: p, read: "", around });
      row -= 1;
    } else {
      slips.push({ printed: "", read: r, around });
      column -= 1;
    }
  }
  return { slips: slips.reverse() };
}
