import { createHash } from "node:crypto";
import { tz } from "@date-fns/tz";
import { format } from "date-fns/format";
import type { ArticleAddress } from "../archive/sitemap-views.ts";
import { type Day, isDay } from "../record/days.ts";
import { startOf } from "../record/due.ts";

type Dated = Pick<ArticleAddress, "day" | "times">;

/** When an article was first to be seen: as it says, or as its day began. In milliseconds since 1970. */
export function publishedAt({ day, times }: Dated, timeZone: string): number {
  return instantOf(times.publish ?? day, timeZone);
}

/** When its readers were last told something else: by what the record says, never by a clock or a file. */
export function updatedAt(article: Dated, timeZone: string): number {
  const { updated, corrected } = article.times;
  const changes = [updated, corrected].flatMap((time) =>
    time === undefined ? [] : [instantOf(time, timeZone)],
  );
  return Math.max(publishedAt(article, timeZone), ...changes);
}

/** The same as the record has it, for what takes days as well. */
export function lastChange({ day, times }: Dated, timeZone: string): string {
  const all = [times.publish ?? day, times.updated, times.corrected].filter((time) => time !== undefined);
  return all.reduce((latest, time) =>
    instantOf(time, timeZone) > instantOf(latest, timeZone) ? time : latest,
  );
}

/** So many days are remembered, with when they began. */
const mostDays = 4_000;
const begun = new Map<string, number>();

function instantOf(dayOrInstant: string, timeZone: string): number {
  if (!isDay(dayOrInstant)) return Date.parse(dayOrInstant);
  const key = `${dayOrInstant} ${timeZone}`;
  const known = begun.get(key);
  if (known !== undefined) return known;
  const instant = startOf(dayOrInstant, timeZone);
  if (begun.size >= mostDays) begun.clear();
  begun.set(key, instant);
  return instant;
}

/** `2020-11-28T00:00:00+08:00` (RFC 3339). */
export function rfc3339(instant: number, timeZone: string): string {
  return format(instant, "yyyy-MM-dd'T'HH:mm:ssxxx", { in: tz(timeZone) });
}

/** `Sat, 28 Nov 2020 00:00:00 +0800` (RFC 822, with the year in full as RSS 2.0 has it). */
export function rfc822(instant: number, timeZone: string): string {
  return format(instant, "EEE, dd MMM yyyy HH:mm:ss xx", { in: tz(timeZone) });
}

/**
 * An entry's instants with something of its own below the millisecond: those of one day would all be the same, and
 * readers and validators take what was changed at one instant for one change.
 */
export function ownInstant(instant: number, id: string, timeZone: string): string {
  const own = Number.parseInt(createHash("sha256").update(id).digest("hex").slice(0, 12), 16) % 1_000_000;
  return rfc3339(instant, timeZone).replace(/(T[\d:]{8})/, `$1.000${String(own).padStart(6, "0")}`);
}

/** A day or an instant as sitemaps have it (W3C Date and Time Formats): without seconds, an instant is none. */
export function w3cDate(dayOrInstant: string | Day, timeZone: string): string {
  return isDay(dayOrInstant) ? dayOrInstant : rfc3339(Date.parse(dayOrInstant), timeZone);
}
