import { readContentFile } from "../content/content-file.ts";
import { instantIn } from "../dates.ts";
import { articleId } from "../record/ids.ts";
import type { Problem } from "../record/problems/catalogue.ts";
import { ComparisonTable } from "./sqlite/comparison-table.ts";
import { FileTable } from "./sqlite/file-table.ts";
import { indexFiles } from "./sqlite/index-files.ts";
import { isFilled } from "./sqlite/index-store.ts";
import { indexVersion } from "./sqlite/index-version.ts";
import { openReadOnly } from "./sqlite/read-only.ts";
import { heldFiles } from "./sqlite/schedule.ts";
import { readSite } from "./sqlite/site-query.ts";

/** Why readers do not see an article. `until` is in the site's time zone: `2020-11-28T06:00+08:00`. */
export type Unseen = { standing: "draft" } | { standing: "held"; until: string };

/** What a preview shows beside what readers see. */
export interface PreviewFacts {
  /** By article id. */
  unseen: ReadonlyMap<string, Unseen>;
  /** Of all files. */
  problems: readonly Problem[];
  /** How many translations are still to be compared with their originals: of those not all is told yet. */
  left: number;
}

/** @param dataFolder of an archive that was opened as a preview */
export function readPreviewFacts(dataFolder: string): PreviewFacts {
  const index = indexFiles(dataFolder, indexVersion()).find(({ path }) => isFilled(path));
  if (index === undefined) return { unseen: new Map(), problems: [], left: 0 };
  const { database } = openReadOnly(index.path, 5_000);
  try {
    const { timeZone } = readSite(database);
    const until = new Map(heldFiles(database).map((each) => [each.file, each.until]));
    const rows = database
      .prepare("SELECT day, slug FROM articles WHERE data ->> 'unseen' IS NOT NULL")
      .all()
      .map(({ day, slug }): [string, Unseen] => {
        const id = articleId(String(day), String(slug));
        const due = until.get(`articles/${id}.md`);
        return [
          id,
          due === undefined ? { standing: "draft" } : { standing: "held", until: instantIn(timeZone, due) },
        ];
      });
    const [files, comparisons] = [new FileTable(database), new ComparisonTable(database)];
    return { unseen: new Map(rows), problems: files.problems(), left: comparisons.left() };
  } finally {
    database.close();
  }
}

/**
 * The problems of an article's files by where they are to be told: a block (`p3`), a field (`headline`), or `file` for
 * all else.
 */
export async function problemsByPlace(
  contentFolder: string,
  id: string,
  problems: readonly Problem[],
): Promise<Map<string, Problem[]>> {
  const byPlace = new Map<string, Problem[]>();
  const ofArticle = problems.filter(({ file }) => file.startsWith(`articles/${id}.`));
  for (const [file, found] of Map.groupBy(ofArticle, (each) => each.file)) {
    const read = await readContentFile(contentFolder, file);
    const lines = "article" in read ? (read.article?.blockLines ?? []) : [];
    for (const problem of found) {
      const place = placeOf(problem, lines);
      byPlace.set(place, [...(byPlace.get(place) ?? []), problem]);
    }
  }
  return byPlace;
}

function placeOf({ block, field, line }: Problem, blockLines: readonly number[]): string {
  if (block !== undefined) return block;
  if (field !== "body") return field.replace(/[.[].*$/, "");
  const at = blockLines.findLastIndex((begin) => begin <= line);
  return at < 0 ? "file" : `p${at + 1}`;
}
