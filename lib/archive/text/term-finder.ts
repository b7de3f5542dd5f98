import type { Locale, Localized } from "../../record/languages.ts";

/** What is looked for in a text, with its forms in each language. */
export interface FoundTerm<Key> {
  key: Key;
  forms: Localized<readonly string[]>;
}

/** Where a term stands in a text, in UTF-16 units. */
export interface TermSpan<Key> {
  from: number;
  to: number;
  key: Key;
}

/** Shorter Chinese terms may only seem to stand in a text: 城市长远 has no 市长. */
const certainLength = 4;
const clause = /[^\p{Script=Han}]/u;
const words = new Intl.Segmenter("zh", { granularity: "word" });
/** What an English term may have after it, and be the same. */
const inflected = /^(?:e?s)?(?![\p{L}\p{N}])/u;
/** Short forms are not words: IT is not it. */
const abbreviation = /^[\p{Lu}\p{N}&.-]+$/u;

/** Finds many terms at once, in time that grows with the text alone: of those that begin at a place, the longest. */
export class TermFinder<Key> {
  /** By the first two characters. */
  readonly #chinese = new Map<string, { form: string; key: Key }[]>();
  /** By the first word, in small letters. */
  readonly #english = new Map<string, { form: string; key: Key }[]>();

  constructor(terms: Iterable<FoundTerm<Key>>) {
    for (const { key, forms } of terms) {
      for (const form of forms.zh) if (form.length > 1) add(this.#chinese, form.slice(0, 2), { form, key });
      for (const form of forms.en) add(this.#english, wordAt(form, 0).toLowerCase(), { form, key });
    }
    for (const index of [this.#chinese, this.#english])
      for (const forms of index.values()) forms.sort((one, other) => other.form.length - one.form.length);
  }

  /** The places where terms stand, in their order; none lies over another. */
  find(text: string, locale: Locale): TermSpan<Key>[] {
    return locale === "zh" ? this.#findChinese(text) : this.#findEnglish(text);
  }

  #findChinese(text: string): TermSpan<Key>[] {
    const found: TermSpan<Key>[] = [];
    for (let at = 0; at < text.length - 1; at++) {
      const candidates = this.#chinese.get(text.slice(at, at + 2)) ?? [];
      const term = candidates.find(
        ({ form }) => text.startsWith(form, at) && isWhole(text, at, at + form.length),
      );
      if (term === undefined) continue;
      found.push({ from: at, to: at + term.form.length, key: term.key });
      at += term.form.length - 1;
    }
    return found;
  }

  /** A term of one word may be in the plural. */
  #startingWith(word: string): { form: string; key: Key }[] {
    const singulars = [word, word.replace(/s$/, ""), word.replace(/es$/, "")];
    return [...new Set(singulars)].flatMap((singular) => this.#english.get(singular) ?? []);
  }

  #findEnglish(text: string): TermSpan<Key>[] {
    const found: TermSpan<Key>[] = [];
    const small = text.toLowerCase();
    // A letter whose small form is longer would put all places out of step.
    if (small.length !== text.length) return found;
    let end = 0;
    for (const { 0: word, index: at } of text.matchAll(wordPattern)) {
      if (at < end) continue;
      for (const { form, key } of this.#startingWith(word.toLowerCase())) {
        // It may begin with a quotation mark.
        const from = at - form.search(wordStart);
        if (from < end) continue;
        const isThere = abbreviation.test(form)
          ? text.startsWith(form, from)
          : small.startsWith(form.toLowerCase(), from);
        const rest = isThere ? inflected.exec(text.slice(from + form.length, from + form.length + 4)) : null;
        if (rest === null) continue;
        end = from + form.length + rest[0].length;
        found.push({ from, to: end, key });
        break;
      }
    }
    return found;
  }
}

function add<Form>(index: Map<string, Form[]>, start: string, form: Form): void {
  const forms = index.get(start);
  if (forms === undefined) index.set(start, [form]);
  else forms.push(form);
}

const wordStart = /[\p{L}\p{N}]/u;
const wordPattern = /[\p{L}\p{N}]+/gu;

function wordAt(text: string, at: number): string {
  return /[\p{L}\p{N}]+/u.exec(text.slice(at))?.[0] ?? "";
}

/** Whether what seems to be a short Chinese term is no part of other words. */
function isWhole(text: string, from: number, to: number): boolean {
  if (to - from >= certainLength) return true;
  let start = from;
  while (start > 0 && from - start < 20 && !clause.test(text.charAt(start - 1))) start--;
  let end = to;
  while (end < text.length && end - to < 20 && !clause.test(text.charAt(end))) end++;
  const bounds = new Set([end - start]);
  for (const { index } of words.segment(text.slice(start, end))) bounds.add(index);
  return bounds.has(from - start) && bounds.has(to - start);
}
