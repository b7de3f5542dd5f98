import type { Reporter } from "../../record/schema.ts";

type ReporterRole = Reporter["role"];

/** A piece of a byline: what gives a role to the names after it, what they did, or a run of characters of names. */
export type BylineToken =
  | { kind: "role"; role: ReporterRole | undefined }
  /** 文, 图, 摄: before or after names. */
  | { kind: "work"; role: ReporterRole }
  /** `gap`: how wide the space before it is, in half-width characters. */
  | { kind: "name"; text: string; gap: number };

const paper =
  "(?:日报|晚报|早报|晨报|时报|商报|周报|快报|导报|都市报|特区报|报|通讯社|社|网|电视台|电台|台|中心|传媒|客户端)";
const own = "本(?:报|刊|台|网|社)";
/** Papers that are another's: their reporters are none of the staff. */
const agency = "(?:新华社|新华网|中新社|中国新闻社|人民日报|央视|经济日报|光明日报|南方\\+)";
const manner =
  "(?:全媒体|融媒体?|新媒体|首席|高级|资深|见习|实习|特派|前方|文字|体育|(?:派|常)?驻\\p{Script=Han}{1,6}?|赴\\p{Script=Han}{1,6}?)*";
const guest = "(?:特约|特邀)";
const outlet = `(?:${own}|${agency}|\\p{Script=Han}{2,10}?${paper})`;

/** What stands before names, and the role it gives them: the first that fits. Editors and planners are no authors. */
const roleWords: readonly (readonly [RegExp, ReporterRole | undefined])[] = [
  [/^(?:责任编辑|责编|编辑|校对|版式|美编|审校|审核|监制|总?策划|统筹|制作)/u, undefined],
  [new RegExp(`^${outlet}?${manner}(?:摄影(?:记者|报道)|摄像)`, "u"), "photographer"],
  [new RegExp(`^${agency}${manner}${guest}?记者`, "u"), "correspondent"],
  [
    new RegExp(`^${outlet}?${manner}${guest}(?:全媒体)?(?:记者|通讯员|评论员|撰稿人?|作者)`, "u"),
    "correspondent",
  ],
  [
    new RegExp(`^${outlet}?(?:通讯员|评论员|撰稿人?|实习生|见习生|作者(?=[\\s:：])|供稿)`, "u"),
    "correspondent",
  ],
  [new RegExp(`^${outlet}?${manner}记者站?`, "u"), "staff"],
];
/** A paper by itself, before a space. */
const outletAlone = new RegExp(`^(?:${own}|${agency}|\\p{Script=Han}{2,8}日报)(?=[\\s、，])`, "u");
/** What names may run on in without a space. */
const nextRole = `(?=${own}|${agency}|${guest}|(?:首席|见习|实习|全媒体|融媒体)*(?:记者|通讯员|评论员|实习生)|责任编辑|责编|摄影|文[/／]图)`;
const nameRun = new RegExp(
  `^[\\p{Script=Han}·]+?(?=$|[^\\p{Script=Han}·]|(?:摄|供图|供稿)(?=$|[^\\p{Script=Han}·])|${nextRole})`,
  "u",
);
const texts = /^(?:文[/／、]?图片?|图文|撰文|文字|采写|编译|整理|口述|综合报道|摄影报道|报道)/u;
const pictures = /^(?:摄影|摄|供图|图片|制图|绘图|漫画|绘)/u;
/** 文 and 图 by themselves; 文 is a family name as well. */
const single = /^[文图](?=$|[\s/／:：|｜])/u;
const middleDot = /\s*[·•・‧∙]\s*/gu;

/**
 * A byline's pieces, in order.
 * @param printed on one line, spaces as they stand
 * @param simplified the same in simplified characters, of the same length
 */
export function bylineTokens(printed: string, simplified: string): BylineToken[] {
  const tokens: BylineToken[] = [];
  let at = 0;
  let gap = 0;
  let isApart = true;
  const take = (length: number, token?: BylineToken) => {
    at += length;
    gap = 0;
    isApart = false;
    if (token !== undefined) tokens.push(token);
  };
  while (at < printed.length) {
    const rest = simplified.slice(at);
    const role = roleWords.find(([pattern]) => pattern.test(rest));
    const work =
      texts.exec(rest) ?? pictures.exec(rest) ?? (isApart && isWork(rest, tokens) ? single.exec(rest) : null);
    const outletHere = isApart ? outletAlone.exec(rest) : null;
    const run = nameRun.exec(rest)?.[0] ?? "";
    if (role !== undefined) take(role[0].exec(rest)?.[0].length ?? 1, { kind: "role", role: role[1] });
    else if (work !== null && !isNameBegun(work[0], rest, tokens))
      take(work[0].length, { kind: "work", role: workRole(work[0]) });
    else if (outletHere !== null) take(outletHere[0].length);
    else if (run !== "") take(run.length, { kind: "name", text: printed.slice(at, at + run.length), gap });
    else {
      gap += /[\u3000-\uFFEF]/u.test(rest[0] ?? "") ? 2 : 1;
      // Other marks part names more than any space.
      if (!/\s/u.test(rest[0] ?? "")) gap += 20;
      at += 1;
      isApart = true;
    }
  }
  return tokens;
}

/** `printed` as its pieces are looked for: one form of the point in names, nothing before its first character. */
export function tidyByline(printed: string): string {
  return printed
    .replace(middleDot, "·")
    .replace(/[（(【]\s*(?:本文)?作者(?:单位|系|为|是)[^）)】]*[）)】]?/gu, " ")
    .replace(/发自\p{Script=Han}{2,8}|\p{Script=Han}*\d+月\d+日(?:电|讯)/gu, " ")
    .replace(/^[^\p{Script=Han}]+/u, "")
    .replace(/[\s）)】\]]+$/u, "");
}

function workRole(word: string): ReporterRole {
  return /^(?:文|图文|撰|采|编|整|口|综|报)/u.test(word) || word === "摄影报道" ? "staff" : "photographer";
}

/** 文 before a name of two characters or behind one; before a single character it is a family name: `文 某`. */
function isWork(rest: string, tokens: readonly BylineToken[]): boolean {
  const last = tokens.at(-1);
  if (/^[文图]\s*$|^[文图]\s*[/／:：|｜]/u.test(rest)) return true;
  if (last?.kind === "name" && last.text.length > 1) return !/^文\s+\p{Script=Han}(?:\s|$)/u.test(rest);
  return /^[文图]\s+\p{Script=Han}{2}/u.test(rest) && last?.kind !== "role";
}

/** 整 or 绘 may begin a name; whole words are none. */
function isNameBegun(word: string, rest: string, tokens: readonly BylineToken[]): boolean {
  return word.length === 1 && /^[摄绘]\p{Script=Han}/u.test(rest) && tokens.at(-1)?.kind === "role";
}
