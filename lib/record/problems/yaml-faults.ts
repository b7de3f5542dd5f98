import type { Localized } from "../languages.ts";
import { didYouMean, type Nearest } from "./entry.ts";

/** What is known of a fault of YAML, as plain data. */
export interface YamlFault extends Nearest {
  fault: YamlFaultName;
  /** The field whose line it is. */
  name?: string;
  /** The character at fault, or that is missing. */
  character?: string;
}

interface FaultWording {
  message: (details: YamlFault) => Localized;
  fix: (details: YamlFault) => Localized;
}

const always = (zh: string, en: string) => () => ({ zh, en });

const spaceNames: Record<string, Localized> = {
  "\u3000": { zh: "全角空格", en: "a full-width space" },
  "\u00A0": { zh: "不换行空格", en: "a no-break space" },
};

function spaceName({ character = "" }: YamlFault): Localized {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  const { zh, en } = spaceNames[character] ?? { zh: "特殊的空格", en: "a special space" };
  return { zh: `${zh}（${code}）`, en: `${en} (${code})` };
}

const quoteIt = {
  zh: "给整段文字加引号：'…'，里面的单引号写两遍；中文引号“…”不受影响。",
  en: "Quote the whole text: '…', with each ' inside it written twice; curly quotes “…” need nothing.",
};

