import { renameArticle } from "#lib/editing/rename-article.ts";
import { type Command, missing, parse } from "./command.ts";
import { idOfPath, makeEdits } from "./editing.ts";

const options = { json: { type: "boolean" } } as const;

export const rename: Command = {
  summary: {
    zh: "给文章换名称：原文、译文、图片和提到它的地方一起改",
    en: "give an article another slug: original, translations, pictures and references",
  },
  help: {
    zh: `用法：bulletin rename 年-月-日/旧名称 新名称 [--json]

原文、译文和图片一起改名；旧名称记入 formerly，旧网址转到新的；接续它的文章的 continues 一并改。
要么全部改好，要么什么都不改。

  --json    在标准输出打印一个 JSON 文档
  --help    显示这段说明

退出码：0 改好了，1 有文件读不出来或刚被改过，2 用法不对、没有这篇文章或名称已占用。
`,
    en: `Usage: bulletin rename YYYY-MM-DD/OLD-SLUG NEW-SLUG [--json]

Renames the original, its translations and pictures. The old slug is noted under formerly, so that its address leads
to the new one, and articles that continue it follow. All of it is done, or nothing.

  --json    print one JSON document on standard output
  --help    show this help

Exit code: 0 done, 1 a file cannot be read or has just been changed, 2 wrong use, no such article or a slug that is taken.
`,
  },
  async run(args, locale) {
    const { values, positionals } = parse(args, options, 2);
    const [id, slug] = positionals;
    if (id === undefined || slug === undefined)
      throw missing("YYYY-MM-DD/OLD-SLUG NEW-SLUG", "年-月-日/旧名称 和 新名称");
    return makeEdits((folder) => renameArticle(folder, idOfPath(id), slug), {
      json: values.json,
      locale,
    });
  },
};
