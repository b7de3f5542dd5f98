import { type Node, Renderer } from "@takumi-rs/core";
import type { Locale } from "../../record/languages.ts";
import { Faces, type FontFile, type Typeface } from "./faces.ts";

/** Families by the language of what is set: each has what the other lacks. */
export const families: Record<Locale, string> = { zh: "han, latin", en: "latin, han" };

/** Stands for a character that there is no glyph for, as printers have always marked a missing sort (〓). */
const missingSort = "〓";
/** What is seen by nobody: controls, joiners, marks of direction and of variants. */
const unseen = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/u;
const pictograph = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u20e3/u;

/** Bytes of what the renderer keeps beside its fonts: a card is drawn once. */
const cacheMaxBytes = 1024 * 1024;

/** Characters of which is remembered whether they can be drawn. */
const mostKnown = 10_000;

/** Draws with the fonts of the cards. Fonts are read as they are needed, and drawing is done by a thread of its own. */
export class Drawer {
  readonly #renderer = new Renderer({ cacheMaxBytes });
  readonly #faces = new Faces();
  readonly #known = new Map<string, Promise<boolean>>();
  readonly #registered = new Map<FontFile, Promise<unknown>>();

  /**
   * A text of which every character can be drawn, once this is answered: a character without a glyph is a missing
   * sort; pictographs that the fonts lack are left out, since they stand for no word.
   */
  async drawable(text: string): Promise<string> {
    let drawn = "";
    for (const character of text.normalize("NFC")) {
      if (/\s/u.test(character)) drawn += " ";
      else if (!unseen.test(character)) drawn += await this.#shown(character);
    }
    return drawn;
  }

  async #shown(character: string): Promise<string> {
    if (await this.#has(character)) return character;
    if (pictograph.test(character)) return "";
    return (await this.#has(missingSort)) ? missingSort : "";
  }

  /** Whether it can be drawn, with what it is drawn with at hand. */
  #has(character: string): Promise<boolean> {
    let has = this.#known.get(character);
    if (has === undefined) {
      const number = character.codePointAt(0) ?? 0;
      const found = (["han", "latin"] as const).map(async (typeface) => {
        const file = await this.#faces.fileOf(number, typeface);
        if (file) await this.#register(file, typeface);
        return file !== undefined;
      });
      has = Promise.all(found).then((each) => each.includes(true));
      if (this.#known.size >= mostKnown) this.#known.clear();
      this.#known.set(character, has);
    }
    return has;
  }

  #register(file: FontFile, name: Typeface): Promise<unknown> {
    let registered = this.#registered.get(file);
    if (registered === undefined) {
      const unicodeRange = [...file.characters].map((each): [number, number] => [each, each]);
      registered = this.#renderer.registerFont({ name, data: file.data, unicodeRange });
      this.#registered.set(file, registered);
    }
    return registered;
  }

  /** How wide texts are, in em. All of each must be drawable. */
  async widths(texts: readonly string[], locale: Locale, fontWeight: number): Promise<number[]> {
    const fontSize = 100;
    const style = { fontFamily: families[locale], fontSize, fontWeight, whiteSpace: "pre" as const };
    const children = texts.map((text): Node => ({ type: "text", text, style }));
    const flex = { display: "flex", flexDirection: "column", alignItems: "flex-start" } as const;
    const measured = await this.#renderer.measure({ type: "container", style: flex, children });
    return measured.children.map(({ width }) => width / fontSize);
  }

  /** @returns a PNG */
  async draw(card: Node, size: { width: number; height: number }): Promise<Buffer> {
    return this.#renderer.render(card, { ...size, format: "png" });
  }
}
