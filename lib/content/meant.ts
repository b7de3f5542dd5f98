import { dayMeant, instantMeant, plainWord, valueMeant } from "../record/editors-words.ts";
import { isId } from "../record/ids.ts";
import type { Expectation } from "../record/problems/front-matter.ts";
import { nearest } from "./nearest.ts";

/** What parts the members of a list for people. */
const separators = /[，、,；;/\s]+/u;

/** The value that an editor probably meant by one of the wrong form, as it is to be written. */
export function formMeant(expected: Expectation, value: unknown): string | undefined {
  if (typeof value === "object") return undefined;
  const text = String(value);
  switch (expected) {
    case "boolean":
      return booleanMeant(text);
    case "position":
      return numberMeant(text);
    case "id":
      return /[，、；;]/u.test(text) ? idsMeant(text)?.join(", ") : idOf(text);
    case "ids":
    case "list":
    case "languages":
      return typeof value === "string" ? bracketed(idsMeant(text)) : undefined;
    default:
      return undefined;
  }
}

function booleanMeant(text: string): string | undefined {
  const meant = valueMeant(text) ?? plainWord(text);
  return meant === "true" || meant === "false" ? meant : undefined;
}

function numberMeant(text: string): string | undefined {
  const plain = plainWord(text).replace(/^第/, "");
  const han = "一二三四五六七八九".indexOf(plain);
  if (plain.length === 1 && han !== -1) return String(han + 1);
  return /^[1-9]\d*$/.test(plain) ? plain : undefined;
}

function idOf(text: string): string | undefined {
  const id = asId(text);
  return id !== text && isId(id) ? id : undefined;
}

function asId(text: string): string {
  return plainWord(text).replace(/[\s_.]+/g, "-");
}

function idsMeant(text: string): string[] | undefined {
  const ids = plainWord(text).split(separators).filter(Boolean);
  return ids.length > 0 && ids.every(isId) ? ids : undefined;
}

function bracketed(ids: readonly string[] | undefined): string | undefined {
  return ids === undefined ? undefined : `[${ids.join(", ")}]`;
}

/** A value of a fixed list that was probably meant. */
export function valueNear(text: string, allowed: readonly string[]): string | undefined {
  const [meant, plain] = [valueMeant(text), plainWord(text)];
  return (
    [meant, plain].find((value) => value !== undefined && allowed.includes(value)) ?? nearest(plain, allowed)
  );
}

export function dayOfText(value: unknown): string | undefined {
  const text = String(value);
  const day = dayMeant(text) ?? instantMeant(text);
  return day === text ? undefined : day;
}

export function instantOfText(value: unknown): string | undefined {
  return instantMeant(String(value));
}

/** The names of what has an id, in each language; none for what has none. */
export type NamedIds = ReadonlyMap<string, readonly string[]>;

/**
 * The ids that were probably meant by a text that is none: by the names of what has them, by another spelling, or by
 * the nearest one. Several where the text names several.
 */
export function idsNamedBy(text: string, known: NamedIds): string | undefined {
  const byName = new Map<string, string>();
  for (const [id, names] of known) for (const name of names) byName.set(folded(name), id);
  const find = (word: string) => {
    if (known.has(word)) return word;
    const spelled = asId(word);
    return byName.get(folded(word)) ?? (known.has(spelled) ? spelled : undefined);
  };
  const whole = find(text);
  if (whole !== undefined) return whole;
  const parts = plainWord(text).split(separators).filter(Boolean);
  const ids = parts.map(find);
  if (ids.length > 1 && ids.every((id) => id !== undefined)) return ids.join(", ");
  return nearest(text, known.keys());
}

/** A name however it is spaced out: `王　梅` is `王梅`. */
function folded(name: string): string {
  return plainWord(name).replace(/[\s·•・]+/gu, "");
}
