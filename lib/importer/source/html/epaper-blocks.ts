import type { StructuredBlock } from "../structured-page.ts";
import type { EpaperArticle } from "./epaper-article.ts";

/** What is read of an e-paper's article, as blocks of a bulletin. */
export function blocksOf(read: EpaperArticle, article: number): StructuredBlock[] {
  const { kicker, headline, deck, byline, paragraphs, pictures } = read;
  const head = (role: StructuredBlock["role"], lines: readonly string[]): StructuredBlock[] =>
    lines.length === 0 ? [] : [{ role, text: lines.join("\n"), article }];
  return [
    ...head("kicker", kicker),
    ...head("headline", headline),
    ...head("deck", deck),
    ...head("byline", byline),
    ...paragraphs.map((text): StructuredBlock => ({ role: "body", text, article })),
    ...pictures.flatMap(({ caption, file }): StructuredBlock[] =>
      caption === undefined
        ? []
        : [{ role: "caption", text: caption, article, ...(file && { picture: file }) }],
    ),
  ];
}

/** What no article is made of: each line once. */
export function restBlocks(rest: readonly string[]): StructuredBlock[] {
  const lines = [...new Set(rest.map((line) => line.trim()))].filter((line) => line !== "");
  return lines.length === 0 ? [] : [{ role: "body", text: lines.join("\n"), reason: "web-page" }];
}
