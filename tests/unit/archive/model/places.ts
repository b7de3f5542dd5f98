import { bulletinIds, days, pick, slugs } from "./documents.ts";

export const originalPath = (day: string, slug: string) => `articles/${day}/${slug}.md`;
export const englishOf = (path: string) => path.replace(/\.md$/, ".en.md");

/** Places where a file should not be, or is none of the record's. */
export const oddPlaces = [
  "articles/lost.md",
  "articles/topics/a.md",
  "articles/glossary/a.en.md",
  "articles/2020-11-28/inside/a.md",
  "articles/2020-11-28/inside/a.en.md",
  "articles/2020-11-27/inside/b.md",
  "articles/2020-11-28/a.fr.md",
  "articles/2020-11-28/Not_A_Slug.md",
  "articles/2020-11-31/a.md",
  "articles/\u{20000}/a.md",
  "articles/2020-11-28/\u{20000}.md",
  "articles/2020-11-28/\u{10ffff}/a.md",
  "articles/2020-11-28/notes.txt",
  "articles/2020-11-28/a.md~",
  "articles/.hidden/a.md",
  "topics.yaml/a.md",
  "bulletins/2020-11-28.source.txt",
  "bulletins/2020-11-31.txt",
  "bulletins/a.md",
  "lost.md",
  "README.md",
];

/** Where a copy of a file goes: another day or slug, or id. */
export function placeFor(path: string, b: number, c: number, d: number): string {
  if (path.startsWith("bulletins/")) return `bulletins/${pick(bulletinIds, b)}.txt`;
  const english = path.endsWith(".en.md") ? d % 5 !== 4 : d % 5 === 4;
  const target = originalPath(pick(days, b), pick(slugs, c));
  return english ? englishOf(target) : target;
}
