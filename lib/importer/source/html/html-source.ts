import type { SourceError } from "../decode.ts";
import type { StructuredBlock } from "../structured-page.ts";
import { parseHtml } from "./document.ts";
import { readEpaperArticle } from "./epaper-article.ts";
import { blocksOf, restBlocks } from "./epaper-blocks.ts";
import { readEpaperPage } from "./epaper-page.ts";

/** Reads one article of an e-paper that was saved from a browser. */
export function readHtml(text: string): { blocks: StructuredBlock[] } | { error: SourceError } {
  const document = parseHtml(text);
  const article = readEpaperArticle(document);
  if (article !== undefined) return { blocks: [...blocksOf(article, 0), ...restBlocks(article.rest)] };
  return { error: readEpaperPage(document, "") === undefined ? unknownHtml : pageAlone };
}

export const unknownHtml: SourceError = {
  code: "unknown-html",
  message: {
    zh: "这个网页里认不出文章：没有已知电子报的标题和正文结构",
    en: "no article is found in this web page: it has no headline and text as the e-papers that are known have them",
  },
  fix: {
    zh: "如果是电子报，请保存文章自己的页面（不是版面导航），或导入整期的文件夹；否则把文字复制到 UTF-8 纯文本（.txt）里再导入。",
    en: "Of an e-paper, save the article's own page (not the overview), or import the folder of the issue; of anything else, copy the text into a plain text file in UTF-8 (.txt) and import that.",
  },
};

const pageAlone: SourceError = {
  code: "page-alone",
  message: {
    zh: "这是电子报的版面页：文章在它链接的文件里",
    en: "this is the page file of an e-paper: its articles are in the files that it links to",
  },
  fix: {
    zh: "把版面页和它的文章存在一个文件夹里，导入文件夹：bulletin import 文件夹 --date 年-月-日。",
    en: "Save it with its articles in one folder and import the folder: bulletin import FOLDER --date YYYY-MM-DD.",
  },
};
