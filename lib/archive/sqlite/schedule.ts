import type { DatabaseSync } from "node:sqlite";
import type { Bulletin, Original } from "../../content/content.ts";
import { dueAt, endOf, isDue, type Moment, momentIn, standingOf } from "../../record/due.ts";
import { articleId } from "../../record/ids.ts";
import type { HeldFile } from "../keeping/kept-index.ts";
import { readKeys } from "../reads.ts";
import { noteChangedKey } from "./changed-keys.ts";
import { readMeta, writeMeta } from "./meta.ts";
import { prepared } from "./prepared.ts";
import { readSite } from "./site-query.ts";

/**
 * What is held until its time, and what is shown and has a time of its own: a clock may be put back. `due` is in
 * milliseconds since 1970; of what is held it may go by the site's time zone.
 */
export const scheduleTable = `
  CREATE TABLE schedule (file TEXT PRIMARY KEY, part TEXT, due INTEGER, is_held INTEGER) WITHOUT ROWID;
  CREATE INDEX schedule_of_held ON schedule (due) WHERE is_held = 1;
  CREATE INDEX schedule_of_part ON schedule (part);
`;

export function momentOf(database: DatabaseSync, now: number, isPreview = false): Moment {
  return momentIn(readSite(database).timeZone, now, isPreview);
}

/** The parts of the record of which something is held that is due, or shown that is not. */
export function untimelyParts(database: DatabaseSync, { now, today, isPreview }: Moment): string[] {
  if (isPreview) {
    // Everything is there; what is marked as held may not be so any more, or again.
    const rows = prepared(
      database,
      "SELECT DISTINCT part FROM schedule WHERE is_held = 1 AND due <= ?1 OR is_held = 0 AND due > ?1",
    ).all(now);
    return rows.map(({ part }) => String(part));
  }
  const rows = prepared(
    database,
    `SELECT part FROM schedule WHERE is_held = 1 AND due <= ?1
     UNION SELECT part FROM schedule WHERE is_held = 0 AND due > ?1
     UNION SELECT day FROM articles a WHERE day > ?2
       AND NOT EXISTS (SELECT 1 FROM schedule WHERE file = 'articles/' || a.day || '/' || a.slug || '.md')
     UNION SELECT day FROM withdrawn w WHERE day > ?2
       AND NOT EXISTS (SELECT 1 FROM schedule WHERE file = 'articles/' || w.day || '/' || w.slug || '.md')
     UNION SELECT substr(id, 1, 10) FROM bulletins b WHERE id > ?2 || '~'
       AND NOT EXISTS (SELECT 1 FROM schedule WHERE file = 'bulletins/' || b.id || '.txt')`,
  ).all(now, today);
  return rows.map(({ part }) => String(part));
}

/** The parts of which something is held: with another time zone it may be so until another time. */
export function heldParts(database: DatabaseSync): string[] {
  const rows = prepared(database, "SELECT DISTINCT part FROM schedule WHERE is_held = 1").all();
  return rows.map(({ part }) => String(part));
}

/** When something that is held is due next, or another day begins. */
export function nextDue(database: DatabaseSync): number | undefined {
  const due = prepared(database, "SELECT min(due) AS due FROM schedule WHERE is_held = 1").get()?.due;
  const today = readMeta(database, "today");
  const times = [
    ...(typeof due === "number" ? [due] : []),
    ...(typeof today === "string" ? [endOf(today, readSite(database).timeZone)] : []),
  ];
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Whether the index knows which day it is. */
export function isToday(database: DatabaseSync, { today }: Moment): boolean {
  return readMeta(database, "today") === today;
}

/** Notes which day it is: what is of the last days goes by it. @returns whether it was another */
export function noteToday(database: DatabaseSync, moment: Moment): boolean {
  if (isToday(database, moment)) return false;
  writeMeta(database, "today", moment.today);
  noteChangedKey(database, readKeys.today);
  return true;
}

export function heldFiles(database: DatabaseSync): HeldFile[] {
  const rows = prepared(
    database,
    "SELECT file, due AS until FROM schedule WHERE is_held = 1 ORDER BY due, file",
  ).all();
  return rows.map(({ file, until }) => ({ file: String(file), until: Number(until) }));
}

/** What is known of when an article or a bulletin of a day is due, where it is shown and cannot be read now. */
export function isStillDue(database: DatabaseSync, file: string, date: string, moment: Moment): boolean {
  if (moment.isPreview) return true;
  const due = prepared(database, "SELECT due FROM schedule WHERE file = ?").get(file)?.due;
  return typeof due === "number" ? due <= moment.now : isDue({ date }, moment);
}

function forget(database: DatabaseSync, file: string): void {
  prepared(database, "DELETE FROM schedule WHERE file = ?").run(file);
}

/** Lets go of what is scheduled of files that are gone, or that cannot be read and have never been seen. */
export function forgetGone(
  database: DatabaseSync,
  isKept: (file: string, isHeld: boolean) => boolean,
  parts: readonly string[] | undefined,
): void {
  const rows = parts
    ? parts.flatMap((part) =>
        prepared(database, "SELECT file, is_held FROM schedule WHERE part = ?").all(part),
      )
    : prepared(database, "SELECT file, is_held FROM schedule").all();
  for (const { file, is_held } of rows) {
    if (!isKept(String(file), is_held === 1)) forget(database, String(file));
  }
}

export function scheduleArticle(database: DatabaseSync, original: Original, moment: Moment): void {
  const { file, day, slug, fields } = original;
  const standing = standingOf(fields, moment);
  const due = dueAt(fields, moment);
  if (standing === "held") schedule(database, file, day, due, true);
  else if (standing !== "draft" && fields.publish !== undefined) schedule(database, file, day, due, false);
  else forget(database, `articles/${articleId(day, slug)}.md`);
}

/** When a bulletin's page may be seen: its text is that of its articles. */
export function bulletinDueAt({ id, timed }: Bulletin, moment: Moment): number {
  if (moment.isPreview) return Number.NEGATIVE_INFINITY;
  const times = [{ date: id.slice(0, 10) }, ...timed].map((each) => dueAt(each, moment));
  return Math.max(...times);
}

export function scheduleBulletin(database: DatabaseSync, bulletin: Bulletin, moment: Moment): void {
  const due = bulletinDueAt(bulletin, moment);
  if (due > moment.now) schedule(database, bulletin.file, bulletin.id.slice(0, 10), due, true);
  else if (bulletin.timed.some(({ publish }) => publish !== undefined))
    schedule(database, bulletin.file, bulletin.id.slice(0, 10), due, false);
  else forget(database, bulletin.file);
}

function schedule(database: DatabaseSync, file: string, part: string, due: number, isHeld: boolean): void {
  prepared(
    database,
    `INSERT INTO schedule VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET part = excluded.part, due = excluded.due, is_held = excluded.is_held`,
  ).run(file, part, Number.isFinite(due) ? due : 0, isHeld ? 1 : 0);
}
