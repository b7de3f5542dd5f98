import type { Localized } from "../languages.ts";
import { didYouMean, type Entry, entry, type Nearest } from "./entry.ts";
import { faultWording, type YamlFault } from "./yaml-faults.ts";

/** What a value may be, for `wrong-type`. */
export const expectations = {
  text: { zh: "一段文字", en: "a text" },
  lines: { zh: "一段文字或若干行文字的列表", en: "a text, or a list of lines" },
  bulletins: { zh: "版面编号，或版面编号的列表", en: "a bulletin's id, or a list of ids" },
  boolean: { zh: "true 或 false", en: "true or false" },
  position: { zh: "从 1 起的整数", en: "a whole number from 1" },
  list: { zh: "列表", en: "a list" },
  ids: { zh: "编号的列表", en: "a list of ids" },
  id: {
    zh: "由小写字母、数字和单个连字符组成的编号",
    en: "an id of lower-case letters, digits and single hyphens",
  },
  map: { zh: "“字段: 值”的组合", en: "a map of fields" },
  localized: {
    zh: "中英两种文字：{ zh: 中文, en: English }",
    en: "a text in each language: { zh: 中文, en: English }",
  },
  withdrawal: {
    zh: "撤稿的日期和说明：{ date: 2020-12-03, note: { zh: 说明, en: Reason } }",
    en: "the day and a note: { date: 2020-12-03, note: { zh: 说明, en: Reason } }",
  },
  mapList: { zh: "列表，每项是“字段: 值”的组合", en: "a list of maps of fields" },
  page: { zh: "版次，从 1 到 999 的整数", en: "the number of a page, from 1 to 999" },
  articleId: {
    zh: "一篇文章的“日期/短名”，如 2020-11-28/standing-committee",
    en: "an article's day and slug, such as 2020-11-28/standing-committee",
  },
  correctedPlace: {
    zh: "段落编号（如 p3）、headline、kicker、deck、byline，或 caption: 加图片文件名",
    en: "the id of a block, such as p3, or headline, kicker, deck, byline, or caption: and a picture's file name",
  },
  todo: {
    zh: "一段文字，或 person、reporter、fragment 三者之一加“: 内容”",
    en: "a text, or person, reporter or fragment with a colon and what it is about",
  },
  fragment: {
    zh: "一块文字：它在版面文字里的行号，或开头几个字，如 12-14 全市植树活动",
    en: "a fragment: its lines in the page's text, or how it begins, as in 12-14 全市植树活动",
  },
  blockOrField: { zh: "段落编号（如 p3）或字段名", en: "the id of a block, such as p3, or a field" },
  lineRange: { zh: "首行和末行：[从, 到]", en: "the first and the last line: [from, to]" },
  pageSide: { zh: "大于 0 的数：版面的宽或高", en: "a number above 0: the width or height of the page" },
  box: {
    zh: "四个数 [左, 上, 右, 下]，从版面左上角量起，左不大于右，上不大于下",
    en: "four numbers, [left, top, right, bottom], from the page's upper left corner, left not beyond right and top not below bottom",
  },
  boxEdge: { zh: "数", en: "a number" },
  fragments: { zh: "最多 2,000 项的列表", en: "a list of at most 2,000 entries" },
  boxes: { zh: "方框的列表，至少一个", en: "a list of boxes, at least one" },
  contact: { zh: "电子邮箱或 https:// 网址", en: "an e-mail address or an https:// address" },
  languages: { zh: "语言代码的列表，其中要有 zh", en: "a list of languages, zh among them" },
  timeZone: {
    zh: "IANA 时区名，如 Asia/Shanghai",
    en: "the IANA name of a time zone, such as Asia/Shanghai",
  },
  authority: {
    zh: "域名或电子邮箱，加英文逗号和一个日期，如 example.org,2026-11-28",
    en: "a domain or an e-mail address, a comma and a date, such as example.org,2026-11-28",
  },
  pictureFile: {
    zh: "图片的文件名，如 hall.jpg，不带文件夹和空格",
    en: "the name of a picture file, such as hall.jpg, without folders and spaces",
  },
  hashes: { zh: "每段一个短哈希的列表", en: "a list of short hashes, one for each block" },
  textHashes: {
    zh: "一个列表，每项是名称、空格、短哈希，如 headline a1b2c3d4",
    en: "a list of names, each with a space and a short hash, such as headline a1b2c3d4",
  },
} satisfies Record<string, Localized>;

export type Expectation = keyof typeof expectations;

