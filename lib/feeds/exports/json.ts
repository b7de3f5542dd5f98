import { href } from "../../addresses.ts";
import type { AlignedArticle, Export, InEach } from "./aligned.ts";
import { notesOf, textOf } from "./plain-text.ts";

/** An article as data; docs/exports.md says what each field is. What is not known is left out. */
export function articleData(facts: Export, aligned: AlignedArticle): Record<string, unknown> {
  const { locale, siteUrl } = facts;
  const { article, translated, words, languages, address, blocks, notes, pictures } = aligned;
  const { day, slug, kind, held, updated, page, byline, bulletins, supplied, corrections } = article;
  const lines = (field: "headline" | "kicker" | "deck") =>
    given(mapped(words, (own) => (own[field].length > 0 ? own[field] : undefined)));
  const made = translated?.translation;
  return {
    id: `${day}/${slug}`,
    ...{ address, languages, date: day, kind },
    ...{ headline: lines("headline"), kicker: lines("kicker"), deck: lines("deck") },
    ...{ held, updated, page, byline },
    reporters: article.reporters,
    topics: article.topics,
    people: article.people.length > 0 ? article.people : undefined,
    translation: made && { translator: made.translator, reviewed: made.reviewed },
    paragraphs: blocks.map(({ id, address, html, behind }) => ({
      ...{ id, address },
      ...mapped(html, textOf),
      behind: behind || undefined,
    })),
    notes: given(mapped(notes, notesOf)),
    pictures:
      pictures.length > 0
        ? pictures.map(({ after: _, caption, credit, ...picture }) => ({
            ...picture,
            caption: given(caption),
            credit: given(credit),
          }))
        : undefined,
    corrections:
      corrections.length > 0
        ? corrections.map(({ block, from, to, note, date }) => ({
            ...{ block, from, to, note, date },
          }))
        : undefined,
    supplied: supplied.length > 0 ? supplied : undefined,
    bulletin: oneOrMore(bulletins.map((id) => siteUrl + href(locale, "bulletin", { id }))),
  };
}

/** One as a text, more as a list; nothing where there is none. */
function oneOrMore(values: readonly string[]): string | readonly string[] | undefined {
  return values.length > 1 ? values : values[0];
}

function mapped<Value, Result>(
  values: InEach<Value>,
  map: (value: Value) => Result | undefined,
): InEach<Result> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([language, value]) => {
      const result = map(value);
      return result === undefined ? [] : [[language, result]];
    }),
  );
}

/** Nothing in the place of what is empty. */
function given<Value extends object>(values: Value): Value | undefined {
  return Object.keys(values).length > 0 ? values : undefined;
}
