import type { Localized } from "../i18n/locales.ts";
import type { Excess } from "../markdown/limits.ts";

/** An error keeps its file off the site; a warning is published and waits to be mended. */
export type Severity = "error" | "warning";

/** Where a problem is: `file` relative to the content folder, `line` and `column` counted from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
  /** The front-matter field (`corrections[0].note`), or `body`, or `file` where it concerns the file as a whole. */
  field: string;
  /** The block (`p3`) or field that an article's `accept` names to answer a warning here. */
  block?: string;
}

/** One fault in the content, in words for editors of either language: what is wrong, and what to do. */
export interface Problem extends Place {
  severity: Severity;
  code: ProblemCode;
  message: Localized;
  fix: Localized;
}

interface Entry<Details> {
  severity: Severity;
  message: (details: Details) => Localized;
  fix: (details: Details) => Localized;
}

function entry<Details>(
  severity: Severity,
  message: Entry<Details>["message"],
  fix: Entry<Details>["fix"] | Localized,
): Entry<Details> {
  return { severity, message, fix: typeof fix === "function" ? fix : () => fix };
}

type Nearest = { nearest?: string | undefined };
type UnknownId = Nearest & { id: string };

const didYouMean = ({ nearest }: Nearest): Localized =>
  nearest === undefined
    ? { zh: "", en: "" }
    : { zh: `；是不是“${nearest}”？`, en: `; did you mean "${nearest}"?` };

const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

function unknownId(noun: Localized, registry: Localized) {
  return entry<UnknownId>(
    "error",
    (details) => ({
      zh: `没有编号为“${details.id}”的${noun.zh}${didYouMean(details).zh}`,
      en: `unknown ${noun.en} "${details.id}"${didYouMean(details).en}`,
    }),
    {
      zh: `改正编号，或先把它加进 ${registry.zh}。`,
      en: `Correct the id, or first add it to ${registry.en}.`,
    },
  );
}

/** What a value may be, for `wrong-type`. */
export const expectations = {
  text: { zh: "一段文字", en: "a text" },
  lines: { zh: "一段文字或若干行文字的列表", en: "a text, or a list of lines" },
  boolean: { zh: "true 或 false", en: "true or false" },
  position: { zh: "从 1 起的整数", en: "a whole number from 1" },
  list: { zh: "列表", en: "a list" },
  ids: { zh: "编号的列表", en: "a list of ids" },
  id: {
    zh: "由小写字母、数字和单个连字符组成的编号",
    en: "an id of lower-case letters, digits and single hyphens",
  },
  map: { zh: "“字段: 值”的组合", en: "a map of fields" },
  mapList: { zh: "列表，每项是“字段: 值”的组合", en: "a list of maps of fields" },
  block: { zh: "段落编号，如 p3", en: "the id of a block, such as p3" },
  blockOrField: { zh: "段落编号（如 p3）或字段名", en: "the id of a block, such as p3, or a field" },
  lineRange: { zh: "首行和末行：[从, 到]", en: "the first and the last line: [from, to]" },
  hashes: { zh: "每段一个短哈希的列表", en: "a list of short hashes, one for each block" },
} satisfies Record<string, Localized>;

export type Expectation = keyof typeof expectations;

/** What a text may have too much of, for `too-complex`. */
const excesses = {
  characters: { zh: "字数", en: "characters" },
  lines: { zh: "行数", en: "lines" },
  marks: { zh: "Markdown 符号数", en: "Markdown characters" },
  depth: { zh: "引用或列表的层数", en: "quotations or lists in each other" },
  nesting: { zh: "嵌套的层数", en: "elements in each other" },
  cells: { zh: "一个表格的格数", en: "cells of a table" },
} satisfies Record<Excess["of"], Localized>;

/** Why something is not taken in, where a program says it in words of its own. */
export function reasonOf(error: unknown): Localized {
  const reason = error instanceof Error ? error.message : String(error);
  return { zh: reason, en: reason };
}

