import type { Localized } from "#lib/record/languages.ts";
import { planTranslation, readArticlePair, readRenderings } from "#lib/translating/translate-article.ts";
import type { Stamps, State, Updated } from "#lib/translating/update-text.ts";
import { type Command, dayOption, missing, parse, UsageError } from "./command.ts";
import { idOfPath, makeEdits } from "./editing.ts";
import { printStatus } from "./translation-status.ts";

const options = {
  json: { type: "boolean" },
  status: { type: "boolean" },
  draft: { type: "boolean" },
  translator: { type: "string" },
  done: { type: "string", multiple: true },
} as const;

export const translate: Command = {
  summary: {
    zh: "建立译文，或让译文跟上原文",
    en: "make a translation, or put it in step with its original",
  },
  help: {
    zh: `用法：bulletin translate 年-月-日/名称 [--translator 姓名] [--done p3] [--json]
　　　bulletin translate 年-月-日/名称 --draft [--json]
　　　bulletin translate --status [年-月-日] [--json]

没有译文就建立 <名称>.en.md；有，就按现在的原文重排。原文每一段写在注释里，读者看不到；下面是它的译文，还没有的写
[untranslated]；人名、术语和约定的译法列在注释里。原文增、删、移、分、合段落，译文跟着走；原文已经没有的译文留在注释里。
原文改过的段，注释里注明 [behind]：改好译文，删去那一行，再运行一次；或者用 --done。

  --translator 姓名  译者
  --done p3          这一段的译文已经合乎现在的原文；可以写几次，--done all 是全部
  --draft            未译的段和落后的机器译文，请语言模型起草（BULLETIN_LLM_URL、BULLETIN_LLM_MODEL、BULLETIN_LLM_KEY）；
                     不合格的再问，最多三次。人写的、审过的一律不动
  --status           列出全部文章（或某一天的）的译文到了哪一步：未译、落后、未审、完成，每期一条进度
  --json             在标准输出打印一个 JSON 文档
  --help             显示这段说明

退出码：0 好了，1 有文件读不出来、刚被改过，或有的段没有起草成，2 用法不对或没有这篇文章。
`,
    en: `Usage: bulletin translate YYYY-MM-DD/SLUG [--translator NAME] [--done p3] [--json]
       bulletin translate YYYY-MM-DD/SLUG --draft [--json]
       bulletin translate --status [YYYY-MM-DD] [--json]

Makes <slug>.en.md, or puts it in step with the original as it is now. Each block of the original stands in a comment
that readers never see, with the names and terms in it and their agreed renderings; below it is its translation, or
[untranslated]. Where the original gained, lost, moved, split or joined paragraphs the translations follow; what
belongs to no paragraph any more is kept in a comment. What is behind says [behind] in its comment: mend the
translation, delete that line and run this again, or use --done.

  --translator NAME  who translates
  --done p3          this block's translation is up to date; may be repeated, --done all is all of them
  --draft            have a language model draft what is not translated, and machine's text that is behind
                     (BULLETIN_LLM_URL, BULLETIN_LLM_MODEL, BULLETIN_LLM_KEY). An answer that will not do is asked
                     for again, three times at most. What people wrote or reviewed is never touched
  --status           list how far the translations of all articles (or a day's) are: missing, behind, unreviewed,
                     done, with a bar for each issue
  --json             print one JSON document on standard output
  --help             show this help

Exit code: 0 done, 1 a file cannot be read or has just been changed, or a block has no draft, 2 wrong use or no such article.
`,
  },
  async run(args, locale) {
    const { values, positionals } = parse(args, options, 1);
    const [article] = positionals;
    if (values.status === true) {
      if (values.done !== undefined || values.translator !== undefined) throw alone("--status");
      const day = article === undefined ? undefined : dayOption(article, "--status");
      return printStatus(day, values.json === true, locale);
    }
    if (article === undefined) throw missing("YYYY-MM-DD/SLUG");
    if (values.draft === true) {
      if (values.done !== undefined || values.translator !== undefined) throw alone("--draft");
      // What is heavy is loaded by those who need it.
      const { draftTranslation } = await import("./translation-draft.ts");
      return draftTranslation(idOfPath(article), values.json === true, locale);
    }
    const done = doneBlocks(values.done);
    let updated: Updated | undefined;
    return makeEdits(
      async (folder) => {
        const pair = await readArticlePair(folder, idOfPath(article));
        const known = await readRenderings(folder);
        const planned = planTranslation(pair, known, { translator: nameOf(values.translator), done });
        updated = planned.updated;
        return planned.edits;
      },
      { json: values.json, locale, next: () => summary(updated) },
    );
  },
};

function alone(option: string): UsageError {
  return new UsageError({
    zh: `${option} 不和别的选项同用`,
    en: `${option} goes with no other option`,
  });
}

function summary(updated: Updated | undefined): Localized {
  const { blocks = [], leftOver = 0 } = updated ?? {};
  const count = (state: State) => blocks.filter((block) => block.state === state).length;
  const [untranslated, behind] = [count("untranslated"), count("behind")];
  return {
    zh: `${blocks.length} 段：未译 ${untranslated}，落后 ${behind}${leftOver > 0 ? `；${leftOver} 段没有了原文，译文留在注释里` : ""}`,
    en: `${blocks.length} blocks: ${untranslated} untranslated, ${behind} behind${leftOver > 0 ? `; ${leftOver} kept in comments, since the original has lost theirs` : ""}`,
  };
}

function nameOf(translator: string | undefined): string | undefined {
  if (translator === undefined || translator.trim() !== "") return translator?.trim();
  throw new UsageError({ zh: "--translator 后面没有写值", en: "--translator needs a value" });
}

/** @throws {UsageError} */
function doneBlocks(given: readonly string[] | undefined): Stamps["done"] {
  if (given === undefined) return undefined;
  const names = given.flatMap((each) => each.split(",")).map((each) => each.trim().toLowerCase());
  if (names.includes("all")) return "all";
  const wrong = names.find((name) => !/^p[1-9]\d{0,5}$/.test(name));
  if (wrong !== undefined) {
    throw new UsageError({
      zh: `--done 的“${wrong}”不是段号，如 p3`,
      en: `--done ${JSON.stringify(wrong)} is no block such as p3`,
    });
  }
  return new Set(names.map((name) => Number(name.slice(1))));
}
