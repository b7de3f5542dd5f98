import { type Count, mostMonths } from "#lib/archive/views.ts";
import { formatMonth, formatShortMonth, formatYear, monthsBetween } from "#lib/dates.ts";
import type { Locale } from "#lib/record/languages.ts";

/** Of the newest time alone, beside a chart of years. */
const newest = 24;

/** Months or years without a hole between them, in their order. */
export interface Periods {
  unit: "month" | "year";
  all: readonly string[];
}

/** The time that some months span, in a chart's steps: months, or years where those would be too many. @param unit where it is not to go by how long that is */
export function periodsOf(months: readonly string[], unit?: Periods["unit"]): Periods {
  const [first, last] = [months.toSorted()[0], months.toSorted().at(-1)];
  if (first === undefined || last === undefined) return { unit: unit ?? "month", all: [] };
  const all = monthsBetween(first, last);
  if (unit === "month" || (unit === undefined && all.length <= mostMonths)) return { unit: "month", all };
  return { unit: "year", all: [...new Set(all.map((month) => month.slice(0, 4)))] };
}

/** The newest months, as many as a chart has room for. */
export function newestMonths({ all }: Periods): Periods {
  return { unit: "month", all: all.length > mostMonths ? all.slice(-newest) : all };
}

/** How many articles there are in each of some periods. @param months with articles, perhaps others too, or years */
export function countsIn({ unit, all }: Periods, months: readonly Count[]): number[] {
  const counts = new Map<string, number>();
  for (const { at, articles } of months) {
    const period = unit === "year" ? at.slice(0, 4) : at;
    counts.set(period, (counts.get(period) ?? 0) + articles);
  }
  return all.map((period) => counts.get(period) ?? 0);
}

export function formatPeriod(period: string, locale: Locale): string {
  return period.length === 4 ? formatYear(period, locale) : formatMonth(period, locale);
}

/** The same for where there is little room. */
export function formatBriefly(period: string, locale: Locale): string {
  return period.length === 4 ? formatYear(period, locale) : formatShortMonth(period, locale);
}
