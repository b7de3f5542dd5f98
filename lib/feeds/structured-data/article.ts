import type { CorrectionComment, NewsArticle } from "schema-dts";
import { href } from "../../addresses.ts";
import type { ArticleView } from "../../archive/views.ts";
import { dayOf, formatDay } from "../../dates.ts";
import { type Locale, languageTag, originalLocale } from "../../record/languages.ts";
import { ids, issueOf, namedPerson, publisherOf, type Setting, topicOf } from "./setting.ts";

type Node = Exclude<NewsArticle, string>;

/**
 * An article as schema.org has it, in the language that its text is in, which need not be the reader's. It says what
 * the record says and no more: without reporters it has no author, and without a known change no `dateModified`.
 */
export function articleOf(inPage: Setting, article: ArticleView): Node {
  const { words, day, slug } = article;
  const setting = { ...inPage, locale: words.locale };
  const address = setting.siteUrl + href(words.locale, "article", { day, slug });
  const images = article.figures.map(({ picture }) => setting.siteUrl + largest(picture.sources));
  return {
    "@type": "NewsArticle",
    "@id": ids.article(setting, words.locale, article),
    mainEntityOfPage: address,
    headline: words.headline.join(" "),
    ...alternatives(article),
    inLanguage: languageTag[words.locale],
    datePublished: day,
    ...modified(setting, article),
    ...inPrint(setting, article),
    ...people(setting, article),
    publisher: publisherOf(setting),
    isPartOf: issueOf(setting, day),
    ...(images.length > 0 && { image: images }),
    ...(article.topics.length > 0 && { about: article.topics.map((topic) => topicOf(setting, topic)) }),
    ...translation(setting, article),
    ...corrections(setting.locale, article),
  };
}

/** Of what a picture is served as: the JPEG, which all can show, at its largest. */
export function largest(sources: ArticleView["figures"][number]["picture"]["sources"]): string {
  return sources.at(-1)?.images.at(-1)?.path ?? "";
}

function alternatives({ words: { kicker, deck } }: ArticleView): Pick<Node, "alternativeHeadline"> {
  const lines = [deck, kicker].flatMap((some) => (some.length > 0 ? [some.join(" ")] : []));
  return lines.length > 0 ? { alternativeHeadline: lines } : {};
}

/** When readers were last told of a change: a day, or an instant; nothing where none is known. */
export function modifiedAt(
  { updated, corrections, day }: Pick<ArticleView, "updated" | "corrections" | "day">,
  timeZone: string,
): string | undefined {
  const changes = [...(updated === undefined ? [] : [updated]), ...corrections.map(({ date }) => date)];
  // What is said to have changed before it appeared was mended in the draft, or is mistaken.
  const known = changes.filter((change) => dayOf(change, timeZone) >= day);
  const latest = (one: string, other: string) => {
    const [first, second] = [dayOf(one, timeZone), dayOf(other, timeZone)];
    if (first === second && one.length > 10 && other.length > 10)
      return Date.parse(other) > Date.parse(one) ? other : one;
    // Of a day and an instant within it the instant says more.
    return first === second ? (other.length > one.length ? other : one) : second > first ? other : one;
  };
  return known.length > 0 ? known.reduce(latest) : undefined;
}

function modified({ site }: Setting, article: ArticleView): Pick<Node, "dateModified"> {
  const at = modifiedAt(article, site.timeZone);
  return at === undefined ? {} : { dateModified: at };
}

/** Where it stood on paper, as far as the record knows. */
function inPrint(
  { siteUrl, locale }: Setting,
  { page, bulletins, day }: ArticleView,
): Pick<Node, "printEdition" | "printPage" | "isBasedOn"> {
  const [bulletin] = bulletins;
  const sheet =
    page ?? (bulletin !== undefined && bulletin.length > day.length ? Number(bulletin.slice(11)) : undefined);
  return {
    // A daily's editions are told apart by their days.
    ...((page !== undefined || bulletin !== undefined) && { printEdition: formatDay(day, locale) }),
    ...(sheet !== undefined && { printPage: String(sheet) }),
    ...(bulletin !== undefined && {
      isBasedOn: oneOrAll(bulletins.map((id) => siteUrl + href(locale, "bulletin", { id }))),
    }),
  };
}

function oneOrAll(addresses: readonly string[]): string | string[] {
  const [first] = addresses;
  return addresses.length === 1 && first !== undefined ? first : [...addresses];
}

/** Who wrote it, who took the pictures, and of whom it tells that the record knows. */
function people(
  setting: Setting,
  { reporters, byline, terms }: ArticleView,
): Pick<Node, "author" | "contributor" | "creditText" | "mentions"> {
  const named = (isPhotographer: boolean) =>
    reporters
      .filter(({ role }) => (role === "photographer") === isPhotographer)
      .map((reporter) => namedPerson(setting, reporter, "reporter"));
  const [authors, photographers] = [named(false), named(true)];
  const mentioned = terms.filter(({ registry }) => registry === "people");
  return {
    ...(authors.length > 0 && { author: authors }),
    ...(photographers.length > 0 && { contributor: photographers }),
    // Whoever the byline names is in no registry: whether that is a person nobody has said.
    ...(reporters.length === 0 && byline !== undefined && { creditText: byline }),
    ...(mentioned.length > 0 && {
      mentions: mentioned.map((person) => namedPerson(setting, person, "person")),
    }),
  };
}

/** The same in another language, and who made it. A machine is nobody. */
function translation(
  setting: Setting,
  article: ArticleView,
): Pick<Node, "translationOfWork" | "workTranslation" | "translator"> {
  const { words, locales } = article;
  const others = locales.filter(
    (locale) => locale !== words.locale && setting.site.languages.includes(locale),
  );
  const works = others.map((locale) => ({ "@id": ids.article(setting, locale, article) }));
  if (works.length === 0 && article.translation === undefined) return {};
  if (words.locale === originalLocale) return works.length > 0 ? { workTranslation: works } : {};
  const { translator = "machine" } = article.translation ?? {};
  return {
    translationOfWork: { "@id": ids.article(setting, originalLocale, article) },
    ...(translator !== "machine" && { translator: { "@type": "Person", name: translator } }),
  };
}

function corrections(locale: Locale, article: ArticleView): Pick<Node, "correction"> {
  const comments = article.corrections.map(
    ({ note, date }): Exclude<CorrectionComment, string> => ({
      "@type": "CorrectionComment",
      text: note[locale],
      datePublished: date,
    }),
  );
  return comments.length > 0 ? { correction: comments } : {};
}
