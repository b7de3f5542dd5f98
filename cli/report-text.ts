import type { Locale, Localized } from "#lib/record/languages.ts";
import type { KeptReport } from "#lib/reports/report-folder.ts";

/** Characters of a message in a list. */
const mostInList = 60;

/** A report in one line: its id, what it is about, and how it begins. */
export function reportLine({ id, report }: KeptReport, locale: Locale): string {
  const { article, block, message, settled } = report;
  const where = [article && `articles/${article}.md`, block].filter(Boolean).join(" ");
  const characters = [...shown(message).replaceAll("\n", " ")];
  const begin = characters.slice(0, mostInList).join("");
  const site: Localized = { zh: "（全站）", en: "(the site)" };
  return `${[id, where || site[locale], ...(settled ? [settled.outcome] : [])].join("  ")}  ${begin}${
    characters.length > mostInList ? "…" : ""
  }\n`;
}

/** A report, whole. */
export function reportText({ id, report }: KeptReport, locale: Locale): string {
  const { received, article, block, quote, message, contact, settled } = report;
  const labels: Localized<Record<"article" | "language" | "quote" | "message" | "contact", string>> = {
    zh: { article: "文章", language: "语言", quote: "引文", message: "报告", contact: "联系" },
    en: { article: "article", language: "language", quote: "quoted", message: "report", contact: "contact" },
  };
  const label = labels[locale];
  const rows: [string, string | undefined][] = [
    [label.article, article && [`articles/${article}.md`, block].filter(Boolean).join(" ")],
    [label.language, report.locale],
    [label.quote, quote],
    [label.message, message],
    [label.contact, contact],
    [settled?.outcome ?? "", settled && [settled.date, settled.note].filter(Boolean).join("  ")],
  ];
  const lines = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${shown(value).replaceAll("\n", "\n  ")}\n`],
  );
  return `${id}  ${received}\n${lines.join("")}`;
}

/** What a terminal may be sent: a file may have been written by anybody. */
function shown(text: string): string {
  return text.replaceAll(/[\p{Cc}--[\n\t]]/gv, "�");
}
