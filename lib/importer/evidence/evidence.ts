import type { Node, PageModel } from "../page/page-model.ts";
import { comesOver, signatureAtEnd, startsWithRest } from "../page/sentences.ts";
import { enumerationStep } from "./enumerations.ts";
import type { Features } from "./features.ts";
import { seamEvidence } from "./seams.ts";

const attendance = /(?:出席|参加|列席|陪同|主持|发言|参会|点评|致辞|讲话)[^，。]{0,12}。$/u;
const attendanceAlone = /^[^。]{2,80}(?:出席|参加|列席|陪同)[^，。]{0,10}。$/u;

/** Whether an article may well end with it: 副市长某某出席。 */
export function isClosing({ plain }: Node): boolean {
  return attendance.test(plain) && (plain.length <= 60 || attendanceAlone.test(plain));
}

export function isLead({ fragment }: Node): boolean {
  return fragment.role === "lead";
}

/** Whether nothing, not even a byline, stands between two fragments on the page. */
export function areNeighbours(from: Node, to: Node): boolean {
  return to.place - from.place === 1;
}

/** Whether a column begins or ends between two places of the page, as far as their looks tell. */
function columnBreak(left: Node | undefined, right: Node | undefined): boolean {
  if (left === undefined || right === undefined || left.isHead || right.isHead || isLead(right)) return true;
  return !areNeighbours(left, right) || !left.ends;
}

function distance(from: Node, to: Node): Features {
  const steps = to.rank - from.rank;
  return {
    next: steps === 1 ? 1 : 0,
    after: steps > 1 ? 1 : 0,
    far: Math.min(Math.abs(steps), 30) / 10,
  };
}

function openings(to: Node, page: PageModel): Features {
  return {
    toBegin: bounded(page.seams.begins(to.index)) / 4,
    toMeeting: to.opening === "meeting" ? 1 : 0,
    toEvent: to.opening === "event" ? 1 : 0,
    toPerson: to.opening === "person" ? 1 : 0,
    toQuote: to.opening === "quote" ? 1 : 0,
    toOther: to.opening === "other" ? 1 : 0,
    toRest: startsWithRest(to.plain) ? 1 : 0,
    toClosing: isClosing(to) ? 1 : 0,
    toShort: to.plain.length <= 12 ? 1 : 0,
    toUnderHead: to.underHead && !startsWithRest(to.plain) ? 1 : 0,
    toDay: dayStart.test(to.plain) ? 1 : 0,
    toSubhead: to.fragment.role === "subhead" ? 1 : 0,
    toEntry: to.fragment.role === "entry" ? 1 : 0,
    toNotice: to.fragment.role === "notice" ? 1 : 0,
  };
}

const dayStart = /^(?:\d{1,2}月\d{1,2}日|近日|日前|昨日|昨天|今天|连日来|即日起)/u;

/** What is told by the kinds of lines: lists and notices go on in their like, subheads have text under them. */
function kinds(from: Node, to: Node): Features {
  const [a, b] = [from.fragment.role, to.fragment.role];
  const enumeration = enumerationStep(from.plain, to.plain);
  return {
    fromSubhead: a === "subhead" ? 1 : 0,
    fromEntry: a === "entry" ? 1 : 0,
    fromNotice: a === "notice" ? 1 : 0,
    rows: a === b && (a === "entry" || a === "notice") ? 1 : 0,
    colon: /[：:]$/u.test(from.plain) ? 1 : 0,
    enumNext: enumeration === 1 ? 1 : 0,
    enumBreak: enumeration !== undefined && enumeration !== 1 ? 1 : 0,
  };
}

/** The number of a measure at a text's beginning, with its form: （二）, 3. or 三、. */
function measureOf(plain: string): { form: string; number: number } | undefined {
  const found = /^([（(]?)([一二三四五六七八九十]|\d{1,2})([）)、．.])(?!\d)/u.exec(plain);
  const [, open = "", number = "", close = ""] = found ?? [];
  if (found === null) return undefined;
  const isDigit = /\d/.test(number);
  return {
    form: `${open}${isDigit ? "1" : "一"}${close}`,
    number: isDigit ? Number(number) : "一二三四五六七八九十".indexOf(number) + 1,
  };
}

/** For a fragment that may begin in the middle of a paragraph. */
export function cutFeatures(node: Node, page: PageModel, bestJoin: number): Features {
  const firstWord = node.words[0];
  return {
    bias: 1,
    ...openings(node, page),
    columnStart: columnBreak(page.ranked[node.rank - 1], node) ? 1 : 0,
    toOneCharacter: firstWord?.text.length === 1 ? 1 : 0,
    closes: closesMore(node.plain) ? 1 : 0,
    bestJoin: bounded(bestJoin),
    lead: isLead(node) ? 1 : 0,
  };
}

