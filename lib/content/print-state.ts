import { createHash } from "node:crypto";
import type { Day } from "../record/days.ts";
import type { Locale } from "../record/languages.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { type ContentFile, type FileOf, readContentFile } from "./content-file.ts";
import { writtenMark } from "./print-mark.ts";
import { scanFolder } from "./scan-folder.ts";

/**
 * What is written behind a printed issue: when it was printed, and a digest of what its articles said.
 * @param now ISO date-time in UTC
 */
export async function markOfIssue(folder: string, day: Day, locale: Locale, now: string): Promise<string> {
  const files = await Promise.all(
    scanFolder(folder, `articles/${day}`).map(({ path }) => readContentFile(folder, path, false)),
  );
  return writtenMark({ at: now, digest: issueDigest(files, day, locale, now) });
}

/** Tells of printed issues whose articles say something else by now. */
export function checkPrints(files: readonly ContentFile[]): Problem[] {
  return files.flatMap((file) => {
    if (file.role !== "print" || file.mark === undefined) return [];
    const { path, day, locale, mark } = file;
    if (issueDigest(files, day, locale, mark.at) === mark.digest) return [];
    const place = { file: path, line: 1, column: 1, field: "file" };
    return [problem("print-outdated", place, { day, locale, printed: mark.at.slice(0, 10) })];
  });
}

/**
 * Of the words on paper, in the language of the print. Articles that came at a time after it was printed are no part
 * of it, whenever one looks.
 */
function issueDigest(files: readonly ContentFile[], day: Day, locale: Locale, at: string): string {
  const said = files.flatMap((file) => {
    if (file.role !== "original" || file.folder !== day || file.nested) return [];
    const { fields, body } = file.article ?? {};
    if (fields === undefined || fields.status === "draft" || fields.withdrawn !== undefined) return [];
    if (fields.publish !== undefined && Date.parse(fields.publish) > Date.parse(at)) return [];
    const { kicker, headline, deck, byline, reporters, page, position, supplied } = fields;
    const { corrections, pictures, continues } = fields;
    return {
      slug: file.slug,
      ...{ kicker, headline, deck, byline, reporters, page, position, supplied },
      ...{ corrections, pictures, continues, text: textOf(body) },
      translation: translationOf(files, file, locale),
    };
  });
  said.sort((a, b) => (a.slug < b.slug ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 16);
}

function translationOf(files: readonly ContentFile[], { folder, slug }: FileOf<"original">, locale: Locale) {
  const file = files.find(
    (each) =>
      each.role === "translation" && each.folder === folder && each.slug === slug && each.locale === locale,
  );
  if (file?.role !== "translation" || file.article?.fields === undefined) return undefined;
  const { kicker, headline, deck, translator, reviewed } = file.article.fields;
  return { kicker, headline, deck, translator, reviewed, text: textOf(file.article.body) };
}

function textOf(body: { blocks: readonly { text: string }[]; notes: string } | undefined): string[] {
  return body === undefined ? [] : [...body.blocks.map(({ text }) => text), body.notes];
}
