import type { Heading, Nodes, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import { stringify } from "yaml";
import { correctionText } from "../../i18n/correction-text.ts";
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
  const { languages, blocks, notes, address } = aligned;
  // Notes of several articles are told apart by them.
  const noteName = (language: Locale) => (id === "" ? language : `${id.replace("/", "-")}-${language}`);
  const body = blocks.flatMap((block, index) => [
    ...picturesOf(aligned, (after) => after === index),
    ...languages.flatMap((language): RootContent[] => {
      const html = block.html[language];
      if (html === undefined) return [];
      const kept = language === "zh" && block.address !== undefined ? ` ${block.address}` : "";
      return [
        comment(`${block.id} ${language}${kept}`),
        ...withOrigin(nameNotes(markdownTree(html), noteName(language)), address[language]).children,
      ];
    }),
  ]);
  const definitions = languages.flatMap((language) =>
    noteTrees(notes[language] ?? "").map((note) =>
      withOrigin(nameNotes(note, noteName(language)), address[language]),
    ),
  );
  return markdownOf([
    ...headOf(facts.locale, aligned),
    ...body,
    ...picturesOf(aligned, (after) => after >= blocks.length),
    ...correctionsOf(aligned),
    ...definitions,
  ]);
}

/** A file is read anywhere, so that links are whole addresses. @param base what they are relative to */
function withOrigin<Tree extends Nodes>(tree: Tree, base: string | undefined): Tree {
  visit(tree as Nodes, (node) => {
    if (node.type === "link" || node.type === "image" || node.type === "definition")
      node.url = URL.parse(node.url, base)?.href ?? node.url;
  });
  return tree;
}

/** The pictures of a place, each with what is said of it in each language. */
function picturesOf(
  { languages, pictures }: AlignedArticle,
  isThere: (after: number) => boolean,
): RootContent[] {
  return pictures
    .filter(({ after }) => isThere(after))
    .flatMap(({ file, address, alt, caption, credit }): RootContent[] => {
      const [first] = languages.flatMap((language) => alt[language] ?? []);
      return [
        comment(`picture ${file}`),
        { type: "paragraph", children: [{ type: "image", url: address, alt: first ?? "" }] },
        ...languages.flatMap((language) => {
          const said = [caption[language], credit[language]].filter((words) => words !== undefined);
          return said.length === 0 ? [] : [paragraph(said.join(" "))];
        }),
      ];
    });
}

/** What was corrected, in each language. */
function correctionsOf({ languages, article: { corrections } }: AlignedArticle): RootContent[] {
  if (corrections.length === 0) return [];
  const lines = corrections.flatMap((each) =>
    languages.map((language) => paragraph(correctionText(language, each))),
  );
  return [comment("corrections"), ...lines];
}

/** What an article says before its text. */
function headOf(locale: Locale, aligned: AlignedArticle): RootContent[] {
  const { languages, words } = aligned;
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
  return [...languages.flatMap(lines), ...said];
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
