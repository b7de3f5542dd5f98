import { Parser } from "htmlparser2";
import { href } from "../addresses.ts";
import type { FigureView, FullArticle } from "../archive/views.ts";
import { correctionText } from "../i18n/correction-text.ts";
import { translate } from "../i18n/translate.ts";
import { translationNote } from "../i18n/translation-note.ts";
import { type Locale, languageTag, originalLocale } from "../record/languages.ts";

/**
 * An article as HTML that is complete by itself: what stands above the text, the text with its pictures and notes,
 * every link with its origin, and nothing that goes by a page: no ids, classes, styles or scripts.
 * @param locale of the feed
 */
export function entryHtml(article: FullArticle, locale: Locale, siteUrl: string): string {
  const { words, blocks, figures, notes, notesOfOriginal, day, slug } = article;
  const t = translate(locale, "Article");
  const note = noteOf(article, locale);
  const lines = (text: readonly string[]) => text.map((line) => `<p><strong>${escaped(line)}</strong></p>`);
  const own = (html: string, language: Locale) =>
    html === "" || language === locale ? html : `<div lang="${languageTag[language]}">${html}</div>`;
  const text = blocks.flatMap((block, index) => [
    ...figuresAt(figures, (after) => after === index, locale, siteUrl),
    ...(block.untranslated ? [noted(t("untranslatedBlock"), locale)] : []),
    own(block.html, block.locale),
    ...(block.behind ? [noted(t("behind"), locale)] : []),
  ]);
  const whole = [
    ...(note === undefined ? [] : [noted(note, locale)]),
    own([...lines(words.kicker), ...lines(words.deck)].join("\n"), words.locale),
    ...text,
    ...figuresAt(figures, (after) => after >= blocks.length, locale, siteUrl),
    own(notes, words.locale),
    own(notesOfOriginal, originalLocale),
    correctionsOf(article, locale),
  ]
    .filter((html) => html !== "")
    .join("\n");
  return standingAlone(whole, siteUrl + href(words.locale, "article", { day, slug }));
}

/** What readers are told of a translation, or of its not being there. */
function noteOf({ words, translation }: FullArticle, locale: Locale): string | undefined {
  if (words.locale !== locale) return translate(locale, "Article")("originalOnly");
  return translation && translationNote(locale, translation);
}

/** What was corrected: those who have read it before are told of it by the entry's new date, and here of what it is. */
function correctionsOf({ corrections }: FullArticle, locale: Locale): string {
  if (corrections.length === 0) return "";
  const title = translate(locale, "Article")("corrections");
  const items = corrections.map((each) => `<li>${escaped(correctionText(locale, each))}</li>`).join("");
  return `<section lang="${languageTag[locale]}"><h2>${escaped(title)}</h2><ul>${items}</ul></section>`;
}

function noted(text: string, locale: Locale): string {
  return `<p lang="${languageTag[locale]}"><em>${escaped(text)}</em></p>`;
}

function figuresAt(
  figures: readonly FigureView[],
  isThere: (after: number) => boolean,
  locale: Locale,
  siteUrl: string,
): string[] {
  return figures.flatMap(({ after, picture }) => {
    const { alt, caption, credit, sources, width, height } = picture;
    // Every reader of feeds knows JPEG.
    const image = sources.at(-1)?.images.at(-1);
    if (!isThere(after) || image === undefined) return [];
    const below = [caption, credit]
      .flatMap((words) => (words === undefined ? [] : [escaped(words.text)]))
      .join(" ");
    const size = `width="${width}" height="${height}"`;
    const img = `<img src="${escaped(siteUrl + image.path)}" alt="${escaped(alt.text)}" ${size}>`;
    const figcaption = below === "" ? "" : `<figcaption>${below}</figcaption>`;
    return [`<figure lang="${languageTag[locale]}">${img}${figcaption}</figure>`];
  });
}

/** What of an element says something without its page. */
const kept = new Set(
  "href src alt title lang width height colspan rowspan scope start value reversed cite datetime".split(" "),
);
const addresses = new Set(["href", "src", "cite"]);
const withoutEnd = new Set(["br", "hr", "img", "wbr"]);
/** Of these nothing is left, with what is in them: the text has none, and readers would not show them. */
const dropped = new Set(["script", "style", "iframe", "object", "embed", "form", "svg", "math", "template"]);

/** HTML without what goes by its page. @param base what links are relative to */
export function standingAlone(html: string, base: string): string {
  let made = "";
  let within = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (dropped.has(name)) within++;
        if (within > 0) return;
        const all = Object.entries(attributes).flatMap(([attribute, value]) => {
          if (!kept.has(attribute)) return [];
          const read = addresses.has(attribute) ? URL.parse(value, base)?.href : value;
          return read === undefined ? [] : [` ${attribute}="${escaped(read)}"`];
        });
        made += `<${name}${all.join("")}>`;
      },
      ontext(text) {
        if (within === 0) made += escaped(text);
      },
      onclosetag(name) {
        if (dropped.has(name)) within = Math.max(0, within - 1);
        else if (within === 0 && !withoutEnd.has(name)) made += `</${name}>`;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return made;
}

export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
