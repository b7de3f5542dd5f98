import { modelPage } from "#lib/importer/page/page-model.ts";
import { dictionary } from "#lib/importer/page/words.ts";
import type { Fragment, LanguageModel, Role } from "#lib/importer/page-plan.ts";

/** A page of fragments by hand: a role with a text, or a body's text; ids `f1`, `f2`, … */
export function fragmentsOf(...blocks: readonly (string | readonly [Role, string])[]): Fragment[] {
  return blocks.map((block, index) => {
    const [role, text] = typeof block === "string" ? (["body", block] as const) : block;
    const lines = [index + 1, index + 1] as const;
    return { id: `f${index + 1}`, text, lines, role, confidence: 1, startsCut: false, endsCut: false };
  });
}

/** The model of a page of such fragments. */
export function pageOf(blocks: readonly (string | readonly [Role, string])[], archive?: LanguageModel) {
  return modelPage(fragmentsOf(...blocks), dictionary(), archive);
}
