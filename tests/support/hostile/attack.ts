import type { ProblemCode } from "#lib/record/problems/catalogue.ts";
import type { RegistryName } from "#lib/record/schema.ts";

/** Where an attack stands among others. */
export interface Spot {
  day: string;
  slug: string;
  /** The id of a bulletin of that day which is the attack's own. */
  bulletin: string;
}

type Files = Record<string, string | Uint8Array>;

/** Content that somebody wrote to do harm. */
export interface Attack {
  name: string;
  /** The problem that keeps it off the site; without it, it is published and does nothing. */
  refused?: ProblemCode;
  /** By path in the content folder. */
  files(spot: Spot): Files;
  /** Items for the lists in registries. */
  entries?(spot: Spot): Partial<Record<RegistryName, string>>;
  /** Symbolic links: where each leads, by path. */
  links?(spot: Spot): Record<string, string>;
  /** Markdown that is to be harmless even where nobody refuses it. */
  markdown?: string;
}

/** A name and a text, and the problem that refuses it. */
export type Case = readonly [name: string, text: string, refused?: ProblemCode | undefined];
/** The same in one or more fields. */
export type FieldCase = readonly [name: string, fields: Record<string, unknown>, refused?: ProblemCode];

const refusedAs = (refused: ProblemCode | undefined) => (refused === undefined ? {} : { refused });

export const originalPath = ({ day, slug }: Spot) => `articles/${day}/${slug}.md`;
export const translationPath = ({ day, slug }: Spot) => `articles/${day}/${slug}.en.md`;

/** What each article of the corpus has, so that one search finds them all. */
export const marker = "攻击";

/** A file's front matter from values: JSON is YAML. */
function markdownFile(fields: Record<string, unknown>, body: string): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join("")}---\n\n${body}\n`;
}

const originalFields = ({ day, slug }: Spot) => ({
  headline: `${marker} ${slug}`,
  kind: "news",
  date: day,
  reporters: [],
  topics: [],
});
const translationFields = { headline: "The attack", translator: "machine" };

export function original(spot: Spot, fields: Record<string, unknown> = {}, body = `${marker}正文。`): Files {
  return { [originalPath(spot)]: markdownFile({ ...originalFields(spot), ...fields }, body) };
}

export function translation(spot: Spot, fields: Record<string, unknown> = {}, body = "The text."): Files {
  return { [translationPath(spot)]: markdownFile({ ...translationFields, ...fields }, body) };
}

export function inBody([name, markdown, refused]: Case): Attack {
  return { name, markdown, ...refusedAs(refused), files: (spot) => original(spot, {}, markdown) };
}

/** In a translation whose original is sound. */
export function inTranslation([name, markdown, refused]: Case): Attack {
  return {
    name: `${name}, in a translation`,
    markdown,
    ...refusedAs(refused),
    files: (spot) => ({ ...original(spot), ...translation(spot, {}, markdown) }),
  };
}

export function inFields([name, fields, refused]: FieldCase): Attack {
  return { name, ...refusedAs(refused), files: (spot) => original(spot, fields) };
}

export function inTranslatedFields([name, fields, refused]: FieldCase): Attack {
  return {
    name: `${name}, in a translation`,
    ...refusedAs(refused),
    files: (spot) => ({ ...original(spot), ...translation(spot, fields) }),
  };
}

/** As lines of YAML after the fields that an original must have. */
export function inYaml([name, yaml, refused]: Case): Attack {
  return {
    name,
    ...refusedAs(refused),
    files: (spot) => {
      const [sound = ""] = Object.values(original(spot));
      return { [originalPath(spot)]: String(sound).replace("\n---\n", () => `\n${yaml}\n---\n`) };
    },
  };
}

/** As the whole file of an original. */
export function asFile([name, file, refused]: readonly [
  name: string,
  file: (sound: string) => string | Uint8Array,
  refused?: ProblemCode,
]): Attack {
  return {
    name,
    ...refusedAs(refused),
    files: (spot) => ({ [originalPath(spot)]: file(String(Object.values(original(spot))[0])) }),
  };
}
