import { toldOf } from "../record/problems/listing.ts";
import { assemble } from "./assemble.ts";
import type { Content } from "./content.ts";
import { readContentFile } from "./content-file.ts";
import { scanFolder } from "./scan-folder.ts";
import { differencesIn } from "./term-uses.ts";

/**
 * Reads a content folder as it stands: all its content, with all its problems.
 * @param wholePictures whether pictures are read to their end, which takes long and finds nothing more
 */
export async function readContent(folder: string, wholePictures = true): Promise<Content> {
  const paths = scanFolder(folder).map(({ path }) => path);
  const content = assemble(
    await Promise.all(paths.sort().map((path) => readContentFile(folder, path, wholePictures))),
  );
  return { ...content, problems: toldOf([...content.problems, ...differencesIn(content.uses)]) };
}
