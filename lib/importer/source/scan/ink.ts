/** A picture in greys: 0 is black; row after row from the upper left corner. */
export interface Grey {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** Which pixels are ink (1), row after row. */
export interface Ink {
  width: number;
  height: number;
  bits: Uint8Array;
}

/** Pixels of a square within which paper is taken to be equally bright. */
const tile = 48;

/** Tells ink from paper, where the light is uneven too. */
export function inkOf({ width, height, pixels }: Grey): Ink {
  const paper = paperOf({ width, height, pixels });
  const level = new Uint8Array(pixels.length);
  const counts = new Uint32Array(256);
  for (let y = 0, at = 0; y < height; y++) {
    const row = paper.row(y);
    for (let x = 0; x < width; x++, at++) {
      const bright = Math.min(255, Math.round(((pixels[at] as number) * 255) / (row[x] as number)));
      level[at] = bright;
      counts[bright] = (counts[bright] as number) + 1;
    }
  }
  // Grey that is nearer to paper than to ink is the edge of a stroke, or what shines through from the other side.
  const limit = Math.min(190, Math.max(90, otsu(counts, pixels.length)));
  const bits = new Uint8Array(pixels.length);
  for (let at = 0; at < bits.length; at++) bits[at] = (level[at] as number) < limit ? 1 : 0;
  return { width, height, bits };
}

/** How bright paper is, between the middles of tiles. */
function paperOf({ width, height, pixels }: Grey) {
  const [columns, rows] = [Math.ceil(width / tile), Math.ceil(height / tile)];
  const bright = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const counts = new Uint32Array(256);
      let all = 0;
      for (let y = row * tile; y < Math.min(height, (row + 1) * tile); y += 2) {
        for (let x = column * tile; x < Math.min(width, (column + 1) * tile); x += 2, all++) {
          const value = pixels[y * width + x] as number;
          counts[value] = (counts[value] as number) + 1;
        }
      }
      let value = 255;
      for (let above = 0; value > 0 && above + (counts[value] as number) < all * 0.15; value--)
        above += counts[value] as number;
      bright[row * columns + column] = value;
    }
  }
  // Where a tile is within a headline or a picture, its neighbours know the paper.
  const around = new Float32Array(bright.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let most = 60;
      for (let y = Math.max(0, row - 2); y <= Math.min(rows - 1, row + 2); y++)
        for (let x = Math.max(0, column - 2); x <= Math.min(columns - 1, column + 2); x++)
          most = Math.max(most, bright[y * columns + x] as number);
      around[row * columns + column] = most;
    }
  }
  const line = new Float32Array(width);
  return {
    /** The brightness of paper along a row; the same array each time. */
    row(y: number): Float32Array {
      const at = Math.max(0, Math.min(rows - 1, y / tile - 0.5));
      const [upper, part] = [Math.floor(at), at - Math.floor(at)];
      const lower = Math.min(rows - 1, upper + 1);
      for (let x = 0; x < width; x++) {
        const across = Math.max(0, Math.min(columns - 1, x / tile - 0.5));
        const [left, share] = [Math.floor(across), across - Math.floor(across)];
        const right = Math.min(columns - 1, left + 1);
        const value = (row: number, column: number) => around[row * columns + column] as number;
        line[x] =
          (value(upper, left) * (1 - share) + value(upper, right) * share) * (1 - part) +
          (value(lower, left) * (1 - share) + value(lower, right) * share) * part;
      }
      return line;
    },
  };
}

/** The level that parts dark from bright with the least variance in both (Otsu 1979). */
function otsu(counts: Uint32Array, all: number): number {
  let sum = 0;
  counts.forEach((count, value) => {
    sum += count * value;
  });
  let [dark, darkSum, best, at] = [0, 0, -1, 128];
  for (let value = 0; value < 256; value++) {
    dark += counts[value] as number;
    darkSum += (counts[value] as number) * value;
    const bright = all - dark;
    if (dark === 0 || bright === 0) continue;
    const between = dark * bright * (darkSum / dark - (sum - darkSum) / bright) ** 2;
    if (between > best) [best, at] = [between, value + 1];
  }
  return at;
}

/** An upright part of a picture that hangs together, in pixels; `right` and `bottom` are the first pixels after it. */
export interface Blob {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Pixels of ink in it. */
  area: number;
}

/** The parts of ink that hang together, corners too. */
export function blobsOf({ width, height, bits }: Ink): Blob[] {
  const parents: number[] = [];
  const blobs: Blob[] = [];
  const rootOf = (run: number): number => {
    let root = run;
    while (parents[root] !== root) root = parents[root] as number;
    for (let at = run; at !== root; ) {
      const next = parents[at] as number;
      parents[at] = root;
      at = next;
    }
    return root;
  };
  let before: { left: number; right: number; id: number }[] = [];
  for (let y = 0; y < height; y++) {
    const runs: typeof before = [];
    let near = 0;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (bits[at] === 0) continue;
      const left = x;
      while (x < width && bits[y * width + x] === 1) x++;
      const id = parents.length;
      parents.push(id);
      blobs.push({ left, top: y, right: x, bottom: y + 1, area: x - left });
      while (near < before.length && (before[near] as { right: number }).right < left) near++;
      for (let other = near; other < before.length; other++) {
        const touching = before[other] as (typeof before)[number];
        if (touching.left > x) break;
        join(rootOf(id), rootOf(touching.id));
      }
      runs.push({ left, right: x, id });
      at = y * width + x;
    }
    before = runs;
  }
  function join(a: number, b: number): void {
    if (a === b) return;
    const [into, from] = [blobs[Math.min(a, b)] as Blob, blobs[Math.max(a, b)] as Blob];
    parents[Math.max(a, b)] = Math.min(a, b);
    into.left = Math.min(into.left, from.left);
    into.top = Math.min(into.top, from.top);
    into.right = Math.max(into.right, from.right);
    into.bottom = Math.max(into.bottom, from.bottom);
    into.area += from.area;
  }
  return blobs.filter((_, id) => parents[id] === id);
}
