/** A line of a headline may be broken at these offsets, each in UTF-16 code units and between two characters. */
export type Breaks = readonly number[];

interface Span {
  from: number;
  to: number;
}

const han = /\p{Script=Han}/u;
/** What stands in quotes, in title marks or in brackets. */
const quoted =
  /“[^“”]*”|‘[^‘’]*’|《[^《》]*》|〈[^〈〉]*〉|「[^「」]*」|『[^『』]*』|（[^（）]*）|【[^【】]*】/gu;
/** So long a quotation has to be broken on a narrow screen: then between words. */
const longQuotation = 10;
const latin = /[\p{Script=Latin}\d]+(?:[-–+＋./&'’][\p{Script=Latin}\d]+)*[%％‰℃]?/gu;
const date = /\d+年(?:\d+月)?(?:\d+[日号])?|\d+月\d+[日号]/gu;
const ordinal = /第[〇零一二三四五六七八九十百千两\d]+/gu;
const number =
  /(?:\d+(?:[.．,，:：\-–—~～至]\d+)*[%％‰℃]?|[〇零一二三四五六七八九十百千两数几]+)[百千万亿]*[余多来]?/gu;
/** What is counted by. After another word a number needs no word to hold on to. */
const unit =
  /^(?:个|名|项|家|次|届|期|批|号|轮|条|件|起|场|部|所|座|户|人|元|年|月|日|天|时|分|秒|度|届|吨|亩|米|里|克|升|平方米|平方公里|公里|千米|公斤|公顷|人次|小时|分钟|季度|美元|万元|亿元|周年|年度|倍|成|代|级|类|种|支|辆|台|套|册|本|篇|章|版|集|位|岁|段|站|区|县|镇|村|省|市|国|点|大|中|小|型|方|面|层|线|河|江|水|库|湖|路)/u;
/** No line begins with these … */
const closing = /^[，。、：；！？”’》〉」』）】…—·％%＋+／/的了着过们等吗呢吧者性化]/u;
const closingWord = /^(?:[的了着过们等吗呢吧者性化]$|[^的了着过们等吗呢吧者性化])/u;
/** … and none ends with these. */
const opening = /[“‘《〈「『（【]$/u;
const preposition = /^[在对向将把被从以与和及于为让使给由按经就至]$/u;

/**
 * Where a line of a Chinese headline may be broken: between words, and not in what belongs together.
 * @param wordsOf cuts a text into words
 */
export function breaksOf(line: string, wordsOf: (text: string) => readonly string[]): number[] {
  if (!han.test(line)) return [];
  const words = wordsOf(line);
  const kept = keptTogether(line);
  const breaks: number[] = [];
  let at = 0;
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    const mayBreak =
      before !== undefined &&
      !(closing.test(word) && closingWord.test(word)) &&
      !opening.test(before) &&
      !preposition.test(before) &&
      !/\s/u.test(before + word) &&
      !kept.some(({ from, to }) => from < at && at < to);
    if (mayBreak) breaks.push(at);
    at += word.length;
  }
  return breaks;
}

/** A line's breaks without those inside a name. @param spans where names stand */
export function outside(breaks: Breaks, spans: readonly Span[]): Breaks {
  if (spans.length === 0) return breaks;
  return breaks.filter((at) => !spans.some(({ from, to }) => from < at && at < to));
}

function keptTogether(line: string): Span[] {
  const spans = (pattern: RegExp): Span[] =>
    [...line.matchAll(pattern)].map(({ index, 0: text }) => ({ from: index, to: index + text.length }));
  return [
    ...spans(quoted).filter(({ from, to }) => to - from <= longQuotation),
    ...spans(latin),
    ...spans(date),
    ...spans(ordinal).map((span) => withUnit(line, span, true)),
    ...spans(number).map((span) => withUnit(line, span, false)),
  ];
}

/** A number with what it counts by; an ordinal, with what follows it whatever that is. */
function withUnit(line: string, { from, to }: Span, isOrdinal: boolean): Span {
  const rest = line.slice(to);
  const follows = unit.exec(rest)?.[0] ?? (isOrdinal && han.test(rest.charAt(0)) ? rest.charAt(0) : "");
  return { from, to: to + follows.length };
}

/** Names that are to stay whole, found in many lines. */
export class NameFinder {
  readonly #byStart = new Map<string, string[]>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      if (name.length < 2 || !han.test(name)) continue;
      const start = name.slice(0, 2);
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), name]);
    }
  }

  find(line: string): Span[] {
    const found: Span[] = [];
    for (let at = 0; at < line.length - 1; at++) {
      for (const name of this.#byStart.get(line.slice(at, at + 2)) ?? []) {
        if (line.startsWith(name, at)) found.push({ from: at, to: at + name.length });
      }
    }
    return found;
  }
}
