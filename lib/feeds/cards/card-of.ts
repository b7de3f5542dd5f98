import type { AddressWithCard } from "../../addresses.ts";
import type { ArticleSummary, Count, Facet, IssueView, Phrase } from "../../archive/views.ts";
import {
  formatDay,
  formatDayWithWeekday,
  formatMonth,
  formatMonthOfYear,
  formatYear,
  monthGrid,
  monthsOf,
} from "../../dates.ts";
import { siteDescription } from "../../i18n/site-description.ts";
import { translate } from "../../i18n/translate.ts";
import type { Day } from "../../record/days.ts";
import type { Locale } from "../../record/languages.ts";
import type { Source } from "../document.ts";
import { pictureFile } from "../picture-file.ts";
import type { Card, Title } from "./card.ts";

/** Pixels of a picture's width that a card can use. */
const pictureWidth = 700;
/** Headlines in a list. */
const listed = 3;

type Said = Pick<Card, "title"> & Partial<Card>;

/** What the card of a page says. @returns nothing where there is no such page any more */
export async function cardOf(address: AddressWithCard, source: Source): Promise<Card | undefined> {
  const said = await saidOn(address, source);
  if (said === undefined) return undefined;
  const { name } = await source.archive.site();
  const nothing = {
    date: undefined,
    label: undefined,
    kicker: undefined,
    deck: undefined,
    picture: undefined,
  };
  const foot = new URL(source.siteUrl).host;
  return { locale: address.locale, name, foot, ...nothing, list: [], bars: [], ...said };
}

async function saidOn(address: AddressWithCard, source: Source): Promise<Said | undefined> {
  const { page, locale, params } = address;
  const { archive } = source;
  switch (page) {
    case "front": {
      const issue = await archive.latestIssue(locale);
      return issue ? ofIssue(issue, locale, source) : ofName(locale, source);
    }
    case "issue": {
      const issue = await archive.issue(params.day, locale, 1);
      return issue && ofIssue(issue, locale, source);
    }
    case "article":
      return ofArticle(params, locale, source);
    case "dates":
    case "year":
    case "month":
      return ofPeriod(address, source);
    case "reporters":
    case "topics":
    case "people":
      return ofRegistry(page, locale, source);
    case "reporter":
    case "topic":
    case "person":
      return ofEntry(page === "person" ? "people" : `${page}s`, params.id, locale, source);
    case "kind": {
      const articles = await archive.kind(params.kind, locale, 1);
      const title = translate(locale, "Kinds")(params.kind);
      return articles && { ...named(title, locale), ...ofList(articles.items, articles.total, locale) };
    }
    case "glossary":
      return { ...named(translate(locale, "Terms")("title"), locale, translate(locale, "Terms")("intro")) };
    case "corrections": {
      const t = translate(locale, "Corrections");
      return named(t("title"), locale, t("intro"));
    }
    case "about": {
      const about = siteDescription(await archive.site(), locale);
      return named(translate(locale, "About")("title"), locale, about);
    }
  }
}

/** What the interface says. */
function named(title: string, locale: Locale, deck?: string): Said {
  return {
    title: { locale, headline: [title], breaks: [] },
    ...(deck !== undefined && { deck: { locale, text: deck } }),
  };
}

async function ofName(locale: Locale, { archive }: Source): Promise<Said> {
  const site = await archive.site();
  return named(site.name[locale], locale, siteDescription(site, locale));
}

/** Its lead, and the headlines that follow. */
async function ofIssue(issue: IssueView, locale: Locale, source: Source): Promise<Said | undefined> {
  const [lead, ...others] = issue.articles.items;
  if (lead === undefined) return undefined;
  return {
    title: lead.words,
    picture: await pictureOf(lead, source),
    date: formatDayWithWeekday(issue.day, locale),
    label: translate(locale, "Counts")("todayArticles", { count: issue.articles.total }),
    list: lead.picture ? [] : others.slice(0, listed).map(({ words }) => words),
  };
}

