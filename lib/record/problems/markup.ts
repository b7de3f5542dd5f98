import { type Entry, entry } from "./entry.ts";

/** Where readers would see something else than an editor wrote. */
export const markupProblems = {
  "missing-note": entry<{ label: string }>(
    "warning",
    ({ label }) => ({
      zh: `[^${label}] 没有对应的注释，读者看到的就是 [^${label}]`,
      en: `there is no note for [^${label}]: readers see the mark itself`,
    }),
    ({ label }) => ({
      zh: `另起一段写“[^${label}]: 注释”，冒号和括号用半角。`,
      en: `Add a paragraph "[^${label}]: the note".`,
    }),
  ),
  "unused-note": entry<{ label: string }>(
    "warning",
    ({ label }) => ({
      zh: `正文没有引用注释 [^${label}]，读者看不到它`,
      en: `nothing refers to the note [^${label}], so that readers do not see it`,
    }),
    ({ label }) => ({
      zh: `在正文该处写 [^${label}]，或删去这条注释。`,
      en: `Write [^${label}] where it belongs, or delete the note.`,
    }),
  ),
  "repeated-note": entry<{ label: string }>(
    "warning",
    ({ label }) => ({
      zh: `注释 [^${label}] 写了不止一次，读者只看到第一条`,
      en: `a second note [^${label}]: readers see the first one only`,
    }),
    { zh: "换一个编号，或删去一条。", en: "Give it another label, or delete one of them." },
  ),
  "misread-note": entry<{ text: string; instead: string }>(
    "warning",
    ({ text, instead }) => ({
      zh: `“${text}”没有认作注释，应写成“${instead}”`,
      en: `not read as a note: "${text}"; it would be "${instead}"`,
    }),
    {
      zh: "方括号、^ 和冒号都用半角，冒号前不空格。",
      en: "Write the brackets, the ^ and the colon in ASCII, without a space before the colon.",
    },
  ),
  "misread-gap": entry<void>(
    "warning",
    () => ({
      zh: "这里没有认作残缺处：残缺处写 […]",
      en: "this is not read as missing print, which is written […]",
    }),
    { zh: "写成半角方括号里一个 …：[…]。", en: "Write an ASCII bracket, one …, a bracket: […]." },
  ),
  "misread-markup": entry<{ text: string; instead: string }>(
    "warning",
    ({ text, instead }) => ({
      zh: `“${text}”没有认作 Markdown，读者看到的就是这样；应写成“${instead}”`,
      en: `not read as Markdown and shown as it stands: "${text}"; it would be "${instead}"`,
    }),
    {
      zh: "Markdown 的符号用半角，# - 1. 之后空一个半角格；本来就要这样显示的，可用 accept 回答。",
      en: "Write the marks of Markdown in ASCII, with a space after #, - or 1.; where it is meant so, answer with accept.",
    },
  ),
  "lines-run-together": entry<{ first: string; second: string }>(
    "warning",
    ({ first, second }) => ({
      zh: `各占一行的文字会连成一段：“${first}”和“${second}”之间没有空行`,
      en: `lines of their own are shown as one paragraph: "${first}" and "${second}" have no empty line between them`,
    }),
    {
      zh: "中间空一行；只要换行不要分段，上一行末尾加 \\。列表每行以“- ”或“1. ”开头。",
      en: "Leave an empty line between them; for a line break alone end the line with \\. Items of a list begin with - or 1. and a space.",
    },
  ),
  "marks-vanish": entry<{ marks: string; text: string }>(
    "warning",
    ({ marks, text }) => ({
      zh: `“${text}”两边的 ${marks} 当成了 Markdown，不会显示`,
      en: `the ${marks} around "${text}" are read as Markdown and are not shown`,
    }),
    ({ marks }) => ({
      zh: `要原样显示，每个 ${marks[0]} 前面加 \\；要强调，用 **…**。`,
      en: `To show them write \\ before each ${marks[0]}; for emphasis write **…**.`,
    }),
  ),
  "sign-made-list": entry<{ text: string }>(
    "warning",
    ({ text }) => ({
      zh: `行首的“${text}”当成了列表或引文的记号`,
      en: `read as the mark of a list or a quotation, at the start of a line: "${text}"`,
    }),
    ({ text }) => ({
      zh: `本是数字或符号的，写成“${text.replace(/[^\w\s]/, "\\$&")}”；是列表的，用 accept 回答。`,
      en: `Where it is a number or a sign write "${text.replace(/[^\w\s]/, "\\$&")}"; where it is a list, answer with accept.`,
    }),
  ),
  "text-not-shown": entry<{ text: string }>(
    "warning",
    ({ text }) => ({
      zh: `读者看不到这些字：${text}`,
      en: `readers do not see these characters: ${text}`,
    }),
    {
      zh: "链接写成 [文字](网址)；“[…]: ”开头的行是链接的网址，要原样显示，在 [ 前加 \\；表格每行的格数不能多于第一行。",
      en: "Write a link as [words](address); a line that begins with […]: is the address of one, and is shown with a \\ before its [; no row of a table may have more cells than the first.",
    },
  ),
  "text-in-table": entry<{ text: string }>(
    "warning",
    ({ text }) => ({
      zh: `紧接在表格下面的“${text}”成了表格的一行`,
      en: `the line directly below a table has become a row of it: "${text}"`,
    }),
    { zh: "表格之后空一行。", en: "Leave an empty line after the table." },
  ),
  "decoded-text": entry<{ text: string }>(
    "warning",
    ({ text }) => ({
      zh: `“${text}”不会原样显示`,
      en: `${text} is not shown as it stands`,
    }),
    {
      zh: "直接写要显示的字符；要原样显示，在 & 前加 \\，反斜杠写两个。",
      en: "Write the character itself; to show this as it stands, write \\ before the &, and a backslash twice.",
    },
  ),
} satisfies Record<string, Entry<never>>;
