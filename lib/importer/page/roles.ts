import type { TextBlock } from "../../ledger/text-blocks.ts";
import type { Role } from "../page-plan.ts";
import { printedRoles } from "../page-plan.ts";
import { looksOf } from "./block-looks.ts";
import type { Reader } from "./normalised-text.ts";
import { isFurniture, isPageMatter } from "./page-matter.ts";
import { looksLikeName } from "./person-names.ts";
import { type RoleReading, type RoleWeights, readRoles } from "./role-model.ts";
import fitted from "./role-weights.json" with { type: "json" };
import { hasOpenMark, startsWithRest, unfinishedEnd } from "./sentences.ts";

/** A block's role, how sure it is, and what else it may be. */
export interface KnownRole {
  role: Role;
  confidence: number;
  otherwise?: { role: Role; confidence: number };
}

const dateline =
  /^(?:【[^】，。：]{2,14}(?:讯|电)】|【?(?:本报|本刊|本台|[^，。；：、]{2,6}社|[^，。；：、]{2,6}日报(?![告送])|[^，。；：、]{0,6}(?:[晚早晨商周新]|都市)报(?![告送名修警])|[^，。；：、]{0,6}时报(?=讯|电))[^，。；：“]{0,16}?(?:讯|电)(?![子力器视网价影商信站池动能员]))/u;

/**
 * Tells each block's role by its own looks and its neighbours'.
 * @param weights others than the fitted ones, for measuring
 */
export function rolesOf(
  blocks: readonly TextBlock[],
  reader: Reader,
  weights: RoleWeights = fitted,
): KnownRole[] {
  const plains = blocks.map(({ text }) => reader.read(text));
  if (plains.length > 1 && !plains.some((plain) => /\p{Script=Han}/u.test(plain)))
    return foreignRoles(blocks);
  const readings = readRoles(looksOf(blocks, reader), weights);
  const likely = readings.map((reading, at) => {
    const isSure = isFurniture({ text: blocks[at]?.text ?? "", role: reading.role }, reader);
    const plain = plains[at] ?? "";
    if (mayBeHead(reading, plain, startsArticle(readings[at + 1], plains[at + 1])))
      return asHead(reading, readings[at - 1]);
    const isPicture = reading.role === "caption" || reading.role === "credit";
    return keptOnPage(reading, isSure ? 0 : isPicture ? 0.5 : surelyAside);
  });
  const known = likely.map((reading, at): KnownRole => {
    const lead = reading.role === "body" && dateline.test(plains[at] ?? "");
    return lead ? { ...reading, role: "lead" } : placed(likely, plains, at);
  });
  return known.map((each, at) => {
    // A photograph with a headline is an item of its own: what is told of it is its text, who took it its author.
    const isItem = (index: number) =>
      known[index]?.role === "caption" && known[index - 1]?.role === "headline";
    if (isItem(at)) return { ...each, role: "body" };
    return each.role === "credit" && isItem(at - 1) ? { ...each, role: "signature" } : each;
  });
}

