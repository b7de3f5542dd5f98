import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readContentFile } from "../../content/content-file.ts";
import { scanFolder } from "../../content/scan-folder.ts";
import { isDay } from "../../record/days.ts";
import { roleOf } from "../../record/paths.ts";

/** Enough to know the genre by, and little enough to count in half a second. */
const enough = 200_000;

/**
 * The texts of a content folder's published originals, the latest first, up to a number of characters:
 * what the genre's language is learnt from. The articles of the bulletin at hand are left out.
 */
export async function archiveTexts(folder: string, bulletin: string, characters = enough): Promise<string[]> {
  const days = await readdir(join(folder, "articles")).catch(() => []);
  const texts: string[] = [];
  let size = 0;
  for (const day of days.filter(isDay).sort().reverse()) {
    const paths = scanFolder(folder, `articles/${day}`).map(({ path }) => path);
    for (const path of paths.sort()) {
      if (roleOf(path).role !== "original") continue;
      const text = await publishedText(folder, path, bulletin);
      texts.push(...text);
      size += text.join("").length;
      if (size >= characters) return texts;
    }
  }
  return texts;
}

async function publishedText(folder: string, path: string, bulletin: string): Promise<string[]> {
  const file = await readContentFile(folder, path);
  const { fields, body } = (file.role === "original" && file.article) || {};
  if (fields === undefined || fields.status === "draft" || fields.bulletin?.includes(bulletin)) return [];
  return [...fields.headline, ...(fields.deck ?? []), ...(body?.blocks.map((block) => block.text) ?? [])];
}
