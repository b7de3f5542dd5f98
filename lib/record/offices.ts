import type { Day } from "./days.ts";
import type { Localized } from "./languages.ts";
import type { DatedOffice, Person } from "./schema.ts";

/** Whether somebody holds an office on a day; its first and its last day are part of it. */
function isHeldOn({ from, to }: Pick<DatedOffice, "from" | "to">, day: Day): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

/** The office that somebody holds on a day: the last that is listed of those that cover it, else the one without days. */
export function officeOn(
  { office, offices = [] }: Pick<Person, "office" | "offices">,
  day: Day,
): Localized | undefined {
  return offices.findLast((each) => isHeldOn(each, day))?.office ?? office;
}

/** Whether two offices share a day. */
export function overlap(
  one: Pick<DatedOffice, "from" | "to">,
  other: Pick<DatedOffice, "from" | "to">,
): boolean {
  const begins = (office: Pick<DatedOffice, "from" | "to">) => office.from ?? "";
  const ends = (office: Pick<DatedOffice, "from" | "to">) => office.to ?? "9999-12-31";
  return begins(one) <= ends(other) && begins(other) <= ends(one);
}

/** The office that somebody holds as far as is known, whatever the day: one that has not ended, else the last. */
export function latestOffice({
  office,
  offices = [],
}: Pick<Person, "office" | "offices">): Localized | undefined {
  return offices.findLast(({ to }) => to === undefined)?.office ?? office ?? offices.at(-1)?.office;
}
