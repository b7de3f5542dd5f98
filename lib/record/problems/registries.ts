import { type Entry, entry } from "./entry.ts";

/** What may be wrong with the days of a person's offices. */
export const registryProblems = {
  "reversed-days": entry<{ from: string; to: string }>(
    "warning",
    ({ from, to }) => ({
      zh: `任职从 ${from} 开始，却在 ${to} 结束`,
      en: `the office begins on ${from} but ends on ${to}`,
    }),
    {
      zh: "from 是到任的日子，to 是离任的日子；改正其中一个。在那之前，哪一天都不算任这个职。",
      en: "Correct the first day (from) or the last (to). Until then the office is held on no day.",
    },
  ),
  "overlapping-offices": entry<{ one: string; other: string; since?: string | undefined }>(
    "warning",
    ({ one, other, since }) => ({
      zh: `“${one}”和“${other}”的任期重叠${since === undefined ? "" : `（${since} 起）`}`,
      en: `the offices "${one}" and "${other}" overlap${since === undefined ? "" : `, from ${since}`}`,
    }),
    {
      zh: "给前一个职务写上 to；确是同时兼任的，写成一条（如“市委副书记、市长”）。在那之前，重叠的日子里显示后一个。",
      en: "Give the first of them a last day (to); where both are held at once, write them as one office. Until then the later one in the list is shown.",
    },
  ),
} satisfies Record<string, Entry<never>>;