/** Whether a quotation, title or bracket is closed that was never opened. */
function closesMore(plain: string): boolean {
  return ["“”", "《》", "（）", "‘’"].some(([open = "", close = ""]) => {
    const closing = plain.indexOf(close);
    return closing !== -1 && (plain.indexOf(open) === -1 || plain.indexOf(open) > closing);
  });
}

/** For a fragment that stops in mid-sentence and one that may go on in it. */
export function joinFeatures(from: Node, to: Node, page: PageModel): Features {
  const seam = seamEvidence(from, to, page);
  const firstWord = to.words[0];
  return {
    bias: 1,
    ...distance(from, to),
    ...openings(to, page),
    ...kinds(from, to),
    ...seam,
    touching: areNeighbours(from, to) ? 1 : 0,
    toColumnStart: columnBreak(page.ranked[to.rank - 1], to) ? 1 : 0,
    toOneCharacter: firstWord?.text.length === 1 ? 1 : 0,
    toContentWord: firstWord && /^[nvaj]/.test(firstWord.tag) ? 1 : 0,
    afterComma: /[，、；：]$/u.test(from.plain) ? 1 : 0,
    affinity: affinity(from, to),
    toUnfinished: to.ends ? 0 : 1,
    ...odds(from, to, page),
  };
}

/** By the words at the seam, in fours of nats. */
function odds(from: Node, to: Node, { seams }: PageModel): Features {
  const { heads, tails } = seams.oddsAgainst(from.index, to.index);
  return {
    odds: between(-8, seams.odds(from.index, to.index), 8) / 4,
    oddsHeads: between(-8, heads, 4) / 4,
    oddsTails: between(-8, tails, 4) / 4,
  };
}

/** For a fragment that stops in mid-sentence, with print lost after it, and one that may be the next paragraph. */
export function gapFeatures(from: Node, to: Node, page: PageModel, bestJoin: number): Features {
  return {
    bias: 1,
    ...distance(from, to),
    ...openings(to, page),
    ...kinds(from, to),
    touching: areNeighbours(from, to) ? 1 : 0,
    toColumnStart: columnBreak(page.ranked[to.rank - 1], to) ? 1 : 0,
    affinity: affinity(from, to),
    bestJoin: bounded(bestJoin),
  };
}

/** For a fragment that ends a sentence and one that may be the next paragraph. */
export function successionFeatures(from: Node, to: Node, page: PageModel, bestJoin: number): Features {
  const near = distance(from, to);
  const alike = from.opening === to.opening && from.opening !== "other" ? 1 : 0;
  const unlike = areUnlike(from, to) ? 1 : 0;
  const shared = affinity(from, to);
  return {
    bias: 1,
    ...near,
    ...openings(to, page),
    ...kinds(from, to),
    fromClosed: from.closes ? 1 : 0,
    subheadOdds: to.isHead ? to.subheadOdds : 0,
    headInside: to.isHead ? 1 : 0,
    touching: near.next && areNeighbours(from, to) ? 1 : 0,
    fromColumnEnd: columnBreak(from, page.ranked[from.rank + 1]) ? 1 : 0,
    toColumnStart: columnBreak(page.ranked[to.rank - 1], to) ? 1 : 0,
    fromClosing: isClosing(from) ? 1 : 0,
    fromLead: isLead(from) ? 1 : 0,
    sameOpening: alike,
    otherOpening: unlike,
    alike: beginAlike(from, to, page),
    affinity: shared,
    bestJoin: bounded(bestJoin),
    ...(near.next && {
      nextFromLead: isLead(from) ? 1 : 0,
      nextSameOpening: alike,
      nextOtherOpening: unlike,
      nextAffinity: shared,
      bestJoinNext: bounded(bestJoin),
    }),
  };
}

/** For a byline and what stands above or below it, and for a signature under a text. */
export function authorFeatures(from: Node, to: Node): Features {
  const touching = areNeighbours(from, to) ? 1 : 0;
  if (to.part === "byline") return from.part === "byline" ? { bylines: 1 } : { toByline: 1, touching };
  if (to.part === "signature") {
    return {
      toSignature: 1,
      signatureTouching: touching,
      signedTwice: from.closes ? 1 : 0,
      afterCut: from.ends ? 0 : 1,
    };
  }
  return {
    fromByline: 1,
    fromBylineTouching: touching,
    fromBylineToLead: isLead(to) ? 1 : 0,
    fromBylineToRest: startsWithRest(to.plain) ? 1 : 0,
    fromBylineNext: to.rank === from.rank ? 1 : 0,
  };
}

/** For a block of a headline and the block that may follow it in its article. */
export function headFeatures(from: Node, to: Node, page: PageModel, bestJoin: number): Features {
  if (to.isHead) return to.fragment.role === "deck" ? { toDeck: 1 } : { toHeadline: 1 };
  return {
    toBody: 1,
    next: to.rank - from.rank === 1 ? 1 : 0,
    touching: areNeighbours(from, to) ? 1 : 0,
    toLead: isLead(to) ? 1 : 0,
    affinity: Math.min(affinity(from, to), 3),
    toCut: bestJoin > -2 ? 1 : 0,
    toMeeting: to.opening === "meeting" ? 1 : 0,
    toRest: startsWithRest(to.plain) ? 1 : 0,
    toBegin: bounded(page.seams.begins(to.index)) / 4,
    toSigned: signatureAtEnd(to.plain) === undefined ? 0 : 1,
  };
}

