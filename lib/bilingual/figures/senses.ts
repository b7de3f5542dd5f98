import type { Span } from "../pair.ts";
import type { Figure } from "./figure.ts";
import { isSame } from "./matching.ts";
import { unitOf } from "./units.ts";

/**
 * What the words around a figure say of it: whether it is more or less than that, and whether something rose or fell by
 * it or to it. Absent where nothing is said, or not plainly.
 */
interface Sense {
  bound?: Said<"over" | "under"> | undefined;
  course?: Said<"up" | "down"> | undefined;
}

/** So many characters before a figure are looked at. */
const reach = { zh: 12, en: 44 };

const zhBound = {
  over: /(?:(?<!不)(?:超过|超出|超|逾|突破|高于|大于|多于|高出)了?|不少于|不低于|不下于?|至少|起码) ?$/,
  under:
    /(?:(?<![最附临靠邻远贴])近|接近|将近|不足|不到|不满|不超过|不多于|不高于|(?<!不)(?:低于|少于|小于)|至多|最多|未满|未达|未到) ?$/,
};
const zhBoundAfter = {
  over: /^ ?(?:[多余](?!少)|\p{Script=Han}{0,2}?以上|之多)/u,
  under: /^ ?\p{Script=Han}{0,2}?(?:以下|以内|之内)/u,
};
const enBound = {
  over: /\b(?:(?<!\b(?:no|not|never) )(?:more than|over|above|exceed(?:s|ed|ing)?|higher than|greater than)|at least|(?:no|not|never) (?:less|fewer|lower) than|not (?:under|below)|upwards of|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops|in excess of)$/i,
  under:
    /\b(?:nearly|almost|close to|just under|(?<!\b(?:no|not|never) )(?:under|below|less than|fewer than|lower than)|at most|(?:no|not|never) (?:more|higher|greater) than|within|not (?:exceed(?:ing)?|over|above)|up to)$/i,
};
const enBoundAfter = {
  over: /^(?:\+|-odd| (?:and|or) (?:more|over|above|older|upwards?|higher)\b)/i,
  under: /^ (?:and|or) (?:less|fewer|under|below|younger|lower)\b/i,
};

const zhCourse = {
  up: /(?<![负少多不])(?:增长|上升|上涨|提高|增加|回升|攀升|上调|上浮|升高|跃升|[增升涨](?=[了至到]?$))(?:率|幅)?(?:[了至到为达约近超逾]|超过|达到){0,3} ?$/,
  down: /(?<![负少多不])(?:下降|减少|降低|下跌|回落|下滑|下调|[降跌](?=[了至到]?$))(?:率|幅)?(?:[了至到为达约近超逾]|超过|达到){0,3} ?$/,
};
const between =
  "(?: (?:by|of|to|at|some|about|around|nearly|almost|over|more than|less than|another|an?|further|additional|just|only|roughly|approximately|the|average|as much as))*";
const enCourse = {
  up: new RegExp(
    `\\b(?:up(?! to)|rose|ris(?:es?|en|ing)|increas(?:e|es|ed|ing)|gr(?:ew|ows?|own|owing|owth)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|gain(?:s|ed|ing)?)${between}$`,
    "i",
  ),
  down: new RegExp(
    `\\b(?:down|fell|falls?|fallen|falling|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|drop(?:s|ped|ping)?|shr[aiu]nk(?:s|ing)?|slid(?:es?|ing)?|slump(?:s|ed|ing)?|plung(?:es?|ed|ing)|contract(?:s|ed|ing|ion))${between}$`,
    "i",
  ),
};
const enCourseAfter = {
  up: /^ (?:year-on-year |annual )?(?:increase|rise|growth|jump|gain|surge|higher)\b/i,
  down: /^ (?:year-on-year |annual )?(?:decrease|decline|drop|fall|lower)\b/i,
};

/** Before an amount of money stands its currency. */
const currency = / ?(?:RMB|CNY|US|USD)? ?[$€£¥]?$/;

/** What a word beside a figure says, and where that word begins or ends. */
interface Said<Key extends string> {
  key: Key;
  at: number;
}

