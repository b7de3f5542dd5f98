import { z } from "zod";
import { answersSchema } from "./answers.ts";
import type { Localized } from "./languages.ts";
import { bulletinSchema, originalSchema, registrySchemas, siteSchema, translationSchema } from "./schema.ts";

/** The record's schemas by the name of their JSON Schema. */
const schemas = {
  original: originalSchema,
  translation: translationSchema,
  bulletin: bulletinSchema,
  answers: answersSchema,
  site: siteSchema,
  ...registrySchemas,
} as const;

/** What editors' programs show beside a field. */
const descriptions: Record<string, Localized> = {
  headline: { zh: "主题：一段文字，或各行的列表", en: "the headline: a text, or a list of its lines" },
  kicker: { zh: "引题", en: "the kicker, above the headline" },
  deck: { zh: "副题", en: "the deck, below the headline" },
  kind: { zh: "类别", en: "what the article reports" },
  date: {
    zh: "日期，年-月-日；文章的见报日与文件夹相同",
    en: "a day, YYYY-MM-DD; an article's is that of its folder",
  },
  held: { zh: "事情发生的日子", en: "the day of the event" },
  byline: { zh: "署名，与印刷的完全一样", en: "the byline exactly as printed" },
  reporters: {
    zh: "记者的编号，按署名次序；没有署名的写 []",
    en: "ids in reporters.yaml, in print order; [] for none",
  },
  topics: { zh: "话题的编号", en: "ids in topics.yaml" },
  people: { zh: "人物的编号", en: "ids in people.yaml" },
  position: { zh: "在头版上的位置，1 是头条", en: "the place on the front page; 1 leads" },
  page: { zh: "版次", en: "the page of the issue" },
  continues: { zh: "接续的文章：年-月-日/名称", en: "the article that this one continues: YYYY-MM-DD/slug" },
  publish: { zh: "从这时起发布（带时区）", en: "when it is published, with its UTC offset" },
  withdrawn: { zh: "撤下的日期和说明", en: "when and why it was withdrawn" },
  formerly: { zh: "以前用过的名称", en: "earlier slugs" },
  bulletin: {
    zh: "出自哪个版面；转版的文章写列表，按先后",
    en: "the bulletin that it is from; a list, in reading order, of an article that goes over pages",
  },
  pictures: { zh: "图片", en: "pictures" },
  alt: { zh: "替代文字：看不见图片的人读到的", en: "what is to be seen, for those who cannot see it" },
  caption: { zh: "图片说明", en: "the caption" },
  credit: { zh: "作者或来源", en: "who made it" },
  supplied: {
    zh: "版面上没有、由编者所拟的字段",
    en: "fields that an editor wrote because the print lacks them",
  },
  updated: { zh: "最近一次读者应知的改动", en: "the last change that readers should know of" },
  corrections: { zh: "更正", en: "corrections, shown to readers" },
  unsure: { zh: "从扫描件认出来、没有把握的字", en: "characters that the reading of a scan was not sure of" },
  accept: { zh: "对警告的答复", en: "answers to warnings" },
  todo: { zh: "发布之前还要做的事", en: "what is left to do before it is published" },
  fragment: {
    zh: "一块文字：行号，或开头几个字，或两样都写",
    en: "a fragment: its lines, how it begins, or both",
  },
  is: { zh: "它是什么", en: "what it is" },
  article: {
    zh: "它属于哪一篇：那一篇里的一块文字，或 new（另起一篇）",
    en: "a fragment of the article that it belongs to, or new",
  },
  notContinues: { zh: "它不接在哪一块后面", en: "the fragment that it does not continue" },
  paragraph: { zh: "own：自成一段", en: "own: a paragraph of its own" },
  status: { zh: "draft 是草稿，不发布", en: "draft is not published" },
  translator: { zh: "译者姓名，或 machine", en: "the translator's name, or machine" },
  reviewed: { zh: "译文是否审校过", en: "whether somebody has reviewed the translation" },
  id: { zh: "编号：小写字母、数字和单个连字符", en: "an id: lower-case letters, digits and single hyphens" },
  name: { zh: "两种语言的名称", en: "the name in both languages" },
  role: { zh: "身份", en: "what a reporter is to the paper" },
  office: { zh: "职务", en: "the office" },
  offices: { zh: "各个时期的职务", en: "the offices, each with its first and last day" },
  note: { zh: "说明", en: "a note" },
  term: { zh: "术语及其定译", en: "a term and its agreed rendering" },
  zh: { zh: "中文", en: "in Chinese" },
  en: { zh: "英文", en: "in English" },
};

export type JsonSchemaName = keyof typeof schemas;
export const jsonSchemaNames = Object.keys(schemas) as JsonSchemaName[];

/** The JSON Schema (2020-12) of what may stand in a file, for editors' programs. */
export function jsonSchemaOf(name: JsonSchemaName): Record<string, unknown> {
  const made = z.toJSONSchema(schemas[name], { io: "input", unrepresentable: "any" }) as Record<
    string,
    unknown
  >;
  describe(made);
  return made;
}

/** The file's text, as it is kept in the repository. */
export function jsonSchemaText(name: JsonSchemaName): string {
  return `${JSON.stringify(jsonSchemaOf(name), undefined, 2)}\n`;
}

function describe(schema: unknown): void {
  if (typeof schema !== "object" || schema === null) return;
  const { properties } = schema as { properties?: Record<string, object> };
  for (const [name, inner] of Object.entries(properties ?? {})) {
    const words = Object.hasOwn(descriptions, name) ? descriptions[name] : undefined;
    if (words !== undefined) Object.assign(inner, { description: `${words.zh}\n${words.en}` });
  }
  for (const inner of Object.values(schema)) describe(inner);
}
