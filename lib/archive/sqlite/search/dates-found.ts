import type { DatabaseSync } from "node:sqlite";
import type { DateFound } from "../../search-views.ts";
import { dayIn, daysNamedIn, type NamedDay } from "../../text/days-named.ts";
import type { ParsedQuery } from "../../text/parse-query.ts";
import { prepared } from "../prepared.ts";

/** So many days and months are led to. */
const mostDates = 6;

/** The issues of the days and months that a query names, in its order; of a day without its year the newest first. */
export function datesFound(database: DatabaseSync, { terms }: ParsedQuery): DateFound[] {
  const { days } = daysNamedIn(terms.map(({ text }) => text).join(" "));
  return days.flatMap((named) => find(database, named)).slice(0, mostDates);
}

function find(database: DatabaseSync, named: NamedDay): DateFound[] {
  const { year, month, day } = named;
  if (year === undefined) {
    return yearsOf(database).flatMap((other) => {
      const at = dayIn(named, other);
      const articles = at === undefined ? 0 : articlesIn(database, at, at);
      return at === undefined || articles === 0 ? [] : { at, articles };
    });
  }
  const at = dayIn(named) ?? `${year}-${month}`;
  const articles =
    day === undefined ? articlesIn(database, `${at}-00`, `${at}-99`) : articlesIn(database, at, at);
  if (articles > 0) return [{ at, articles }];
  if (day === undefined) return [];
  const near = (sql: string) => {
    const found = prepared(database, sql).get(at)?.day;
    return typeof found === "string" ? found : undefined;
  };
  const previous = near("SELECT max(day) AS day FROM days WHERE day < ?");
  const next = near("SELECT min(day) AS day FROM days WHERE day > ?");
  return previous === undefined && next === undefined ? [] : [{ at, articles: 0, previous, next }];
}

function articlesIn(database: DatabaseSync, first: string, last: string): number {
  const sum = prepared(database, "SELECT sum(articles) AS n FROM days WHERE day BETWEEN ? AND ?");
  return Number(sum.get(first, last)?.n ?? 0);
}

/** The years with issues, the newest first. */
export function yearsOf(database: DatabaseSync): string[] {
  return prepared(database, "SELECT year FROM years ORDER BY year DESC")
    .all()
    .map(({ year }) => String(year));
}
