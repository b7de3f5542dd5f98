import { pictureFilesOf, smallPicture } from "../record/pictures.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { Place } from "../record/problems/place.ts";
import type { Picture } from "../record/schema.ts";
import type { OriginalPicture } from "./content.ts";
import type { FileOf } from "./content-file.ts";
import { nearest } from "./nearest.ts";
import type { NamedPicture } from "./picture-marks.ts";

/** The pictures that stand beside articles, by the article's folder and slug. */
export type PicturesBeside = ReadonlyMap<string, readonly FileOf<"picture">[]>;

export function picturesBeside(pictures: readonly FileOf<"picture">[]): PicturesBeside {
  return Map.groupBy(
    pictures.filter(({ nested }) => !nested),
    ({ folder, slug }) => `${folder}/${slug}`,
  );
}

/** The file that an article calls so, if it is there. */
function fileOf(slug: string, file: string, beside: readonly FileOf<"picture">[]) {
  for (const name of pictureFilesOf(slug, file)) {
    const found = beside.find((picture) => picture.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is wrong with the pictures that an original lists and places. */
export function checkPictures(file: FileOf<"original">, pictures: PicturesBeside): Problem[] {
  const { article, slug } = file;
  if (article === undefined) return [];
  const beside = pictures.get(`${file.folder}/${slug}`) ?? [];
  const listed = article.fields?.pictures ?? [];
  const isFirst = (one: Picture, index: number) =>
    listed.findIndex((other) => other.file === one.file) === index;
  const problems = listed.flatMap((picture, index) => {
    const path = ["pictures", index, "file"];
    const place = { file: file.path, ...article.valueAt(path), field: `pictures[${index}].file` };
    return isFirst(picture, index)
      ? checkPicture(picture.file, { ...place, block: `caption:${picture.file}` }, slug, beside)
      : [problem("duplicate-picture", place, { file: picture.file })];
  });
  // Where the fields cannot be read, nothing is known of what they list.
  if (article.fields === undefined) return problems;
  return [...problems, ...checkPlaced(article.placed, slug, listed, beside)];
}

/** What is wrong with the pictures that a text places: each is listed by the original. */
export function checkPlaced(
  placed: readonly NamedPicture[],
  slug: string,
  listed: readonly Picture[],
  beside: readonly FileOf<"picture">[],
): Problem[] {
  return placed.flatMap(({ file, place }) => {
    if (listedAs(slug, file, listed) !== undefined) return [];
    const isThere = fileOf(slug, file, beside) !== undefined;
    if (isThere) return [problem("unlisted-picture", place, { file })];
    const near = nearest(
      file,
      listed.map((picture) => picture.file),
    );
    return [problem("missing-picture", place, { file, nearest: near })];
  });
}

/** The listed picture that a text means: either may write the whole name. */
function listedAs(slug: string, file: string, listed: readonly Picture[]): Picture | undefined {
  const short = (name: string) => (name.startsWith(`${slug}.`) ? name.slice(slug.length + 1) : name);
  return (
    listed.find((picture) => picture.file === file) ??
    listed.find((picture) => short(picture.file) === short(file))
  );
}

function checkPicture(
  file: string,
  place: Place,
  slug: string,
  beside: readonly FileOf<"picture">[],
): Problem[] {
  const found = fileOf(slug, file, beside);
  if (found === undefined) {
    const names = beside.map(({ name }) => name.slice(slug.length + 1));
    return [problem("missing-picture", place, { file, nearest: nearest(file, names) })];
  }
  if (found.picture === undefined) return [problem("picture-damaged", place, { file, reason: "link" })];
  const { fault, size } = found.picture;
  if (fault !== undefined) {
    const { code, ...details } = fault;
    return [problem(code, place, { file, ...details } as never)];
  }
  return size !== undefined && size.width < smallPicture && size.height < smallPicture
    ? [problem("small-picture", place, { file, ...size })]
    : [];
}

/** Pictures that no original lists; where one cannot be read, it may be the one that does. */
export function unusedPictures(
  pictures: readonly FileOf<"picture">[],
  originals: readonly FileOf<"original">[],
): Problem[] {
  const beside = picturesBeside(pictures);
  const used = new Set<FileOf<"picture">>();
  for (const { folder, slug, article } of originals) {
    const own = beside.get(`${folder}/${slug}`) ?? [];
    const listed = article?.fields?.pictures ?? [];
    if (article?.fields === undefined) for (const picture of own) used.add(picture);
    for (const { file } of listed) {
      const found = fileOf(slug, file, own);
      if (found !== undefined) used.add(found);
    }
  }
  return pictures
    .filter((picture) => !used.has(picture))
    .map(({ path }) => problem("unused-picture", { file: path, line: 1, column: 1, field: "file" }));
}

/** An original's pictures, all of which are sound, as they are shown. */
export function picturesOf(
  { slug, folder, article }: FileOf<"original">,
  pictures: PicturesBeside,
): OriginalPicture[] {
  const beside = pictures.get(`${folder}/${slug}`) ?? [];
  const listed = article?.fields?.pictures ?? [];
  const placed = article?.body?.pictures ?? [];
  return listed.flatMap((picture) => {
    const found = fileOf(slug, picture.file, beside);
    if (found?.picture === undefined) return [];
    const places = placed.flatMap(({ file, after }, order) =>
      listedAs(slug, file, listed) === picture ? [{ after, order }] : [],
    );
    return [{ ...picture, path: found.path, digest: found.picture.state.digest, places }];
  });
}
