import type { Locale, Localized } from "#lib/record/languages.ts";
import {
  type ArticleStatus,
  type IssueStatus,
  statusOf,
  type TranslationState,
  translationStates,
} from "#lib/translating/status.ts";
import { readChosenContent } from "./content-folder.ts";

const words: Record<TranslationState, Localized> = {
  "at-fault": { zh: "读不出", en: "at fault" },
  missing: { zh: "未译", en: "missing" },
  behind: { zh: "落后", en: "behind" },
  unreviewed: { zh: "未审", en: "unreviewed" },
  done: { zh: "完成", en: "done" },
};
const shades: Record<TranslationState, string> = {
  "at-fault": "×",
  missing: "░",
  behind: "▒",
  unreviewed: "▓",
  done: "█",
};
const barLength = 24;

/** Prints how far all translations are, or those of a day. @returns the exit code */
export async function printStatus(day: string | undefined, json: boolean, locale: Locale): Promise<number> {
  const issues = statusOf(await readChosenContent(), day);
  if (json) {
    const published = issues.map((issue) => ({ ...issue, counts: countsOf(issue.articles) }));
    process.stdout.write(`${JSON.stringify({ issues: published }, undefined, 2)}\n`);
    return 0;
  }
  for (const issue of issues) process.stdout.write(issueText(issue, locale));
  return 0;
}

function issueText({ day, articles }: IssueStatus, locale: Locale): string {
  const counts = countsOf(articles);
  const told = translationStates.filter((state) => counts[state] > 0).reverse();
  const summary = told.map((state) =>
    locale === "zh" ? `${words[state].zh} ${counts[state]}` : `${counts[state]} ${words[state].en}`,
  );
  const width = Math.max(...articles.map(({ id }) => id.length - day.length - 1));
  const lines = articles.map((article) => {
    const slug = article.id.slice(day.length + 1).padEnd(width);
    return `  ${shades[article.state]} ${slug}  ${words[article.state][locale]}${detail(article, locale)}\n`;
  });
  return `${day}  ${bar(articles)}  ${summary.join(locale === "zh" ? "，" : ", ")}\n${lines.join("")}`;
}

function countsOf(articles: readonly ArticleStatus[]): Record<TranslationState, number> {
  const entries = translationStates.map((state) => [
    state,
    articles.filter((article) => article.state === state).length,
  ]);
  return Object.fromEntries(entries);
}

/** What is done first; each state that there is has a part that can be seen. */
function bar(articles: readonly ArticleStatus[]): string {
  const order = [...articles].sort(
    (a, b) => translationStates.indexOf(b.state) - translationStates.indexOf(a.state),
  );
  const length = Math.max(barLength, translationStates.length);
  const cells = Array.from({ length }, (_, cell) => order[Math.floor((cell * order.length) / length)]);
  return cells.map((article) => (article === undefined ? "" : shades[article.state])).join("");
}

function detail({ state, blocks, untranslated, behind, texts }: ArticleStatus, locale: Locale): string {
  if (state === "at-fault") return "";
  const parts = [
    ...(untranslated > 0
      ? [{ zh: `${untranslated}/${blocks} 段未译`, en: `${untranslated} of ${blocks} blocks untranslated` }]
      : []),
    ...(behind > 0
      ? [{ zh: `${behind} 段落后`, en: `${behind} ${behind === 1 ? "block" : "blocks"} behind` }]
      : []),
    ...textParts(texts),
  ];
  return parts.length === 0
    ? ""
    : `  ${parts.map((part) => part[locale]).join(locale === "zh" ? "，" : ", ")}`;
}

function textParts({ untranslated, behind }: ArticleStatus["texts"]): Localized[] {
  const [open, old] = [untranslated, behind].map((names) => names.join(", "));
  return [
    ...(untranslated.length > 0 ? [{ zh: `${open} 未译`, en: `${open} untranslated` }] : []),
    ...(behind.length > 0 ? [{ zh: `${old} 落后`, en: `${old} behind` }] : []),
  ];
}
