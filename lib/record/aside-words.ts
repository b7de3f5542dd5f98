import type { Locale, Localized } from "./languages.ts";

/** Why the importer sets text aside, as it writes that into a bulletin's fields. */
export const asideWords = {
  masthead: { zh: "报头", en: "masthead" },
  guide: { zh: "导读", en: "guide to other pages" },
  staff: { zh: "编辑署名", en: "names of those who made the page" },
  "page-head": { zh: "版头", en: "page head" },
  contact: { zh: "联系方式", en: "address or hotline" },
  turn: { zh: "转版标记", en: "mark of a continuation" },
  caption: { zh: "图片说明", en: "caption" },
  credit: { zh: "图片署名", en: "credit of a picture" },
  "web-page": { zh: "网页的菜单、版名、日期等", en: "menus, page names, dates and the like of the web page" },
  "other-matter": { zh: "版面文字，不属于文章", en: "matter of the page, no article's" },
  "head-of-continued": { zh: "接续文章的标题或署名", en: "head of a continued article" },
} as const satisfies Readonly<Record<string, Localized>>;

/**
 * A reason in a reader's language where the importer wrote it, whatever the language of its terminal was.
 * @returns nothing for an editor's own words; `headline` is that of the article whose picture is told of
 */
export function asideWordsIn(why: string, locale: Locale): { words: string; headline?: string } | undefined {
  for (const known of Object.values(asideWords)) {
    for (const said of [known.zh, known.en]) {
      if (why === said) return { words: known[locale] };
      const headline = /^(?:（《(.+)》）| \(of “(.+)”\))$/u.exec(
        why.startsWith(said) ? why.slice(said.length) : "",
      );
      if (headline !== null) return { words: known[locale], headline: headline[1] ?? headline[2] ?? "" };
    }
  }
  return undefined;
}
