import type { Localized } from "../languages.ts";
import { didYouMean, type Entry, entry, type Nearest } from "./entry.ts";

/** Why something is not taken in, where a program says it in words of its own. */
export function reasonOf(error: unknown): Localized {
  const reason = error instanceof Error ? error.message : String(error);
  return { zh: reason, en: reason };
}

/** Where a file is that nothing uses, which decides what to do with it. */
export type StrayArea = "articles" | "bulletins" | "top";

const strayFixes: Record<StrayArea, Localized> = {
  articles: {
    zh: "文章是 articles/年-月-日/名称.md，译文是 名称.en.md，图片是 名称.图片名.jpg；改名、放对位置，或删去。",
    en: "Articles are articles/YYYY-MM-DD/slug.md, translations slug.en.md, pictures slug.name.jpg: rename it, move it there, or delete it.",
  },
  bulletins: {
    zh: "版面原文是 bulletins/年-月-日.txt（第 2 版是 年-月-日-02.txt），说明是同名的 .yaml，版面图片是 .page.webp，文字的位置是 .boxes.json，对导入的答复是 .answers.yaml，原件是 年-月-日.source.pdf 之类；改名，或删去。",
    en: "A page's text is bulletins/YYYY-MM-DD.txt (page 2: YYYY-MM-DD-02.txt), its fields the .yaml of that name, its image .page.webp, where its text stands .boxes.json, answers to the import .answers.yaml, what it came as YYYY-MM-DD.source.pdf and the like: rename it, or delete it.",
  },
  top: {
    zh: "这里只有 site.yaml、reporters.yaml、topics.yaml、people.yaml、glossary.yaml 和文件夹 articles、bulletins；改名、放对位置，或删去。",
    en: "Here are only site.yaml, reporters.yaml, topics.yaml, people.yaml, glossary.yaml and the folders articles and bulletins: rename it, move it, or delete it.",
  },
};

/** What may be wrong with a file as such. */
export const fileProblems = {
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
  "conflict-marker": entry<{ marker: string }>(
    "error",
    ({ marker }) => ({
      zh: `Git 合并冲突的标记“${marker}”还在文件里`,
      en: `a conflict marker of Git is left in the file: "${marker}"`,
    }),
    {
      zh: "在 <<<<<<< 与 >>>>>>> 之间留下该留的一份，再删去全部标记行。",
      en: "Between <<<<<<< and >>>>>>> keep what is right, and delete all lines with markers.",
    },
  ),
  "unfollowed-link": entry<void>(
    "error",
    () => ({
      zh: "这是指向内容文件夹之外或指向文件夹的链接，不会读取",
      en: "a link out of the content folder or to a folder, which is not followed",
    }),
    { zh: "把文件本身放进来。", en: "Put the files themselves there." },
  ),
  "stray-file": entry<Nearest & { area?: StrayArea | undefined }>(
    "warning",
    (details) => ({
      zh: `这里不会用到这个文件${didYouMean(details).zh}`,
      en: `nothing uses a file of this name here${didYouMean(details).en}`,
    }),
    ({ area = "articles" }) => strayFixes[area],
  ),
  "misplaced-file": entry<Nearest>(
    "error",
    (details) => ({
      zh: `文章不在以日期命名的文件夹里${didYouMean(details).zh}`,
      en: `the article is not in a folder named for its day${didYouMean(details).en}`,
    }),
    {
      zh: "移到 articles/年-月-日/ 里，不要再套文件夹。",
      en: "Move it to articles/YYYY-MM-DD/, without folders inside.",
    },
  ),
  "wrong-slug": entry<Nearest & { slug: string }>(
    "error",
    ({ slug, ...details }) => ({
      zh: `文件名“${slug}”不能用在网址里${didYouMean(details).zh}`,
      en: `the file name "${slug}" is unfit for an address${didYouMean(details).en}`,
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
  "orphan-translation": entry<{ original: string }>(
    "error",
    ({ original }) => ({
      zh: `译文没有原文：缺 ${original}`,
      en: `a translation without its original: no ${original}`,
    }),
    { zh: "补上原文，或改正译文的文件名。", en: "Add the original, or correct the translation's file name." },
  ),
  "print-outdated": entry<{ day: string; locale: string; printed: string }>(
    "warning",
    ({ printed }) => ({
      zh: `这一期的文章在印成 PDF（${printed}）之后改过，PDF 里还是旧的`,
      en: `the issue's articles have changed since this PDF was printed (${printed}), which holds what they said before`,
    }),
    ({ day, locale }) => ({
      zh: `重新印：bulletin print ${day} --locale ${locale}；不再提供，就删去文件。`,
      en: `Print it again: bulletin print ${day} --locale ${locale}. To offer it no more, delete it.`,
    }),
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
