import type { Node } from "@takumi-rs/core";
import type { Phrase } from "../../archive/views.ts";
import { colours } from "../../colours.ts";
import { type Locale, languageTag, otherLocale } from "../../record/languages.ts";
import type { Card, Title } from "./card.ts";
import { type Drawer, families } from "./drawer.ts";
import { piecesOf } from "./pieces.ts";
import { type Box, type SetText, setLines } from "./set-lines.ts";

type Style = NonNullable<Node["style"]>;

const { paper, ink, quiet, hair, cinnabar } = Object.fromEntries(
  Object.entries(colours).map(([name, { light }]) => [name, light]),
) as Record<keyof typeof colours, string>;

/** Of a line of text to its size; a headline has less. */
const lineHeight = 1.45;
/** A headline in a list, with its rule, in pixels. */
const listedHeight = 60;

/** Lays cards out as the front page is: a masthead between rules, a headline, and what follows. */
export class Layout {
  readonly #drawer: Drawer;
  readonly #size: { width: number; height: number };
  readonly #margin: number;

  /** @param size of the whole, in pixels */
  constructor(drawer: Drawer, size: { width: number; height: number }) {
    this.#drawer = drawer;
    this.#size = size;
    this.#margin = Math.round(size.width * 0.047);
  }

  async node(card: Card): Promise<Node> {
    const width = this.#size.width - 2 * this.#margin;
    const isTall = this.#size.height > this.#size.width;
    const pictureSize = isTall ? { width, height: 520 } : { width: 420, height: 400 };
    const beside = card.picture && !isTall ? pictureSize.width + 36 : 0;
    const head = await this.#masthead(card, width);
    const foot = await this.#foot(card, width);
    const room = this.#size.height - 2 * this.#margin - head.height - foot.height - 44;
    const above = card.picture && isTall ? pictureSize.height + 36 : 0;
    const text = await this.#text(card, { width: width - beside, height: room - above });
    const picture = card.picture && image(card.picture, { ...pictureSize, height: isTall ? 520 : room });
    const body = isTall
      ? column([...(picture ? [picture, gap(36)] : []), text])
      : row([text, ...(picture ? [gap(36), picture] : [])], { alignItems: "stretch" });
    return column(
      [head.node, gap(22), { ...body, style: { ...body.style, height: room } }, gap(22), foot.node],
      {
        width: this.#size.width,
        height: this.#size.height,
        padding: this.#margin,
        backgroundColor: paper,
        color: ink,
      },
    );
  }

  async #masthead({ locale, name, date }: Card, width: number): Promise<{ node: Node; height: number }> {
    const other = otherLocale(locale);
    const own = await this.#set({ locale, text: name[locale] }, line(width * 0.45, [40, 34, 28, 24]), 700);
    const second = await this.#set(
      { locale: other, text: name[other] },
      line(width * 0.3, [24, 20, 18]),
      400,
    );
    const day = await this.#set({ locale, text: date ?? "" }, line(width * 0.33, [24, 22, 18]), 400);
    const names = row([lines(own, locale, 700), gap(18), lines(second, other, 400, { color: quiet })], {
      alignItems: "baseline",
    });
    const node = column([
      row([names, lines(day, locale, 400, { color: quiet })], {
        alignItems: "baseline",
        justifyContent: "space-between",
        height: 54,
      }),
      rule(4, ink),
      gap(4),
      rule(1, ink),
    ]);
    return { node, height: 63 };
  }

  async #foot({ locale, label, foot }: Card, width: number): Promise<{ node: Node; height: number }> {
    const left = await this.#set({ locale, text: label ?? "" }, line(width * 0.6, [24, 20]), 600);
    const right = await this.#set({ locale: "en", text: foot }, line(width * 0.38, [22, 18, 15]), 400);
    const node = column([
      rule(1, hair),
      row([lines(left, locale, 600, { color: cinnabar }), lines(right, "en", 400, { color: quiet })], {
        alignItems: "baseline",
        justifyContent: "space-between",
        height: 46,
        paddingTop: 12,
      }),
    ]);
    return { node, height: 47 };
  }

  /** From the top: kicker, headline, deck; at the foot what the page leads to, or how much there is of it. */
  async #text(card: Card, { width, height }: { width: number; height: number }): Promise<Node> {
    const isTall = this.#size.height > this.#size.width;
    const { locale } = card;
    const kicker = card.kicker && (await this.#set(card.kicker, line(width, [28, 24]), 500));
    const ofDeck = { ...line(width, [30, 27]), lines: 2 };
    const deck = card.deck && (await this.#set(card.deck, ofDeck, 400));
    const left =
      height - (kicker ? 54 : 0) - (deck ? 20 + deck.lines.length * Math.ceil(deck.size * lineHeight) : 0);
    const below = await this.#below(card, width, left - 100);
    const title = await this.#title(card.title, width, Math.max(50, left - below.height), isTall);
    const top = column([
      ...(kicker ? [lines(kicker, card.kicker?.locale ?? locale, 500, { color: quiet }), gap(12)] : []),
      lines(title, card.title.locale, 700, {}, leadingOf(card.title.locale)),
      ...(deck ? [gap(20), lines(deck, card.deck?.locale ?? locale, 400)] : []),
    ]);
    return column([top, ...(below.node ? [below.node] : [])], {
      justifyContent: "space-between",
      width,
      height,
    });
  }

  async #title(title: Title, width: number, height: number, isTall: boolean): Promise<SetText> {
    const { locale, headline, breaks } = title;
    const largest = locale === "zh" ? 96 : 84;
    const sizes = [1, 0.92, 0.84, 0.76, 0.69, 0.63, 0.57, 0.51, 0.46, 0.41, 0.37, 0.33].map((share) =>
      Math.round(largest * share),
    );
    const texts = headline.map((text, index) => ({ text, breaks: breaks[index] ?? [] }));
    const pieces = await piecesOf(texts, locale, 700, this.#drawer);
    const box = { width, height, sizes, leading: leadingOf(locale), lines: isTall ? 9 : 8 };
    return setLines(pieces, box, locale);
  }

  /** @param room for it, in pixels of height */
  async #below({ list, bars }: Card, width: number, room: number): Promise<{ node?: Node; height: number }> {
    if (bars.length > 0) return { node: chart(bars, width), height: 200 };
    const shown = list.slice(0, Math.max(0, Math.floor((room - 24) / listedHeight)));
    if (shown.length === 0) return { height: 0 };
    const rows = shown.map(async ({ locale, headline }) => {
      const set = await this.#set({ locale, text: headline.join(" ") }, line(width, [29]), 500);
      return column([rule(1, hair), gap(9), lines(set, locale, 500)], { height: listedHeight });
    });
    return { node: column(await Promise.all(rows)), height: 24 + shown.length * listedHeight };
  }

  async #set({ locale, text }: Phrase, box: Box, weight: number): Promise<SetText> {
    return setLines(await piecesOf([{ text, breaks: [] }], locale, weight, this.#drawer), box, locale);
  }
}

