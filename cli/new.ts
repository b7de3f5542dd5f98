import { newArticle } from "#lib/editing/new-article.ts";
import { valueMeant } from "#lib/record/editors-words.ts";
import { isKind, type Kind, kinds } from "#lib/record/kinds.ts";
import type { Locale } from "#lib/record/languages.ts";
import { type Command, dayOption, missing, parse, UsageError } from "./command.ts";
import { asking, makeEdits } from "./editing.ts";

const options = {
  date: { type: "string" },
  headline: { type: "string" },
  en: { type: "string" },
  kind: { type: "string" },
  slug: { type: "string" },
  byline: { type: "string" },
  held: { type: "string" },
  position: { type: "string" },
  bulletin: { type: "string" },
  translator: { type: "string" },
  reporter: { type: "string", multiple: true },
  topic: { type: "string", multiple: true },
  person: { type: "string", multiple: true },
  json: { type: "boolean" },
} as const;
type Values = ReturnType<typeof parse<typeof options>>["values"];

export const newCommand: Command = {
  summary: {
    zh: "新建一篇文章和它的译文",
    en: "write a new article and its translation",
  },
  help: {
    zh: `用法：bulletin new --date 年-月-日 --headline 标题 --kind 类别 [选项]

写一篇草稿（status: draft）和它的英文译文；在终端里，没有写的必填项会逐一问到。

  --en 标题            英文标题；名称由它取，没有就由拼音取
  --kind 类别          ${kinds.join("、")}
  --reporter 名字      记者的名字或编号，几个用逗号分隔；--topic 话题、--person 人物也是
  --byline、--held、--position、--bulletin、--translator、--slug   各字段的值
  --json               在标准输出打印一个 JSON 文档
  --help               显示这段说明

退出码：0 写好了，1 登记表读不出来，2 用法不对、登记表里没有这个名字或名称已占用。
`,
    en: `Usage: bulletin new --date YYYY-MM-DD --headline HEADLINE --kind KIND [options]

Writes a draft (status: draft) and its English translation; on a terminal, it asks for what is missing.

  --en HEADLINE        the English headline; the slug is made from it, else from the pinyin
  --kind KIND          ${kinds.join(", ")}
  --reporter NAME      a reporter's name or id, several with commas; likewise --topic and --person
  --byline, --held, --position, --bulletin, --translator, --slug   the values of these fields
  --json               print one JSON document on standard output
  --help               show this help

Exit code: 0 written, 1 a registry cannot be read, 2 wrong use, a name that no registry has or a slug that is taken.
`,
  },
  async run(args, locale) {
    const { values } = parse(args, options);
    const article = await readArticle(values, locale);
    return makeEdits(async (folder) => (await newArticle(folder, article)).edits, {
      json: values.json,
      locale,
      next: {
        zh: "这是草稿：写好正文和译文，运行 bulletin check，再删去 status: draft 这一行，就发布。",
        en: "A draft: write the text and its translation, run bulletin check, and delete the line status: draft to publish it.",
      },
    });
  },
};

async function readArticle(values: Values, locale: Locale) {
  const terminal = asking(locale);
  const { ask, askFor } = terminal;
  try {
    const held = values.held === undefined ? undefined : dayOption(values.held, "--held");
    const position = positionOf(values);
    const day = await (given(values.date) === undefined
      ? askFor({ zh: "日期（年-月-日）：", en: "Date (YYYY-MM-DD):" }, readDay)
      : readDay(values.date));
    const headline =
      given(values.headline) ??
      (await askFor({ zh: "标题：", en: "Headline in Chinese:" }, (answer) => needed(answer, "--headline")));
    const englishHeadline =
      given(values.en) ??
      (await ask({ zh: "英文标题（可空）：", en: "Headline in English (may be empty):" }));
    const kind = await (given(values.kind) === undefined
      ? askFor({ zh: `类别（${kinds.join("、")}）：`, en: `Kind (${kinds.join(", ")}):` }, readKind)
      : readKind(values.kind));
    const reporters = values.reporter ?? [
      await ask({ zh: "记者（可空，用逗号分隔）：", en: "Reporters (may be empty):" }),
    ];
    const topics = values.topic ?? [
      await ask({ zh: "话题（可空，用逗号分隔）：", en: "Topics (may be empty):" }),
    ];
    return {
      ...{ day, held, headline, englishHeadline, kind, position },
      ...{ reporters: names(reporters), topics: names(topics), people: names(values.person ?? []) },
      ...{ byline: given(values.byline), slug: given(values.slug), bulletin: given(values.bulletin) },
      translator: given(values.translator),
    };
  } finally {
    terminal.close();
  }
}

/** What an option says; one that is empty says nothing. */
function given(value: string | undefined): string | undefined {
  return value?.trim() || undefined;
}

function needed(answer: string | undefined, option: string): string {
  if (answer === undefined) throw missing(option);
  return answer;
}

function readDay(text: string | undefined): string {
  return dayOption(needed(text, "--date"), "--date");
}

function readKind(text: string | undefined): Kind {
  const word = needed(text, "--kind");
  const kind = isKind(word) ? word : (valueMeant(word) ?? word);
  if (isKind(kind)) return kind;
  throw new UsageError({
    zh: `没有“${word}”这一类文章；--kind 是 ${kinds.join("、")} 之一`,
    en: `--kind is one of ${kinds.join(", ")}, not ${JSON.stringify(word)}`,
  });
}

function positionOf({ position }: Values): number | undefined {
  if (position === undefined) return undefined;
  if (/^[1-9]\d*$/.test(position)) return Number(position);
  throw new UsageError({ zh: "--position 是从 1 起的整数", en: "--position is a whole number from 1" });
}

/** Each name of lists that people wrote. */
function names(lists: readonly (string | undefined)[]): string[] {
  return lists
    .flatMap((list) => list?.split(/[，、,；;]/u) ?? [])
    .map((name) => name.trim())
    .filter(Boolean);
}
