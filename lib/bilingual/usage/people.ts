import type { Span } from "../pair.ts";
import { lettersOf, romanisedNames, spansRead } from "../renderings/romanised-names.ts";
import type { FoundUsage, TextContext } from "./usage.ts";

/** Names of people in pinyin, each with the characters that are read so. */
export function peopleIn({ original, translation, lexicon, agreed }: TextContext): FoundUsage[] {
  const isAgreed = ([from, to]: Span) => agreed.some((span) => span[0] < to && span[1] > from);
  return romanisedNames(translation).flatMap(({ name, span, isPinyin }) => {
    if (!isPinyin) return [];
    const [family, own] = lettersOf(name);
    const read = [family + own, own + family].flatMap((letters) =>
      spansRead(original, letters, lexicon.readings),
    );
    const names = new Set(read.filter(([from, to]) => to - from <= 4).map((each) => original.slice(...each)));
    const [term] = names;
    // What may be two names is told of neither.
    if (term === undefined || names.size > 1 || read.some(isAgreed)) return [];
    return [
      {
        kind: "name" as const,
        term,
        rendering: name,
        form: name.toLowerCase().replaceAll("’", "'"),
        translation: span,
      },
    ];
  });
}
