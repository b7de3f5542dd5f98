import { withIdeographs } from "../../record/radicals.ts";
import type { Reporter } from "../../record/schema.ts";
import { simplifier } from "../../simplified.ts";
import { looksLikeName } from "../page/person-names.ts";
import { type NameReading, namesIn, spacedNames } from "./byline-names.ts";
import { type BylineToken, bylineTokens, tidyByline } from "./byline-tokens.ts";
import { draftLine } from "./draft-text.ts";
import { hasCompoundSurname, nameId, romanisedName } from "./romanise.ts";

/** Somebody whom the print names as an author. */
export interface Credit {
  name: string;
  role: Reporter["role"];
}

/** The authors of a byline, in its order, and what in it may be one name or several. */
export interface BylineReading {
  credits: Credit[];
  unclear: string[];
}

const inText = /[（(]((?:本报)?[^（()）。]{0,10}?(?:记者|通讯员|摄影)[^（()）。]{1,60})[）)]/u;
const dateline = /^(?:本报|本刊|本台|本网)[^，。；：]{0,12}?(?:讯|电)\s*$/u;

/**
 * The authors that a printed byline names, in its order. Whitespace parts names; where there is none,
 * those that are known are found in the run.
 * @param byline as it stands in the source
 * @param known names of the registry
 */
export function readByline(byline: string, known: readonly string[] = []): Credit[] {
  return readWholeByline(byline, known).credits;
}

/** The same, with what could not be told apart. */
export function readWholeByline(byline: string, known: readonly string[] = []): BylineReading {
  const printed = tidyByline(withIdeographs(byline).replace(/\r\n|[\r\n]/g, "    "));
  const simplify = simplifierOfSameLength();
  const tokens = bylineTokens(printed, simplify(printed));
  const isAfter =
    tokens.findLast(({ kind }) => kind !== "role")?.kind === "work" && tokens.at(-1)?.kind === "work";
  const reading: BylineReading = { credits: [], unclear: [] };
  /** What the names to come are credited with: nothing yet, or nothing at all. */
  let role: Reporter["role"] | undefined | "bare" = "bare";
  let ownRole = false;
  let pending: Credit[] = [];
  for (const group of grouped(tokens)) {
    if (group.kind === "role") {
      role = group.role;
      ownRole = true;
    } else if (group.kind === "work") {
      if (!isAfter) role = group.role;
      else if (!ownRole) for (const credit of pending) credit.role = bylineRole(group.role);
      if (isAfter) ownRole = false;
      pending = [];
    } else {
      const { names, unclear } = namesOf(group.names, known, simplify);
      if (role === undefined) continue;
      const isBare = role === "bare" && !isAfter;
      const fitting = isBare ? names.filter((name) => isSurelyName(name, known, simplify)) : names;
      const given = role === "bare" ? ("correspondent" as const) : role;
      const credits = fitting.map((name): Credit => ({ name, role: given }));
      reading.credits.push(...credits);
      pending.push(...credits);
      if (!isBare) reading.unclear.push(...unclear);
    }
  }
  return { credits: distinct(reading.credits), unclear: reading.unclear };
}

/** Who is named for a text by what he did alone is not of the staff for it. */
function bylineRole(role: Reporter["role"]): Reporter["role"] {
  return role === "staff" ? "correspondent" : role;
}

type Group =
  | Exclude<BylineToken, { kind: "name" }>
  | { kind: "names"; names: Extract<BylineToken, { kind: "name" }>[] };

function grouped(tokens: readonly BylineToken[]): Group[] {
  const groups: Group[] = [];
  for (const token of tokens) {
    const last = groups.at(-1);
    if (token.kind !== "name") groups.push(token);
    else if (last?.kind === "names") last.names.push(token);
    else groups.push({ kind: "names", names: [token] });
  }
  return groups;
}

/** Characters that stand alone make names with those beside them. */
function namesOf(
  tokens: readonly { text: string; gap: number }[],
  known: readonly string[],
  simplify: (text: string) => string,
): NameReading {
  const reading: NameReading = { names: [], unclear: [] };
  const add = ({ names, unclear }: NameReading) => {
    reading.names.push(...names);
    reading.unclear.push(...unclear);
  };
  let alone: { text: string; gap: number }[] = [];
  const settle = () => {
    if (alone.length > 1) add(spacedNames(alone, known, simplify));
    alone = [];
  };
  for (const token of tokens) {
    if ([...token.text].length === 1) alone.push(token);
    else {
      settle();
      add(namesIn(token.text, known, simplify));
    }
  }
  settle();
  return reading;
}

/** Without a word beside it, only what begins with a family name is a person. */
function isSurelyName(name: string, known: readonly string[], simplify: (text: string) => string): boolean {
  if (known.includes(name) || name.includes("·")) return true;
  const plain = simplify(name);
  return looksLikeName(plain) && (plain.length < 4 || hasCompoundSurname(plain));
}

let shared: ((text: string) => string) | undefined;

/** Of words that simplified script writes with another number of characters, the text stays as it is. */
function simplifierOfSameLength(): (text: string) => string {
  shared ??= simplifier();
  const simplify = shared;
  return (text) => {
    const simplified = simplify(text);
    return simplified.length === text.length ? simplified : text;
  };
}

/** The authors named in brackets in a story's first or last words: `本报讯（记者 张三）`, `（通讯员 李四）`. */
export function readInlineCredits(paragraphs: readonly string[], known: readonly string[] = []): Credit[] {
  const [first = ""] = paragraphs;
  const last = paragraphs.at(-1) ?? "";
  const opening = inText.exec(first.slice(0, 80));
  const afterDateline = opening && dateline.test(draftLine(first.slice(0, opening.index)));
  const closing = inText.exec(last.slice(-70));
  const atEnd = closing && /^\s*$/u.test(last.slice(-70).slice(closing.index + closing[0].length));
  return distinct([
    ...(afterDateline ? readByline(opening[1] ?? "", known) : []),
    ...(atEnd ? readByline(closing[1] ?? "", known) : []),
  ]);
}

function distinct(credits: readonly Credit[]): Credit[] {
  return credits.filter(({ name }, index) => credits.findIndex((credit) => credit.name === name) === index);
}

/** The ids of those whom the registry has, and entries for those whom it lacks. */
export function matchReporters(
  credits: readonly Credit[],
  registry: readonly Reporter[],
): { ids: string[]; proposed: Reporter[] } {
  const taken = new Set(registry.map(({ id }) => id));
  const simplify = simplifierOfSameLength();
  const proposed: Reporter[] = [];
  const ids: string[] = [];
  for (const { name, role } of credits) {
    const found =
      registry.find((reporter) => reporter.name.zh === name) ??
      registry.find((reporter) => simplify(reporter.name.zh) === simplify(name));
    if (found !== undefined) ids.push(found.id);
    else {
      const id = freeId(nameId(name) || "reporter", taken);
      taken.add(id);
      proposed.push({ id, name: { zh: name, en: romanisedName(name) || name }, role });
    }
  }
  return { ids, proposed };
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
