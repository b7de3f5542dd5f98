import { isDay } from "./days.ts";

export const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Whether the text may be a slug or an id: `[a-z0-9]+(-[a-z0-9]+)*`. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}

const bulletinPattern = /^\d{4}-\d{2}-\d{2}(-\d{2})?$/;
/** Whether the text may be a bulletin's id: a day, or a day and a page's number. */
export function isBulletinId(text: string): boolean {
  return bulletinPattern.test(text) && isDay(text.slice(0, 10));
}

/** The id of a page's bulletin: its day, and its number where it is not the first. */
export function bulletinId(day: string, page: number): string {
  return page === 1 ? day : `${day}-${String(page).padStart(2, "0")}`;
}

/** The page of the issue that a bulletin's id names. */
export function pageOfBulletin(id: string): number {
  return Number(id.slice("YYYY-MM-DD-".length) || 1);
}

/** An article's id: its day and slug, unique on the site. */
export function articleId(day: string, slug: string): string {
  return `${day}/${slug}`;
}

/** Whether the text may be an article's id: a day, a slash, a slug. */
export function isArticleId(text: string): boolean {
  const [day = "", slug = "", ...more] = text.split("/");
  return more.length === 0 && isDay(day) && isId(slug);
}

/** The digits of a paragraph's code (Crockford's base 32): none is taken for another one. */
export const paragraphDigits = "0123456789abcdefghjkmnpqrstvwxyz";
/** How many of them name its day, its article on that day, and the paragraph in its article. */
export const paragraphParts = { day: 5, article: 4, block: 6 } as const;
const paragraphPattern = new RegExp(
  `^[${paragraphDigits}]{${paragraphParts.day + paragraphParts.article + paragraphParts.block}}$`,
);

/** Whether the text may name a paragraph for good. */
export function isParagraphCode(text: string): boolean {
  return paragraphPattern.test(text);
}
