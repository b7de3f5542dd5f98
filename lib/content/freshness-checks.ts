import { blockHash } from "../bilingual/block-hash.ts";
import { type Partner, partnersOf } from "../bilingual/partners.ts";
import { textsBehind, textsBeside } from "../bilingual/text-stamps.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { shorten } from "./body-checks.ts";
import type { FileOf } from "./content-file.ts";
import { translatedTexts } from "./translated-texts.ts";

/** What a translation's blocks stand beside; nothing where one of the two has no text that can be read. */
export function partnersIn(
  { article }: FileOf<"translation">,
  original: FileOf<"original"> | undefined,
): Partner[] | undefined {
  const [from, to] = [original?.article?.body, article?.body];
  if (from === undefined || to === undefined) return undefined;
  const translates = article?.fields?.translates;
  const hashes = from.blocks.map(({ text }) => (translates === undefined ? "" : blockHash(text)));
  return partnersOf(hashes, translates, to.blocks.length);
}

/** The blocks of a translation whose original says something else now, or is gone. */
export function checkFreshness(
  { path, article }: FileOf<"translation">,
  original: FileOf<"original">,
  partners: readonly Partner[],
): Problem[] {
  return partners.flatMap(({ original: beside, behind }, index) => {
    if (!behind || article?.body?.blocks[index]?.untranslated !== false) return [];
    const block = `p${(beside ?? index) + 1}`;
    // Cells and items stand on lines of their own; the first of them says little.
    const text =
      beside === undefined
        ? undefined
        : original.article?.body?.blocks[beside]?.text.replace(/\s*\n\s*/g, " ");
    const place = { file: path, line: article.blockLines[index] ?? 1, column: 1, field: "body", block };
    return [problem("behind", place, { block, ...(text !== undefined && { text: shorten(text) }) })];
  });
}

/** The same of headline, kicker, deck, captions and notes, where the translation says what it was made from. */
export function checkTextFreshness(
  { path, article }: FileOf<"translation">,
  original: FileOf<"original">,
): Problem[] {
  const { fields, body } = article ?? {};
  const from = original.article;
  if (!article || !fields || !body || !from?.fields || !from.body) return [];
  const { translated } = translatedTexts(fields, body);
  const behind = textsBehind(fields.translatesTexts, textsBeside(from.fields, from.body), translated);
  return behind.map(({ name, text }) => {
    const isField = name in fields;
    const place = { file: path, ...article.valueAt([isField ? name : "translatesTexts"]), block: name };
    const field = isField ? name : "translatesTexts";
    return problem(
      "behind",
      { ...place, field },
      { block: name, ...(text !== undefined && { text: shorten(text) }) },
    );
  });
}

/** That a translation has more or fewer blocks than its original, where the first of them has no partner. */
export function checkCounts(
  { path, article }: FileOf<"translation">,
  original: FileOf<"original">,
  partners: readonly Partner[],
): Problem[] {
  const count = original.article?.body?.blocks.length ?? 0;
  if (article === undefined || partners.length === count) return [];
  const paired = new Set(partners.map((partner) => partner.original));
  const alone = Array.from({ length: count }, (_, index) => index).find((index) => !paired.has(index));
  const surplus = partners.findIndex((partner) => partner.original === undefined);
  const before =
    alone === undefined ? surplus : partners.findIndex((partner) => (partner.original ?? -1) > alone);
  const line = article.blockLines[before] ?? article.lastLine;
  const block = `p${(alone ?? surplus) + 1}`;
  const place = { file: path, line, column: 1, field: "body", block };
  return [problem("block-count", place, { original: count, translation: partners.length })];
}
