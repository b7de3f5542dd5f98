import { doubtsIn } from "./doubted-text.ts";
import { median } from "./median.ts";
import { around, type Glyph, type PrintedLine } from "./printed-page.ts";

/** Glyphs further apart than this many of their sizes stand in two columns, unless the line is set so wide. */
const columnGap = 0.9;
const cjk = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’—…·■□▲△◆◇●○★☆]/u;

/** Characters of a name with what it is, at most. */
const longestName = 14;

/** A glyph of a line, with the white before it and whether a space was set there. */
interface Placed {
  glyph: Glyph;
  gap: number;
  space: boolean;
}

/**
 * Lines put together from glyphs. A file sets one line of a column after the other, nearly always; so what follows
 * on one baseline is a line, as far as it is not parted by a column's white. What a file sets in pieces is joined.
 */
export function linesOf(glyphs: readonly Glyph[]): PrintedLine[] {
  const runs: Placed[][] = [];
  const spaced = new Set<Glyph>();
  let spaces = 0;
  let before: Glyph | undefined;
  for (const glyph of glyphs) {
    if (glyph.text.trim() === "") {
      // A space that follows on its line fills the white that it stands in.
      if (before !== undefined && sameBaseline(before, glyph) && glyph.x - endOf(before) < 3 * glyph.size) {
        spaces += Math.max(glyph.width, 0.1);
        spaced.add(before);
      }
      continue;
    }
    const run = runs.at(-1);
    const gap = before === undefined ? 0 : glyph.x - endOf(before);
    const placed = { glyph, gap, space: spaces > 0 };
    if (run !== undefined && before !== undefined && follows(run, before, glyph, gap - spaces))
      run.push(placed);
    else runs.push([{ ...placed, gap: 0, space: false }]);
    before = glyph;
    spaces = 0;
  }
  return joinPieces(runs).map((run) => lineOf(run, spaced));
}

function endOf({ x, width }: Glyph): number {
  return x + width;
}

/** Baselines of one line differ by a hair; of two lines by a good part of their size. */
function sameBaseline(a: Glyph, b: Glyph): boolean {
  return Math.abs(a.y - b.y) < 0.35 * Math.min(a.size, b.size);
}

function follows(run: readonly Placed[], before: Glyph, glyph: Glyph, gap: number): boolean {
  const size = Math.max(before.size, glyph.size);
  if (!sameBaseline(before, glyph) || gap < -0.6 * size) return false;
  if (gap <= columnGap * size) return true;
  // Letters that are set far apart are all as far apart.
  const gaps = run.slice(1).map((each) => each.gap);
  const usual = median(gaps);
  return gaps.length > 0 && gap <= 3 * size && Math.abs(gap - usual) < 0.3 * size;
}

/** Joins what stands close on one baseline, and single characters that are set equally far apart. */
function joinPieces(runs: readonly Placed[][]): Placed[][] {
  const sorted = runs.toSorted((a, b) => firstOf(b).y - firstOf(a).y || firstOf(a).x - firstOf(b).x);
  const rows: Placed[][][] = [];
  for (const run of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && sameBaseline(firstOf(first), firstOf(run))) row.push(run);
    else rows.push([run]);
  }
  return rows.flatMap((row) => joinRow(row.toSorted((a, b) => firstOf(a).x - firstOf(b).x)));
}

function joinRow(row: readonly Placed[][]): Placed[][] {
  const joined: Placed[][] = [];
  const single = row.filter((run) => run.length === 1);
  const wide = single.length === row.length && row.length >= 3 && equallySpaced(row.map(firstOf));
  for (const run of row) {
    const last = joined.at(-1);
    const end = last?.at(-1)?.glyph;
    const first = firstOf(run);
    if (last === undefined || end === undefined) {
      joined.push([...run]);
      continue;
    }
    const gap = first.x - endOf(end);
    const size = Math.max(end.size, first.size);
    const ofByline = isByline(last) && gap < 3 * size && isName(run);
    if (wide || ofByline || (gap > -0.6 * size && gap < 0.3 * size)) {
      last.push({ glyph: first, gap, space: false }, ...run.slice(1));
    } else joined.push([...run]);
  }
  return joined;
}

