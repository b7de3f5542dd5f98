import type { asideReasons, Fragment, Role, SetAside } from "../page-plan.ts";
import type { Reader } from "./normalised-text.ts";
import { endsSentence } from "./sentences.ts";

type Reason = (typeof asideReasons)[number];

const staff = /责任?编辑?|责编|美编|编辑[：:|/]|版式|版面设计|组版|校对|审读|值班|总编|编委|监制/u;
const guide = /导读|看点|要目|提要|导航|速览|[▶►→▷»]|(?:版|详见.{1,6})[）)】]?$/u;
const contact = /热线|电话|邮箱|投稿|网址|www\.|https?:|@|公众号|客户端|社址|地址|邮编/iu;
const masthead =
  /(?:日报|晚报|早报|晨报|时报|商报|周报|都市报|快报|导报)$|农历|统一.{0,6}号|CN\d|邮发|第\d{3,6}[期号]|总第|今日\d+版|℃|天气|零售|定价|每份|主办|主管|^[A-Z .|]+$/u;
const pageHead = /版|^\d{1,2}|年\|?\d{1,2}月|星期/u;

/**
 * Why a fragment is in no article, by what it says and what stands beside it.
 * @param above why the one above is in none, where that is furniture
 */
function reasonOf(
  { role, text: printed }: Fragment,
  at: number,
  above: Reason | undefined,
  reader: Reader,
): Reason {
  if (role === "caption" || role === "credit" || role === "turn") return role;
  const text = reader.read(printed.trim().replace(/\s+/gu, "|"));
  const own = (
    [
      ["staff", staff],
      ["masthead", masthead],
      ["contact", contact],
      ["guide", guide],
      ["page-head", pageHead],
    ] as const
  ).find(([, pattern]) => pattern.test(text))?.[0];
  if (own !== undefined) return own;
  // What stands in a guide box is read by the lines above it.
  if (above === "guide") return "guide";
  return at < 4 || text.length <= 10 ? "page-head" : "other-matter";
}

/** Whether a fragment stands beside the articles, and seeks no place in one. */
export function isPageMatter({ role }: Pick<Fragment, "role">): boolean {
  return role === "furniture" || role === "turn" || role === "caption" || role === "credit";
}

/** What was set aside on a page, with its reasons. */
export function setAsideOf(fragments: readonly Fragment[], reader: Reader): SetAside[] {
  let above: Reason | undefined;
  return fragments.flatMap((fragment, at) => {
    const reason = isPageMatter(fragment) ? reasonOf(fragment, at, above, reader) : undefined;
    above = fragment.role === "furniture" ? reason : undefined;
    return reason === undefined
      ? []
      : [{ fragment: fragment.id, reason, confidence: fragment.confidence ?? 1 }];
  });
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

/** Page furniture by its own looks alone: a folio, a masthead line, the names of those who made the page. */
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
