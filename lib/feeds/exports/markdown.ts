import type { Heading, RootContent } from "mdast";
import { stringify } from "yaml";
import { markdownOf, markdownTree, nameNotes, noteTrees } from "../../markdown/from-html.ts";
import type { Locale } from "../../record/languages.ts";
import type { AlignedArticle, Export } from "./aligned.ts";
import { bylineOf, translatorOf } from "./plain-text.ts";

/**
 * An article as Markdown (CommonMark with GFM). Before each block stands a comment with its id, its language and, in
 * the original's language, the address that it keeps.
 * @param id of the article, where others stand beside it in one document
 */
export function articleMarkdown(facts: Export, aligned: AlignedArticle, id = ""): string {
  const { languages, blocks, notes } = aligned;
  // Notes of several articles are told apart by them.
  const noteName = (language: Locale) => (id === "" ? language : `${id.replace("/", "-")}-${language}`);
  const body = blocks.flatMap((block) =>
    languages.flatMap((language): RootContent[] => {
      const html = block.html[language];
      if (html === undefined) return [];
      const address = language === "zh" && block.address !== undefined ? ` ${block.address}` : "";
      return [
        comment(`${block.id} ${language}${address}`),
        ...nameNotes(markdownTree(html), noteName(language)).children,
      ];
    }),
  );
  const definitions = languages.flatMap((language) =>
    noteTrees(notes[language] ?? "").map((note) => nameNotes(note, noteName(language))),
  );
  return markdownOf([...headOf(facts.locale, aligned), ...body, ...definitions]);
}

/** What an article says before its text. */
function headOf(locale: Locale, aligned: AlignedArticle): RootContent[] {
  const { languages, words, article } = aligned;
  const lines = (language: Locale): RootContent[] => {
    const { kicker = [], headline = [], deck = [] } = words[language] ?? {};
    return [
      ...kicker.map((line) => paragraph(line)),
      heading(headline.join(" ")),
      ...deck.map((line) => paragraph(line)),
    ];
  };
  const made = [bylineOf(locale, aligned), translatorOf(locale, aligned)];
  const said = made.flatMap((line) => (line === undefined ? [] : [paragraph(line)]));
  const corrections = article.corrections.map(({ date, note }) => paragraph(`${date}: ${note[locale]}`));
  return [...languages.flatMap(lines), ...said, ...corrections];
}

/** What stands before a whole file, for programs: the same names as in the record. */
export function frontMatter(fields: Record<string, unknown>): string {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return `---\n${stringify(Object.fromEntries(known), { lineWidth: 0 })}---\n\n`;
}

function comment(text: string): RootContent {
  return { type: "html", value: `<!-- ${text} -->` };
}

function heading(text: string): Heading {
  return { type: "heading", depth: 1, children: [{ type: "text", value: text }] };
}

function paragraph(text: string): RootContent {
  return { type: "paragraph", children: [{ type: "text", value: text }] };
}
