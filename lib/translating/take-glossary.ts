import type { Edit } from "../editing/edits.ts";
import { Refusal } from "../editing/refusal.ts";
import { entryText, YamlText } from "../editing/yaml-text.ts";
import { englishSlug, freeSlug } from "../importer/drafts/slugs.ts";
import { isId } from "../record/ids.ts";
import type { Localized } from "../record/languages.ts";
import type { Term } from "../record/schema.ts";

export interface TakenGlossary {
  edits: Edit[];
  /** The ids of the terms that were added or changed. */
  taken: string[];
  refused: { unit: string; reason: Localized }[];
}

const path = "glossary.yaml";

/**
 * Takes terms into the glossary: those that it lacks, and of those that it has otherwise the chosen ones. Whatever else
 * stands in its file stays as it is written; an entry with a comment within what would be written anew is refused.
 * @param before the file's text, where there is one
 * @param own its terms
 * @param chosen ids of terms whose words are to be the document's
 */
export function takeGlossary(
  before: string | undefined,
  own: readonly Term[],
  terms: readonly Term[],
  chosen: ReadonlySet<string> | "all",
): TakenGlossary {
  const [taken, refused]: [string[], TakenGlossary["refused"]] = [[], []];
  const text = YamlText.ofFile(before ?? "");
  const added: Term[] = [];
  const ids = new Set(own.map(({ id }) => id));
  const seen = new Set<string>();
  for (const term of terms) {
    const index = indexOf(term, own);
    const mine = own[index];
    if (mine === undefined) {
      const isThere = added.some(({ term: { zh } }) => zh === term.term.zh);
      if (isThere) refused.push({ unit: term.id, reason: twice(term) });
      else added.push({ ...term, id: freeId(term, ids) });
      continue;
    }
    const changes = changesOf(mine, term);
    if (changes.length === 0) continue;
    if (chosen !== "all" && !chosen.has(mine.id))
      refused.push({ unit: mine.id, reason: otherwise(mine, term) });
    else if (seen.has(mine.id)) refused.push({ unit: mine.id, reason: twice(term) });
    else if (!changes.every(({ at }) => text.canSet([index, ...at])))
      refused.push({ unit: mine.id, reason: commented });
    else {
      for (const { at, value } of changes) text.setIn([index, ...at], value);
      taken.push(mine.id);
      seen.add(mine.id);
    }
  }
  mustBeThere(chosen, own, terms);
  const changed = text.toString();
  const bare = changed.trim() === "[]" ? "" : changed;
  const joint = bare === "" || bare.endsWith("\n") ? "" : "\n";
  const after = added.length === 0 ? changed : `${bare}${joint}${added.map(termText).join("")}`;
  if (!YamlText.ofFile(after).isSound) throw unsound;
  return { edits: editsTo(before, after), taken: [...taken, ...added.map(({ id }) => id)], refused };
}

function editsTo(before: string | undefined, after: string): Edit[] {
  if (before === undefined) return after === "" ? [] : [{ kind: "new", path, text: after }];
  return after === before ? [] : [{ kind: "text", path, before, text: after }];
}

/** Tools give concepts ids of their own: then it is known by its Chinese. */
function indexOf(term: Term, own: readonly Term[]): number {
  const byId = own.findIndex(({ id }) => id === term.id);
  if (byId !== -1 && own[byId]?.term.zh === term.term.zh) return byId;
  const byWord = own.findIndex(
    ({ term: { zh }, also }) => zh === term.term.zh || also?.zh?.includes(term.term.zh),
  );
  return byWord === -1 ? byId : byWord;
}

function freeId({ id, term }: Term, ids: Set<string>): string {
  return freeSlug(isId(id) ? id : englishSlug(term.en) || "term", ids);
}

interface Change {
  at: readonly string[];
  value: unknown;
}

/** What the document has otherwise. What it lacks is no change: many tools drop notes. */
function changesOf(own: Term, { term, also, note }: Term): Change[] {
  const changes: Change[] = [];
  const known = [own.term.zh, ...(own.also?.zh ?? [])];
  if (!known.includes(term.zh)) changes.push({ at: ["term", "zh"], value: term.zh });
  if (own.term.en !== term.en) changes.push({ at: ["term", "en"], value: term.en });
  const lists = { ...own.also, ...also };
  const isSame = JSON.stringify([lists.zh, lists.en]) === JSON.stringify([own.also?.zh, own.also?.en]);
  if (!isSame && own.also === undefined) changes.push({ at: ["also"], value: lists });
  else if (!isSame) {
    for (const locale of ["zh", "en"] as const) {
      if (JSON.stringify(lists[locale]) !== JSON.stringify(own.also?.[locale]))
        changes.push({ at: ["also", locale], value: lists[locale] });
    }
  }
  if (note !== undefined && (own.note?.zh !== note.zh || own.note.en !== note.en))
    changes.push({ at: ["note"], value: note });
  return changes;
}

function otherwise(own: Term, other: Term): Localized {
  const said = ({ term, also, note }: Term) =>
    [term.zh, term.en, ...(also?.zh ?? []), ...(also?.en ?? []), ...(note ? [note.en] : [])].join(" / ");
  const [here, there] = [said(own), said(other)];
  return {
    zh: `术语表里是“${here}”，文件里是“${there}”，没有改；要照文件的，加 --take ${own.id}`,
    en: `the glossary has "${here}", the document "${there}"; left as it is. To have it as in the document, add --take ${own.id}`,
  };
}

function twice({ term }: Term): Localized {
  return {
    zh: `“${term.zh}”在文件里有两次，只收第一次`,
    en: `"${term.zh}" is in the document twice; the first was taken`,
  };
}

const unsound = new Refusal({
  zh: "改了之后 glossary.yaml 会读不出来，所以没有动；请自己改",
  en: "glossary.yaml could not be read with these changes, so it was left as it is; change it yourself",
});

const commented: Localized = {
  zh: "这一条要改的地方夹着注释，没有动；请在 glossary.yaml 里自己改",
  en: "a comment stands within what would be changed, so it was left; change it in glossary.yaml yourself",
};

/** @throws {Refusal} where an id is chosen that the document or the glossary has not */
function mustBeThere(
  chosen: ReadonlySet<string> | "all",
  own: readonly Term[],
  terms: readonly Term[],
): void {
  if (chosen === "all") return;
  const there = new Set(terms.map((term) => own[indexOf(term, own)]?.id));
  const missing = [...chosen].find((id) => !there.has(id));
  if (missing === undefined) return;
  throw new Refusal({
    zh: `--take 的“${missing}”不是术语表和文件里都有的编号；什么都没有改`,
    en: `--take ${JSON.stringify(missing)} is no id of a term that both the glossary and the document have; nothing was changed`,
  });
}

function termText({ also, ...term }: Term): string {
  const lists = Object.entries(also ?? {}).map(
    ([locale, words]) => `    ${locale}: ${JSON.stringify(words)}\n`,
  );
  return `${entryText(term)}${lists.length === 0 ? "" : `  also:\n${lists.join("")}`}`;
}
