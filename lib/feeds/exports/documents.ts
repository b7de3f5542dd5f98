import type { ExportFormat } from "../../addresses.ts";
import { href } from "../../addresses.ts";
import { formatDay } from "../../dates.ts";
import { locales } from "../../record/languages.ts";
import { canonicalAt, type MadeDocument, type MakeDocument, type Source } from "../document.ts";
import { type AlignedArticle, aligned, alignedIssue, type Export } from "./aligned.ts";
import { articleData } from "./json.ts";
import { articleMarkdown, frontMatter } from "./markdown.ts";
import { articleText } from "./plain-text.ts";

const contentTypes: Record<ExportFormat, string> = {
  txt: "text/plain; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  json: "application/json",
};

/** An article in both languages, in a form for archives and programs (docs/exports.md). */
export const articleExport: MakeDocument<"articleExport"> = async ({ locale, params }, source) => {
  const { day, slug, format } = params;
  const { archive } = source;
  const chinese = await archive.article(day, slug, "zh");
  if (chinese === undefined) return undefined;
  const facts = await factsOf(locale, source);
  const article = aligned(facts, chinese, await archive.article(day, slug, "en"));
  const page = article.languages.map((language) => article.address[language])[0] ?? "";
  return documentOf(format, page, {
    txt: () => articleText(facts, article),
    md: () => frontMatter(matterOf(facts, article)) + articleMarkdown(facts, article),
    json: () => ({ ...publisherOf(facts), ...articleData(facts, article) }),
  });
};

/** All articles of an issue, in its order. */
export const issueExport: MakeDocument<"issueExport"> = async ({ locale, params }, source) => {
  const { day, format } = params;
  const { archive } = source;
  const chinese = await archive.edition(day, "zh");
  if (chinese === undefined) return undefined;
  const facts = await factsOf(locale, source);
  const articles = alignedIssue(facts, chinese, await archive.edition(day, "en"));
  const name = `${facts.site.name[locale]} ${formatDay(day, locale)}`;
  const issue = { date: day, address: source.siteUrl + href(locale, "issue", { day }) };
  return documentOf(format, issue.address, {
    txt: () =>
      [name, ...articles.map((article) => articleText(facts, article))].join(`\n\n${"*".repeat(20)}\n\n`),
    md: () =>
      frontMatter({ title: name, ...issue, articles: articles.map(idOf) }) +
      articles.map((article) => articleMarkdown(facts, article, idOf(article))).join("\n\n***\n\n"),
    json: () => ({
      ...publisherOf(facts),
      ...issue,
      articles: articles.map((article) => articleData(facts, article)),
    }),
  });
};

async function factsOf(locale: Export["locale"], { archive, siteUrl }: Source): Promise<Export> {
  return { locale, site: await archive.site(), siteUrl };
}

/** @param page that says the same */
function documentOf(
  format: ExportFormat,
  page: string,
  make: { txt: () => string; md: () => string; json: () => object },
): MadeDocument {
  const made = make[format]();
  const body = typeof made === "string" ? `${made.trimEnd()}\n` : `${JSON.stringify(made, null, 2)}\n`;
  return { contentType: contentTypes[format], body, headers: canonicalAt(page) };
}

/** Whose text it is, and on what terms. */
function publisherOf({ site }: Export): Record<string, unknown> {
  const { name, publisher, rights, licence } = site;
  return { paper: name, publisher, rights, licence };
}

function matterOf(
  facts: Export,
  { article, words, address, translated }: AlignedArticle,
): Record<string, unknown> {
  const { day, kind, page, byline, reporters, topics, people, updated } = article;
  const { rights } = facts.site;
  return {
    title: Object.fromEntries(
      locales.flatMap((locale) => {
        const own = words[locale];
        return own === undefined ? [] : [[locale, own.headline.join(" ")]];
      }),
    ),
    ...{ address, date: day, kind, page, byline, updated },
    reporters: reporters.map(({ name }) => name),
    topics: topics.map(({ name }) => name),
    people: people.length > 0 ? people.map(({ name }) => name) : undefined,
    translator: translated?.translation?.translator,
    ...{ paper: facts.site.name, rights },
  };
}

function idOf({ article: { day, slug } }: AlignedArticle): string {
  return `${day}/${slug}`;
}
