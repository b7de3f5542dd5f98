import { SKIP, visit } from "unist-util-visit";
import { formatDay } from "../../dates.ts";
import { correctionText } from "../../i18n/correction-text.ts";
import { translate } from "../../i18n/translate.ts";
import { markdownTree, noteTrees } from "../../markdown/from-html.ts";
import { plainText } from "../../markdown/plain-text.ts";
import type { Locale } from "../../record/languages.ts";
import type { AlignedArticle, Export } from "./aligned.ts";

/** A block's text alone, with the numbers of its notes. A row of a table is a line, with tabs between its cells. */
export function textOf(html: string): string {
  const tree = markdownTree(html);
  visit(tree, "tableRow", (row, index, table) => {
    const value = row.children.map(plainText).join("\t");
    if (index !== undefined) table?.children.splice(index, 1, { type: "text", value } as never);
    return SKIP;
  });
  visit(tree, "footnoteReference", (note, index, parent) => {
    if (index !== undefined)
      parent?.children.splice(index, 1, { type: "text", value: `[${note.identifier}]` });
  });
  return plainText(tree);
}

/** Of each note its number and its text. */
export function notesOf(html: string): { number: string; text: string }[] {
  return noteTrees(html).map((note) => ({ number: note.identifier, text: plainText(note) }));
}

/** Who wrote it, as readers of a language are told. */
export function bylineOf(
  locale: Locale,
  { article: { reporters, byline } }: AlignedArticle,
): string | undefined {
  if (reporters.length === 0) return byline;
  const t = translate(locale, "Roles");
  return reporters.map(({ name, role }) => `${t(role)} ${name[locale]}`).join(locale === "zh" ? "　" : ", ");
}

/** Who translated it and whether somebody reviewed that, where it is translated. */
export function translatorOf(locale: Locale, { translated }: AlignedArticle): string | undefined {
  const made = translated?.translation;
  if (made === undefined) return undefined;
  const t = translate(locale, "Article");
  if (made.translator === "machine") return t(made.reviewed ? "machineReviewed" : "machineTranslation");
  return t(made.reviewed ? "translatedBy" : "translatedByUnreviewed", { name: made.translator });
}

/** An article as plain text: each paragraph with its number, in the reader's language and then in the other one. */
export function articleText(facts: Export, aligned: AlignedArticle): string {
  const { locale, site } = facts;
  const { languages, words, blocks, article, address } = aligned;
  const [t, say] = [translate(locale, "Article"), translate(locale, "Exports")];
  const heading = languages.map((language) => {
    const { kicker = [], headline = [], deck = [] } = words[language] ?? {};
    return [...kicker, ...headline, ...deck].join("\n");
  });
  const about = [
    [site.name[locale], formatDay(article.day, locale), article.page && t("sheet", { sheet: article.page })],
    [bylineOf(locale, aligned)],
    [translatorOf(locale, aligned)],
    ...languages.map((language) => [address[language]]),
  ].map((line) => line.filter(Boolean).join(locale === "zh" ? "　" : ", "));
  const paragraphs = blocks.map(({ id, html }) => {
    const texts = languages.map((language) => {
      const own = html[language];
      if (own !== undefined) return textOf(own);
      return `[${say("missing", { language: say(language) })}]`;
    });
    return `[${id.slice(1)}]\n${texts.join("\n\n")}`;
  });
  const notes = languages.flatMap((language) => {
    const own = notesOf(aligned.notes[language] ?? "").map(({ number, text }) => `[${number}] ${text}`);
    const title = say("notes", { title: t("footnotes"), language: say(language) });
    return own.length === 0 ? [] : [[title, ...own].join("\n")];
  });
  const corrections = article.corrections.flatMap((each) =>
    languages.map((language) => correctionText(language, each)),
  );
  const corrected = corrections.length === 0 ? [] : [[t("corrections"), ...corrections].join("\n")];
  return [...heading, about.filter(Boolean).join("\n"), ...paragraphs, ...notes, ...corrected].join("\n\n");
}
