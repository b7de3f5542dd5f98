import type { DatabaseSync } from "node:sqlite";
import type { Day } from "../../record/days.ts";
import type { Locale } from "../../record/languages.ts";
import type { BulletinView, PrintPlace } from "../bulletin-views.ts";
import { noteRead, readKeys } from "../reads.ts";
import type { ArticleLink } from "../views.ts";
import type { Use } from "./bulletin-use.ts";
import type { BulletinData } from "./bulletin-writer.ts";
import { sheetOf } from "./page-query.ts";
import { prepared } from "./prepared.ts";
import { wordsOf } from "./summaries.ts";

/** A bulletin with where each piece of it went. */
export function readBulletin(database: DatabaseSync, id: string, locale: Locale): BulletinView | undefined {
  noteRead(readKeys.bulletin(id));
  const data = prepared(database, "SELECT data FROM bulletins WHERE id = ?").get(id)?.data;
  if (typeof data !== "string") return undefined;
  const { origin, blocks, page } = JSON.parse(data) as BulletinData;
  const day = id.slice(0, 10);
  noteRead(readKeys.day(day));
  const ofDay = bulletinsOf(database, day);
  const at = ofDay.indexOf(id);
  const placesOf = placesIn(database, locale);
  return {
    id,
    day,
    origin,
    hasIssue: prepared(database, "SELECT 1 FROM days WHERE day = ?").get(day) !== undefined,
    blocks: blocks.map(({ line, pieces }) => ({
      line,
      pieces: pieces.map(({ text, uses }) => {
        const places = placesOf(uses);
        return { text: isWithheld(places) ? "" : text, places };
      }),
    })),
    sheet: page && sheetOf(database, page, placesOf, isWithheld),
    previous: ofDay[at - 1],
    next: ofDay[at + 1],
  };
}

/** The ids of a day's bulletins, in page order. */
export function bulletinsOf(database: DatabaseSync, day: Day): string[] {
  noteRead(readKeys.bulletinsOf(day));
  return prepared(database, "SELECT id FROM bulletins WHERE id BETWEEN ? AND ? ORDER BY id")
    .all(day, `${day}-99`)
    .map(({ id }) => String(id));
}

/** Looks up each article once. */
function placesIn(database: DatabaseSync, locale: Locale): (uses: readonly Use[]) => PrintPlace[] {
  const known = new Map<string, ArticleLink | PrintPlace>();
  return (uses) =>
    uses.map((use): PrintPlace => {
      if ("why" in use) return { place: "aside", why: use.why };
      const found = known.get(use.file) ?? articleOrElse(database, use.file, locale);
      known.set(use.file, found);
      return "place" in found ? found : { place: "article", article: found, block: use.block };
    });
}

/** Whether a piece stood in nothing that readers may see, and in something that was withdrawn. */
function isWithheld(places: readonly PrintPlace[]): boolean {
  return (
    places.some(({ place }) => place === "withdrawn") &&
    places.every(({ place }) => place === "withdrawn" || place === "unpublished")
  );
}

function articleOrElse(database: DatabaseSync, file: string, locale: Locale): ArticleLink | PrintPlace {
  const [, day = "", slug = ""] = /^articles\/([^/]+)\/([^/]+)\.md$/.exec(file) ?? [];
  noteRead(readKeys.article(day, slug));
  const id = prepared(database, "SELECT id FROM articles WHERE day = ? AND slug = ?").get(day, slug)?.id;
  if (typeof id === "number") return { day, slug, words: wordsOf(database, { id, day, slug }, locale) };
  const isWithdrawn = prepared(database, "SELECT 1 FROM withdrawn WHERE day = ? AND slug = ?").get(day, slug);
  return isWithdrawn ? { place: "withdrawn", day, slug } : { place: "unpublished" };
}
