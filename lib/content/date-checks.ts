import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { Place } from "../record/problems/place.ts";
import type { OriginalFields } from "../record/schema.ts";

/** Days that are more than a slip of the pen apart. */
const [aYear, mostOfAYear, zones] = [366, 300, 1];
const inText = /(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日/gu;

type At = (field: string, path: readonly PropertyKey[]) => Place;

/**
 * Days that are probably of another year than was meant: a day of issue that is still far off, an event long before or
 * after it, a change or a correction before it. What happened on a day can be told in no earlier issue.
 * @param text of the article
 * @param now milliseconds since 1970
 */
export function checkDates(
  fields: OriginalFields,
  text: string,
  at: At,
  now: number = Date.now(),
): Problem[] {
  const { date, held, updated, withdrawn, corrections = [] } = fields;
  const problems: Problem[] = [];
  const tell = (
    path: readonly PropertyKey[],
    name: string,
    value: string,
    why: "ahead" | "apart" | "before",
  ) => {
    const place = { ...at(name, path), block: String(path[0]) };
    problems.push(problem("day-far-off", place, { name, value, date, why }));
  };
  if (daysAfter(date, now) > aYear) tell(["date"], "date", date, "ahead");
  if (held !== undefined && Math.abs(daysAfter(held, Date.parse(date))) > mostOfAYear)
    tell(["held"], "held", held, "apart");
  const later = [
    { path: ["updated"], name: "updated", value: updated },
    { path: ["withdrawn", "date"], name: "withdrawn.date", value: withdrawn?.date },
    ...corrections.map((each, index) => ({
      path: ["corrections", index, "date"],
      ...{ name: `corrections[${index}].date`, value: each.date as string | undefined },
    })),
  ];
  for (const { path, name, value } of later) {
    if (value === undefined) continue;
    if (daysAfter(value.slice(0, 10), Date.parse(date)) < -zones) tell(path, name, value, "before");
    else if (daysAfter(value.slice(0, 10), now) > aYear) tell(path, name, value, "ahead");
  }
  const future = [...text.matchAll(inText)].find(
    ([, year, month, day]) =>
      daysAfter(`${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`, Date.parse(date)) > aYear,
  );
  if (future !== undefined && isOld(date, now)) {
    const place = { ...at("date", ["date"]), block: "date" };
    problems.push(problem("day-far-off", place, { name: "date", value: future[0], date, why: "text" }));
  }
  return problems;
}

/** Of an issue of these days, what is still to come may well be told with its day. */
function isOld(date: string, now: number): boolean {
  return daysAfter(date, now) < -aYear;
}

function daysAfter(day: string, instant: number): number {
  return (Date.parse(day) - instant) / 86_400_000;
}
