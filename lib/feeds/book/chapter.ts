import type { ArticleView, ParallelView, PictureView, Words } from "../../archive/views.ts";
import { formatDay } from "../../dates.ts";
import { correctionText } from "../../i18n/correction-text.ts";
import { translate } from "../../i18n/translate.ts";
import { translationNote } from "../../i18n/translation-note.ts";
import { type Locale, languageTag, locales, originalLocale } from "../../record/languages.ts";
import { element, type Markup, xmlDocument } from "../xml.ts";
import { type Links, withoutLooseLinks, xhtmlOf } from "./xhtml.ts";

/** What a chapter needs of the book around it. */
export interface Around extends Links {
  locale: Locale;
  /** The file of a picture within the book; nothing where it is not to be had. */
  fileOf: (picture: PictureView) => string | undefined;
  /** The address of the article. */
  address: string;
}

/** An article in one language. */
export function chapter(article: ArticleView, around: Around): string {
  const { words, blocks, figures, notes, notesOfOriginal } = article;
  const { locale } = around;
  const t = translate(locale, "Article");
  const body = blocks.map((block, index) => [
    ...picturesAt(figures, index, index, (picture) => figure(picture, [locale], around)),
    element(
      "div",
      { id: block.id, ...(block.locale !== words.locale && langOf(block.locale)) },
      block.untranslated
        ? element("p", { class: "note", ...langOf(locale) }, t("untranslatedBlock"))
        : undefined,
      xhtmlOf(block.html, around),
      block.behind ? element("p", { class: "note", ...langOf(locale) }, t("behind")) : undefined,
    ),
  ]);
  const content = element(
    "div",
    { class: "body", ...langOf(words.locale) },
    body.flat(),
    picturesAt(figures, blocks.length, Number.POSITIVE_INFINITY, (picture) =>
      figure(picture, [locale], around),
    ),
    xhtmlOf(notes, around),
    notesOfOriginal === ""
      ? undefined
      : element("div", langOf(originalLocale), xhtmlOf(notesOfOriginal, around)),
  );
  const isOther = locale !== originalLocale;
  const made = article.translation ? translationNote(locale, article.translation) : t("originalOnly");
  return page(article, around, [
    head([words], article, locale),
    isOther ? element("p", { class: "note" }, made) : undefined,
    content,
  ]);
}

/** An article in both languages, paragraph by paragraph. */
export function parallelChapter(view: ParallelView, around: Around): string {
  const { article, words, pairs, figures, notes, translation } = view;
  const { locale } = around;
  const t = translate(locale, "Article");
  const pictures = (from: number, to: number) =>
    figures.flatMap(({ after, picture }) =>
      after < from || after > to ? [] : [bothFigure(picture.zh, picture.en, around)],
    );
  const missing = (language: Locale) =>
    element("p", { class: "note" }, t(language === originalLocale ? "notInOriginal" : "untranslatedBlock"));
  const body = pairs.map(({ id, html, behind }, index) => [
    ...pictures(index, index),
    element(
      "div",
      { class: "pair", id },
      locales.map((language) => {
        const text = html[language];
        return text === undefined
          ? missing(language)
          : element("div", { class: "body", ...langOf(language) }, xhtmlOf(text, around));
      }),
      behind && html.zh !== undefined ? element("p", { class: "note" }, t("behind")) : undefined,
    ),
  ]);
  return page(article, around, [
    head(
      locales.map((language) => words[language]),
      article,
      locale,
    ),
    element("p", { class: "note" }, translationNote(locale, translation)),
    body.flat(),
    pictures(pairs.length, Number.POSITIVE_INFINITY),
    locales.map((language) =>
      notes[language] === "" ? undefined : element("div", langOf(language), xhtmlOf(notes[language], around)),
    ),
  ]);
}

type Parts = readonly (Markup | undefined | readonly (Markup | undefined)[])[];

