import { ideographOf } from "../../record/radicals.ts";
import { simplifier } from "../../simplified.ts";

/**
 * Characters that share a glyph with the one on the right in the usual fonts (Noto, Source Han): a PDF names whichever
 * comes first by its number.
 */
const sameGlyph: Record<string, string> = {
  "\u2E3A": "——",
  "\u22EF": "…",
  "\u2215": "／",
  "\u2329": "〈",
  "\u232A": "〉",
  "\u301C": "～",
  "\u2027": "·",
  "\u30FB": "·",
  "\u3B35": "胶",
  "\u2E95": "彐",
  ...Object.fromEntries(
    Array.from("①②③④⑤⑥⑦⑧⑨⑩", (digit, index) => [String.fromCodePoint(0x2780 + index), digit]),
  ),
};
/** By Unicode's table this is 戶; fonts for simplified characters draw 户 for it. */
const door = "\u2F3E";

/** Han in the compatibility block, ligatures, and the upright and vertical forms of punctuation. */
const forms = /[\uF900-\uFAFF\uFB00-\uFB06\uFE10-\uFE19\uFE30-\uFE4F\u{2F800}-\u{2FA1F}]/gu;

/**
 * What a PDF's characters are as people write them: fonts give radicals and forms of setting for plain characters.
 * @param page all that is on the page, which tells simplified from traditional characters
 */
export function printedForms(page: string): (character: string) => string {
  const simplify = simplifier();
  const changed = Array.from(page).filter((character) => simplify(character) !== character).length;
  const isTraditional = changed > 0.05 * page.length;
  return (character) => {
    if (character === door && !isTraditional) return "户";
    const plain = sameGlyph[character] ?? ideographOf(character) ?? character;
    return plain.replace(forms, (form) => form.normalize("NFKC")).replace(/\p{Cc}/gu, "");
  };
}
