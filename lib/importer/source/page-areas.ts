import { around, type Box, type PrintedLine, type Rule, shared, whiteBetween } from "./printed-page.ts";

/** Lines of one size that stand one below the other in a column, nothing between them. */
export interface Stack extends Box {
  kind: "head" | "text";
  lines: PrintedLine[];
}

/** What belongs to one article, or, without a head, to none: stacks in reading order. */
export interface Area {
  head: Stack | undefined;
  stacks: Stack[];
}

/** Head lines are larger than what is read on the page by this much. */
const headSize = 1.18;
/** What names a paper, at the head of a page. */
const paperName = /^\p{Script=Han}{1,6}(?:报|日报|晚报|晨报|早报|商报|时报|都市报|周刊|周报)$/u;

/**
 * Finds the articles of a page by what stands under which headline: a column belongs to the headline right above
 * it; without one, to the column on its left that begins at the same height, or to what it goes on below.
 * @param page its upper edge and its height
 */
export function areasOf(
  lines: readonly PrintedLine[],
  rules: readonly Rule[],
  page: { top: number; height: number },
): Area[] {
  const body = bodySize(lines);
  const isMasthead = (line: PrintedLine) =>
    paperName.test(line.text.replace(/\s+/g, "")) &&
    line.size > 1.5 * body &&
    page.top - line.top < 0.2 * page.height;
  const isHead = (line: PrintedLine) => line.size >= headSize * body && !isMasthead(line);
  const level = rules.filter((rule) => rule.right - rule.left > rule.top - rule.bottom);
  const heads = stacksOf(lines.filter(isHead), level, "head", lines);
  const texts = stacksOf(
    lines.filter((line) => !isHead(line)),
    level,
    "text",
    lines,
  );
  const { subheads, real } = withoutSubheads(heads, texts, level, body);
  return assign(real, [...texts, ...subheads.map((each): Stack => ({ ...each, kind: "text" }))], level, body);
}

