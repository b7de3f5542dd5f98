import type { Rendering } from "../bilingual/renderings/agreed.ts";
import { roleOf } from "../record/paths.ts";
import type { Problem } from "../record/problems/catalogue.ts";
import { toldOf } from "../record/problems/listing.ts";
import { withoutAccepted } from "./accepted.ts";
import { checkLanguages } from "./bilingual-checks.ts";
import { readContentFile } from "./content-file.ts";
import type { TermUse } from "./term-uses.ts";

/** A translation as it was compared with its original. */
export interface ComparedTranslation {
  /** What was read of each: digests, or why nothing was. */
  digests: { original: string | undefined; translation: string | undefined };
  problems: Problem[];
  /** How it renders what other articles may render otherwise. */
  uses: TermUse[];
  /** A fault of the program, which found nothing then. */
  fault?: Error;
}

/** The original's path by that of a translation, relative to the content folder; nothing where it is none in its place. */
export function originalOf(path: string): string | undefined {
  const role = roleOf(path);
  return role.role === "translation" && !role.nested ? `articles/${role.folder}/${role.slug}.md` : undefined;
}

/**
 * Reads a translation and its original, and compares what they say.
 * @param path of the translation, relative to the folder
 * @param agreed how names and terms are rendered
 */
export async function compareTranslation(
  folder: string,
  path: string,
  agreed: readonly Rendering[],
): Promise<ComparedTranslation> {
  const paths = [originalOf(path) ?? path, path];
  const [original, translation] = await Promise.all(paths.map((each) => readContentFile(folder, each)));
  const digests = { original: original?.state?.digest, translation: translation?.state?.digest };
  if (original?.role !== "original" || translation?.role !== "translation")
    return { digests, problems: [], uses: [] };
  try {
    const { problems, uses } = checkLanguages(translation, original, agreed);
    return { digests, problems: toldOf(withoutAccepted(problems, [original], [translation])), uses };
  } catch (cause) {
    const fault = new Error(`${path} could not be compared with its original`, { cause });
    return { digests, problems: [], uses: [], fault };
  }
}
