import { stemmer } from "stemmer";

/** A word of a text, in the one form that stands for all its forms. */
export interface Form {
  /** Without plural, possessive and other endings; in small letters. */
  form: string;
  from: number;
  to: number;
  isCapitalised: boolean;
}

const word = /[\p{L}\p{N}]+(?:[’'](?!s\b)\p{L}+)*|&/gu;
const articles = new Set(["a", "an", "the"]);
const irregular = new Map(
  Object.entries({
    men: "man",
    women: "woman",
    children: "child",
    people: "person",
    lives: "life",
    "&": "and",
  }),
);
const mostKept = 50_000;
const forms = new Map<string, string>();

function formOf(text: string): string {
  const known = forms.get(text);
  if (known !== undefined) return known;
  const plain = text.toLowerCase().replaceAll("’", "'");
  const form = stemmer(irregular.get(plain) ?? plain);
  // A text may hold any number of words that are none.
  if (forms.size >= mostKept) forms.clear();
  forms.set(text, form);
  return form;
}

/** The words of a text but for articles; a hyphen parts words, and a possessive's s is none. */
export function formsOf(text: string): Form[] {
  const found: Form[] = [];
  for (const { 0: each, index } of text.matchAll(word)) {
    const isPossessive = each === "s" && /[’']/.test(text[index - 1] ?? "");
    if (isPossessive || articles.has(each.toLowerCase())) continue;
    found.push({
      form: formOf(each),
      from: index,
      to: index + each.length,
      isCapitalised: /^\p{Lu}/u.test(each),
    });
  }
  return found;
}
