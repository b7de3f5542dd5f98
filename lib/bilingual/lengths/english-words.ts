import { stemmer } from "stemmer";

/** Words that say nothing of what a text is about, and those by which a dictionary speaks of its words. */
const stopWords = new Set(
  (
    "a an and are as at be been being but by can could did do does doing done for from get gets getting got had has " +
    "have having he her hers him himself his how i if in into is it its itself just let may me might more most much " +
    "must my no nor not of on one ones onto or other our ours out over shall she should so some somebody someone " +
    "something somewhat such than that the their theirs them themselves then there these they this those through " +
    "to too under up upon us very was we were what when where which while who whom whose why will with within would " +
    "you your yours also any oneself say says via per about both each either own same only now all well s t d ll re " +
    "ve m e g etc sb sth esp used usually lit fig abbr idiom bound form loanword tw coll variant old classical"
  ).split(" "),
);

/** British spellings as American ones, which the dictionary has. */
const respelled: readonly [RegExp, string][] = [
  [/isation(s?)$/, "ization$1"],
  [/([^aeiouw])is(e[sd]?|ing)$/, "$1iz$2"],
  [/([^l])our(s|ed|ing|able|al)?$/, "$1or$2"],
  [/([^aeiou])tre(s?)$/, "$1ter$2"],
  [/ogramme/, "ogram"],
  [/ll(ed|ing|er|ers)$/, "l$1"],
  [/(ef|f)ence$/, "$1ense"],
];

const mayBeBritish = /is|our|tre|ogramme|ll|fence/;

const mostKept = 100_000;
const stems = new Map<string, string>();

/** What stands for a word in all its forms; empty for one that says little by itself. */
function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  let plain = word.toLowerCase().replace(/[’']s?$/, "");
  if (stopWords.has(plain)) plain = "";
  else if (plain.length > 4 && mayBeBritish.test(plain))
    for (const [from, to] of respelled) plain = plain.replace(from, to);
  const stem = stemmer(plain);
  // A text may hold any number of words that are none.
  if (stems.size >= mostKept) stems.clear();
  stems.set(word, stem);
  return stem;
}

export interface EnglishWord {
  text: string;
  from: number;
  to: number;
  /** Empty for words that say little by themselves. */
  stem: string;
}

const word =
  /[\p{Script=Latin}\d]+(?:[’'.,](?=[\p{Script=Latin}\d])[\p{Script=Latin}\d]+|(?<=\p{Script=Latin})-\d+)*/gu;

/** Several checks ask for the words of one text, one after the other. */
let last: { text: string; words: readonly EnglishWord[] } | undefined;

/** The words and figures of a text, in their order. */
export function englishWords(text: string): readonly EnglishWord[] {
  if (last?.text !== text) last = { text, words: cut(text) };
  return last.words;
}

function cut(text: string): EnglishWord[] {
  return Array.from(text.matchAll(word), ({ 0: found, index }) => ({
    text: found,
    from: index,
    to: index + found.length,
    stem: stemOf(found.replace(/[’']s$/, "")),
  }));
}

/** The stems of a dictionary's sense: English in plain letters, of which there are a million words. */
export function stemsOf(sense: string): string[] {
  const found: string[] = [];
  let from = -1;
  for (let at = 0; at <= sense.length; at++) {
    const code = at < sense.length ? sense.charCodeAt(at) : 0;
    const isLetter =
      (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x250);
    const isPart =
      isLetter || (code >= 48 && code <= 57) || (from >= 0 && (code === 0x27 || code === 0x2019));
    if (isPart && from < 0) from = at;
    if (isPart || from < 0) continue;
    const stem = stemOf(sense.slice(from, at));
    if (stem !== "") found.push(stem);
    from = -1;
  }
  return found;
}
