import type { Phrase, Words } from "../../archive/views.ts";
import type { Locale, Localized } from "../../record/languages.ts";

/** In pixels: what networks show whole (Open Graph, 1.91 to 1), and a book's cover (EPUB: 1 to 1.6). */
export const cardSize = { width: 1200, height: 630 };
export const coverSize = { width: 1000, height: 1600 };

export type Title = Pick<Words, "locale" | "headline" | "breaks">;

/** What a card says. */
export interface Card {
  locale: Locale;
  /** The paper's name. */
  name: Localized;
  /** Beside the name. */
  date: string | undefined;
  /** What kind of a page it is. */
  label: string | undefined;
  kicker: Phrase | undefined;
  title: Title;
  deck: Phrase | undefined;
  /** Headlines of what the page leads to. */
  list: readonly Title[];
  /** How many articles each part of a period has. */
  bars: readonly { label: string; value: number }[];
  /** A JPEG. */
  picture: Uint8Array | undefined;
  /** In the last line. */
  foot: string;
}