/** The size that most characters have, in points. */
export function bodySize(lines: readonly PrintedLine[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

function stacksOf(
  lines: readonly PrintedLine[],
  rules: readonly Rule[],
  kind: Stack["kind"],
  all: readonly PrintedLine[],
): Stack[] {
  const stacks: Stack[] = [];
  for (const line of lines.toSorted((a, b) => b.top - a.top || a.left - b.left)) {
    const stack = stacks
      .filter((each) => goesOn(each, line, rules, all))
      .sort((a, b) => whiteBetween(a, line) - whiteBetween(b, line))[0];
    if (stack === undefined) stacks.push({ kind, lines: [line], ...boxOf(line) });
    else {
      stack.lines.push(line);
      Object.assign(stack, around(stack.lines));
    }
  }
  return stacks;
}

function boxOf({ left, right, bottom, top }: Box): Box {
  return { left, right, bottom, top };
}

function goesOn(
  stack: Stack,
  line: PrintedLine,
  rules: readonly Rule[],
  all: readonly PrintedLine[],
): boolean {
  const last = stack.lines.at(-1) as PrintedLine;
  const [small, large] = [Math.min(last.size, line.size), Math.max(last.size, line.size)];
  const white = whiteBetween(last, line);
  if (white < -0.5 * small || white > (stack.kind === "head" ? 1 : 1.3) * large) return false;
  // A paragraph's first line may be all that there is of the column so far: the next may begin before it.
  const indent = stack.kind === "text" && stack.lines.length === 1 ? 2.6 * large : 0;
  const room = { ...stack, left: stack.left - indent };
  if (shared(room, line) < 0.3 * Math.min(stack.right - stack.left, line.right - line.left)) return false;
  if (isParted(last, line, rules)) return false;
  if (stack.kind === "head") return true;
  // A column's lines begin at one edge, an indent aside; what is centred in it has the same middle.
  const middle = Math.abs(stack.left + stack.right - line.left - line.right) < 2 * large;
  const edge = Math.abs(stack.left - line.left) < 2.6 * large;
  const within = line.left > stack.left - large && line.right < stack.right + large;
  if (small < 0.9 * large || !(edge || middle || within)) return false;
  return !all.some(
    (other) =>
      other !== last &&
      other !== line &&
      other.top < last.bottom + 1 &&
      other.bottom > line.top - 1 &&
      shared(other, line) > 0,
  );
}

/** Whether a level rule runs between the two. */
export function isParted(above: Box, below: Box, rules: readonly Rule[]): boolean {
  return rules.some(
    (rule) =>
      rule.top <= above.bottom + 2 &&
      rule.bottom >= below.top - 2 &&
      shared(rule, below) > 0 &&
      shared(rule, above) > 0,
  );
}

/** A single line hardly larger than the text, within a column, right below text, is a subhead of that text. */
function withoutSubheads(
  heads: readonly Stack[],
  texts: readonly Stack[],
  rules: readonly Rule[],
  body: number,
) {
  const isSubhead = (head: Stack) => {
    const [line] = head.lines;
    if (head.lines.length > 1 || line === undefined || line.size > 1.4 * body) return false;
    const above = nearest(head, texts, rules);
    const below = texts.some((text) => shared(text, head) > 0 && between(head, text, 1.6 * body));
    return (
      below &&
      above !== undefined &&
      whiteBetween(above, head) < 1.1 * body &&
      head.left > above.left - body &&
      head.right < above.right + body
    );
  };
  return { subheads: heads.filter(isSubhead), real: heads.filter((head) => !isSubhead(head)) };
}

function between(above: Box, below: Box, most: number): boolean {
  const white = whiteBetween(above, below);
  return white > -0.5 * most && white < most;
}

/** What stands next above a box, no rule between. */
function nearest<Above extends Box>(
  box: Box,
  others: readonly Above[],
  rules: readonly Rule[],
): Above | undefined {
  return others
    .filter(
      (other) =>
        (other as Box) !== box &&
        other.bottom > box.top - 0.3 * (box.top - box.bottom) - 2 &&
        other.top > box.top &&
        shared(other, box) > 0.1 * Math.min(box.right - box.left, other.right - other.left) &&
        !isParted(other, box, rules),
    )
    .sort((a, b) => a.bottom - b.bottom)[0];
}

function assign(
  heads: readonly Stack[],
  texts: readonly Stack[],
  rules: readonly Rule[],
  body: number,
): Area[] {
  const areas = heads.map((head): Area => ({ head, stacks: [] }));
  const areaOf = new Map<Stack, Area>(areas.map((area) => [area.head as Stack, area]));
  const waiting = texts.toSorted((a, b) => a.left - b.left || b.top - a.top);
  const hangsOn = new Map(waiting.map((text) => [text, wheresOf(text, heads, texts, rules, body)]));
  // A column waits until what it hangs on has its place; where all wait, the first takes what is next best.
  for (let choice = 0; choice < 4; ) {
    const ready = waiting.filter((text) => {
      const where = hangsOn.get(text)?.slice(0, choice + 1) ?? [];
      return !areaOf.has(text) && where.some((stack) => areaOf.has(stack));
    });
    if (ready.length === 0) choice += 1;
    for (const text of choice === 0 ? ready : ready.slice(0, 1)) {
      const where = hangsOn.get(text)?.find((stack) => areaOf.has(stack)) as Stack;
      areaOf.set(text, areaOf.get(where) as Area);
      choice = 0;
    }
  }
  const loose = waiting.filter((text) => !areaOf.has(text));
  for (const text of waiting) areaOf.get(text)?.stacks.push(text);
  return [...areas, ...loose.map((text): Area => ({ head: undefined, stacks: [text] }))].map((area) => ({
    ...area,
    stacks: inColumns(area.stacks),
  }));
}

/** What a column may hang on, the likeliest first: what is close above it, what begins beside it, what is above. */
function wheresOf(
  text: Stack,
  heads: readonly Stack[],
  texts: readonly Stack[],
  rules: readonly Rule[],
  body: number,
): Stack[] {
  const pitch = 1.7 * body;
  const above = nearest(text, [...heads, ...texts], rules);
  const close = above && whiteBetween(above, text) < (above.kind === "head" ? 3 : 1) * pitch;
  const beside = texts
    .filter(
      (other) =>
        other !== text &&
        -shared(other, text) > -0.5 * body &&
        -shared(other, text) < 12 * body &&
        Math.abs(other.top - text.top) < 0.7 * pitch,
    )
    .sort((a, b) => shared(b, text) - shared(a, text));
  const isLeft = (other: Stack) => other.left < text.left;
  return [
    ...(close ? [above] : []),
    ...beside.filter(isLeft).slice(0, 1),
    ...beside.filter((other) => !isLeft(other)).slice(0, 1),
    ...(above && !close ? [above] : []),
  ];
}

/** Column after column, each from above to below. */
function inColumns(stacks: readonly Stack[]): Stack[] {
  const columns: Stack[][] = [];
  for (const stack of stacks.toSorted((a, b) => a.left - b.left)) {
    const column = columns.find((each) =>
      each.some(
        (other) => shared(other, stack) > 0.5 * Math.min(other.right - other.left, stack.right - stack.left),
      ),
    );
    if (column) column.push(stack);
    else columns.push([stack]);
  }
  return columns.flatMap((column) => column.sort((a, b) => b.top - a.top));
}
