import { locales } from "../record/languages.ts";
import type { Registries } from "../record/schema.ts";

/** A name or a term with how it is rendered: the agreed rendering first, then what is allowed beside it. */
export interface Rendering {
  id: string;
  registry: "glossary" | "people" | "reporters";
  zh: readonly string[];
  en: readonly string[];
  note?: string;
}

type Known = Partial<Pick<Registries, "glossary" | "people" | "reporters">>;

export function renderingsIn({ glossary = [], people = [], reporters = [] }: Known): Rendering[] {
  const terms = glossary.map(({ id, term, also, note }): Rendering => {
    const [zh = [], en = []] = locales.map((locale) => [term[locale], ...(also?.[locale] ?? [])]);
    return { id, registry: "glossary", zh, en, ...(note && { note: note.en }) };
  });
  const names = Object.entries({ people, reporters }).flatMap(([registry, entries]) =>
    entries.map(
      ({ id, name }): Rendering => ({
        id,
        registry: registry as "people" | "reporters",
        zh: [name.zh],
        en: [name.en],
      }),
    ),
  );
  const seen = new Set<string>();
  // A reporter may be among the people too.
  return [...names, ...terms].filter(({ zh, en }) => {
    const key = `${zh[0]}\n${en[0]}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Those that a Chinese text names, in its order; not those that are only a part of a longer one. */
export function renderingsOf(text: string, known: readonly Rendering[]): Rendering[] {
  const found = known.flatMap((rendering) =>
    rendering.zh.flatMap((word) =>
      placesOf(text, word).map((from) => ({ rendering, from, to: from + word.length })),
    ),
  );
  found.sort((a, b) => b.to - b.from - (a.to - a.from));
  const whole = found.filter(
    (one, index) =>
      !found
        .slice(0, index)
        .some((other) => other.from <= one.from && one.to <= other.to && other.rendering !== one.rendering),
  );
  whole.sort((a, b) => a.from - b.from);
  return [...new Set(whole.map(({ rendering }) => rendering))];
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}

/** `王浩 = Wang Hao`, one for each. */
export function renderingLines(text: string, known: readonly Rendering[]): string[] {
  return renderingsOf(text, known).map(({ zh, en }) => {
    const word = zh.find((each) => text.includes(each)) ?? zh[0];
    return `${word} = ${en.join(" / ")}`;
  });
}