function page(article: ArticleView, { locale, address }: Around, parts: Parts): string {
  const t = translate(locale, "Article");
  const { corrections, hasGaps, words } = article;
  const body = element(
    "article",
    {},
    ...parts,
    hasGaps ? element("p", { class: "note" }, t("gapLegend", { mark: "[…]" })) : undefined,
    corrections.length === 0
      ? undefined
      : element(
          "section",
          {},
          element("h2", {}, t("corrections")),
          element("ul", {}, ...corrections.map((each) => element("li", {}, correctionText(locale, each)))),
        ),
    element("p", { class: "source" }, element("a", { href: address }, address)),
  );
  return xhtmlDocument(words.headline.join(" "), locale, withoutLooseLinks(body));
}

/** A whole file of the book. */
export function xhtmlDocument(title: string, locale: Locale, body: Markup, type?: string): string {
  const root = element(
    "html",
    {
      xmlns: "http://www.w3.org/1999/xhtml",
      "xmlns:epub": "http://www.idpf.org/2007/ops",
      ...langOf(locale),
    },
    element(
      "head",
      {},
      element("title", {}, title),
      element("link", { rel: "stylesheet", type: "text/css", href: "style.css" }),
    ),
    element("body", { "epub:type": type }, body),
  );
  return xmlDocument(root).replace("?>\n", "?>\n<!DOCTYPE html>\n");
}

function head(inEach: readonly Words[], article: ArticleView, locale: Locale): Markup {
  const lines = (name: "kicker" | "deck") =>
    inEach.map((words) =>
      words[name].length === 0
        ? undefined
        : element("p", { class: name, ...langOf(words.locale) }, linesOf(words[name])),
    );
  return element(
    "header",
    {},
    lines("kicker"),
    element(
      "h1",
      {},
      inEach.map((words, index) => [
        ...(index > 0 ? [element("br", {})] : []),
        element("span", langOf(words.locale), linesOf(words.headline)),
      ]),
    ),
    lines("deck"),
    element("p", { class: "details" }, detailsOf(article, locale)),
  );
}

function linesOf(lines: readonly string[]): (Markup | string)[] {
  return lines.flatMap((line, index) => (index > 0 ? [element("br", {}), line] : [line]));
}

function detailsOf({ day, kind, page: sheet, reporters, byline }: ArticleView, locale: Locale): string {
  const names = reporters.map(({ name }) => name[locale]).join(locale === "zh" ? " " : ", ");
  const t = translate(locale, "Article");
  const parts = [
    translate(locale, "Kind")(kind),
    names || byline || t("noByline"),
    formatDay(day, locale),
    ...(sheet === undefined ? [] : [t("sheet", { sheet })]),
  ];
  return parts.join(" · ");
}

function picturesAt(
  figures: ArticleView["figures"],
  from: number,
  to: number,
  draw: (picture: PictureView) => Markup | undefined,
): (Markup | undefined)[] {
  return figures.filter(({ after }) => after >= from && after <= to).map(({ picture }) => draw(picture));
}

function figure(picture: PictureView, [locale]: readonly [Locale], { fileOf }: Around): Markup | undefined {
  const src = fileOf(picture);
  if (src === undefined) return undefined;
  return element("figure", {}, image(picture, src), caption(picture, locale));
}

function bothFigure(zh: PictureView, en: PictureView, { fileOf, locale }: Around): Markup | undefined {
  const src = fileOf(zh);
  if (src === undefined) return undefined;
  return element("figure", {}, image(locale === "zh" ? zh : en, src), caption(zh, "zh"), caption(en, "en"));
}

function image({ alt }: PictureView, src: string): Markup {
  return element("img", { src, alt: alt.text, ...langOf(alt.locale) });
}

function caption({ caption: words, credit }: PictureView, locale: Locale): Markup | undefined {
  const texts = [words, credit].filter((each) => each !== undefined);
  if (texts.length === 0) return undefined;
  return element("div", { class: "caption", ...langOf(locale) }, texts.map(({ text }) => text).join(" "));
}

function langOf(locale: Locale): { lang: string; "xml:lang": string } {
  return { lang: languageTag[locale], "xml:lang": languageTag[locale] };
}