/** The looks are those of Chinese print: of a page in another language, only its sentences are known. */
function foreignRoles(blocks: readonly TextBlock[]): KnownRole[] {
  const isBody = ({ text }: TextBlock) => text.length > 120 || /[.!?;:,]["”’')]*\s*$/u.test(text);
  return blocks.map((block): KnownRole => {
    if (isBody(block)) return { role: "body", confidence: 0.5 };
    const isByline = /^\s*by\s/iu.test(block.text);
    return { role: isByline ? "byline" : "headline", confidence: 0.5 };
  });
}

const heads: readonly Role[] = ["headline", "kicker", "deck", "subhead"];

function shareOf({ shares }: RoleReading, roles: readonly Role[]): number {
  return printedRoles.reduce((sum, role, at) => sum + (roles.includes(role) ? (shares[at] ?? 0) : 0), 0);
}

/** Whether an article begins here, under a headline that may be anything. */
function startsArticle(reading: RoleReading | undefined, plain = ""): boolean {
  return reading?.role === "byline" || (reading?.role === "body" && dateline.test(plain));
}

/**
 * A whole line that may as well be a headline is first taken for one: what is none is found out where its text goes
 * on, and a headline that is taken for text never is.
 */
function mayBeHead(reading: RoleReading, plain: string, isAboveArticle: boolean): boolean {
  return (
    reading.role === "body" &&
    plain.length <= 44 &&
    !/[。…]/u.test(plain) &&
    !unfinishedEnd.test(plain) &&
    !startsWithRest(plain) &&
    !hasOpenMark(plain) &&
    shareOf(reading, heads) >= (isAboveArticle ? 0.1 : 0.3)
  );
}

function asHead(reading: RoleReading, above: RoleReading | undefined): KnownRole {
  // A subhead has text above it, a deck a headline.
  const open = ["headline", isText(above?.role) ? "subhead" : "", isHead(above?.role) ? "deck" : ""];
  const [best] = ranked(reading.shares).filter(({ role }) => open.includes(role));
  return {
    role: best?.role ?? "headline",
    confidence: shareOf(reading, heads),
    otherwise: { role: "body", confidence: reading.confidence },
  };
}

/** What is set aside must be surer than this: a headline or a text that is lost from its article costs more. */
const surelyAside = 0.6;

/** The likeliest role, or the likeliest within an article where it is too doubtful that a block stands beside them all. */
function keptOnPage(reading: RoleReading, least: number): KnownRole {
  const { role, confidence, shares } = reading;
  if (!isPageMatter(reading) || confidence >= least) {
    return { role, confidence, ...nextLikeliest(reading) };
  }
  // Whose picture it is not is a text's author.
  if (role === "credit") return { role: "signature", confidence: 1 - confidence };
  const [best] = ranked(shares).filter((other) => !isPageMatter(other));
  return best === undefined ? { role, confidence } : { ...best, otherwise: { role, confidence } };
}

/** A person's words: 白露：让绿意进城. */
const words = /^[^，。；：“”]{2,12}：[^。]+$/u;

/** What someone did at a meeting: 白露主持会议. */
const deed = /(?:主持(?:会议)?|致辞|讲话|授课|出席)$/u;
const inBrackets = /^[（〔][^（）〔〕]+[）〕]$/u;

/** What is told of a picture has at its end who took it, outside brackets, or in brackets who gave it. */
const ownCredit =
  /[。！？”](?:(?:[本\p{Script=Han}]{1,5}[报社台])?(?:记者|通讯员)?(?<taker>\p{Script=Han}{2,4})(?:摄影?|[/／|](?:图|摄影?)|供图)|[（][^（）。]{0,12}(?:供图|图片|资料图|摄影?)[）])$/u;

/** Whether a text by itself is told of a picture: it says so, or who took it. */
export function isToldOfPicture(plain: string): boolean {
  return (
    hasOwnCredit(plain) || (plain.length < 100 && /^[▲△▼◀▶↑↓]?(?:图为|[上下左右]图[:：为])/u.test(plain))
  );
}

function hasOwnCredit(plain: string): boolean {
  const found = plain.length < 80 ? ownCredit.exec(plain) : null;
  return found !== null && (found.groups?.taker === undefined || looksLikeName(found.groups.taker));
}

/** What a block is by where it stands, though it looks otherwise by itself. */
function placed(likely: readonly KnownRole[], plains: readonly string[], at: number): KnownRole {
  const each = likely[at] as KnownRole;
  const [above, below] = [likely[at - 1]?.role, likely[at + 1]?.role];
  const plain = plains[at] ?? "";
  const opens = below === "byline" || (below === "body" && dateline.test(plains[at + 1] ?? ""));
  if (hasOwnCredit(plain) && !isHead(above) && isText(each.role)) return otherwise(each, "caption");
  switch (each.role) {
    case "deck":
      // What someone says below a headline is its second line.
      if (above === "headline" && each.confidence < 0.9 && words.test(plain))
        return otherwise(each, "headline");
      return plain.includes("。") && !isHead(above) ? otherwise(each, "body") : each;
    case "byline":
      return above === "headline" && deed.test(plain) ? otherwise(each, "deck") : each;
    case "entry": {
      // No list is one line between headlines.
      const isAlone = above === undefined || isHead(above) || above === "furniture" || above === "signature";
      return below === "headline" && isAlone ? otherwise(each, "headline") : each;
    }
    case "headline":
    case "kicker":
    case "subhead":
      if (plain.endsWith("。")) return otherwise(each, "body");
      // Only what tells where a text is from stands in brackets between it and the next headline.
      if (above === "body" && !isText(below) && inBrackets.test(plain)) return otherwise(each, "signature");
      // No subhead stands above an article's beginning.
      return each.role === "subhead" && opens ? otherwise(each, "headline") : each;
    default:
      return each;
  }
}

function isText(role: Role | undefined): boolean {
  return role === "body" || role === "entry" || role === "lead";
}

function isHead(role: Role | undefined): boolean {
  return role === "headline" || role === "kicker" || role === "deck";
}

function otherwise({ confidence }: KnownRole, role: Role): KnownRole {
  return { role, confidence: 1 - confidence };
}

function ranked(shares: readonly number[]): { role: Role; confidence: number }[] {
  return printedRoles
    .map((role, index) => ({ role, confidence: shares[index] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence);
}

function nextLikeliest({ role, shares }: RoleReading): Pick<KnownRole, "otherwise"> {
  const [best] = ranked(shares).filter((other) => other.role !== role);
  return best !== undefined && best.confidence >= 0.01 ? { otherwise: best } : {};
}