/** Every kind of problem. The codes are stable: `accept` and scripts name them. */
const catalogue = {
  "unreadable-file": entry<{ reason: string }>(
    "error",
    ({ reason }) => ({ zh: `文件无法读取（${reason}）`, en: `the file cannot be read (${reason})` }),
    { zh: "检查文件是否存在、权限是否正确。", en: "Check that the file exists and may be read." },
  ),
  "name-not-utf8": entry<{ name: string | undefined }>(
    "error",
    ({ name }) => ({
      zh: `文件名不是 UTF-8，文件无法读取${name === undefined ? "" : `；按 GB18030 是“${name}”`}`,
      en: `the file's name is not UTF-8, so it cannot be read${name === undefined ? "" : `; in GB18030 it is "${name}"`}`,
    }),
    {
      zh: "给文件改名，只用小写字母、数字和连字符；用 Windows 压缩的文件包，解压时选 GBK 编码。",
      en: "Rename it, with lower-case letters, digits and hyphens; unpack an archive made on Chinese Windows as GBK.",
    },
  ),
  "not-taken-in": entry<{ why: Localized }>(
    "error",
    ({ why }) => ({ zh: `没有收进网站：${why.zh}`, en: `not taken into the site: ${why.en}` }),
    {
      zh: "再保存一次；如果还是这样，请告诉网站的管理员：服务器的日志和 /healthz 会说明原因。",
      en: "Save it once more; if that does not help, tell the site's operator: the server's log and /healthz say why.",
    },
  ),
  "empty-file": entry<void>("error", () => ({ zh: "文件是空的", en: "the file is empty" }), {
    zh: "补上内容，或删去文件。",
    en: "Write its content, or delete the file.",
  }),
  "file-too-large": entry<{ bytes: number; limit: number }>(
    "error",
    ({ bytes, limit }) => ({
      zh: `文件有 ${bytes} 字节，上限是 ${limit}`,
      en: `the file has ${bytes} bytes; at most ${limit} are read`,
    }),
    { zh: "把它拆成几篇。", en: "Split it into several articles." },
  ),
  "not-utf8": entry<{ gb18030: boolean }>(
    "error",
    ({ gb18030 }) => ({
      zh: gb18030 ? "文件不是 UTF-8，看起来是 GB18030" : "文件不是 UTF-8",
      en: gb18030 ? "the file is not UTF-8; it looks like GB18030" : "the file is not UTF-8",
    }),
    { zh: "用编辑器另存为 UTF-8。", en: "Save it again as UTF-8." },
  ),
  "control-character": entry<{ character: string }>(
    "error",
    ({ character }) => ({
      zh: `有看不见的控制字符 ${codePointName(character)}`,
      en: `an invisible control character, ${codePointName(character)}`,
    }),
    { zh: "删去它。", en: "Delete it." },
  ),
  "bidi-control": entry<{ character: string }>(
    "error",
    ({ character }) => ({
      zh: `有看不见的书写方向控制字符 ${codePointName(character)}，读者看到的会与文件不同`,
      en: `an invisible text-direction control, ${codePointName(character)}: readers would see something else than the file says`,
    }),
    { zh: "删去它。", en: "Delete it." },
  ),
  "unfollowed-link": entry<void>(
    "error",
    () => ({
      zh: "这是指向内容文件夹之外或指向文件夹的链接，不会读取",
      en: "a link out of the content folder or to a folder, which is not followed",
    }),
    { zh: "把文件本身放进来。", en: "Put the files themselves there." },
  ),
  "stray-file": entry<void>(
    "warning",
    () => ({ zh: "这里不会用到这个文件", en: "nothing uses a file of this name here" }),
    {
      zh: "文章是 articles/年-月-日/名称.md，译文是 名称.en.md；放对位置，或删去。",
      en: "Articles are articles/YYYY-MM-DD/slug.md, translations slug.en.md: move it there, or delete it.",
    },
  ),
  "misplaced-file": entry<void>(
    "error",
    () => ({ zh: "文章不在以日期命名的文件夹里", en: "the article is not in a folder named for its day" }),
    {
      zh: "移到 articles/年-月-日/ 里，不要再套文件夹。",
      en: "Move it to articles/YYYY-MM-DD/, without folders inside.",
    },
  ),
  "wrong-slug": entry<{ slug: string }>(
    "error",
    ({ slug }) => ({
      zh: `文件名“${slug}”不能用在网址里`,
      en: `the file name "${slug}" is unfit for an address`,
    }),
    {
      zh: "只用小写字母、数字和单个连字符，如 standing-committee。",
      en: "Use lower-case letters, digits and single hyphens, as in standing-committee.",
    },
  ),
  "unknown-locale": entry<{ locale: string }>(
    "error",
    ({ locale }) => ({
      zh: `网站没有“${locale}”这种译文`,
      en: `the site has no translations into "${locale}"`,
    }),
    { zh: "译文的文件名以 .en.md 结尾。", en: "A translation's name ends in .en.md." },
  ),
  "duplicate-slug": entry<{ other: string }>(
    "error",
    ({ other }) => ({ zh: `同一天已有同名文章：${other}`, en: `${other} already has this slug on this day` }),
    { zh: "给其中一篇改名。", en: "Rename one of the two." },
  ),
  "duplicate-id": entry<{ id: string; line: number }>(
    "error",
    ({ id, line }) => ({
      zh: `编号“${id}”在第 ${line} 行已用过`,
      en: `the id "${id}" is already used on line ${line}`,
    }),
    { zh: "换一个编号，或删去重复的一条。", en: "Choose another id, or delete the repeated entry." },
  ),
  "orphan-translation": entry<{ original: string }>(
    "error",
    ({ original }) => ({
      zh: `译文没有原文：缺 ${original}`,
      en: `a translation without its original: no ${original}`,
    }),
    { zh: "补上原文，或改正译文的文件名。", en: "Add the original, or correct the translation's file name." },
  ),
  "missing-front-matter": entry<void>(
    "error",
    () => ({ zh: "第一行不是 ---", en: "the first line is not ---" }),
    {
      zh: "文件以一行 --- 开头，接着是字段，再一行 --- ，然后是正文。",
      en: "Start with a line ---, then the fields, another line ---, then the text.",
    },
  ),
  "unclosed-front-matter": entry<void>(
    "error",
    () => ({ zh: "字段之后没有收尾的 ---", en: "no line --- closes the fields" }),
    { zh: "在字段与正文之间加一行 ---。", en: "Put a line --- between the fields and the text." },
  ),
  "broken-yaml": entry<{ detail: string }>(
    "error",
    ({ detail }) => ({ zh: `YAML 有语法错误（${detail}）`, en: `broken YAML: ${detail}` }),
    {
      zh: "检查缩进、冒号后的空格和引号；含冒号或以引号开头的文字要整个加引号。",
      en: "Check the indentation, the space after each colon and the quotes; quote a text that holds a colon or starts with a quote.",
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
  "unknown-field": entry<Nearest & { name: string }>(
    "error",
    (details) => ({
      zh: `没有“${details.name}”这个字段${didYouMean(details).zh}`,
      en: `unknown field "${details.name}"${didYouMean(details).en}`,
    }),
    { zh: "改正字段名，或删去它。", en: "Correct its name, or delete it." },
  ),
  "missing-field": entry<{ name: string }>(
    "error",
    ({ name }) => ({ zh: `缺少必填字段“${name}”`, en: `the required field "${name}" is missing` }),
    ({ name }) => ({ zh: `加上“${name}: …”。`, en: `Add "${name}: …".` }),
  ),
  "empty-field": entry<{ name: string }>(
    "error",
    ({ name }) => ({ zh: `字段“${name}”是空的`, en: `the field "${name}" is empty` }),
    { zh: "填上内容；非必填的可以整行删去。", en: "Fill it in; an optional one may be deleted." },
  ),
  "wrong-type": entry<{ name: string; expected: Expectation }>(
    "error",
    ({ name, expected }) => ({
      zh: `${name === "" ? "内容" : `字段“${name}”`}应为${expectations[expected].zh}`,
      en: `the ${name === "" ? "content" : `field "${name}"`} must be ${expectations[expected].en}`,
    }),
    {
      zh: "照说明改写；本是文字却像数字的，要加引号。",
      en: "Write it in that form; quote a text that looks like a number.",
    },
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
  "not-a-day": entry<{ name: string; value: string }>(
    "error",
    ({ name, value }) => ({
      zh: `字段“${name}”的“${value}”不是日历上的一天`,
      en: `the field "${name}" has "${value}", which is not a day of the calendar`,
    }),
    { zh: "写成 年-月-日，如 2020-11-28。", en: "Write YYYY-MM-DD, as in 2020-11-28." },
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
  "unknown-reporter": unknownId(
    { zh: "记者", en: "reporter" },
    { zh: "reporters.yaml", en: "reporters.yaml" },
  ),
  "unknown-topic": unknownId({ zh: "话题", en: "topic" }, { zh: "topics.yaml", en: "topics.yaml" }),
  "unknown-person": unknownId({ zh: "人物", en: "person" }, { zh: "people.yaml", en: "people.yaml" }),
  "unknown-bulletin": unknownId(
    { zh: "版面原文", en: "bulletin" },
    { zh: "bulletins 文件夹", en: "the folder bulletins" },
  ),
  "unknown-block": entry<{ block: string }>(
    "error",
    ({ block }) => ({ zh: `正文没有段落 ${block}`, en: `the text has no block ${block}` }),
    {
      zh: "段落从 p1 起依次编号；改正编号。",
      en: "Blocks are numbered p1, p2, … in order: correct the number.",
    },
  ),
  "raw-html": entry<{ html: string }>(
    "error",
    ({ html }) => ({ zh: `正文里有 HTML：${html}`, en: `HTML in the text: ${html}` }),
    {
      zh: "用 Markdown 写；要原样显示 < 就写 \\<。注释只能写在译文里。",
      en: "Use Markdown; write \\< for a plain <. Comments may stand in translations only.",
    },
  ),
  "forbidden-link": entry<{ address: string }>(
    "error",
    ({ address }) => ({
      zh: `链接的网址不能用：${address}`,
      en: `a link to an address that is not allowed: ${address}`,
    }),
    {
      zh: "链接只能用 https、http、mailto 或本站的路径（如 /zh/about）；要原样显示 < 就写 \\<。",
      en: "Link by https, http, mailto or a path of this site, such as /zh/about; write \\< for a plain <.",
    },
  ),
  "forbidden-image": entry<{ address: string }>(
    "error",
    ({ address }) => ({
      zh: `图片不在本站：${address}`,
      en: `a picture that is not on this site: ${address}`,
    }),
    {
      zh: "把图片放进 public 文件夹，写它的路径，如 /hall.jpg。",
      en: "Put the picture into the folder public and write its path, such as /hall.jpg.",
    },
  ),
  "too-complex": entry<{ of: Excess["of"]; limit: number }>(
    "error",
    ({ of, limit }) => ({
      zh: `正文超出能处理的限度：${excesses[of].zh}，上限是 ${limit}`,
      en: `the text has more than can be read: ${excesses[of].en}, at most ${limit}`,
    }),
    {
      zh: "拆成几篇；不作 Markdown 用的 * _ [ < ` 前面加 \\。",
      en: "Split it into several articles; write \\ before a * _ [ < or ` that is no Markdown.",
    },
  ),
  "empty-body": entry<void>("warning", () => ({ zh: "没有正文", en: "there is no text" }), {
    zh: "在第二个 --- 之后写正文。",
    en: "Write the text after the second ---.",
  }),
  "block-count": entry<{ original: number; translation: number }>(
    "warning",
    ({ original, translation }) => ({
      zh: `译文有 ${translation} 段，原文有 ${original} 段`,
      en: `the translation has ${translation} blocks, the original ${original}`,
    }),
    {
      zh: "逐段对应；还没译的段落写 [untranslated]。",
      en: "Pair them block for block; write [untranslated] for one that is not translated yet.",
    },
  ),
  "straight-quote": entry<{ character: string }>(
    "warning",
    ({ character }) => ({
      zh: `中文里有直引号 ${character}`,
      en: `a straight quote ${character} in Chinese text`,
    }),
    { zh: "改用弯引号“…”或‘…’。", en: "Use curly quotes, “…” or ‘…’." },
  ),
  "ascii-ellipsis": entry<void>(
    "warning",
    () => ({ zh: "中文里有三个点 ...", en: "three dots ... in Chinese text" }),
    { zh: "省略号写 ……；印刷残缺处写 […]。", en: "Write …… for an ellipsis, […] where print is missing." },
  ),
  "lost-text": entry<{ text: string; bulletin: string }>(
    "warning",
    ({ text, bulletin }) => ({
      zh: `版面 ${bulletin} 的这些字不在任何文章里：“${text}”`,
      en: `text of bulletin ${bulletin} that is in no article: "${text}"`,
    }),
    {
      zh: "把它放回文章，或在版面的 .yaml 里写进 setAside 并说明理由。",
      en: "Put it back into an article, or list it under setAside in the bulletin's .yaml with the reason.",
    },
  ),
  "text-twice": entry<{ text: string; bulletin: string; first: { file: string; line: number } }>(
    "warning",
    ({ text, bulletin, first }) => ({
      zh: `版面 ${bulletin} 的这些字用了两次：“${text}”，另一处在 ${first.file} 第 ${first.line} 行`,
      en: `text of bulletin ${bulletin} that is used already in ${first.file}:${first.line}: "${text}"`,
    }),
    {
      zh: "留下它该在的一处，删去另一处。",
      en: "Keep it where it belongs, and delete it in the other place.",
    },
  ),
  "invented-text": entry<{ text: string; bulletin: string }>(
    "warning",
    ({ text, bulletin }) => ({
      zh: `这些字不在版面 ${bulletin} 里：“${text}”`,
      en: `text that is not in bulletin ${bulletin}: "${text}"`,
    }),
    {
      zh: "删去；编者所拟的字段列入 supplied，更正列入 corrections。",
      en: "Delete it; declare a field that an editor wrote under supplied, a correction under corrections.",
    },
  ),
  /** As severe as the worst that it stands for. */
  "more-problems": entry<{ more: number }>(
    "warning",
    ({ more }) => ({
      zh: `这个文件还有 ${more} 个问题没有列出`,
      en: `${more} more ${more === 1 ? "problem" : "problems"} of this file ${more === 1 ? "is" : "are"} not listed`,
    }),
    {
      zh: "先改好列出的；许多问题往往出于一处。",
      en: "Mend those that are listed first: many often have one cause.",
    },
  ),
} satisfies Record<string, Entry<never>>;

export type ProblemCode = keyof typeof catalogue;
export const problemCodes = Object.keys(catalogue) as ProblemCode[];

type Details<Code extends ProblemCode> = Parameters<(typeof catalogue)[Code]["message"]>[0];

/** Makes the problem of this code at this place; the details are what its wording needs. */
export function problem<Code extends ProblemCode>(
  code: Code,
  place: Place,
  ...[details]: Details<Code> extends void ? [] : [details: Details<Code>]
): Problem {
  const { severity, message, fix } = catalogue[code] as Entry<Details<Code>>;
  const given = details as Details<Code>;
  return { ...place, severity, code, message: message(given), fix: fix(given) };
}

/** By file, then line, then column: the order in which an editor mends them. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      a.code.localeCompare(b.code, "en"),
  );
}

/** Adds to a list. There may be more than a call takes arguments: a file may be at fault in each of its characters. */
export function addProblems(problems: Problem[], ...more: readonly (readonly Problem[])[]): void {
  for (const list of more) for (const each of list) problems.push(each);
}

/** A file may be at fault in each of its characters; so many of its problems are told. */
export const mostTold = 200;

/**
 * What is told of these problems, sorted: the same one on one line once, and of each file the most urgent ones, with
 * a last one that says how many more there are.
 */
export function toldOf(problems: readonly Problem[]): Problem[] {
  const once = new Map<string, Problem>();
  for (const each of sortProblems(problems)) {
    const key = [each.file, each.line, each.code, each.message.en].join("\n");
    if (!once.has(key)) once.set(key, each);
  }
  const byFile = Map.groupBy(once.values(), ({ file }) => file);
  return sortProblems([...byFile.values()].flatMap(mostUrgentOf));
}

/** @param problems of one file, sorted */
function mostUrgentOf(problems: readonly Problem[]): readonly Problem[] {
  // A registry's have been picked before: it is also taken in by itself.
  if (problems.length <= mostTold || problems.some(({ code }) => code === "more-problems")) return problems;
  const { error = [], warning = [] } = Object.groupBy(problems, ({ severity }) => severity);
  const byUrgency = [...error, ...warning];
  const [first, ...others] = byUrgency.slice(mostTold);
  if (first === undefined) return problems;
  const { file, line, column, severity } = first;
  const place = { file, line, column, field: "file" };
  return [
    ...byUrgency.slice(0, mostTold),
    { ...problem("more-problems", place, { more: 1 + others.length }), severity },
  ];
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}

/** Tells one problem from another. */
export function problemKey({ file, line, column, code, message }: Problem): string {
  return [file, line, column, code, message.en].join(" ");
}

/** What a terminal would obey, or a reader would not see: a file's name may hold it. */
const unprintable = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** One line: `articles/2020-11-28/x.md:7:12  error  reporters  unknown reporter "chen-rum"; …`. */
export function formatProblem(
  { file, line, column, severity, field, message }: Problem,
  locale: keyof Localized,
): string {
  return `${file}:${line}:${column}  ${severity}  ${field}  ${message[locale]}`
    .replace(/\s*[\r\n]+\s*/g, " ")
    .replace(unprintable, "\uFFFD");
}
