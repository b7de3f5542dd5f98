import type { getDocumentProxy } from "unpdf";
import { printedForms } from "./printed-forms.ts";
import type { Glyph, PrintedPage, Rule } from "./printed-page.ts";

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>;
type Matrix = readonly [number, number, number, number, number, number];

/** pdf.js's numbers of the operators that place text, draw lines or move the page's axes. */
export type Operators = Record<
  | "save"
  | "restore"
  | "transform"
  | "beginText"
  | "setFont"
  | "setTextMatrix"
  | "moveText"
  | "setLeadingMoveText"
  | "setLeading"
  | "nextLine"
  | "setCharSpacing"
  | "setWordSpacing"
  | "setHScale"
  | "setTextRise"
  | "showText"
  | "constructPath"
  | "paintFormXObjectBegin"
  | "paintFormXObjectEnd",
  number
>;

/** Text state of a page's content stream (ISO 32000-1, 9.3 and 9.4), in pdf.js's terms. */
interface State {
  axes: Matrix;
  font: string;
  size: number;
  letterSpacing: number;
  wordSpacing: number;
  scale: number;
  rise: number;
  leading: number;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];

/**
 * What is printed on a page of a PDF: each glyph with its place, and the lines that are ruled between columns.
 * @param operators pdf.js's numbers (`OPS`)
 */
export async function readPage(page: Page, operators: Operators): Promise<PrintedPage> {
  const [left, bottom, right, top] = page.view as [number, number, number, number];
  const { fnArray, argsArray } = await page.getOperatorList();
  const reader = new PageReader(page, operators);
  fnArray.forEach((operator: number, index: number) => {
    reader.take(operator, (argsArray[index] ?? []) as unknown[]);
  });
  const inside = ({ x, y }: Glyph) => x >= left - 1 && x <= right + 1 && y >= bottom - 1 && y <= top + 1;
  const found = reader.glyphs.filter(inside);
  const formOf = printedForms(found.map(({ text }) => text).join(""));
  const glyphs = found.flatMap((glyph) => {
    const text = formOf(glyph.text);
    return text === "" ? [] : [{ ...glyph, text }];
  });
  return {
    left,
    bottom,
    width: right - left,
    height: top - bottom,
    glyphs: withoutOverprint(glyphs),
    rules: reader.rules,
  };
}

