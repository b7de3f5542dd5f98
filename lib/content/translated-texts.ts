import { textsBeside } from "../bilingual/text-stamps.ts";
import type { Body } from "../markdown/blocks.ts";
import type { TranslationFields } from "../record/schema.ts";
import { holdsPlace, isChinese } from "./text-checks.ts";

type Fields = Pick<TranslationFields, "headline" | "kicker" | "deck">;

/** The names of the texts beside its blocks that a translation has: those in its own language, and the others. */
export function translatedTexts(
  fields: Fields,
  body: Pick<Body, "noteTexts">,
): { translated: ReadonlySet<string>; untranslated: string[] } {
  const texts = textsBeside(fields, body);
  const isOpen = ({ text }: { text: string }) => holdsPlace(text) || isChinese(text);
  return {
    translated: new Set(texts.filter((text) => !isOpen(text)).map(({ name }) => name)),
    untranslated: texts.filter(isOpen).map(({ name }) => name),
  };
}