const asNumber: Localized = { zh: "写数字，不加引号。", en: "Write a number, without quotes." };
const asItems: Localized = {
  zh: "每项以“- ”开头另起一行，下面缩进写各个字段；编辑手册里有例子。",
  en: "Begin each item with - on a line of its own, its fields indented below; the editors' guide has examples.",
};
/** How to write what is expected, where more can be said than that. */
const forms: Partial<Record<Expectation, Localized>> = {
  text: {
    zh: "写成一段文字；长得像数字、true、null 的，要加引号。",
    en: "Write one text; quote one that looks like a number, true or null.",
  },
  lines: {
    zh: "写成文字；长得像数字、true、null 的，要加引号。",
    en: "Write text; quote one that looks like a number, true or null.",
  },
  boolean: { zh: "只写 true 或 false，不加引号。", en: "Write true or false, without quotes." },
  position: asNumber,
  page: asNumber,
  ids: {
    zh: "写在方括号里，用半角逗号分隔：[编号, 编号]；一个也没有就写 []。",
    en: "Write them in brackets with commas, [id, id]; none is [].",
  },
  mapList: asItems,
};

/** A word of Latin letters stands apart from the Chinese before it. */
const apart = (text: string) => (/^[A-Za-z]/.test(text) ? ` ${text}` : text);

