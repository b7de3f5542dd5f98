import { type Entry, entry } from "./entry.ts";

/** Where a bulletin and its articles differ. */
export const ledgerProblems = {
  "lost-text": entry<{ text: string; bulletin: string }>(
    "warning",
    ({ text, bulletin }) => ({
      zh: `版面 ${bulletin} 的这些字不在任何文章里：“${text}”`,
      en: `text of bulletin ${bulletin} that is in no article: "${text}"`,
    }),
    {
      zh: "把它放回文章，或在版面的 .yaml 里写进 setAside 并说明理由。",
      en: "Put it back into an article, or list it under setAside in the bulletin's .yaml with the reason.",
    },
  ),
  "text-twice": entry<{ text: string; bulletin: string; first: { file: string; line: number } }>(
    "warning",
    ({ text, bulletin, first }) => ({
      zh: `版面 ${bulletin} 的这些字用了两次：“${text}”，另一处在 ${first.file} 第 ${first.line} 行`,
      en: `text of bulletin ${bulletin} that is used already in ${first.file}:${first.line}: "${text}"`,
    }),
    {
      zh: "留下它该在的一处，删去另一处。",
      en: "Keep it where it belongs, and delete it in the other place.",
    },
  ),
  "invented-text": entry<{ text: string; bulletin: string }>(
    "warning",
    ({ text, bulletin }) => ({
      zh: `这些字不在版面 ${bulletin} 里：“${text}”`,
      en: `text that is not in bulletin ${bulletin}: "${text}"`,
    }),
    {
      zh: "删去；编者所拟的字段列入 supplied，更正列入 corrections。",
      en: "Delete it; declare a field that an editor wrote under supplied, a correction under corrections.",
    },
  ),
} satisfies Record<string, Entry<never>>;
