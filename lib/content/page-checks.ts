import { boxOnPage, type FragmentBoxes, type PageBoxes } from "../record/page-boxes.ts";
import { smallPicture } from "../record/pictures.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { hasErrors } from "../record/problems/listing.ts";
import type { PageImage } from "./content.ts";
import type { FileOf } from "./content-file.ts";
import { fieldName } from "./field-name.ts";

/** Shapes that differ by less are one: rounded sizes, an edge that a scanner has cut. */
const mostOff = 0.03;

/** What a bulletin has of its printed page, as far as it is sound, and what is wrong with the rest. */
export interface CheckedPage {
  boxes?: PageBoxes;
  image?: PageImage;
  problems: Problem[];
}

/**
 * Holds what is known of a page against its text. What does not fit is left out, and the rest is shown.
 * @param text the bulletin's
 */
export function checkPage(
  text: string,
  boxesFile: FileOf<"bulletin-boxes"> | undefined,
  imageFile: FileOf<"bulletin-image"> | undefined,
): CheckedPage {
  const image = imageFile && soundImage(imageFile);
  const problems = imageFile === undefined ? [] : imageProblems(imageFile);
  if (boxesFile?.boxes === undefined || hasErrors(boxesFile.problems))
    return { problems, ...(image && { image }) };
  const { boxes } = boxesFile;
  const lines = text.split("\n");
  const fragments: FragmentBoxes[] = [];
  for (const [index, fragment] of boxes.fragments.entries()) {
    const found = misfitsOf(boxesFile, boxes, fragment, index, lines);
    problems.push(...found.problems);
    if (found.boxes.length > 0) fragments.push({ lines: fragment.lines, boxes: found.boxes });
  }
  problems.push(...shapeProblems(boxesFile, boxes, imageFile));
  return { boxes: { ...boxes, fragments }, ...(image && { image }), problems };
}

function misfitsOf(
  { path: file, valueAt }: FileOf<"bulletin-boxes">,
  page: PageBoxes,
  { lines: [from, to], boxes }: FragmentBoxes,
  index: number,
  lines: readonly string[],
): Pick<FragmentBoxes, "boxes"> & { problems: Problem[] } {
  const at = (path: PropertyKey[]) => {
    const whole = ["fragments", index, ...path];
    return { file, ...(valueAt?.(whole) ?? { line: 1, column: 1 }), field: fieldName(whole) };
  };
  const last = lines.findLastIndex((line) => line.trim() !== "") + 1;
  if (to > last)
    return {
      boxes: [],
      problems: [problem("boxes-misfit", at(["lines"]), { fault: "lines", from, to, lines: last })],
    };
  if (lines.slice(from - 1, to).every((line) => line.trim() === ""))
    return { boxes: [], problems: [problem("boxes-misfit", at(["lines"]), { fault: "blank", from, to })] };
  const problems = boxes.flatMap((box, number) => {
    const [left, top, right, bottom] = box;
    const path = ["boxes", number];
    if (left === right || top === bottom)
      return problem("boxes-misfit", at(path), { fault: "empty", from, to });
    // A glyph's box may go over the edge by a hair, and the last line of a page by its own height.
    const [x, y] = [page.width * mostOff, page.height * mostOff];
    const isOutside = left < -x || top < -y || right > page.width + x || bottom > page.height + y;
    return isOutside || boxOnPage(page, box) === undefined
      ? problem("boxes-misfit", at(path), { fault: "outside", from, to })
      : [];
  });
  return { boxes: boxes.filter((box) => boxOnPage(page, box) !== undefined), problems };
}

function shapeProblems(
  { path: file, valueAt }: FileOf<"bulletin-boxes">,
  { width, height }: PageBoxes,
  imageFile: FileOf<"bulletin-image"> | undefined,
): Problem[] {
  const size = imageFile?.picture?.size;
  if (size === undefined) return [];
  const off = Math.abs(Math.log(width / height / (size.width / size.height)));
  if (off <= mostOff) return [];
  const place = { file, ...(valueAt?.(["width"]) ?? { line: 1, column: 1 }), field: "width" };
  const details = { page: `${width} × ${height}`, image: `${size.width} × ${size.height}` };
  return [problem("boxes-misfit", place, { fault: "image", ...details })];
}

function soundImage({ path, picture }: FileOf<"bulletin-image">): PageImage | undefined {
  if (picture?.size === undefined || picture.fault !== undefined) return undefined;
  return { path, digest: picture.state.digest, ...picture.size };
}

function imageProblems({ path, picture }: FileOf<"bulletin-image">): Problem[] {
  const place = { file: path, line: 1, column: 1, field: "file" };
  const file = path.slice(path.lastIndexOf("/") + 1);
  // A link that is not followed is told of already.
  if (picture === undefined) return [];
  const { fault, size } = picture;
  if (fault !== undefined) {
    const { code, ...details } = fault;
    return [problem(code, place, { file, ...details } as never)];
  }
  const isSmall = size !== undefined && Math.max(size.width, size.height) < smallPicture;
  return isSmall ? [problem("small-picture", place, { file, ...size })] : [];
}
