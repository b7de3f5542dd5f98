import type { DatabaseSync } from "node:sqlite";
import type { Day } from "../../record/days.ts";
import type { Locale } from "../../record/languages.ts";
import { noteRead, readKeys } from "../reads.ts";
import type { EditionView } from "../views.ts";
import { readUnmarked } from "./article-query.ts";
import { prepared } from "./prepared.ts";

/** All articles of an issue, whole, without marks in their text. */
export function readEdition(database: DatabaseSync, day: Day, locale: Locale): EditionView | undefined {
  noteRead(readKeys.day(day));
  const rows = prepared(database, "SELECT slug FROM articles WHERE day = ? ORDER BY rank").all(day);
  if (rows.length === 0) return undefined;
  const articles = rows.flatMap(
    ({ slug }) => readUnmarked(database, day, String(slug), locale)?.article ?? [],
  );
  return { day, articles };
}
