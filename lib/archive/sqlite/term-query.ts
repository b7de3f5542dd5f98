import type { DatabaseSync } from "node:sqlite";
import { htmlOfText, htmlPieces } from "../../markdown/html-pieces.ts";
import type { Day } from "../../record/days.ts";
import { type Locale, locales } from "../../record/languages.ts";
import { officeOn } from "../../record/offices.ts";
import type { Person, Term } from "../../record/schema.ts";
import { noteRead, readKeys } from "../reads.ts";
import { type FoundTerm, TermFinder } from "../text/term-finder.ts";
import type { BlockView, TermCard } from "../views.ts";
import { prepared } from "./prepared.ts";

/** Nothing is marked within these: their text leads somewhere else, or is no prose. */
const unmarked = new Set(["a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "sup"]);

interface Marked {
  blocks: BlockView[];
  terms: TermCard[];
}

/**
 * Marks the first use of each term of the glossary and of each person that the article lists.
 * @param day of the article, on which somebody held an office
 */
export function markTerms(
  database: DatabaseSync,
  article: number,
  day: Day,
  blocks: readonly BlockView[],
): Marked {
  const people = peopleOf(database, article);
  const finders = [new TermFinder(people.map(personTerm)), glossaryFinder(database)];
  const marked = new Map<string, TermCard>();
  const markText = (text: string, locale: Locale): string => {
    const found = finders.flatMap((finder) => finder.find(text, locale));
    found.sort((one, other) => one.from - other.from || other.to - one.to);
    let [html, at] = ["", 0];
    for (const { from, to, key } of found) {
      const card = cardOf(key, day);
      if (from < at || marked.has(card.anchor)) continue;
      marked.set(card.anchor, card);
      html += htmlOfText(text.slice(at, from)) + markOf(card.anchor, htmlOfText(text.slice(from, to)));
      at = to;
    }
    return html + htmlOfText(text.slice(at));
  };
  return {
    blocks: blocks.map((block) => ({ ...block, html: markBlock(block, markText) })),
    terms: [...marked.values()].map((card) => {
      noteRead(readKeys.entry(card.registry, card.id));
      return card;
    }),
  };
}

function markBlock({ html, locale }: BlockView, markText: (text: string, locale: Locale) => string): string {
  return htmlPieces(html)
    .map((piece) => {
      if ("markup" in piece) return piece.markup;
      const { text, within } = piece;
      return within.some((name) => unmarked.has(name)) ? htmlOfText(text) : markText(text, locale);
    })
    .join("");
}

/**
 * The text itself is a label, which breaks over lines as any text does and is copied with it; a button cannot. Who taps
 * it opens the card, and so does who comes to the button with the keyboard.
 */
function markOf(anchor: string, html: string): string {
  return `<label class="term">${html}<button type="button" popovertarget="${anchor}"></button></label>`;
}

type Entry = { registry: "people"; entry: Person } | { registry: "glossary"; entry: Term };

function cardOf({ registry, entry }: Entry, day: Day): TermCard {
  const { id } = entry;
  return registry === "people"
    ? { anchor: `person-${id}`, registry, id, name: entry.name, about: officeOn(entry, day) }
    : { anchor: `term-${id}`, registry, id, name: entry.term, about: entry.note };
}

function personTerm(entry: Person): FoundTerm<Entry> {
  const forms = { zh: [entry.name.zh], en: [entry.name.en] };
  return { key: { registry: "people", entry }, forms };
}

function peopleOf(database: DatabaseSync, article: number): Person[] {
  return prepared(
    database,
    `SELECT e.id, e.data FROM tags t JOIN entries e ON e.registry = 'people' AND e.id = t.tag
     WHERE t.article = ? AND t.facet = 'people' ORDER BY e.id`,
  )
    .all(article)
    .map(({ id, data }) => {
      noteRead(readKeys.entry("people", String(id)));
      return JSON.parse(String(data)) as Person;
    });
}

const known = new WeakMap<DatabaseSync, { revision: unknown; texts: string; finder: TermFinder<Entry> }>();

/** Of all terms of the glossary; made anew where that has changed. */
function glossaryFinder(database: DatabaseSync): TermFinder<Entry> {
  noteRead(readKeys.names);
  const revision = prepared(database, "SELECT value FROM meta WHERE key = 'revision'").get()?.value;
  const before = known.get(database);
  if (before !== undefined && before.revision === revision) return before.finder;
  const rows = prepared(database, "SELECT data FROM entries WHERE registry = 'glossary' ORDER BY id").all();
  const texts = rows.map(({ data }) => String(data)).join("\n");
  const finder =
    before?.texts === texts
      ? before.finder
      : new TermFinder(rows.map(({ data }) => glossaryTerm(JSON.parse(String(data)) as Term)));
  known.set(database, { revision, texts, finder });
  return finder;
}

function glossaryTerm(entry: Term): FoundTerm<Entry> {
  const [zh, en] = locales.map((locale) => [entry.term[locale], ...(entry.also?.[locale] ?? [])]);
  return { key: { registry: "glossary", entry }, forms: { zh: zh ?? [], en: en ?? [] } };
}
