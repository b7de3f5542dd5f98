import type { Problem } from "../record/problems/catalogue.ts";
import type { FileOf } from "./content-file.ts";

/** Leaves out the warnings that an original's `accept` answers, for it and for its translations. */
export function withoutAccepted(
  problems: readonly Problem[],
  originals: readonly FileOf<"original">[],
  translations: readonly FileOf<"translation">[],
): Problem[] {
  const accepted = new Set<string>();
  for (const { article, path, folder, slug } of originals) {
    const answers = article?.fields?.accept ?? [];
    if (answers.length === 0) continue;
    const ownTranslations = translations.filter((file) => file.folder === folder && file.slug === slug);
    for (const file of [path, ...ownTranslations.map((translation) => translation.path)]) {
      for (const { block, code } of answers) accepted.add(`${file} ${block} ${code}`);
    }
  }
  return problems.filter(
    ({ severity, file, block, code }) => severity === "error" || !accepted.has(`${file} ${block} ${code}`),
  );
}
