import type { ArticleView, ReporterLink } from "../archive/views.ts";
import { formatMonthOfYear } from "../dates.ts";
import type { Locale } from "../record/languages.ts";
import type { Site } from "../record/schema.ts";

/** The styles that articles are cited in, the house's own language's first. */
export const citationStyles = ["gb-t-7714", "apa", "chicago", "bibtex"] as const;
export type CitationStyle = (typeof citationStyles)[number];

/** Some text, or a title that is set in italics. */
export type CitationPart = string | { italic: string };

export interface Citation {
  style: CitationStyle;
  parts: readonly CitationPart[];
}

interface Cited {
  /** Of the text that is cited. */
  locale: Locale;
  title: string;
  paper: string;
  /** The same in the other language, for readers who read no Chinese. */
  translatedPaper: string;
  authors: readonly Author[];
  translator: string | undefined;
  /** `YYYY-MM-DD`. */
  day: string;
  page: number | undefined;
  address: string;
}

interface Author {
  zh: string;
  /** The family name alone, where it is known which part that is. */
  family: string | undefined;
  /** What is left of the name in English, or all of it. */
  given: string;
  /** As the record has it in English. */
  en: string;
}

/**
 * An article as it is cited in each style, in the language of its text. What is not known is left out, as the styles
 * have it: the author where none is named, the page where none is known. A machine that translated is not named.
 * @param address of the text, with origin
 */
export function citationsOf(
  article: Pick<ArticleView, "words" | "day" | "page" | "reporters" | "translation">,
  site: Site,
  address: string,
): Citation[] {
  const { words, day, page, reporters, translation } = article;
  const { locale } = words;
  const translator = translation?.translator;
  const cited: Cited = {
    ...{ locale, day, page, address },
    title: words.headline.join(" "),
    paper: site.name[locale],
    translatedPaper: site.name.en,
    authors: reporters.filter(({ role }) => role !== "photographer").map(authorOf),
    translator: translator === "machine" ? undefined : translator,
  };
  const styles: Record<CitationStyle, (cited: Cited) => CitationPart[]> = {
    "gb-t-7714": gbt7714,
    apa,
    chicago,
    bibtex,
  };
  return citationStyles.map((style) => ({ style, parts: styles[style](cited) }));
}

/** A citation without what sets it. */
export function textOfCitation({ parts }: Citation): string {
  return parts.map((part) => (typeof part === "string" ? part : part.italic)).join("");
}

/** A Chinese name: two to four characters, whose family name comes first in English, too. */
const chineseName = /^\p{Script=Han}{2,4}$/u;

function authorOf({ name: { zh, en } }: Pick<ReporterLink, "name">): Author {
  const words = en.split(" ");
  const [first = "", ...rest] = words;
  if (words.length === 2 && chineseName.test(zh)) return { zh, en, family: first, given: rest.join(" ") };
  // A foreign name has its parts apart in Chinese, and its family name last.
  if (words.length > 1 && /[·•・]/.test(zh))
    return { zh, en, family: words.at(-1), given: words.slice(0, -1).join(" ") };
  return { zh, en, family: undefined, given: en };
}

/** What stands where a reader writes the day of reading. */
export const dayOfAccess = "YYYY-MM-DD";

/** GB/T 7714—2015 §4.4 (连续出版物中的析出文献) and §8.8: `作者. 题名[N/OL]. 报名, 日期(版次)[引用日期]. 网址.` */
function gbt7714({ locale, title, paper, authors, translator, day, page, address }: Cited): CitationPart[] {
  const names = authors.slice(0, 3).map(({ zh, family, given }) => {
    if (locale === "zh") return zh;
    // GB/T 28039: the family name in capitals, the given name as it is.
    return family === undefined ? given : `${family.toUpperCase()} ${given}`;
  });
  const others = authors.length > 3 ? [locale === "zh" ? "等" : "et al."] : [];
  const by = [...names, ...others].join(", ");
  const made =
    translator === undefined ? "" : locale === "zh" ? `${translator}, 译. ` : `${translator}, trans. `;
  return [
    `${by === "" ? "" : ended(by)}${title}[N/OL]. ${made}${paper}, ${day}${page === undefined ? "" : `(${page})`}`,
    `[${dayOfAccess}]. ${address}.`,
  ];
}

/** With a full stop, and a space after it. */
function ended(text: string): string {
  return text.endsWith(".") ? `${text} ` : `${text}. `;
}

function dateOf(day: string): { year: string; month: string; date: number } {
  const [year = "", , date = ""] = day.split("-");
  return { year, month: formatMonthOfYear(day, "en"), date: Number(date) };
}

