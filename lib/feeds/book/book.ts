import { setImmediate } from "node:timers/promises";
import { href, parseAddress } from "../../addresses.ts";
import type { ArticleView, EditionView, PictureView } from "../../archive/views.ts";
import { formatDay, formatDayWithWeekday } from "../../dates.ts";
import { translate } from "../../i18n/translate.ts";
import { type Locale, otherLocale } from "../../record/languages.ts";
import { coverSize } from "../cards/card.ts";
import { cardOf } from "../cards/card-of.ts";
import { drawCard } from "../cards/draw-card.ts";
import { canonicalAt, type MakeDocument, type Source } from "../document.ts";
import { pictureFile } from "../picture-file.ts";
import { element } from "../xml.ts";
import { type Around, chapter, parallelChapter, xhtmlDocument } from "./chapter.ts";
import { mediaType, pack } from "./pack.ts";
import { type BookFile, containerFile, packageFile, packagePath } from "./package.ts";
import { style } from "./style.ts";

/** Pixels of a picture's width on the page of a reading system. */
const pictureWidth = 960;
const xhtml = "application/xhtml+xml";

/**
 * An issue as a book (EPUB 3): a cover, a table of contents, and a chapter for each article, in one language, or in
 * both paragraph by paragraph. The same content makes the same bytes.
 */
export const book: MakeDocument<"book"> = async ({ locale, params: { day, both } }, source) => {
  const edition = await source.archive.edition(day, locale);
  if (edition === undefined) return undefined;
  const site = await source.archive.site();
  const { articles } = edition;
  const pictures = await picturesOf(articles, source);
  const title = `${site.name[locale]} · ${formatDay(day, locale)}`;
  const cover = await coverOf(edition, locale, title, source);
  const files: BookFile[] = [
    ...cover,
    { name: "nav.xhtml", mediaType: xhtml, data: contents(edition, locale), properties: "nav" },
    ...(await chapters(edition, locale, both === true, pictures, source)),
    { name: "style.css", mediaType: "text/css", data: style },
    ...[...pictures.values()].map(({ name, data }) => ({ name, mediaType: "image/jpeg", data })),
  ];
  const address = source.siteUrl + href(locale, "issue", { day });
  const facts = {
    ...{ title, day, site },
    identifier: both ? `${address}?both` : address,
    modified: modifiedOf(articles),
    languages: both ? [locale, otherLocale(locale)] : [locale],
    hasPictures: pictures.size > 0,
  };
  const packed = new Map<string, string | Uint8Array>([
    ["META-INF/container.xml", containerFile()],
    [packagePath, packageFile(facts, files)],
    ...files.map(({ name, data }) => [`EPUB/${name}`, data] as const),
  ]);
  return { contentType: mediaType, body: await pack(packed), headers: canonicalAt(address) };
};

interface Picture {
  name: string;
  data: Uint8Array;
}

/** Those that are there, by the article's own name of their file. */
async function picturesOf(
  articles: readonly ArticleView[],
  { dataFolder }: Source,
): Promise<ReadonlyMap<string, Picture>> {
  const found = new Map<string, Picture>();
  for (const { slug, figures } of articles) {
    for (const { picture } of figures) {
      const file = await pictureFile(picture, pictureWidth, dataFolder);
      if (file) found.set(keyOf(slug, picture), { ...file, name: `picture-${file.name}` });
    }
  }
  // Two articles may have the same picture: it is one file.
  const byName = new Map([...found.values()].map((picture) => [picture.name, picture]));
  return new Map([...found].map(([key, { name }]) => [key, byName.get(name) as Picture]));
}

function keyOf(slug: string, { file }: PictureView): string {
  return `${slug} ${file}`;
}

async function chapters(
  { day, articles }: EditionView,
  locale: Locale,
  isBoth: boolean,
  pictures: ReadonlyMap<string, Picture>,
  { archive, siteUrl }: Source,
): Promise<BookFile[]> {
  const slugs = new Set(articles.map(({ slug }) => slug));
  const files: BookFile[] = [];
  for (const article of articles) {
    const { slug } = article;
    const address = siteUrl + href(locale, "article", { day, slug });
    const around: Around = {
      ...{ locale, address },
      fileOf: (picture) => pictures.get(keyOf(slug, picture))?.name,
      resolve: (link) => linkFrom(link, address, siteUrl, (to) => to.day === day && slugs.has(to.slug)),
    };
    const view = isBoth ? await archive.parallel(day, slug, locale) : undefined;
    const data = view ? parallelChapter(view, around) : chapter(article, around);
    files.push({ name: fileOf(slug), mediaType: xhtml, data });
    // Other requests are answered between two chapters.
    await setImmediate();
  }
  return files;
}

function fileOf(slug: string): string {
  return `article-${slug}.xhtml`;
}

/** A link to an article of the book stays in it. */
function linkFrom(
  link: string,
  from: string,
  siteUrl: string,
  isInBook: (to: { day: string; slug: string }) => boolean,
): string | undefined {
  const url = URL.parse(link, from);
  if (url === null) return undefined;
  const address = url.origin === siteUrl ? parseAddress(url.pathname, url.searchParams) : undefined;
  if (address?.page === "article" && isInBook(address.params)) return fileOf(address.params.slug);
  return url.href;
}

async function coverOf(
  { day }: EditionView,
  locale: Locale,
  title: string,
  source: Source,
): Promise<BookFile[]> {
  const card = await cardOf({ page: "issue", locale, params: { day, list: 1 } }, source);
  if (card === undefined) return [];
  const data = await drawCard(card, coverSize);
  const alt = `${title}. ${card.title.headline.join(" ")}`;
  const image = element("div", { class: "cover" }, element("img", { src: "cover.png", alt }));
  return [
    { name: "cover.png", mediaType: "image/png", data, properties: "cover-image" },
    { name: "cover.xhtml", mediaType: xhtml, data: xhtmlDocument(title, locale, image, "cover") },
  ];
}

function contents({ day, articles }: EditionView, locale: Locale): string {
  const heading = formatDayWithWeekday(day, locale);
  const items = articles.map(({ slug, words }) => {
    const text = words.headline.join(" ");
    const lang = words.locale === locale ? {} : { lang: words.locale, "xml:lang": words.locale };
    return element("li", {}, element("a", { href: fileOf(slug), ...lang }, text));
  });
  const first = articles[0];
  const landmark = (type: string, link: string, text: string) =>
    element("li", {}, element("a", { "epub:type": type, href: link }, text));
  const nav = element(
    "div",
    {},
    element("nav", { "epub:type": "toc", role: "doc-toc", id: "toc" }, [
      element("h1", {}, heading),
      element("ol", {}, items),
    ]),
    element("nav", { "epub:type": "landmarks", id: "landmarks", hidden: "hidden" }, [
      element("ol", {}, [
        landmark("toc", "#toc", translate(locale, "Book")("contents")),
        ...(first ? [landmark("bodymatter", fileOf(first.slug), first.words.headline.join(" "))] : []),
      ]),
    ]),
  );
  return xhtmlDocument(heading, locale, nav);
}

/** The last day that readers should know of, as content says it; an instant in UTC. */
function modifiedOf(articles: readonly ArticleView[]): string {
  const instants = articles.flatMap(({ day, updated, corrections }) => [
    day,
    ...(updated === undefined ? [] : [updated]),
    ...corrections.map(({ date }) => date),
  ]);
  const latest = Math.max(...instants.map((each) => Date.parse(each)));
  return `${new Date(latest).toISOString().slice(0, 19)}Z`;
}
