import type { ProblemCode } from "#lib/record/problems/catalogue.ts";
import { type Attack, original, originalPath, type Spot, translation, translationPath } from "./attack.ts";

const soundText = (spot: Spot) => String(original(spot)[originalPath(spot)]);

/** An original that is sound, but for its name. */
function named(name: string, file: (spot: Spot) => string, refused: ProblemCode): Attack {
  return { name, refused, files: (spot) => ({ [file(spot)]: soundText(spot) }) };
}

const inDay = (file: string) => (spot: Spot) => `articles/${spot.day}/${file}`;

export const files: Attack[] = [
  named("a name that begins with a dash", inDay("-rf.md"), "wrong-slug"),
  named("a name of dashes", inDay("--.md"), "wrong-slug"),
  named("a device's name", inDay("CON.md"), "wrong-slug"),
  named("a name that is a tag", inDay("<img src=x onerror=alert(1)>.md"), "wrong-slug"),
  named("a name with quotes", inDay("a\"onclick='alert(1)'.md"), "wrong-slug"),
  named("a name with a path in percent", inDay("%2e%2e%2fx.md"), "wrong-slug"),
  named("a name with a backslash", inDay("a..\\..\\x.md"), "unknown-locale"),
  named("a name with a line end", inDay("a\nb.md"), "wrong-slug"),
  named("a name with a sequence for terminals", inDay("a\u001B[31mb.md"), "wrong-slug"),
  named("a name with a turn of direction", inDay("a\u202Edm.md"), "wrong-slug"),
  named("a name with a line end after it", inDay("a\n.md"), "wrong-slug"),
  named("a name in full-width letters", inDay("ａ.md"), "wrong-slug"),
  named("a name that looks like another", inDay("\u0430ttack.md"), "wrong-slug"),
  named("a name that every object has", inDay("toString.md"), "wrong-slug"),
  named("a prototype's name", inDay("__proto__.md"), "wrong-slug"),
  named("a query in a name", inDay("a?b#c&d.md"), "wrong-slug"),
  named("a name of nothing before its locale", inDay("a..md"), "unknown-locale"),
  named("a locale that is a path", inDay("a.en%2f..md"), "unknown-locale"),
  named("a locale that every object has", inDay("a.constructor.md"), "unknown-locale"),
  named("a day that is none", ({ slug }) => `articles/2020-02-30/${slug}.md`, "misplaced-file"),
  named("a day that is a prototype", ({ slug }) => `articles/__proto__/${slug}.md`, "misplaced-file"),
  named("a folder in the day's", ({ day, slug }) => `articles/${day}/x/${slug}.md`, "misplaced-file"),
  {
    name: "one slug in two places",
    refused: "duplicate-slug",
    files: (spot) => ({ ...original(spot), [`articles/${spot.day}/x/${spot.slug}.md`]: soundText(spot) }),
  },
  {
    name: "a translation without its original",
    refused: "orphan-translation",
    files: (spot) => ({ [translationPath(spot)]: String(Object.values(translation(spot))[0]) }),
  },
  {
    name: "a link out of the folder",
    refused: "unfollowed-link",
    files: () => ({}),
    links: (spot) => ({ [originalPath(spot)]: "/etc/passwd" }),
  },
  {
    name: "a bulletin that is a link out of the folder",
    refused: "unfollowed-link",
    files: () => ({}),
    links: ({ bulletin }) => ({ [`bulletins/${bulletin}.txt`]: "/etc/passwd" }),
  },
  {
    name: "a link to a device without end",
    refused: "unfollowed-link",
    files: () => ({}),
    links: (spot) => ({ [originalPath(spot)]: "/dev/zero" }),
  },
  {
    name: "a link to itself",
    refused: "unreadable-file",
    files: () => ({}),
    links: (spot) => ({ [originalPath(spot)]: `${spot.slug}.md` }),
  },
  {
    name: "links to the folder above, in numbers",
    files: original,
    links: () => Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`articles/up-${n}`, "."])),
  },
];
