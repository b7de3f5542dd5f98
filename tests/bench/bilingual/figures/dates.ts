import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DayExpression } from "../expressions/calendar.ts";
import { daysInEnglish } from "../expressions/en-dates.ts";
import { daysInChinese } from "../expressions/zh-dates.ts";
import type { Score } from "./expressions.ts";

interface DateEntry {
  Input: string;
  Context?: { ReferenceDateTime?: string };
  Results: { Text: string; Start: number; Length: number; Value?: { Timex?: string } }[];
}

const readers: Record<string, (text: string, reference: string) => DayExpression[]> = {
  en: daysInEnglish,
  zh: daysInChinese,
};

interface ModelEntry {
  Input: string;
  Context?: { ReferenceDateTime?: string };
  Results: {
    Start: number;
    End: number;
    TypeName?: string;
    Resolution?: { values?: { timex?: string }[] };
  }[];
}

/** Of the set of all dates and times, the entries that name nothing but days. */
function scoreModel(folder: string, language: string): Score {
  const text = readFileSync(join(folder, "DateTime-DateTimeModel.json"), "utf8").replace(/^\uFEFF/, "");
  const entries = (JSON.parse(text) as ModelEntry[]).filter(
    ({ Results }) => Results.length > 0 && Results.every(({ TypeName }) => TypeName === "datetimeV2.date"),
  );
  const score: Score = { right: 0, all: entries.length, wrong: [] };
  for (const { Input, Context, Results } of entries) {
    const show = (from: number, to: number, timex = "") => `${Input.slice(from, to)}=${timex}`;
    const wanted = Results.map(({ Start, End, Resolution }) =>
      show(Start, End + 1, Resolution?.values?.[0]?.timex),
    );
    const found = readers[language]?.(Input, Context?.ReferenceDateTime?.slice(0, 10) ?? "2016-11-07") ?? [];
    const got = found.map(({ from, to, timex }) => show(from, to, timex));
    if (wanted.join(" | ") === got.join(" | ")) score.right++;
    else score.wrong.push({ input: Input, wanted: wanted.join(" | "), got: got.join(" | ") });
  }
  return score;
}

/** The scores of single days, that of the larger set with them. */
export function scoreAllDates(folder: string, language: string): [name: string, Score][] {
  return [
    ...scoreDates(folder, language),
    ["DateTime-DateTimeModel, entries of days alone", scoreModel(folder, language)],
  ];
}

/** The sets of single days: where they stand (extractor), and which days they are (parser). */
export function scoreDates(folder: string, language: string): [name: string, Score][] {
  const read = readers[language];
  return ["DateTime-DateExtractor", "DateTime-DateParser"].map((name) => {
    const text = readFileSync(join(folder, `${name}.json`), "utf8").replace(/^\uFEFF/, "");
    const entries = JSON.parse(text) as DateEntry[];
    const score: Score = { right: 0, all: entries.length, wrong: [] };
    for (const { Input, Context, Results } of entries) {
      const valued = name.endsWith("Parser");
      const show = (from: number, to: number, timex = "") =>
        `${Input.slice(from, to)}${valued ? `=${timex}` : ""}`;
      const wanted = Results.map(({ Start, Length, Value }) =>
        show(Start, Start + Length, Value?.Timex),
      ).join(" | ");
      const found = read?.(Input, Context?.ReferenceDateTime?.slice(0, 10) ?? "2016-11-07") ?? [];
      const got = found.map(({ from, to, timex }) => show(from, to, timex)).join(" | ");
      if (wanted === got) score.right++;
      else score.wrong.push({ input: Input, wanted, got });
    }
    return [name, score];
  });
}
