import { type TextBlock, withoutSpace } from "../../ledger/text-blocks.ts";
import type { Role } from "../page-plan.ts";
import type { Reader } from "./normalised-text.ts";

const byline =
  /^[■□▲△◆◇●○★☆◎※▌▍]?(?:[（(【[])?(?:本报|本刊|本台|本网)?(?:首席|见习|实习|特约|特派|驻[^记]{1,6})?(?:全媒体|融媒体)?(?:(?:记者|通讯员|评论员|特派员|实习生)(?!在|从|来到|走进|看到|获悉|了解|采访|们|说|问|节|站|团|证|手记|调查|队伍)|摄影(?!展|家|爱好|大|作|比|赛|艺|协|节|机))/u;
const pictureCredit = /^[^，。]{2,12}(?:摄|摄影|文|图|文\/图|文图)$/u;
const dateline =
  /^(?:本报|本刊|本台|[^，。；：、]{2,6}社|[^，。；：、]{2,6}日报)[^，。；：“]{0,16}?(?:讯|电)(?![子力器视网价影商信站池动能])/u;
/** What paragraphs of these genres open with, and headlines do not. */
const bodyOpening =
  /^(?:会议(?!还|听取)|会上|论坛(?:上|期间|发布|还|由)|座谈会上|研讨会上|活动(?:中|现场)|与会|记者|审议中|应询|期间|随后|当天|据悉|据了解|目前|近年来|下一步|“[^”]*$)/u;
/** A headline's line is whole; these end in the middle of something. */
const unfinishedEnd = /[的和与及或在对把被为将从由于要是有、，；：“‘（《]$/u;
const deckEnd =
  /(?:主持(?:会议|并讲话)?|出席(?:并(?:讲话|致辞))?|致辞|讲话|授课|作报告|作开班动员|参加|列席|发言|汇报|作推介)$/u;
const deckStart = /^(?:会议还|会议听取|会议强调|.{2,4}(?:致辞|讲话|主持|出席|作批示))/u;
/** A line that leads on to the headline below it: 某某在调研时强调. */
const kickerEnd = /(?:强调|指出|要求|提出|表示|时说)$/u;
const sentenceEnd = /(?:[。！？!?]|……)[”’」』）)]*$/u;
const continuation =
  /^(?:[，。、；：！？”’）》」』,.;:!?)\]%％‰]|以及|及其|等(?!到|待|闲)|的|了(?!解)|着(?!力|眼|手|重|实)|们|过(?!去|程|年|渡|硬|关))/u;

/** Whether a text without whitespace ends a sentence. */
export function endsSentence(plain: string): boolean {
  return sentenceEnd.test(plain);
}

/** Whether a text without whitespace begins as only the rest of a sentence can. */
export function startsWithRest(plain: string): boolean {
  return continuation.test(plain);
}

/** These are furniture wherever a short text begins with them … */
const imprint =
  /^(?:\p{Script=Han}{0,4}第[A-Z]?\d{1,2}版|[A-Z]?\d{1,2}版|[A-Z]\d{2}|www|http|国内统一|CN\d|ISSN|邮发代号|总第|今日\d+版)/iu;
/** … these where what they announce follows, set off from them: 值班室里的除夕夜 is a headline … */
const label =
  /^(?:责任?编辑|责编|版式|美编|校对|值班|本版|编辑|组版|投稿|邮箱|电话|(?:新闻|报料|订阅)?热线|网址)[^：|]{0,3}(?:[：|]|[\d-]{7,}|$)/u;
/** … and days where nothing is told of them. */
const dayLine =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日|星期[一二三四五六日天]|农历(?:\p{Script=Han}{2}年)?[正一二三四五六七八九十冬腊闰]{1,3}月[初十廿卅一二三四五六七八九]{2})(?=$|[^\p{Script=Han}]|星期|农历|第[A-Z]?\d|今日|总第|责|本版)/u;