/** Names are set well apart from what they are: ■本报记者　　林一舟. */
function isByline(run: readonly Placed[]): boolean {
  return (
    run.length <= longestName &&
    /^[■□▲△◆◇●○★☆]|记者|通讯员|实习生|摄影/u.test(run.map(({ glyph }) => glyph.text).join(""))
  );
}

function isName(run: readonly Placed[]): boolean {
  return /^(?:\p{Script=Han}{2,4}|(?:记者|通讯员|实习生)\p{Script=Han}{2,4})$/u.test(
    run.map(({ glyph }) => glyph.text).join(""),
  );
}

function equallySpaced(glyphs: readonly Glyph[]): boolean {
  const gaps = glyphs.slice(1).map((glyph, index) => glyph.x - endOf(glyphs[index] as Glyph));
  const usual = median(gaps);
  const size = glyphs[0]?.size ?? 0;
  return usual < 3 * size && gaps.every((gap) => Math.abs(gap - usual) < 0.3 * size);
}

function firstOf(run: readonly Placed[]): Glyph {
  return (run[0] as Placed).glyph;
}

function lineOf(run: readonly Placed[], spaced: ReadonlySet<Glyph>): PrintedLine {
  const glyphs = run.map(({ glyph }) => glyph);
  const size = mostOf(glyphs, (glyph) => Math.round(glyph.size * 10) / 10);
  const boxes = glyphs.map((glyph) => ({
    left: glyph.x,
    right: endOf(glyph),
    bottom: glyph.y - 0.15 * glyph.size,
    top: glyph.y + 0.85 * glyph.size,
  }));
  return {
    text: textOf(run),
    ...doubtsIn(glyphs.map(({ text, doubtful }) => ({ text, ...(doubtful && { doubts: [0] }) }))),
    spaceAfter: spaced.has(glyphs.at(-1) as Glyph),
    ...around(boxes),
    size,
    bold: mostOf(glyphs, ({ bold }) => bold),
  };
}

/**
 * A line's text: letters that are set apart to fill a line have no spaces between them, and a space of the print
 * is wider than what is between the others.
 */
function textOf(run: readonly Placed[]): string {
  const between = run.slice(1).filter(({ glyph }, index) => bothCjk(run[index]?.glyph, glyph));
  // Where a space was set after nearly every letter, it is the line's measure and no space.
  const allSpaced =
    between.length >= 3 && between.filter(({ space }) => space).length >= 0.6 * between.length;
  const usual = median(between.filter(({ space }) => allSpaced || !space).map(({ gap }) => gap));
  return run
    .map(({ glyph, gap, space }, index) => {
      const before = run[index - 1]?.glyph;
      if (before === undefined) return glyph.text;
      const size = Math.max(before.size, glyph.size);
      const apart = bothCjk(before, glyph)
        ? (space && !allSpaced && gap > usual + 0.1 * size) ||
          gap > Math.max(1.8 * usual, usual + 0.45 * size)
        : space || gap > Math.max(usual, 0) + (bothLatin(before, glyph) ? 0.18 : 0.5) * size;
      return `${apart ? " " : ""}${glyph.text}`;
    })
    .join("");
}

function bothCjk(a: Glyph | undefined, b: Glyph): boolean {
  return a !== undefined && cjk.test(a.text) && cjk.test(b.text);
}

function bothLatin(a: Glyph, b: Glyph): boolean {
  return !cjk.test(a.text) && !cjk.test(b.text);
}

/** What most of them have. */
function mostOf<Value>(glyphs: readonly Glyph[], read: (glyph: Glyph) => Value): Value {
  const counts = new Map<Value, number>();
  for (const glyph of glyphs) counts.set(read(glyph), (counts.get(read(glyph)) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return (first as [Value, number])[0];
}
