import type { Body } from "../markdown/blocks.ts";
import { blockHash } from "./block-hash.ts";

/** A text of an original that stands beside its blocks. */
export interface NamedText {
  /** `headline`, `kicker`, `deck`, `note:1`, `caption:hall.jpg`. */
  name: string;
  text: string;
  /** Of a caption, which the original has in both languages. */
  english?: string;
}

type Lines = readonly string[] | undefined;
interface Fields {
  headline: readonly string[];
  kicker?: Lines;
  deck?: Lines;
  pictures?: readonly { file: string; caption?: { zh: string; en: string } | undefined }[] | undefined;
}

/** The texts of an article beside its blocks, those that readers see. */
export function textsBeside(fields: Fields, { noteTexts }: Pick<Body, "noteTexts">): NamedText[] {
  const printed = (["kicker", "headline", "deck"] as const).flatMap((name) => {
    const lines = fields[name];
    return lines === undefined ? [] : [{ name, text: lines.join(" ") }];
  });
  const captions = (fields.pictures ?? []).flatMap(({ file, caption }) =>
    caption === undefined ? [] : [{ name: `caption:${file}`, text: caption.zh, english: caption.en }],
  );
  // The id of a note ends with its label.
  const notes = noteTexts.map(({ id, text }) => ({ name: `note:${id.replace(/^.*?fn-/, "")}`, text }));
  return [...printed, ...captions, ...notes];
}

/** What tells a text from what it was before: its hash; of a caption, the hash of either language. */
function stampOf({ text, english }: NamedText): string {
  return `${blockHash(text)}${english === undefined ? "" : blockHash(english)}`;
}

const hashLength = 8;
const isOfCaption = (stamp: string) => stamp.length > hashLength;

function isBehind(stamp: string, now: string): boolean {
  if (!isOfCaption(now)) return stamp !== now;
  // Who changes both languages of a caption has mended it.
  const [[zh, en], [zhNow, enNow]] = [stamp, now].map((each) => [
    each.slice(0, hashLength),
    each.slice(hashLength),
  ]) as [string[], string[]];
  return zh !== zhNow && en === enNow;
}

/** What tells the texts of an original: `headline a1b2c3d4`. */
export function stampsOf(originals: readonly NamedText[]): string[] {
  return originals.map((text) => `${text.name} ${stampOf(text)}`);
}

/**
 * The names of the texts whose original says something else now than what they were translated from, or is gone.
 * @param now the stamps of the original as it is
 */
export function namesBehind(
  stamps: readonly string[] | undefined,
  now: readonly string[],
  translated: { has(name: string): boolean },
): string[] {
  const current = stampsIn(now);
  return [...stampsIn(stamps)].flatMap(([name, stamp]) => {
    const own = current.get(name);
    if (!isOfCaption(own ?? "") && !translated.has(name)) return [];
    // A note that is gone is told of as one that nothing refers to.
    if (own === undefined) return name.startsWith("note:") ? [] : [name];
    return isBehind(stamp, own) ? [name] : [];
  });
}

function stampsIn(stamps: readonly string[] | undefined): Map<string, string> {
  return new Map((stamps ?? []).map((stamp) => stamp.split(" ", 2) as [string, string]));
}

/**
 * The texts whose original says something else now than what they were translated from; without `text`, it is gone.
 * @param stamps `headline a1b2c3d4`, as the translation has them; what has none is not known to be behind
 * @param translated the names of the texts that the translation has in its language
 */
export function textsBehind(
  stamps: readonly string[] | undefined,
  originals: readonly NamedText[],
  translated: ReadonlySet<string>,
): { name: string; text?: string }[] {
  return namesBehind(stamps, stampsOf(originals), translated).map((name) => {
    const now = originals.find((text) => text.name === name);
    return { name, ...(now !== undefined && { text: now.text }) };
  });
}

/**
 * The stamps that a translation is to have: of what is behind the one that it had, until somebody says that it is done;
 * of the rest, and of what is not translated yet, the original's as it is.
 */
export function stampsFor(
  stamps: readonly string[] | undefined,
  originals: readonly NamedText[],
  translated: ReadonlySet<string>,
  done: ReadonlySet<string> | "all",
): string[] {
  const before = stampsIn(stamps);
  const behind = textsBehind(stamps, originals, translated).filter(
    ({ name }) => done !== "all" && !done.has(name),
  );
  const kept = new Set(behind.map(({ name }) => name));
  const all = originals.map(
    (text) => `${text.name} ${kept.has(text.name) ? before.get(text.name) : stampOf(text)}`,
  );
  const gone = behind
    .filter(({ text }) => text === undefined)
    .map(({ name }) => `${name} ${before.get(name)}`);
  return [...all, ...gone];
}