/** Page furniture: a folio, a masthead line, the names of those who made the page. */
export function isFurniture({ text, role }: { text: string; role: Role }, reader: Reader): boolean {
  const plain = reader.read(text);
  const spaced = reader.read(text.trim().replace(/\s+/gu, "|"));
  return (
    role !== "lead" &&
    plain.length <= 60 &&
    !endsSentence(plain) &&
    (imprint.test(plain) || dayLine.test(plain) || label.test(spaced)) &&
    !/，/u.test(plain)
  );
}

/** Tells each block's role by its own looks and its neighbours'. */
export function rolesOf(blocks: readonly TextBlock[], reader: Reader): Role[] {
  const texts = blocks.map(({ text }) => reader.read(text));
  const roles: (Role | undefined)[] = texts.map((text) => {
    if (text.length <= 60 && !/[。；]/u.test(text) && (byline.test(text) || isPictureCredit(text)))
      return "byline";
    if (dateline.test(text)) return "lead";
    return undefined;
  });
  for (const [index, text] of texts.entries()) {
    if (roles[index] !== undefined) continue;
    const before = roles[index - 1];
    const afterHead = before === "headline" || before === "deck";
    if (
      !isHead(blocks[index]?.text ?? "", text, {
        afterHead,
        before: texts[index - 1],
        after: roles[index + 1],
      })
    ) {
      roles[index] = "body";
    } else {
      roles[index] = before === "headline" && isDeck(text) ? "deck" : "headline";
    }
  }
  return roles.map((role, index) => {
    const opensHead =
      role === "headline" && roles[index - 1] !== "headline" && roles[index + 1] === "headline";
    return opensHead && kickerEnd.test(texts[index] ?? "") ? "kicker" : (role ?? "body");
  });
}

function isPictureCredit(text: string): boolean {
  return text.length <= 14 && pictureCredit.test(text);
}

interface Neighbours {
  afterHead: boolean;
  before: string | undefined;
  after: Role | undefined;
}

function isHead(source: string, text: string, { afterHead, after }: Neighbours): boolean {
  const lines = source.split(/\r\n|\r|\n/).map((line) => line.trim());
  if (endsSentence(text) && !/^[^。]{2,24}[！？!?]$/u.test(text)) return false;
  if (startsWithRest(text) || hasOpenMark(text)) return false;
  const longestLine = lines.reduce((longest, line) => Math.max(longest, withoutSpace(line).length), 0);
  if (text.length > 80 || longestLine > 48) return false;
  if (text.includes("。")) return afterHead && isDeck(text);
  if (afterHead && isDeck(text)) return true;
  if (unfinishedEnd.test(text)) return false;
  const commas = text.split(/[，；]/u).length - 1;
  let score = 0;
  if (lines.length > 1 && longestLine <= 26) score += 2;
  if (lines.some((line) => /[\p{Script=Han}”][ \u3000]+[\p{Script=Han}“]/u.test(line))) score += 2;
  if (afterHead) score += 1.5;
  if (after === "byline" || after === "lead") score += 1;
  if (bodyOpening.test(text)) score -= 3;
  if (/^[^，。]{2,20}(?:强调|指出|要求|表示|介绍|说)，/u.test(text)) score -= 3;
  score -= commas * (afterHead ? 0.75 : 1.75);
  if (longestLine > 30) score -= 1.5;
  if (
    /(?:召开|举行|开幕|开班|开讲|会议|强调|精神|建设|发展|工作|活动|论坛|仪式|座谈会|主持|汇报)$/u.test(text)
  )
    score += 1;
  return score > -1;
}

function isDeck(text: string): boolean {
  if (text.length > 80) return false;
  if (text.includes("。")) return deckEnd.test(text) || (text.split("。").at(-1)?.length ?? 99) <= 14;
  return deckEnd.test(text) || deckStart.test(text);
}

/** A quotation, bracket or title that is opened and not closed: text that goes on elsewhere. */
function hasOpenMark(text: string): boolean {
  return [
    ["“", "”"],
    ["《", "》"],
    ["（", "）"],
    ["‘", "’"],
  ].some(([open = "", close = ""]) => text.split(open).length !== text.split(close).length);
}
