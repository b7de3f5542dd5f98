import type { Localized } from "../languages.ts";
import type { Severity } from "./place.ts";

/** A kind of problem: how severe it is, and its wording, made from the details of one. */
export interface Entry<Details> {
  severity: Severity;
  message: (details: Details) => Localized;
  fix: (details: Details) => Localized;
}

export function entry<Details>(
  severity: Severity,
  message: Entry<Details>["message"],
  fix: Entry<Details>["fix"] | Localized,
): Entry<Details> {
  return { severity, message, fix: typeof fix === "function" ? fix : () => fix };
}

/** What a mistyped name most probably means. */
export type Nearest = { nearest?: string | undefined };

export const didYouMean = ({ nearest }: Nearest): Localized =>
  nearest === undefined
    ? { zh: "", en: "" }
    : { zh: `；是不是“${nearest}”？`, en: `; did you mean "${nearest}"?` };

/** Which entry of a registry a problem is in; `number` counts from 1. */
export interface EntryPlace {
  number: number;
  id: string | undefined;
  name: string | undefined;
}

export function entryWords({ number, id, name }: EntryPlace): Localized {
  const known = [id, name].filter((each) => each !== undefined);
  return {
    zh: `第 ${number} 条${known.length > 0 ? `（${known.join("，")}）` : ""}：`,
    en: `entry ${number}${known.length > 0 ? ` (${known.join(", ")})` : ""}: `,
  };
}