/** The one thing that the words before a figure, or after it, say; nothing where they say both. */
function which<Key extends string>(
  [before, from]: [text: string, begins: number],
  rows: Record<Key, RegExp>,
  [after, to]: [text: string, begins: number],
  rowsAfter?: Record<Key, RegExp>,
): Said<Key> | undefined {
  const found = (Object.keys(rows) as Key[]).flatMap((key): Said<Key>[] => {
    const word = rows[key].exec(before);
    if (word !== null) return [{ key, at: from + word.index }];
    const later = rowsAfter?.[key].exec(after);
    return later ? [{ key, at: to + later[0].length }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Days and longer are left alone: 近五年 is “over the past five years”. */
function hasSense({ kind, unit, weight, of }: Figure): boolean {
  if (weight !== "firm" || of === "discount" || of === "off") return false;
  const isLong =
    unit !== undefined && unitOf(unit)?.dimension === "time" && !/^(?:hour|minute|second)$/.test(unit);
  return (kind === "number" || kind === "percent") && !isLong;
}

/** A rise that falls to 10 % is a rise of 10 % still. */
const ofCourse = /(?:[涨增降跌]幅|增速|增长率|涨势|跌势)[^，。；]{1,8}$/;

function chineseSense({ span: [from, to] }: Figure, text: string): Sense {
  const start = Math.max(0, from - reach.zh);
  const before: [string, number] = [text.slice(start, from), start];
  const after: [string, number] = [text.slice(to, to + 4), to];
  const inside = /[多余](?=\p{Script=Han}{0,4}$)/u.test(text.slice(from, to));
  return {
    bound: which(before, zhBound, after, zhBoundAfter) ?? (inside ? { key: "over", at: from } : undefined),
    course: ofCourse.test(before[0]) ? undefined : which(before, zhCourse, after),
  };
}

const smallWords =
  / (?:nearly|almost|over|more than|less than|at least|about|around|some|close to|just under|under)$/i;

function englishSense({ span: [from, to] }: Figure, text: string): Sense {
  const start = Math.max(0, from - reach.en);
  const written = text
    .slice(start, from)
    .replace(currency, "")
    .replace(/ (?:the|an?)$/, "");
  const after: [string, number] = [text.slice(to, to + 30), to];
  const bound = which([written, start], enBound, after, enBoundAfter);
  return { bound, course: which([written.replace(smallWords, ""), start], enCourse, after, enCourseAfter) };
}

const differ = <Key extends string>(one: Said<Key> | undefined, other: Said<Key> | undefined): boolean =>
  one !== undefined && other !== undefined && one.key !== other.key;
const opposed = (one: Sense, other: Sense): boolean =>
  differ(one.bound, other.bound) || differ(one.course, other.course);

/** So many figures of a paragraph are looked at. */
const mostLookedAt = 200;

export interface Opposed {
  figure: Figure;
  /** What the words of the original say of it, in English. */
  sense: string;
  /** The figure with those words. */
  original: Span;
  translation: Span;
}

/**
 * Figures that both texts have, of which one says “more than” where the other says “less than”, or “rose” where the
 * other says “fell”.
 */
export function opposedIn(
  texts: { original: string; translation: string },
  figures: { zh: readonly Figure[]; en: readonly Figure[] },
): Opposed[] {
  const zh = figures.zh.filter(hasSense).slice(0, mostLookedAt);
  const en = figures.en.slice(0, mostLookedAt);
  const zhSenses = new Map(zh.map((each) => [each, chineseSense(each, texts.original)]));
  const enSenses = new Map(en.map((each) => [each, englishSense(each, texts.translation)]));
  const areOpposed = (own: Figure, other: Figure) =>
    opposed(zhSenses.get(own) ?? {}, enSenses.get(other) ?? {});
  return zh.flatMap((each) => {
    const { bound, course } = zhSenses.get(each) ?? {};
    if (bound === undefined && course === undefined) return [];
    const same = en.filter((other) => isSame(each, other));
    const [other] = same;
    // What the other text says of any figure that is the same will do.
    const isOpposed = same.every((own) => zh.every((like) => !isSame(like, own) || areOpposed(like, own)));
    return other !== undefined && isOpposed
      ? [told(each, { bound, course }, other, enSenses.get(other) ?? {})]
      : [];
  });
}

function told(figure: Figure, own: Sense, { span }: Figure, other: Sense): Opposed {
  const isBound = differ(own.bound, other.bound);
  const [said, instead] = isBound ? [own.bound, other.bound] : [own.course, other.course];
  const words = { over: "more than", under: "less than", up: "up", down: "down" };
  return {
    figure,
    sense: words[said?.key ?? "over"],
    original: spanWith(figure.span, said?.at),
    translation: spanWith(span, instead?.at),
  };
}

function spanWith([from, to]: Span, at = from): Span {
  return [Math.min(from, at), Math.max(to, at)];
}
