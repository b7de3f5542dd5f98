import type { Root } from "mdast";
import remarkCjkFriendly from "remark-cjk-friendly";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { joinSoftBreaks } from "./soft-breaks.ts";

const parser = unified()
  .use(remarkParse)
  // A single ~ is a range in Chinese print (3~5月), never a strike-through.
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .freeze();

/** CommonMark with GFM tables and CJK-aware emphasis; soft breaks between Han characters are gone. */
export function parseMarkdown(body: string): Root {
  const root = parser.parse(body);
  joinSoftBreaks(root);
  return root;
}
