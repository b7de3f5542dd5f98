import type { Node, PageModel } from "../page/page-model.ts";
import { endsSentence, startsWithRest } from "../page/sentences.ts";
import type { Dictionary } from "../page/words.ts";
import type { Features } from "./features.ts";

/** Evidence that one fragment goes on in another, by name; each about between -3 and 4. */
export interface SeamEvidence extends Features {
  /** How much likelier the characters around the seam are as words that span it, in fives of nats. */
  wordSpan: number;
  /** How surely a word is broken off on either side that the other side does not complete: 0 to 2. */
  stub: number;
  /** Whether the two characters at the seam stand together elsewhere on the page. */
  pagePair: number;
  /** By how many characters more than these two a string across the seam that stands elsewhere is longer. */
  pageGram: number;
  /** How much oftener the archive has strings across the seam than chance would put them there, in nats. */
  archiveGram: number;
  /** 1 where the second closes what the first opened, -1 where one of the two is left alone. */
  marks: number;
  /** 1 where digits or their unit go on, -1 where a number would run into another. */
  number: number;
  /** What the last clause before and the first one after the seam have in common, by how rare it is on the page. */
  local: number;
  /** How well the two words at the seam may stand together, by their parts of speech. */
  grammar: number;
}

/** Characters on either side that are looked at. */
const window = 6;

export function seamEvidence(from: Node, to: Node, page: PageModel): SeamEvidence {
  const tail = from.plain.slice(-window);
  const head = to.plain.slice(0, window);
  const gram = pageGram(tail, head, page);
  const span = wordSpan(tail, head, page.dictionary);
  return {
    wordSpan: Math.max(0, span) / 5,
    stub: span > 0.01 ? 0 : stub(from, to, page.dictionary),
    pagePair: gram >= 2 ? 1 : 0,
    pageGram: Math.max(0, gram - 2),
    archiveGram: archiveGram(tail, head, page),
    marks: marks(from.plain, to.plain),
    number: numbers(tail, head),
    local: local(from.plain, to.plain, page),
    grammar: grammar(from, to, page.dictionary),
  };
}

function local(left: string, right: string, page: PageModel): number {
  const before = new Set(left.slice(-24).match(/\p{Script=Han}/gu) ?? []);
  let sum = 0;
  for (const character of new Set(right.slice(0, 24).match(/\p{Script=Han}/gu) ?? [])) {
    if (before.has(character)) sum += page.rarity(character);
  }
  return Math.min(sum, 10);
}

function stub(from: Node, to: Node, dictionary: Dictionary): number {
  const [last, first] = [from.words.at(-1)?.text ?? "", to.words[0]?.text ?? ""];
  const before = /^\p{Script=Han}$/u.test(last) ? dictionary.beginsWords(last) : 0;
  const after = /^\p{Script=Han}$/u.test(first) ? dictionary.endsWords(first) : 0;
  return before + after;
}

/** The best segmentation across the seam against the best one with a boundary at it. */
function wordSpan(tail: string, head: string, dictionary: Dictionary): number {
  const left = /[\p{Script=Han}]*$/u.exec(tail)?.[0] ?? "";
  const right = /^[\p{Script=Han}]*/u.exec(head)?.[0] ?? "";
  if (left === "" || right === "") return 0;
  const together = bestSegmentation(left + right, dictionary);
  const apart = bestSegmentation(left, dictionary) + bestSegmentation(right, dictionary);
  return Math.min(together - apart, 20);
}

function bestSegmentation(text: string, dictionary: Dictionary): number {
  const best = [0];
  for (let end = 1; end <= text.length; end++) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let start = Math.max(0, end - 6); start < end; start++) {
      const word = text.slice(start, end);
      if (end - start > 1 && !dictionary.has(word)) continue;
      highest = Math.max(highest, (best[start] ?? 0) + dictionary.logProbability(word));
    }
    best.push(highest);
  }
  return best[text.length] ?? 0;
}