async function ofArticle(
  { day, slug }: { day: Day; slug: string },
  locale: Locale,
  source: Source,
): Promise<Said | undefined> {
  const article = await source.archive.article(day, slug, locale);
  if (article === undefined) return undefined;
  const { words, kind, reporters } = article;
  const phrase = (lines: readonly string[]): Phrase | undefined =>
    lines.length === 0 ? undefined : { locale: words.locale, text: lines.join(" ") };
  const names = reporters.map(({ name }) => name[locale]).join(locale === "zh" ? " " : ", ");
  return {
    title: words,
    kicker: phrase(words.kicker),
    deck: phrase(words.deck),
    picture: await pictureOf(article, source),
    date: formatDayWithWeekday(day, locale),
    label: [translate(locale, "Kind")(kind), ...(names ? [names] : [])].join(" · "),
  };
}

async function pictureOf({ picture }: ArticleSummary, { dataFolder }: Source): Promise<Buffer | undefined> {
  return picture && (await pictureFile(picture, pictureWidth, dataFolder))?.data;
}

/** How many articles each of its parts has. */
async function ofPeriod(
  { page, locale, params }: Extract<AddressWithCard, { page: "dates" | "year" | "month" }>,
  { archive }: Source,
): Promise<Said | undefined> {
  if (page === "dates") {
    const { years } = await archive.calendar();
    const bars = years
      .slice(0, 20)
      .toReversed()
      .map(({ at, articles }) => ({ label: at, value: articles }));
    return { ...named(translate(locale, "Dates")("title"), locale, counts(years, locale)), bars };
  }
  if (page === "year") {
    const period = await archive.year(params.year);
    const bars = monthsOf(params.year).map((month) => ({
      label:
        locale === "zh" ? formatMonthOfYear(month, locale) : formatMonthOfYear(month, locale).slice(0, 3),
      value: articlesIn(period?.days ?? [], month),
    }));
    return period && { ...named(formatYear(params.year, locale), locale, issues(period.days, locale)), bars };
  }
  const month = await archive.month(params.month, locale, 1);
  if (month === undefined) return undefined;
  const bars = monthGrid(params.month)
    .flat()
    .filter((day) => day !== undefined)
    .map((day) => {
      const number = Number(day.slice(8));
      return {
        label: number % 5 === 0 || number === 1 ? String(number) : "",
        value: articlesIn(month.days, day),
      };
    });
  return { ...named(formatMonth(params.month, locale), locale, issues(month.days, locale)), bars };
}

function articlesIn(days: readonly Count[], period: string): number {
  return days.filter(({ at }) => at.startsWith(period)).reduce((sum, { articles }) => sum + articles, 0);
}

function issues(days: readonly Count[], locale: Locale): string {
  return counts([{ issues: days.length, articles: articlesIn(days, "") }], locale);
}

function counts(periods: readonly { issues: number; articles: number }[], locale: Locale): string {
  const t = translate(locale, "Counts");
  const sum = (name: "issues" | "articles") => periods.reduce((so, period) => so + period[name], 0);
  return [t("issues", { count: sum("issues") }), t("articles", { count: sum("articles") })].join(" · ");
}

/** What a registry is, and the names that it begins with. */
async function ofRegistry(facet: Facet, locale: Locale, { archive }: Source): Promise<Said | undefined> {
  const entries = await archive.entries(facet, 1);
  const t = translate(locale, "Lists");
  const list = entries?.items.slice(0, listed).map(({ name }): Title => named(name[locale], locale).title);
  return list && { ...named(t(`${facet}Title`), locale, t(`${facet}Intro`)), list };
}

async function ofEntry(
  facet: Facet,
  id: string,
  locale: Locale,
  { archive }: Source,
): Promise<Said | undefined> {
  const view = await archive.entry(facet, id, locale, 1);
  if (view === undefined) return undefined;
  const { name, about, office, role } = view.entry;
  const deck = (about ?? office)?.[locale] ?? (role && translate(locale, "Roles")(role));
  return {
    ...named(name[locale], locale, deck),
    ...ofList(view.articles.items, view.articles.total, locale),
    kicker: { locale, text: translate(locale, "Nav")(facet) },
  };
}

/** How many articles there are, and the newest of them. */
function ofList(items: readonly ArticleSummary[], total: number, locale: Locale): Partial<Card> {
  const newest = items[0];
  return {
    list: items.slice(0, listed).map(({ words }) => words),
    label: translate(locale, "Counts")("articlesTotal", { count: total }),
    date: newest && formatDay(newest.day, locale),
  };
}