/** The mistakes in YAML that are told apart, each in the words of those who make it. */
const yamlFaults = {
  colon: {
    message: ({ name, character }) => ({
      zh: `字段“${name}”后面是“${character}”，不是半角冒号“:”`,
      en: `the field "${name}" is followed by “${character}” instead of a half-width colon`,
    }),
    fix: ({ name }) => ({
      zh: `写成“${name}: …”：半角冒号，后面空一格。`,
      en: `Write "${name}: …": a half-width colon and a space.`,
    }),
  },
  "space-after-colon": {
    message: ({ name }) => ({
      zh: `字段“${name}”的冒号后面没有半角空格`,
      en: `no space after the colon of the field "${name}"`,
    }),
    fix: ({ name }) => ({
      zh: `写成“${name}: …”，冒号后面空一格。`,
      en: `Write "${name}: …", with a space after the colon.`,
    }),
  },
  tab: {
    message: always("用制表符（Tab）缩进", "a tab as indentation"),
    fix: always("改用半角空格缩进，每级两个。", "Indent with spaces, two for each level."),
  },
  "wide-space": {
    message: (details) => ({
      zh: `行首或“-”之后有${spaceName(details).zh}，不是半角空格`,
      en: `${spaceName(details).en} where the line is indented`,
    }),
    fix: always(
      "删去它，改用半角空格；最外层的字段不缩进。",
      "Delete it and use ordinary spaces; the outermost fields are not indented.",
    ),
  },
  dash: {
    message: ({ character }) => ({
      zh: `列表符号是“${character}”，不是半角“-”`,
      en: `a list item that starts with “${character}” instead of "-"`,
    }),
    fix: always("写成“- …”：半角连字符，后面空一格。", 'Write "- …": a hyphen and a space.'),
  },
  "space-after-dash": {
    message: always("列表符号“-”后面没有半角空格", 'no space after the "-" of a list item'),
    fix: always("写成“- …”，连字符后面空一格。", 'Write "- …", with a space after the hyphen.'),
  },
  comma: {
    message: ({ character, nearest }) => ({
      zh: `用“${character}”分隔，不是半角逗号“,”${didYouMean({ nearest }).zh}`,
      en: `“${character}” where a half-width comma should part the values${didYouMean({ nearest }).en}`,
    }),
    fix: always("改用半角逗号，后面空一格，如 [a, b]。", "Use half-width commas, as in [a, b]."),
  },
  bracket: {
    message: ({ character, nearest }) => ({
      zh: `“${character}”不是半角括号${didYouMean({ nearest }).zh}`,
      en: `“${character}” is no half-width bracket${didYouMean({ nearest }).en}`,
    }),
    fix: always(
      "列表写成 [a, b]：半角方括号和半角逗号。",
      "Write a list as [a, b], with half-width brackets and commas.",
    ),
  },
  "hash-in-brackets": {
    message: always(
      "“ #”之后是注释，括号因此没有收尾",
      'what follows " #" is a comment, so the bracket is never closed',
    ),
    fix: always("有“ #”的文字要加引号。", 'Quote a text that holds " #".'),
  },
  "colon-in-text": {
    message: ({ name }) => ({
      zh: `字段“${name}”的文字里有半角冒号加空格，会被当作另一个字段`,
      en: `the text of "${name}" holds a colon and a space, which would start another field`,
    }),
    fix: always(
      "中文里改用全角冒号“：”，或给整段文字加引号。",
      "Quote the whole text; in Chinese, use a full-width colon.",
    ),
  },
  "after-quote": {
    message: always("引号收尾之后还有文字", "text after the closing quote"),
    fix: () => quoteIt,
  },
  "open-quote": {
    message: ({ character }) => ({
      zh: `引号 ${character} 没有收尾`,
      en: `a quote ${character} that is never closed`,
    }),
    fix: always("在文字末尾补上同样的引号。", "Close it with the same quote at the end of the text."),
  },
  "open-bracket": {
    message: ({ character }) => ({
      zh: `括号没有收尾：缺半角“${character}”`,
      en: `a bracket that is never closed: "${character}" is missing`,
    }),
    fix: always(
      "补上半角的右括号；本是文字的，整段加引号。",
      "Close the bracket; quote a text that starts with a bracket.",
    ),
  },
  "after-bracket": {
    message: ({ character }) => ({
      zh: `“${character}”之后还有文字`,
      en: `text after the closing "${character}"`,
    }),
    fix: always(
      "以 [ 或 { 开头的文字要整段加引号；各项之间用半角逗号。",
      "Quote a text that starts with [ or {; part the items of a list by commas.",
    ),
  },
  start: {
    message: ({ character }) => ({
      zh: `文字不能以“${character}”开头`,
      en: `a text cannot start with "${character}"`,
    }),
    fix: () => quoteIt,
  },
  indentation: {
    message: always("缩进与上面的不一致", "the indentation differs from that of the lines above"),
    fix: always(
      "同一级的字段左边对齐；最外层的不缩进。",
      "Align fields of one level; do not indent the outermost.",
    ),
  },
  repeated: {
    message: ({ name }) => ({ zh: `字段“${name}”写了两次`, en: `the field "${name}" stands twice` }),
    fix: always("留下一个，删去另一个。", "Keep one of the two."),
  },
  "no-field": {
    message: always("这一行不是“字段: 值”", 'this line is no "field: value"'),
    fix: always(
      "写成“字段: 值”；接着上一行的文字要比字段多缩进两格；正文写在收尾的 --- 之后。",
      'Write "field: value"; indent what continues the line above; the text stands after the closing ---.',
    ),
  },
  documents: {
    message: always("“---”或“...”把内容分成了两份", 'a line "---" or "..." makes two documents of it'),
    fix: always("删去这一行。", "Delete that line."),
  },
  tag: {
    message: always("不接受 YAML 的标签（!…）", "YAML tags (!…) are not accepted"),
    fix: () => quoteIt,
  },
  escape: {
    message: ({ character }) => ({
      zh: `双引号里的“${character}”不是 YAML 的转义`,
      en: `"${character}" within double quotes is no escape of YAML`,
    }),
    fix: always("改用单引号，或把 \\ 写成 \\\\。", "Use single quotes, or write \\\\ for a \\."),
  },
  other: {
    message: always("从这里起不合 YAML 的写法", "from here on it is no YAML"),
    fix: always(
      "检查这一行和上一行的缩进、冒号后的空格、引号和括号；拿不准的文字整段加引号。",
      "Check this line and the one above: the indentation, the space after each colon, quotes and brackets; quote a text that you are not sure of.",
    ),
  },
} satisfies Record<string, FaultWording>;

export type YamlFaultName = keyof typeof yamlFaults;

export function faultWording(name: YamlFaultName): FaultWording {
  return yamlFaults[name];
}
