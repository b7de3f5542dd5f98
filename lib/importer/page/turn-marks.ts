/** Marks that a text goes on on another page (下转第二版), or comes from one (上接第一版). */

export interface TurnMark {
  /** `turn`: it goes on there; `comes`: it comes from there. */
  side: "turn" | "comes";
  /** The page that it names, where that is a number of the issue. */
  page?: number;
  /** Words of the headline that stand in it. */
  words: string;
  /** As printed. */
  text: string;
}

/** A text with the marks at its ends apart: the pieces are the text, white space between them aside. */
export interface MarkedText {
  before?: TurnMark;
  rest: string;
  after?: TurnMark;
}

const numerals = "一二三四五六七八九";
const verb = /(下转|下接|转至|转入|转|上接|承接|接自|紧接|接)/u;
const pageName =
  /(?:第?\s*([A-ZＡ-Ｚ]?)\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*版|\p{Script=Han}{2,4}版)/u;
const mark = new RegExp(`${verb.source}\\s*${pageName.source}`, "u");
const [open, close] = ["[（(【［[〔]", "[）)】］\\]〕]"];
const inside = "([^（()）【】［］[\\]〔〕。！？]{2,40})";
const atEnd = new RegExp(`(?:${open}${inside}${close}|[▶►▸→▷☞»>〉]+\\s*${inside}?)\\s*$`, "u");
const atStart = new RegExp(
  `^\\s*(?:${open}${inside}${close}|[◀◄◂←◁☜«<▶►▸▷]+\\s*([^。！？，]{2,24}?版))`,
  "u",
);
/** Longer than any mark with a headline in it. */
const longest = 48;

/** Parts a text from the marks at its ends. */
export function partMarks(text: string): MarkedText {
  const whole = wholeMark(text);
  if (whole !== undefined) return { rest: "", [whole.side === "turn" ? "after" : "before"]: whole };
  let rest = text;
  const found: Omit<MarkedText, "rest"> = {};
  const start = atStart.exec(rest);
  const before = start && readMark(start[1] ?? start[2] ?? "", start[0].trim(), "comes");
  if (start && before?.side === "comes") {
    found.before = before;
    rest = rest.slice(start[0].length);
  }
  const end = atEnd.exec(rest);
  const after = end && readMark(end[1] ?? end[2] ?? "", end[0].trim(), "turn");
  if (end && after) {
    if (after.side === "turn") found.after = after;
    else if (found.before === undefined) found.before = after;
    rest = rest.slice(0, end.index);
  }
  return { ...found, rest };
}

/** A block that is a mark and nothing else. */
export function wholeMark(text: string): TurnMark | undefined {
  const plain = text.trim();
  if ([...plain.replace(/\s/gu, "")].length > longest || /[。！？]/u.test(plain)) return undefined;
  const bare = plain.replace(/^[^\p{L}\p{N}《“]+|[^\p{L}\p{N}》”]+$/gu, "");
  const found = mark.exec(bare);
  if (found === null) return undefined;
  const rest = bare.replace(found[0], "").trim();
  // Beside the mark there is a headline in brackets of its own, or what the page is called.
  const outside = rest.replace(/《[^《》]*》|“[^“”]*”/gu, "").replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, "");
  const isAlone =
    outside === "" || (found.index === 0 && /^[·・|｜\s①-⑩]/u.test(bare.slice(found[0].length)));
  const isVerb = /^(?:下转|上接|紧接|下接)/u.test(found[0]) || outside === "";
  return isAlone && isVerb ? readMark(bare, plain, "turn") : undefined;
}

/**
 * @param place which side it is where its words may say either (紧接)
 */
function readMark(words: string, text: string, place: TurnMark["side"]): TurnMark | undefined {
  const found = mark.exec(words);
  if (found === null) return undefined;
  const [whole, said = "", letter = "", number] = found;
  // 转 and 接 by themselves begin the mark: 逆转第二版 is none.
  if (said.length === 1 && !/(?:^|[》”\s])$/u.test(words.slice(0, found.index))) return undefined;
  const side = /^(?:下|转)/u.test(said) ? "turn" : /^(?:上|承|接自)/u.test(said) ? "comes" : place;
  const page = letter === "" || /[AＡ]/u.test(letter) ? pageNumber(number) : undefined;
  const rest = words
    .replace(whole, " ")
    .replace(/[《》“”·・|｜：:\s①-⑩]+/gu, " ")
    .trim();
  return { side, ...(page !== undefined && { page }), words: rest, text };
}

/** `二`, `十二`, `02`: 2, 12, 2. */
function pageNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/u.test(text)) return Number(text) || undefined;
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  const digit = (numeral: string | undefined) => numerals.indexOf(numeral || "?") + 1;
  return text.includes("十") ? 10 * (digit(tens) || 1) + digit(ones) : digit(ones) || undefined;
}
