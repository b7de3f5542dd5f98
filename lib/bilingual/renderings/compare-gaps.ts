import type { Finding, Pair } from "../pair.ts";

/** How often `[…]` stands in each. */
export type GapFinding = Finding<"gap", { original: number; translation: number }>;

const gap = "[…]";

/** Missing print is missing in both languages. */
export function compareGaps({ original, translation }: Pair): GapFinding[] {
  const [inOriginal, inTranslation] = [original, translation].map((text) => text.split(gap).length - 1);
  const details = { original: inOriginal ?? 0, translation: inTranslation ?? 0 };
  return details.original === details.translation ? [] : [{ code: "gap", details }];
}
