import type { Root } from "mdast";
import remarkCjkFriendly from "remark-cjk-friendly";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { dropIndents } from "./indents.ts";
import { keepNumbers } from "./list-numbers.ts";
import { remarkPrint } from "./print-syntax.ts";
import { joinSoftBreaks } from "./soft-breaks.ts";

const parser = unified()
  .use(remarkParse)
  // A single ~ is a range in Chinese print (3~5月), never a strike-through.
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .use(remarkPrint)
  .freeze();

/**
 * CommonMark with GFM tables and CJK-aware emphasis, without what nobody means in print (`print-syntax.ts`). Soft
 * breaks within Chinese and indents are gone; lists have the numbers that are written.
 */
export function parseMarkdown(body: string): Root {
  const root = parser.parse(body);
  joinSoftBreaks(root);
  dropIndents(root);
  keepNumbers(root, body);
  return root;
}