function leadingOf(locale: Locale): number {
  return locale === "zh" ? 1.28 : 1.16;
}

/** A box of one line. */
function line(width: number, sizes: readonly number[]): Box {
  return { width, height: 1_000, sizes, leading: lineHeight, lines: 1 };
}

function lines(
  { lines: texts, size }: SetText,
  locale: Locale,
  weight: number,
  style: Style = {},
  leading = lineHeight,
): Node {
  const type: Style = { fontFamily: families[locale], fontSize: size, fontWeight: weight, whiteSpace: "pre" };
  return column(
    texts.map((text) =>
      row(
        runsOf(text, locale).map(({ text: run, before }) => ({
          type: "text",
          text: run,
          lang: languageTag[locale],
          style: { ...type, lineHeight: leading, marginLeft: Math.round(before * size), ...style },
        })),
        { height: size * leading },
      ),
    ),
  );
}

const opening = /[“‘《〈「『（【]/u;
const mark = /[，。、；：”’》〉」』）】“‘《〈「『（【]/u;
const latin = /[\p{Script=Latin}\p{N}]/u;
const han = /\p{Script=Han}/u;

/**
 * What a line of Chinese is set of: an opening mark hangs half its width out at the beginning, of two marks together
 * one has half its width (GB/T 15834), and there is an eighth of an em between Chinese and Latin (CSS Text 4,
 * `text-autospace`).
 * @returns runs, each with the space before it in em
 */
export function runsOf(text: string, locale: Locale): { text: string; before: number }[] {
  if (locale !== "zh") return [{ text, before: 0 }];
  const runs: { text: string; before: number }[] = [];
  let last = "";
  for (const character of text) {
    const before = spaceBetween(last, character);
    const run = runs.at(-1);
    if (run && before === 0) run.text += character;
    else runs.push({ text: character, before });
    last = character;
  }
  return runs;
}

function spaceBetween(last: string, next: string): number {
  if (opening.test(next) && (last === "" || mark.test(last))) return -0.5;
  if (mark.test(last) && !opening.test(last) && mark.test(next)) return -0.5;
  if (opening.test(last) && opening.test(next)) return -0.5;
  return (han.test(last) && latin.test(next)) || (latin.test(last) && han.test(next)) ? 0.125 : 0;
}

/** A bar for each part of a period, with its name below. */
function chart(bars: Card["bars"], width: number): Node {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = Math.min(120, Math.floor(width / bars.length));
  const nodes = bars.map(({ label, value }) =>
    column(
      [
        {
          type: "container",
          style: {
            width: Math.min(56, Math.max(4, step - Math.ceil(step * 0.2))),
            height: value === 0 ? 1 : Math.max(4, Math.round((130 * value) / most)),
            backgroundColor: value === 0 ? hair : ink,
          },
        },
        {
          type: "text",
          text: label || " ",
          style: { fontFamily: families.zh, fontSize: 20, height: 30, color: quiet, whiteSpace: "pre" },
        },
      ],
      { width: step, height: 168, justifyContent: "flex-end" },
    ),
  );
  return row(nodes, { alignItems: "flex-end" });
}

function image(src: Uint8Array, { width, height }: { width: number; height: number }): Node {
  return { type: "image", src, width, height, style: { width, height, objectFit: "cover", flexShrink: 0 } };
}

function rule(height: number, backgroundColor: string): Node {
  return { type: "container", style: { height, backgroundColor, width: "100%" } };
}

function gap(size: number): Node {
  return { type: "container", style: { width: size, height: size, flexShrink: 0 } };
}

function row(children: Node[], style: Style = {}): Node {
  return { type: "container", style: { display: "flex", flexDirection: "row", ...style }, children };
}

function column(children: Node[], style: Style = {}): Node {
  return { type: "container", style: { display: "flex", flexDirection: "column", ...style }, children };
}