/** For two fragments anywhere that may belong to one article. */
export function pairFeatures(a: Node, b: Node, page: PageModel): Features {
  const steps = Math.abs(a.rank - b.rank);
  const shared = affinity(a, b);
  const tellsTopic = isLead(a) || isLead(b) || a.isHead || b.isHead;
  return {
    bias: 1,
    near1: steps === 1 ? 1 : 0,
    near2: steps === 2 ? 1 : 0,
    near3: steps === 3 ? 1 : 0,
    far: Math.min(steps, 30) / 10,
    affinity: shared,
    strong: Math.max(0, shared - 1),
    none: shared < 0.05 ? 1 : 0,
    opening: tellsTopic ? shared : 0,
    sameSpeaker: a.speaker !== undefined && a.speaker === b.speaker ? 1 : 0,
    sameOpening: a.opening === b.opening && a.opening !== "other" ? page.openingRarity(a.opening) : 0,
    otherOpening: areUnlike(a, b) ? 1 : 0,
    alike: beginAlike(a, b, page),
    ...measures(a, b),
  };
}

/** Siblings open with the same characters, where not all of the page does: 在产业兴旺上，…… 在生态宜居上，…… */
function beginAlike(a: Node, b: Node, page: PageModel): number {
  const isAlike =
    /^[^“‘]{2}/u.test(a.plain) && a.isText && b.isText && a.plain.slice(0, 2) === b.plain.slice(0, 2);
  return isAlike ? page.beginningRarity(a.plain) / 3 : 0;
}

function measures(a: Node, b: Node): Features {
  const [one, other] = [measureOf(a.plain), measureOf(b.plain)];
  if (one === undefined || other === undefined || one.form !== other.form) return {};
  const step = Math.abs(one.number - other.number);
  return { measureSame: step === 0 ? 1 : 0, measureNext: step === 1 ? 1 : 0, measureLater: step > 1 ? 1 : 0 };
}

/** For two bylines or signatures in one article that do not stand together: each article has its own. */
export function authorshipFeatures(a: Node, b: Node): Features {
  if (Math.abs(a.place - b.place) <= 2) return {};
  return a.part === b.part ? { twice: 1 } : { both: 1 };
}

/** An article begins with it. */
export function startFeatures(node: Node, page: PageModel): Features {
  if (node.part === "byline" || node.part === "signature") return { [node.part]: 1 };
  if (node.isHead) return { head: 1 };
  if (isLead(node)) return { lead: 1 };
  return comesOver(node.plain)
    ? { continued: 1 }
    : {
        other: 1,
        subhead: node.fragment.role === "subhead" ? 1 : 0,
        day: dayStart.test(node.plain) ? 1 : 0,
        begin: bounded(page.seams.begins(node.index)) / 4,
      };
}

/** An article ends with it. */
export function endFeatures(node: Node): Features {
  if (node.part === "byline" || node.part === "signature") return { [node.part]: 1 };
  if (node.isHead) return { head: 1 };
  if (node.closes) return { signed: 1 };
  if (node.fragment.role === "subhead") return { subhead: 1 };
  if (node.fragment.role === "entry" || node.fragment.role === "notice") return { row: 1 };
  if (isLead(node)) return { lead: 1 };
  if (!node.ends) return { cut: 1 };
  return isClosing(node) ? { closing: 1 } : { other: 1 };
}

/** Whether two fragments open as different kinds of article do: 会议强调 and a speaker at a forum. */
function areUnlike(a: Node, b: Node): boolean {
  const isEvent = ({ opening }: Node) => opening === "event" || opening === "quote" || opening === "person";
  return (a.opening === "meeting" && isEvent(b)) || (b.opening === "meeting" && isEvent(a));
}

function bounded(score: number): number {
  return between(-4, score, 4);
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** How much two texts have in common, by how telling it is: 0 for nothing, about 1 for one rare term. */
export function affinity(a: Node, b: Node): number {
  const [small, large] = a.terms.size < b.terms.size ? [a, b] : [b, a];
  const shared = [...small.terms]
    .filter(([term]) => large.terms.has(term))
    .sort(([x], [y]) => y.length - x.length);
  const counted: string[] = [];
  let sum = 0;
  for (const [term, weight] of shared) {
    // A term inside a longer one that is shared too says nothing new.
    if (counted.some((longer) => longer.includes(term))) continue;
    counted.push(term);
    sum += weight;
  }
  const length = Math.sqrt(Math.max(small.plain.length, 30) * Math.max(large.plain.length, 30));
  return Math.min((sum * 60) / (length + 40), 6);
}
