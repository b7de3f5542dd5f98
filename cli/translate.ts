import { textsBehind } from "#lib/bilingual/text-stamps.ts";
import { Refusal } from "#lib/editing/refusal.ts";
import type { Locale, Localized } from "#lib/record/languages.ts";
import {
  type ArticlePair,
  planTranslation,
  readArticlePair,
  readRenderings,
} from "#lib/translating/translate-article.ts";
import type { State, Updated } from "#lib/translating/update-text.ts";
import { type Command, dayOption, missing, parse, UsageError } from "./command.ts";
import { idOfPath, makeEdits } from "./editing.ts";
import { printStatus } from "./translation-status.ts";

const options = {
  json: { type: "boolean" },
  status: { type: "boolean" },
  draft: { type: "boolean" },
  export: { type: "string" },
  import: { type: "string" },
  translator: { type: "string" },
  done: { type: "string", multiple: true },
  take: { type: "string", multiple: true },
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
　　　bulletin translate --export 文件.xlf [年-月-日[/名称] …] [--json]
　　　bulletin translate --import 文件.xlf [--json]
　　　bulletin translate --import 文件.tbx [--take 编号] [--json]

没有译文就建立 <名称>.en.md；有，就按现在的原文重排。原文每一段写在注释里，读者看不到；下面是它的译文，还没有的写
[untranslated]；人名、术语和约定的译法列在注释里。原文增、删、移、分、合段落，译文跟着走；原文已经没有的译文留在注释里。
原文改过的段，注释里注明 [behind]：改好译文，删去那一行，再运行一次；或者用 --done。

  --translator 姓名  译者
  --done p3          这一段的译文已经合乎现在的原文；可以写几次，--done all 是全部。标题等写 headline、kicker、deck、
                     note:1、caption:hall.jpg
  --draft            未译的段和落后的机器译文，请语言模型起草（BULLETIN_LLM_URL、BULLETIN_LLM_MODEL、BULLETIN_LLM_KEY）；
                     不合格的再问，最多三次。人写的、审过的一律不动
  --status           列出全部文章（或某一天的）的译文到了哪一步：未译、落后、未审、完成，每期一条进度
  --export 文件      写一份 XLIFF 2.1，供译者在自己的软件里用；不写文章就是全部。文件名以 .tbx 结尾的，写术语表（TBX）
  --import 文件      收回译者改过的 XLIFF；.tbx 收入术语表里没有的术语，写法不同的列出来
  --take 编号        这一条照 .tbx 的改；可以写几次，--take all 是全部。glossary.yaml 里的注释不动
  --json             在标准输出打印一个 JSON 文档
  --help             显示这段说明

退出码：0 好了，1 有文件读不出来、刚被改过，或有的段没有起草成，2 用法不对或没有这篇文章。
`,
    en: `Usage: bulletin translate YYYY-MM-DD/SLUG [--translator NAME] [--done p3] [--json]
       bulletin translate YYYY-MM-DD/SLUG --draft [--json]
       bulletin translate --status [YYYY-MM-DD] [--json]
       bulletin translate --export FILE.xlf [YYYY-MM-DD[/SLUG] …] [--json]
       bulletin translate --import FILE.xlf [--json]
       bulletin translate --import FILE.tbx [--take ID] [--json]

Makes <slug>.en.md, or puts it in step with the original as it is now. Each block of the original stands in a comment
that readers never see, with the names and terms in it and their agreed renderings; below it is its translation, or
[untranslated]. Where the original gained, lost, moved, split or joined paragraphs the translations follow; what
belongs to no paragraph any more is kept in a comment. What is behind says [behind] in its comment: mend the
translation, delete that line and run this again, or use --done.

  --translator NAME  who translates
  --done p3          this block's translation is up to date; may be repeated, --done all is all of them. Others are
                     headline, kicker, deck, note:1 and caption:hall.jpg
  --draft            have a language model draft what is not translated, and machine's text that is behind
                     (BULLETIN_LLM_URL, BULLETIN_LLM_MODEL, BULLETIN_LLM_KEY). An answer that will not do is asked
                     for again, three times at most. What people wrote or reviewed is never touched
  --status           list how far the translations of all articles (or a day's) are: missing, behind, unreviewed,
                     done, with a bar for each issue
  --export FILE      write XLIFF 2.1 for translators' own tools, of all articles unless some are named; a name that
                     ends in .tbx gets the glossary (TBX)
  --import FILE      take in the XLIFF that they made of it; of a .tbx, the terms that the glossary lacks: those that
                     it has otherwise are told
  --take ID          have this term as the .tbx has it; may be repeated, --take all is all of them. Comments in
                     glossary.yaml stay
  --json             print one JSON document on standard output
  --help             show this help

Exit code: 0 done, 1 a file cannot be read or has just been changed, or a block has no draft, 2 wrong use or no such article.
`,
  },
  async run(args, locale) {
    const { values, positionals } = parse(args, options, Number.POSITIVE_INFINITY);
    const other = await runOther(values, positionals, locale);
    if (other !== undefined) return other;
    const [article] = positionals;
    if (article === undefined) throw missing("YYYY-MM-DD/SLUG");
    const done = doneIn(values.done);
    let updated: Updated | undefined;
    let behindTexts: string[] = [];
    return makeEdits(
      async (folder) => {
        const pair = await readArticlePair(folder, idOfPath(article));
        mustBeThere(done, pair);
        const known = await readRenderings(folder);
        const planned = planTranslation(pair, known, {
          translator: nameOf(values.translator, "--translator"),
          done: done === "all" ? "all" : done?.blocks,
          doneTexts: done === "all" ? undefined : done?.texts,
        });
        const stamps = done === "all" ? [] : pair.translation?.fields.translatesTexts;
        behindTexts = textsBehind(stamps, pair.texts, pair.translated)
          .map(({ name }) => name)
          .filter((name) => done === "all" || done?.texts.has(name) !== true);
        updated = planned.updated;
        return planned.edits;
      },
      { json: values.json, locale, next: () => summary(updated, behindTexts) },
    );
  },
};

type Values = ReturnType<typeof parse<typeof options>>["values"];

/** What is done instead of making a translation, where an option says so. What is heavy is loaded by those who need it. */
async function runOther(
  values: Values,
  positionals: readonly string[],
  locale: Locale,
): Promise<number | undefined> {
  const chosen = (["status", "draft", "export", "import"] as const).filter(
    (name) => values[name] !== undefined,
  );
  const [verb] = chosen;
  if (values.take !== undefined && verb !== "import") throw alone("--take", "--import");
  if (verb !== "export") mustBeFew(positionals, verb === "import" ? 0 : 1);
  if (verb === undefined) return undefined;
  if (chosen.length > 1 || values.done !== undefined || values.translator !== undefined)
    throw alone(`--${verb}`);
  const [article] = positionals;
  const json = values.json === true;
  if (verb === "status")
    return printStatus(article === undefined ? undefined : dayOption(article, "--status"), json, locale);
  if (verb === "draft") {
    if (article === undefined) throw missing("YYYY-MM-DD/SLUG");
    const { draftTranslation } = await import("./translation-draft.ts");
    return draftTranslation(idOfPath(article), json, locale);
  }
  const file = nameOf(values[verb], `--${verb}`) ?? "";
  const { exportTranslations, importTranslations } = await import("./translation-exchange.ts");
  return verb === "export"
    ? exportTranslations(file, positionals, json, locale)
    : importTranslations(file, chosenTerms(values.take), json, locale);
}

function mustBeFew(positionals: readonly string[], most: number): void {
  const extra = positionals[most];
  if (extra === undefined) return;
  throw new UsageError({
    zh: `多了“${extra}”；含空格的文字，整段加引号`,
    en: `unexpected argument ${JSON.stringify(extra)}; quote a text that has spaces`,
  });
}

function chosenTerms(given: readonly string[] = []): ReadonlySet<string> | "all" {
  const ids = given.flatMap((each) => each.split(",")).map((each) => each.trim());
  return ids.includes("all") ? "all" : new Set(ids);
}

function alone(option: string, beside?: string): UsageError {
  if (beside !== undefined)
    return new UsageError({ zh: `${option} 只和 ${beside} 同用`, en: `${option} goes with ${beside} alone` });
  return new UsageError({
    zh: `${option} 不和别的选项同用`,
    en: `${option} goes with no other option`,
  });
}

function summary(updated: Updated | undefined, texts: readonly string[]): Localized {
  const { blocks = [], leftOver = 0 } = updated ?? {};
  const count = (state: State) => blocks.filter((block) => block.state === state).length;
  const [untranslated, behind] = [count("untranslated"), count("behind")];
  return {
    zh: `${blocks.length} 段：未译 ${untranslated}，落后 ${behind}${texts.length > 0 ? `；${texts.join("、")} 落后` : ""}${leftOver > 0 ? `；${leftOver} 段没有了原文，译文留在注释里` : ""}`,
    en: `${blocks.length} blocks: ${untranslated} untranslated, ${behind} behind${texts.length > 0 ? `; ${texts.join(", ")} behind` : ""}${leftOver > 0 ? `; ${leftOver} kept in comments, since the original has lost theirs` : ""}`,
  };
}

/** An option's text. @throws {UsageError} where it is empty */
function nameOf(text: string | undefined, option: string): string | undefined {
  if (text === undefined || text.trim() !== "") return text?.trim();
  throw new UsageError({ zh: `${option} 后面没有写值`, en: `${option} needs a value` });
}

/** What an editor says is up to date: blocks by their numbers, and texts beside them by their names. */
type Done = "all" | { blocks: ReadonlySet<number>; texts: ReadonlySet<string> } | undefined;

/** @throws {Refusal} where there is no such block or text */
function mustBeThere(done: Done, { blocks, texts, translation }: ArticlePair): void {
  if (done === undefined || done === "all") return;
  const beyond = [...done.blocks].find((number) => number > blocks.length);
  if (beyond !== undefined) {
    throw new Refusal({
      zh: `没有 p${beyond}：原文有 ${blocks.length} 段`,
      en: `there is no p${beyond}: the original has ${blocks.length} blocks`,
    });
  }
  const stamped = (translation?.fields.translatesTexts ?? []).map((stamp) => stamp.split(" ", 1)[0] ?? "");
  const names = [...new Set([...texts.map(({ name }) => name), ...stamped])];
  const unknown = [...done.texts].find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new Refusal({
    zh: `没有“${unknown}”：这一篇有 ${names.join("、")}，段落写 p1、p2……`,
    en: `there is no ${JSON.stringify(unknown)}: this article has ${names.join(", ")}, and blocks are p1, p2, …`,
  });
}

/** @throws {UsageError} */
function doneIn(given: readonly string[] | undefined): Done {
  if (given === undefined) return undefined;
  const names = given.flatMap((each) => each.split(",")).map((each) => each.trim());
  if (names.some((name) => name.toLowerCase() === "all")) return "all";
  const isBlock = (name: string) => /^p[1-9]\d{0,5}$/i.test(name);
  const texts = names.filter((name) => !isBlock(name));
  const wrong = texts.find((name) => !/^(?:headline|kicker|deck|note:\S+|caption:\S+)$/.test(name));
  if (wrong !== undefined) {
    throw new UsageError({
      zh: `--done 的“${wrong}”不是段号（p3），也不是 headline、kicker、deck、note:1、caption:hall.jpg 这样的名字`,
      en: `--done ${JSON.stringify(wrong)} is no block such as p3, and no headline, kicker, deck, note:1 or caption:hall.jpg`,
    });
  }
  return {
    blocks: new Set(names.filter(isBlock).map((name) => Number(name.slice(1)))),
    texts: new Set(texts),
  };
}
