import type { Day } from "./days.ts";

/** An instant, and the day that it falls on in a time zone. */
export interface Moment {
  /** Milliseconds since 1970. */
  now: number;
  today: Day;
  /** IANA name. */
  timeZone: string;
  /** Whether an editor looks, who sees what readers do not see yet. */
  isPreview?: boolean;
}

export function momentIn(timeZone: string, now: number, isPreview = false): Moment {
  return { now, today: dayIn(timeZone)(now), timeZone, ...(isPreview && { isPreview }) };
}

/** What decides when an article is first seen. */
export interface Timed {
  date: Day;
  publish?: string | undefined;
}

/** When something is first seen, in milliseconds since 1970; for a day that has begun, any time that has passed. */
export function dueAt({ date, publish }: Timed, { today, timeZone }: Omit<Moment, "now">): number {
  if (publish !== undefined) return Date.parse(publish);
  return date <= today ? Number.NEGATIVE_INFINITY : startOf(date, timeZone);
}

export function isDue(timed: Timed, moment: Moment): boolean {
  return dueAt(timed, moment) <= moment.now;
}

/** How far any zone is from UTC at the most, in milliseconds. */
const farthest = 16 * 60 * 60 * 1000;

/** The first instant of a day in a time zone: where clocks go forward at midnight, that is not 00:00. */
export function startOf(day: Day, timeZone: string): number {
  const dayOf = dayIn(timeZone);
  let before = Date.parse(day) - farthest;
  let begun = Date.parse(day) + farthest;
  while (begun - before > 1) {
    const middle = Math.floor((before + begun) / 2);
    if (dayOf(middle) >= day) begun = middle;
    else before = middle;
  }
  return begun;
}

/** The first instant after a day in a time zone. */
export function endOf(day: Day, timeZone: string): number {
  const next = new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return startOf(next, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dayIn(timeZone: string): (instant: number) => Day {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
      ...{ timeZone, year: "numeric", month: "2-digit", day: "2-digit" },
    });
  formats.set(timeZone, format);
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return `${parts.year?.padStart(4, "0")}-${parts.month}-${parts.day}`;
  };
}

/** Whether readers see an article, and why not. */
export type Standing = "shown" | "held" | "withdrawn" | "draft";

export function standingOf(
  { status, withdrawn, ...timed }: Timed & { status: "draft" | "published"; withdrawn?: object | undefined },
  moment: Moment,
): Standing {
  if (status === "draft") return "draft";
  if (!isDue(timed, moment)) return "held";
  return withdrawn === undefined ? "shown" : "withdrawn";
}

/** Whether what stands so is on the pages that are looked at: in a preview, drafts and what is held are, too. */
export function isOnPages(standing: Standing, { isPreview }: Moment): boolean {
  return standing === "shown" || (isPreview === true && standing !== "withdrawn");
}
