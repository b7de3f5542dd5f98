import { readCedict } from "../../cedict.ts";
import { type Lexicon, makeLexicon } from "./make-lexicon.ts";

let kept: Lexicon | undefined;

/** The lexicon, made at first use: that takes a second, and it keeps some 20 MB. */
export function lexicon(): Lexicon {
  kept ??= makeLexicon(readCedict());
  return kept;
}