/** APA 7, §10.1 example 16 (newspaper article), §9.8 (names), §9.38 (works in another language). */
function apa(cited: Cited): CitationPart[] {
  const { title, paper, authors, translator, day, page, address } = cited;
  const names = authors.map(({ family, given }) =>
    family === undefined ? given : `${family}, ${initials(given)}`,
  );
  const { year, month, date } = dateOf(day);
  const when = `(${year}, ${month} ${date}). `;
  const by = listed(names, ", &", 20);
  const made = translator === undefined ? "" : ` (${translator}, Trans.)`;
  const beforeDate = by === "" ? `${title}${made}. ${when}` : `${ended(by)}${when}${title}${made}. `;
  const original = translationOf(cited);
  return [
    beforeDate,
    { italic: paper },
    `${original}${page === undefined ? "" : `, p. ${page}`}. ${address}`,
  ];
}

/** The name of a Chinese paper in English, behind its own. */
function translationOf({ locale, paper, translatedPaper }: Cited): string {
  return locale === "zh" && translatedPaper !== paper ? ` [${translatedPaper}]` : "";
}

function initials(given: string): string {
  return given
    .split(" ")
    .map((name) =>
      name
        .split("-")
        .map((part) => `${part.charAt(0).toUpperCase()}.`)
        .join("-"),
    )
    .join(" ");
}

/** Names with commas, and a word before the last; of more than `most` the first ones and the last. */
function listed(names: readonly string[], and: string, most: number): string {
  if (names.length <= 1) return names.join("");
  if (names.length > most) return `${names.slice(0, most - 1).join(", ")}, . . . ${names.at(-1)}`;
  return `${names.slice(0, -1).join(", ")}${and} ${names.at(-1)}`;
}

/** The Chicago Manual of Style, 17th edition, §14.191 (newspapers), §14.99 (titles in other languages). */
function chicago(cited: Cited): CitationPart[] {
  const { locale, title, paper, authors, translator, day, page, address } = cited;
  const names = authors.map(({ zh, en, family, given }, index) => {
    const name = locale === "zh" && en !== zh ? `${en} ${zh}` : en;
    // A Chinese name has its family name first as it is; of others only the first author is turned round.
    const isTurned = index === 0 && family !== undefined && !en.startsWith(`${family} `);
    return isTurned ? `${family}, ${given}` : name;
  });
  const by =
    names.length > 10
      ? `${names.slice(0, 7).join(", ")}, et al.`
      : listed(names, names.length > 2 ? ", and" : " and", 10);
  const { year, month, date } = dateOf(day);
  // Commas and full stops stand within the quotation marks.
  const closed = /[.?!。？！]$/u.test(title) ? title : `${title}.`;
  const made = translator === undefined ? "" : `Translated by ${ended(translator)}`;
  const original = translationOf(cited);
  const at = page === undefined ? "" : `, ${page}`;
  return [
    `${by === "" ? "" : ended(by)}“${closed}” ${made}`,
    { italic: paper },
    `${original}, ${month} ${date}, ${year}${at}. ${address}.`,
  ];
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** A text in which TeX reads nothing but text. */
function tex(text: string): string {
  return text.replace(/[\\~^&%$#_{}]/g, (character) => escapes[character] ?? `\\${character}`);
}

/** BibTeX as biblatex reads it, too. Doubled braces keep capitals, and names of several words whole. */
function bibtex({ locale, title, paper, authors, translator, day, page, address }: Cited): CitationPart[] {
  const names = authors.map(({ zh, family, given }) => {
    if (locale === "zh") return `{${tex(zh)}}`;
    return family === undefined ? `{${tex(given)}}` : `${tex(family)}, ${tex(given)}`;
  });
  const { year, month, date } = dateOf(day);
  const fields: (readonly [name: string, value: string | undefined])[] = [
    ["author", names.length === 0 ? undefined : `{${names.join(" and ")}}`],
    ["title", `{{${tex(title)}}}`],
    ["translator", translator === undefined ? undefined : `{{${tex(translator)}}}`],
    ["journal", `{${tex(paper)}}`],
    ["year", `{${year}}`],
    ["month", month.slice(0, 3).toLowerCase()],
    ["day", `{${date}}`],
    ["pages", page === undefined ? undefined : `{${page}}`],
    // Percent-encoded, so that nothing in it has a meaning for BibTeX.
    ["url", `{${address.replace(/[{}\\%]/g, encodeURIComponent)}}`],
    ["language", locale === "zh" ? "{chinese}" : "{english}"],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  const key = `${day}-${address.split("/").at(-1)}-${locale}`;
  return [`@article{${key},\n${lines.join(",\n")}\n}`];
}
