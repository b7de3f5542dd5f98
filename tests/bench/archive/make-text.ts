import type { Both, Vocabulary } from "./vocabulary.ts";

/** Words of a clause, and clauses of a sentence: at least so many, and below so many. */
const clauseLength = [4, 9] as const;
const sentenceLength = [1, 4] as const;
/** Of so many words one is a figure, and one a term of the glossary. */
const [figureShare, termShare] = [0.02, 0.02];
/** Of so many clauses one names a day. */
const dateShare = 0.03;
const thousands = new Intl.NumberFormat("en");
const months = "January February March April May June July August September October November December".split(
  " ",
);

/** Makes text in Chinese with its English rendering: word for word, with the same figures, names and terms. */
export class TextMaker {
  readonly #vocabulary: Vocabulary;
  readonly #random: () => number;

  constructor(vocabulary: Vocabulary, random: () => number) {
    this.#vocabulary = vocabulary;
    this.#random = random;
  }

  /** Words without a mark, of at least so many characters. */
  headline(characters: number): Both {
    const words: Both[] = [];
    for (let length = 0; length < characters; length += words.at(-1)?.zh.length ?? 0)
      words.push(this.#word(words.at(-1)));
    return asSentence(joined(words, "", " "), "", "");
  }

  sentence(subject?: Both): Both {
    const clauses = Array.from({ length: this.#between(sentenceLength) }, (_, index) =>
      this.#clause(index === 0 ? subject : undefined),
    );
    return asSentence(joined(clauses, "，", ", "), "。", ".");
  }

  /** @param subjects whom it names, each in a sentence of its own */
  paragraph(characters: number, subjects: readonly Both[] = []): Both {
    const sentences = subjects.map((subject) => this.sentence(subject));
    let length = sentences.reduce((sum, { zh }) => sum + zh.length, 0);
    while (length < characters) {
      const next = this.sentence();
      sentences.push(next);
      length += next.zh.length;
    }
    return joined(sentences, "", " ");
  }

  #clause(subject: Both | undefined): Both {
    const words = subject === undefined ? [] : [subject];
    for (let left = this.#between(clauseLength); left > 0; left--) {
      const chance = this.#random();
      if (chance < figureShare) words.push(this.#figure());
      else if (chance < figureShare + termShare) words.push(this.#term());
      else words.push(this.#word(words.at(-1)));
    }
    // At its end: what stands behind a day could make another word of it, as in 日本.
    if (this.#random() < dateShare) words.push(this.#date());
    return joined(words, "", " ");
  }

  /** By Zipf's law, but not the same twice in a row: the inverse of the cumulated 1/n is exponential. */
  #word(before: Both | undefined): Both {
    const { words } = this.#vocabulary;
    const rank = Math.floor(Math.exp(this.#random() * Math.log(words.length))) - 1;
    const word = words[Math.min(words.length - 1, rank)];
    if (word === undefined) throw new Error("no words to choose from");
    return word === before ? this.#word(before) : word;
  }

  #term(): Both {
    const { terms } = this.#vocabulary;
    const term = terms[Math.floor(this.#random() * terms.length)];
    if (term === undefined) throw new Error("no terms to choose from");
    return term;
  }

  #figure(): Both {
    const number = this.#between([13, 5_000]);
    const forms: Both[] = [
      { zh: `${number}人`, en: `${thousands.format(number)} people` },
      { zh: `${number}万元`, en: `${thousands.format(number * 10_000)} yuan` },
      { zh: `${number % 100}%`, en: `${number % 100} percent` },
    ];
    const form = forms[this.#between([0, forms.length])];
    if (form === undefined) throw new Error("no such figure");
    return form;
  }

  #date(): Both {
    const [month, day] = [this.#between([0, 12]), this.#between([1, 29])];
    return { zh: `${month + 1}月${day}日`, en: `${months[month]} ${day}` };
  }

  #between([least, below]: readonly [number, number]): number {
    return least + Math.floor(this.#random() * (below - least));
  }
}

function joined(parts: readonly Both[], inChinese: string, inEnglish: string): Both {
  return {
    zh: parts.map(({ zh }) => zh).join(inChinese),
    en: parts.map(({ en }) => en).join(inEnglish),
  };
}

function asSentence({ zh, en }: Both, chineseEnd: string, englishEnd: string): Both {
  return { zh: zh + chineseEnd, en: en.charAt(0).toUpperCase() + en.slice(1) + englishEnd };
}
