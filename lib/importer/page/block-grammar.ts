import type { Dictionary, Word } from "./words.ts";

/** What a text's words are, whatever they say: yes-or-no observations by name. */
export function grammarLooks(words: readonly Word[], dictionary: Dictionary): string[] {
  const looks: string[] = [];
  const said = words.filter(({ text }) => /[\p{Script=Han}\p{L}\d]/u.test(text));
  const [first, last] = [said[0], said.at(-1)];
  if (first === undefined || last === undefined) return ["noWords"];
  looks.push(`firstTag.${classOf(first)}`, `lastTag.${classOf(last)}`);
  // A column's end cuts words: 高铁 leaves a 铁 that hardly stands alone.
  if (isPart(first, dictionary.endsWords(first.text))) looks.push("beginsInWord");
  if (isPart(last, dictionary.beginsWords(last.text))) looks.push("endsInWord");
  const share = (test: RegExp) => said.filter(({ tag }) => test.test(tag)).length / said.length;
  const linking = share(/^(?:u|p|c|d|r|y)/);
  looks.push(`linking${[0, 0.08, 0.16, 0.25].findIndex((limit) => linking <= limit)}`);
  const verbs = said.filter(({ tag }) => /^v(?!n)/.test(tag)).length;
  looks.push(`verbs${Math.min(verbs, 3)}`);
  if (said.some(({ tag }) => tag === "t")) looks.push("timeWord");
  if (said.some(({ tag }) => tag === "ns")) looks.push("placeWord");
  if (said.some(({ tag }) => tag.startsWith("nr"))) looks.push("nameWord");
  if (said.length > 1 && said.filter(({ text }) => text.length === 1).length > said.length * 0.6)
    looks.push("syllables");
  return looks;
}

/** The first letter of a part of speech; what stands for a noun of a kind keeps two. */
function classOf({ tag }: Word): string {
  return /^(?:nr|ns|nt|vn|ul|uj)/.test(tag) ? tag.slice(0, 2) : (tag[0] ?? "x");
}

function isPart({ text }: Word, share: number): boolean {
  return /^\p{Script=Han}$/u.test(text) && share > 0.9;
}
