/** Words that every English text of some length has, and texts in other languages have not. */
const common = wordSet(
  "the of and to in for with that was were by from at is are has have had said will its it as an be this which on their they he she his her not but or been would who than all also more into during",
);
/** The like of other languages that models write in; none of them is an English word too. */
const foreign = wordSet(
  "le la les des du et est une dans pour que qui sur avec ont cette aux der das und ist nicht mit ein eine für auf den dem von zu im sich sie wird werden werde wurde diesem dieser diese dass sagte auch nach el los las del por con una para y su al il di che della per non sono gli uma não com dos em os een het van niet och att det som på og af til på ja ei że się na nie w z и в не на что с по",
);
/** A text of fewer words may do without them. */
const fewWords = 10;
const leastCommon = 0.12;

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/**
 * What tells that a text is not in English. Some names in Chinese may stand in it; tables and lists of names have few of
 * the words that tell, so of them only what another language has counts.
 */
export function englishFaults(text: string, source: string): string[] {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return /\p{L}/u.test(source) ? ["the translation has no words"] : [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
  return latin < letters.length * 0.85 || isOther(text) ? ["the translation is not in English"] : [];
}

function isOther(text: string): boolean {
  const count = (words: readonly string[], of: ReadonlySet<string>) =>
    words.filter((word) => of.has(word.toLowerCase())).length;
  const all = text.match(/\p{L}+/gu) ?? [];
  const [own, others] = [count(all, common), count(all, foreign)];
  if (others > own && others > 1) return true;
  if (own >= all.length * leastCommon) return false;
  // Of running text; what begins with a capital is most likely a name.
  const runs = text.split(/[|\n;,、]+/).map((run) => run.match(/(?<!\p{L})\p{Ll}\p{L}*/gu) ?? []);
  return runs.some((run) => run.length >= fewWords && count(run, common) < run.length * leastCommon);
}
