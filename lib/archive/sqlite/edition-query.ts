import type { DatabaseSync } from "node:sqlite";
import type { Day } from "../../record/days.ts";
import type { Locale } from "../../record/languages.ts";
import { printPath } from "../../record/paths.ts";
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

/** The file of an issue as it is printed, relative to the content folder; nothing where there is no file or no issue. */
export function readPrinted(database: DatabaseSync, day: Day, locale: Locale): string | undefined {
  noteRead(readKeys.print(day));
  noteRead(readKeys.day(day));
  const path = printPath(day, locale);
  const { hash } =
    prepared(
      database,
      "SELECT hash FROM files WHERE path = ? AND EXISTS (SELECT 1 FROM days WHERE day = ?)",
    ).get(path, day) ?? {};
  // What is there but cannot be served begins with a hyphen.
  return typeof hash === "string" && /^[^-]/.test(hash) ? path : undefined;
}
