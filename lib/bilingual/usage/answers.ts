import type { Lexicon, Lists } from "../lengths/make-lexicon.ts";

/** From where on a stem goes closely enough with a character, of 255. */
const leastStrength = 90;
const mostKept = 20_000;

/** Which English words the dictionary has for Chinese ones. */
export class Answers {
  readonly #lexicon: Lexicon;
  readonly #stems = new Map<string, ReadonlySet<number>>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Whether a Chinese word, or a part of it, has an English one among its meanings. */
  has(word: string, stem: string): boolean {
    const number = this.#lexicon.stems.get(stem);
    return number !== undefined && this.#stemsOf(word).has(number);
  }

  /** Whether the dictionary has an English word at all: names in pinyin are in none. */
  knows(stem: string): boolean {
    return this.#lexicon.stems.has(stem);
  }

  #stemsOf(word: string): ReadonlySet<number> {
    const known = this.#stems.get(word);
    if (known !== undefined) return known;
    const { words, glosses, characters, associations } = this.#lexicon;
    const found = new Set<number>();
    for (let length = word.length; length > 0; length--)
      for (let from = 0; from + length <= word.length; from++)
        addAll(found, glosses, words.get(word.slice(from, from + length)));
    for (const character of word)
      addAll(found, associations, characters.get(character), (index) => {
        return (associations.strengths[index] ?? 0) >= leastStrength;
      });
    if (this.#stems.size >= mostKept) this.#stems.clear();
    this.#stems.set(word, found);
    return found;
  }
}

function addAll(
  found: Set<number>,
  { starts, stems }: Lists,
  list: number | undefined,
  isWanted: (index: number) => boolean = () => true,
): void {
  if (list === undefined) return;
  for (let index = starts[list] ?? 0; index < (starts[list + 1] ?? 0); index++) {
    if (isWanted(index)) found.add(stems[index] ?? 0);
  }
}
