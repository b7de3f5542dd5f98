/** How texts without whitespace begin and end. */
import { looksLikeName } from "./person-names.ts";

const sentenceEnd = /(?:[。！？!?]|……)[”’」』）)]*$/u;
/** In Latin script a full stop ends one after a word; after a figure it may part decimals. */
const latinEnd = /[a-z)”’"']["”’')]*\.["”’')]*$/iu;
const remark = /(?<=[。！？!?”…])(?:[（(【〔][^（()）【】〔〕]{2,44}[）)】〕])+$/u;
const turn = /(?:[（(【]|[▶►→])(?:下转|下接|紧接|转|上接)[^（()）。，]{0,16}[）)】]?$/u;
const continued =
  /^[（(【]?(?:上接|紧接|接)第?[A-Z]?[\d一二三四五六七八九十]{1,3}版[^）)】。，]{0,20}[）)】]/u;
const continuation =
  /^(?:[，。、；：！？”’）》」』,.;:!?)\]%％‰]|以及|及其|等(?!到|待|闲)|的|了(?!解)|着(?!力|眼|手|重|实)|们|过(?!去|程|年|渡|硬|关))/u;

/** A headline's line is whole; these end in the middle of something. */
export const unfinishedEnd = /[的和与及或在对把被为将从由于要是有、，；：“‘（《]$/u;

/** Whether a text ends a sentence; who wrote it may stand after its end, and where it goes on. */
export function endsSentence(plain: string): boolean {
  return sentenceEnd.test(plain) || latinEnd.test(plain) || remark.test(plain) || turnsOver(plain);
}

/** Whether a text begins as the item of a list does, after a mark of its own. */
export function startsItem(plain: string): boolean {
  return /^[●○◆◇★☆▶►•※◎☞]/u.test(plain);
}

/** Whether what stands before an item of a list is whole: its introduction, or the item before it. */
export function leadsToItem(plain: string): boolean {
  return /[；;：:]$/u.test(plain);
}

const authorship =
  /记者|通讯员|作者|评论员|实习生|综合|据|供稿|整理|文[/／]|图[/／]|摄|来源|单位|新华社|采写|本报/u;

/** Who wrote a text or where it is from, in brackets after its last sentence: （记者 某某）, （本报综合）, （某某 某某）. */
export function signatureAtEnd(plain: string): string | undefined {
  const found = remark.exec(plain)?.[0];
  if (found === undefined || /[。！？]/u.test(found) || turn.test(found)) return undefined;
  const inside = found.slice(1, -1);
  const isNames =
    inside.length <= 12 &&
    inside.split(/[、，]/u).every((name) => name.length <= 6 && looksLikeName(name.slice(0, 3)));
  return authorship.test(inside) || isNames || inside.length === 2 ? found : undefined;
}

/** Whether a text says at its end that it goes on on another page. */
export function turnsOver(plain: string): boolean {
  return turn.test(plain);
}

/** Whether a text says at its beginning that it comes from another page. */
export function comesOver(plain: string): boolean {
  return continued.test(plain);
}

/** Whether a text begins as only the rest of a sentence can. */
export function startsWithRest(plain: string): boolean {
  return continuation.test(plain);
}

/** A quotation, bracket or title that is opened and not closed: text that goes on elsewhere. */
export function hasOpenMark(text: string): boolean {
  return [
    ["“", "”"],
    ["《", "》"],
    ["（", "）"],
    ["‘", "’"],
  ].some(([open = "", close = ""]) => text.split(open).length !== text.split(close).length);
}
