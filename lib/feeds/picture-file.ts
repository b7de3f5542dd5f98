import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { PictureView } from "../archive/views.ts";
import { MadeFolder } from "../pictures/made-folder.ts";

/**
 * A picture as JPEG, in the smallest width that is large enough.
 * @param width in pixels @param folder where the index is, too
 * @returns nothing where it is not there: it may have gone since the index was asked
 */
export async function pictureFile(
  picture: PictureView,
  width: number,
  folder: string | undefined,
): Promise<{ name: string; data: Buffer } | undefined> {
  const images = picture.sources.at(-1)?.images ?? [];
  const image = images.find((each) => each.width >= width) ?? images.at(-1);
  if (image === undefined || folder === undefined) return undefined;
  const name = basename(image.path);
  try {
    return { name, data: await readFile(join(new MadeFolder(folder).path, name)) };
  } catch {
    return undefined;
  }
}