class PageReader {
  readonly glyphs: Glyph[] = [];
  readonly rules: Rule[] = [];
  readonly #page: Page;
  readonly #operators: Operators;
  readonly #fonts = new Map<string, { bold: boolean; vertical: boolean; unit: number }>();
  readonly #saved: State[] = [];
  #state: State = {
    axes: identity,
    font: "",
    size: 0,
    letterSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    rise: 0,
    leading: 0,
  };
  #text = identity;
  #line = identity;

  constructor(page: Page, operators: Operators) {
    this.#page = page;
    this.#operators = operators;
  }

  take(operator: number, args: unknown[]): void {
    const is = this.#operators;
    const [a = 0, b = 0] = args as number[];
    if (operator === is.save || operator === is.paintFormXObjectBegin) this.#saved.push(this.#state);
    if (operator === is.restore || operator === is.paintFormXObjectEnd)
      this.#state = this.#saved.pop() ?? this.#state;
    else if (operator === is.transform) this.#transform(args);
    else if (operator === is.paintFormXObjectBegin && args[0]) this.#transform(args[0] as number[]);
    else if (operator === is.beginText) this.#place(identity);
    else if (operator === is.setTextMatrix) this.#place(matrixOf(args[0] ?? identity));
    else if (operator === is.moveText) this.#move(a, b);
    else if (operator === is.setLeadingMoveText) {
      this.#set({ leading: -b });
      this.#move(a, b);
    } else if (operator === is.nextLine) this.#move(0, -this.#state.leading);
    else if (operator === is.showText) this.#show(args[0] as ShownGlyph[]);
    else if (operator === is.constructPath) this.#drawn(args[2]);
    else this.#setting(operator, args);
  }

  #setting(operator: number, [first, second]: unknown[]): void {
    const is = this.#operators;
    if (operator === is.setFont) this.#set({ font: String(first), size: Number(second) });
    else if (operator === is.setCharSpacing) this.#set({ letterSpacing: Number(first) });
    else if (operator === is.setWordSpacing) this.#set({ wordSpacing: Number(first) });
    else if (operator === is.setHScale) this.#set({ scale: Number(first) / 100 });
    else if (operator === is.setTextRise) this.#set({ rise: Number(first) });
    else if (operator === is.setLeading) this.#set({ leading: Number(first) });
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }

  #transform(by: unknown): void {
    this.#set({ axes: times(this.#state.axes, matrixOf(by)) });
  }

  #place(at: Matrix): void {
    this.#text = at;
    this.#line = at;
  }

  #move(x: number, y: number): void {
    this.#place(times(this.#line, [1, 0, 0, 1, x, y]));
  }

  #show(shown: readonly ShownGlyph[]): void {
    const { size, letterSpacing, wordSpacing, scale, rise, axes, font: name } = this.#state;
    const font = this.#font(name);
    for (const glyph of shown) {
      if (glyph === null) continue;
      if (typeof glyph === "number") {
        this.#advance((-glyph / 1000) * size * scale, font.vertical);
        continue;
      }
      const place = times(axes, times(this.#text, [size * scale, 0, 0, size, 0, rise]));
      const advance = glyph.width * font.unit * size + letterSpacing + (glyph.isSpace ? wordSpacing : 0);
      const text = glyph.unicode;
      if (text !== "")
        this.glyphs.push({
          text,
          x: place[4],
          y: place[5],
          width: glyph.width * font.unit * Math.hypot(place[0], place[1]),
          size: Math.hypot(place[2], place[3]),
          bold: font.bold,
        });
      this.#advance(font.vertical ? -size : advance * scale, font.vertical);
    }
  }

  #advance(by: number, vertical: boolean): void {
    this.#text = times(this.#text, vertical ? [1, 0, 0, 1, 0, by] : [1, 0, 0, 1, by, 0]);
  }

  /** The real name of a font is known only once the page's operators are. */
  #font(name: string) {
    let font = this.#fonts.get(name);
    if (font === undefined) {
      const { commonObjs } = this.#page;
      const data = commonObjs.has(name) ? commonObjs.get(name) : undefined;
      font = {
        bold: /bold|black|heavy|semibold|demi|hei\b|heiti|xiaobiaosong|cuhei|dabiaosong/i.test(
          data?.name ?? "",
        ),
        vertical: data?.vertical === true,
        unit: Math.abs(data?.fontMatrix?.[0] ?? 0.001),
      };
      this.#fonts.set(name, font);
    }
    return font;
  }

  /** A long thin shape is a rule, whether it is stroked or filled. */
  #drawn(extent: unknown): void {
    if (extent === null || typeof extent !== "object") return;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Object.values(extent as Record<string, number>);
    const [from, to] = [apply(this.#state.axes, x0, y0), apply(this.#state.axes, x1, y1)];
    const rule = {
      left: Math.min(from[0], to[0]),
      right: Math.max(from[0], to[0]),
      bottom: Math.min(from[1], to[1]),
      top: Math.max(from[1], to[1]),
    };
    const [width, height] = [rule.right - rule.left, rule.top - rule.bottom];
    if (Math.min(width, height) <= 4 && Math.max(width, height) >= 20) this.rules.push(rule);
  }
}

type ShownGlyph = { unicode: string; width: number; isSpace: boolean } | number | null;

/** What is printed twice for its shadow or its weight is one character. */
function withoutOverprint(glyphs: readonly Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>();
  return glyphs.filter((glyph) => {
    const key = `${glyph.text} ${Math.round(glyph.y / 4)}`;
    const before = seen.get(key) ?? [];
    const near = 0.15 * glyph.size;
    if (before.some(({ x, y }) => Math.abs(x - glyph.x) < near && Math.abs(y - glyph.y) < near)) return false;
    seen.set(key, [...before, glyph]);
    return true;
  });
}

function matrixOf(numbers: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Object.values(numbers as Record<string, number>);
  return [a, b, c, d, e, f];
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