function pageGram(tail: string, head: string, page: PageModel): number {
  let longest = 0;
  for (let left = 1; left <= 4; left++) {
    for (let right = 1; right <= 4; right++) {
      if (left + right <= longest || left > tail.length || right > head.length) continue;
      const gram = tail.slice(-left) + head.slice(0, right);
      if (/[，。、；：]/u.test(gram)) continue;
      if (page.countOnPage(gram) > 0) longest = left + right;
    }
  }
  return longest;
}

function archiveGram(tail: string, head: string, { archive }: PageModel): number {
  if (archive === undefined || archive.size === 0) return 0;
  let best = 0;
  for (const [left, right] of [
    [1, 1],
    [2, 1],
    [1, 2],
    [2, 2],
    [3, 2],
    [2, 3],
  ] as const) {
    if (left > tail.length || right > head.length) continue;
    const across = archive.count(tail.slice(-left) + head.slice(0, right));
    if (across === 0) continue;
    // How much oftener the two sides stand together than chance would put them there.
    const expected = (archive.count(tail.slice(-left)) * archive.count(head.slice(0, right))) / archive.size;
    best = Math.max(best, Math.log((across + 0.5) / (expected + 0.5)) * Math.min(1, across / 2));
  }
  return Math.min(best, 8);
}

const pairs = [
  ["“", "”"],
  ["《", "》"],
  ["（", "）"],
  ["‘", "’"],
  ["「", "」"],
  ["『", "』"],
] as const;

function marks(left: string, right: string): number {
  let sum = 0;
  for (const [open, close] of pairs) {
    const isOpen = left.lastIndexOf(open) > left.lastIndexOf(close);
    const closing = right.indexOf(close);
    const opening = right.indexOf(open);
    const closes = closing !== -1 && (opening === -1 || closing < opening);
    if (isOpen && closes) sum += 1;
    else if (isOpen !== closes) sum -= 1;
  }
  return Math.max(-1, Math.min(sum, 1));
}

const unit =
  /^(?:年|月|日|个|名|万|亿|元|公里|人|户|家|次|项|条|吨|亩|米|平方|%|％|‰|例|件|栋|台|所|余|多|位|分|小时|天|岁|辆|套|座|处|场|期|届|号|级|株|片|倍)/u;

function numbers(tail: string, head: string): number {
  const digitsBefore = /[\d.．]$/u.test(tail);
  const digitAfter = /^[\d.．]/u.test(head);
  if (digitAfter && /[约近达超至到为有共前第逾占于由从每]$/u.test(tail)) return 1;
  // 零时|30分, 6月|17日: a smaller unit goes on where a larger one stops.
  if (digitAfter && /[时点]$/u.test(tail) && /^\d{1,2}分/u.test(head)) return 1;
  if (digitAfter && /[\d一二三四五六七八九十]月$/u.test(tail) && /^\d{1,2}日/u.test(head)) return 1;
  if (digitAfter && /\d年$/u.test(tail) && /^\d{1,2}月/u.test(head)) return 1;
  if (digitsBefore && digitAfter) return 0.5;
  if (digitsBefore && unit.test(head)) return 1;
  if (digitsBefore) return -1;
  if (/^[%％‰]/u.test(head)) return -1;
  return 0;
}

const functionWord = /(?:的|和|与|及|或|在|对|把|被|为|将|以|从|向|由|到|给|让|使|要|等|并|等等|了)$/u;

/** What the words on both sides ask for: a preposition wants its noun, a comma wants no 的 after it. */
function grammar(from: Node, to: Node, dictionary: Dictionary): number {
  const first = to.plain[0] ?? "";
  if (/[，、；：]$/u.test(from.plain)) {
    return /^[的了着过们等和与及]/u.test(to.plain) || startsWithRest(to.plain) ? -1 : 0.3;
  }
  if (startsWithRest(to.plain)) {
    // 以及, 的 and a comma come after a word that is whole.
    const last = from.words.at(-1)?.text ?? "";
    const isStub = last.length === 1 && dictionary.beginsWords(last) > 0.5;
    return isStub || functionWord.test(from.plain) || endsSentence(from.plain) ? -1 : 0.3;
  }
  return functionWord.test(from.plain) && /[的了着过们]/u.test(first) ? -1 : 0;
}
