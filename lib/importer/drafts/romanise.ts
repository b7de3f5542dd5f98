import { pinyin } from "pinyin-pro";
import { compoundSurnames } from "../surnames.ts";

/** Whether a name begins with a family name of two characters. */
export function hasCompoundSurname(name: string): boolean {
  return name.length > 2 && compoundSurnames.all.has(name.slice(0, 2));
}

/** The syllables of a text in pinyin without tones, in ASCII: ü is yu, as in passports. Digits and Latin words stay whole. */
export function syllables(text: string, kind: "text" | "name" = "text"): string[] {
  const options = kind === "name" ? ({ surname: "head" } as const) : {};
  return [...text.matchAll(/\p{Script=Han}+|[A-Za-z0-9]+/gu)].flatMap(([run]) =>
    /^\p{Script=Han}/u.test(run)
      ? pinyin(run, { toneType: "none", type: "array", nonZh: "removed", ...options })
          .map((syllable) => syllable.replaceAll("ü", "yu").replace(/[^a-z]/g, ""))
          .filter((syllable) => syllable !== "")
      : [run.toLowerCase()],
  );
}

/** A Chinese name in pinyin, family name first (GB/T 28039): `Chen Run`, `Ouyang Xi’an`. */
export function romanisedName(name: string): string {
  // A name of another people is written in one: each part between the points is a word.
  if (name.includes("·"))
    return name
      .split("·")
      .map((part) => word(syllables(part)))
      .join(" ");
  const all = syllables(name, "name");
  const family = hasCompoundSurname(name) ? 2 : 1;
  return [all.slice(0, family), all.slice(family)].map(word).filter(Boolean).join(" ");
}

function word(parts: readonly string[]): string {
  // A syllable that begins with a vowel is set off, so that Xi’an is not xian.
  const joined = parts.reduce(
    (before, part) => before + (before !== "" && /^[aeo]/.test(part) ? "’" : "") + part,
    "",
  );
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

/** A Chinese name as an id: `chen-run`, `ouyang-xiu`. */
export function nameId(name: string): string {
  return romanisedName(name).toLowerCase().replaceAll("’", "").replace(/\s+/g, "-");
}