/** What may be wrong with the fields before a text, and with the registries. */
export const frontMatterProblems = {
  "missing-front-matter": entry<{ found?: string | undefined }>(
    "error",
    ({ found }) => ({
      zh: `第一行${found === undefined ? "" : `是“${found}”，`}不是 ---`,
      en: `the first line is ${found === undefined ? "" : `“${found}”, `}not ---`,
    }),
    {
      zh: "文件以一行 --- 开头（三个半角连字符），接着是字段，再一行 --- ，然后是正文。",
      en: "Start with a line --- (three hyphens), then the fields, another line ---, then the text.",
    },
  ),
  "unclosed-front-matter": entry<{ found?: string | undefined }>(
    "error",
    ({ found }) => ({
      zh: found === undefined ? "字段之后没有收尾的 ---" : `收尾的一行是“${found}”，不是 ---`,
      en:
        found === undefined
          ? "no line --- closes the fields"
          : `the fields end with “${found}” instead of ---`,
    }),
    {
      zh: "在字段与正文之间单独写一行 ---：三个半角连字符，前面不空格。",
      en: "Put a line --- between the fields and the text: three hyphens at the start of the line.",
    },
  ),
  "broken-yaml": entry<YamlFault>(
    "error",
    (details) => faultWording(details.fault).message(details),
    (details) => faultWording(details.fault).fix(details),
  ),
  "text-after-hash": entry<{ name: string; text: string }>(
    "warning",
    ({ name, text }) => ({
      zh: `字段“${name}”里“ #”之后的文字被当作注释，不会显示：“${text}”`,
      en: `what follows " #" in the field "${name}" is a comment, which is not shown: "${text}"`,
    }),
    {
      zh: "要显示它，给整段文字加引号：'…'；本来就是注释的，移到单独一行。",
      en: "Quote the whole text, '…', to show it; put what is a comment on a line of its own.",
    },
  ),
  "yaml-alias": entry<void>(
    "error",
    () => ({
      zh: "不接受 YAML 的锚点（&）和别名（*）",
      en: "YAML anchors (&) and aliases (*) are not accepted",
    }),
    {
      zh: "把内容照写一遍；以 & 或 * 开头的文字要加引号。",
      en: "Write the value out; quote a text that starts with & or *.",
    },
  ),
  "unknown-field": entry<Nearest & { name: string; belongsTo?: "original" | "translation" | undefined }>(
    "error",
    (details) => ({
      zh: `没有“${details.name}”这个字段${didYouMean(details).zh}`,
      en: `unknown field "${details.name}"${didYouMean(details).en}`,
    }),
    ({ belongsTo }) => {
      if (belongsTo === "original") {
        return {
          zh: "这是原文的字段：只写在原文里，从译文中删去。",
          en: "It is a field of originals: have it there, and delete it here.",
        };
      }
      if (belongsTo === "translation") {
        return {
          zh: "这是译文的字段：这份如果是译文，文件名要以 .en.md 结尾，如 some-name.en.md；如果是原文，删去它。",
          en: "It is a field of translations: the file name of one ends in .en.md, as in some-name.en.md; from an original, delete it.",
        };
      }
      return { zh: "改正字段名，或删去它。", en: "Correct its name, or delete it." };
    },
  ),
  "missing-field": entry<{ name: string }>(
    "error",
    ({ name }) => ({ zh: `缺少必填字段“${name}”`, en: `the required field "${name}" is missing` }),
    ({ name }) => {
      const [, parent, field] = /^(.+)\.([^.]+)$/.exec(name) ?? [];
      return parent === undefined
        ? { zh: `加上“${name}: …”。`, en: `Add "${name}: …".` }
        : { zh: `在 ${parent} 里加上“${field}: …”。`, en: `Add "${field}: …" within ${parent}.` };
    },
  ),
  "empty-field": entry<{ name: string }>(
    "error",
    ({ name }) => ({ zh: `字段“${name}”是空的`, en: `the field "${name}" is empty` }),
    { zh: "填上内容；非必填的可以整行删去。", en: "Fill it in; an optional one may be deleted." },
  ),
  "wrong-type": entry<Nearest & { name: string; expected: Expectation }>(
    "error",
    ({ name, expected, ...details }) => ({
      zh: `${name === "" ? "内容" : `字段“${name}”`}应为${apart(expectations[expected].zh)}${didYouMean(details).zh}`,
      en: `the ${name === "" ? "content" : `field "${name}"`} must be ${expectations[expected].en}${didYouMean(details).en}`,
    }),
    ({ expected }) => forms[expected] ?? { zh: "照上面说的写法改写。", en: "Write it in that form." },
  ),
  "wrong-value": entry<Nearest & { name: string; value: string; allowed: readonly string[] }>(
    "error",
    (details) => ({
      zh: `字段“${details.name}”不能是“${details.value}”${didYouMean(details).zh}`,
      en: `the field "${details.name}" cannot be "${details.value}"${didYouMean(details).en}`,
    }),
    ({ allowed }) => ({ zh: `可用的值：${allowed.join("、")}。`, en: `Use one of: ${allowed.join(", ")}.` }),
  ),
  "wrong-kind": entry<Nearest & { value: string; allowed: readonly string[] }>(
    "error",
    (details) => ({
      zh: `没有“${details.value}”这一类文章${didYouMean(details).zh}`,
      en: `there is no kind "${details.value}"${didYouMean(details).en}`,
    }),
    ({ allowed }) => ({
      zh: `可用的类别：${allowed.join("、")}。`,
      en: `Use one of: ${allowed.join(", ")}.`,
    }),
  ),
  "not-a-day": entry<Nearest & { name: string; value: string }>(
    "error",
    ({ name, value, ...details }) => ({
      zh: `字段“${name}”的“${value}”不是日历上的一天${didYouMean(details).zh}`,
      en: `the field "${name}" has "${value}", which is not a day of the calendar${didYouMean(details).en}`,
    }),
    ({ name }) =>
      name === "updated"
        ? {
            zh: "写成 年-月-日，如 2020-11-28；连时间一起写的，如 2020-11-28T08:30+08:00。",
            en: "Write YYYY-MM-DD, as in 2020-11-28; with the time, 2020-11-28T08:30+08:00.",
          }
        : { zh: "写成 年-月-日，如 2020-11-28。", en: "Write YYYY-MM-DD, as in 2020-11-28." },
  ),
  "not-a-time": entry<Nearest & { name: string; value: string; lacksOffset: boolean }>(
    "error",
    ({ name, value, lacksOffset, ...details }) => {
      const meant = didYouMean(details);
      return lacksOffset
        ? {
            zh: `字段“${name}”的“${value}”没有写时差${meant.zh}`,
            en: `the field "${name}" has "${value}", which does not say its offset from UTC${meant.en}`,
          }
        : {
            zh: `字段“${name}”的“${value}”不是日期加时间${meant.zh}`,
            en: `the field "${name}" has "${value}", which is not a date with a time${meant.en}`,
          };
    },
    {
      zh: "写成 2020-11-28T06:00+08:00：日期、字母 T、24 小时制的时间、与 UTC 的时差（北京时间是 +08:00）。",
      en: "Write it as 2020-11-28T06:00+08:00: the day, a T, the time of 24 hours, and the offset from UTC (+08:00 in China).",
    },
  ),
  "date-differs-from-folder": entry<{ date: string; folder: string }>(
    "error",
    ({ date, folder }) => ({
      zh: `日期 ${date} 与所在文件夹 ${folder} 不一致`,
      en: `the date ${date} differs from the folder ${folder}`,
    }),
    {
      zh: "改正日期，或把文件移到那一天的文件夹。",
      en: "Correct the date, or move the file to that day's folder.",
    },
  ),
  "no-contact": entry<void>(
    "warning",
    () => ({ zh: "没有写读者报错的联系方式", en: "nothing says whom readers may tell of an error" }),
    {
      zh: "加上 contact：电子邮箱或 https:// 网址。",
      en: "Add contact: an e-mail address or an https:// address.",
    },
  ),
  "duplicate-id": entry<{ id: string; line: number }>(
    "error",
    ({ id, line }) => ({
      zh: `编号“${id}”在第 ${line} 行已用过`,
      en: `the id "${id}" is already used on line ${line}`,
    }),
    { zh: "换一个编号，或删去重复的一条。", en: "Choose another id, or delete the repeated entry." },
  ),
} satisfies Record<string, Entry<never>>;
