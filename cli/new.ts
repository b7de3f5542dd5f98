import { newArticle } from "#lib/editing/new-article.ts";
import { isDay } from "#lib/record/days.ts";
import { valueMeant } from "#lib/record/editors-words.ts";
import { isKind, type Kind, kinds } from "#lib/record/kinds.ts";
import type { Locale } from "#lib/record/languages.ts";
import { type Command, parse, UsageError } from "./command.ts";
import { type Asking, asking, makeEdits } from "./editing.ts";

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
  --reporter 名字      记者的名字或编号，可以写几次；--topic 话题、--person 人物也是
  --byline、--held、--position、--bulletin、--translator、--slug   各字段的值
  --json               在标准输出打印一个 JSON 文档
  --help               显示这段说明

退出码：0 写好了，1 登记表读不出来，2 用法不对、登记表里没有这个名字或名称已占用。
`,
    en: `Usage: bulletin new --date YYYY-MM-DD --headline HEADLINE --kind KIND [options]

Writes a draft (status: draft) and its English translation; on a terminal, it asks for what is missing.

  --en HEADLINE        the English headline; the slug is made from it, else from the pinyin
  --kind KIND          ${kinds.join(", ")}
  --reporter NAME      a reporter's name or id, as often as needed; likewise --topic and --person
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
    });
  },
};

async function readArticle(values: Values, locale: Locale) {
  const terminal = asking(locale);
  try {
    const day = values.date ?? (await terminal.ask({ zh: "日期（年-月-日）：", en: "Date (YYYY-MM-DD):" }));
    if (day === undefined) throw new UsageError("--date is missing");
    const held = dayOf(values.held, "--held");
    const headline = values.headline ?? (await terminal.ask({ zh: "标题：", en: "Headline in Chinese:" }));
    if (headline === undefined) throw new UsageError("--headline is missing");
    const englishHeadline =
      values.en ??
      (await terminal.ask({ zh: "英文标题（可空）：", en: "Headline in English (may be empty):" }));
    const kind = await kindOf(values, terminal);
    const reporters =
      values.reporter ?? (await askList(terminal, "记者（可空，用逗号分隔）：", "Reporters (may be empty):"));
    const topics =
      values.topic ?? (await askList(terminal, "话题（可空，用逗号分隔）：", "Topics (may be empty):"));
    const { byline, slug, bulletin, translator, person: people = [] } = values;
    return {
      ...{ day: dayOf(day, "--date") ?? day, held, headline, englishHeadline, kind },
      ...{ reporters, topics, people, byline, slug, bulletin, translator, position: positionOf(values) },
    };
  } finally {
    terminal.close();
  }
}

async function kindOf(values: Values, terminal: Asking): Promise<Kind> {
  const question = `(${kinds.join(", ")}):`;
  const given = values.kind ?? (await terminal.ask({ zh: `类别${question}`, en: `Kind ${question}` }));
  if (given === undefined) throw new UsageError("--kind is missing");
  const kind = isKind(given) ? given : (valueMeant(given) ?? given);
  if (!isKind(kind)) throw new UsageError(`--kind is one of ${kinds.join(", ")}`);
  return kind;
}

function positionOf({ position }: Values): number | undefined {
  if (position === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(position)) throw new UsageError("--position is a whole number from 1");
  return Number(position);
}

function dayOf(text: string | undefined, option: string): string | undefined {
  if (text === undefined) return undefined;
  if (!isDay(text)) throw new UsageError(`${option} ${JSON.stringify(text)} is not a day such as 2020-11-28`);
  return text;
}

async function askList(terminal: Asking, zh: string, en: string): Promise<string[]> {
  const answer = (await terminal.ask({ zh, en })) ?? "";
  return answer
    .split(/[，、,；;]/u)
    .map((name) => name.trim())
    .filter(Boolean);
}
