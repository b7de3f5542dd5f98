import { z } from "zod";
import type { Expectation } from "./problems/front-matter.ts";

const expected = (expectation: Expectation) => ({ error: expectation });

/** Far larger than any page, in points, and any picture, in pixels. */
const longestSide = 100_000;
const side = z
  .number(expected("pageSide"))
  .positive(expected("pageSide"))
  .max(longestSide, expected("pageSide"));
const edge = z.number(expected("boxEdge"));
/** No page has as many pieces; a page of the site has a link for each. */
const mostFragments = 2000;

/** Left, top, right and bottom edge, from the page's upper left corner; `y` grows downwards. */
const box = z
  .tuple([edge, edge, edge, edge], expected("box"))
  .refine(([left, top, right, bottom]) => left <= right && top <= bottom, expected("box"));
export type PageBox = z.infer<typeof box>;

const line = z.int(expected("position")).min(1, expected("position"));

/**
 * Where the fragments of a bulletin's text stand on its page: `<id>.boxes.json`. In the units of its width and height:
 * points of a PDF, pixels of an image.
 */
export const pageBoxesSchema = z.strictObject(
  {
    width: side,
    height: side,
    fragments: z
      .array(
        z.strictObject(
          {
            /** First and last line of the bulletin's text, from 1. */
            lines: z
              .tuple([line, line], expected("lineRange"))
              .refine(([from, to]) => from <= to, expected("lineRange")),
            /** One for each column that it goes through. */
            boxes: z.array(box, expected("boxes")).min(1, expected("boxes")),
          },
          expected("map"),
        ),
        expected("mapList"),
      )
      .max(mostFragments, expected("fragments")),
  },
  expected("map"),
);
export type PageBoxes = z.infer<typeof pageBoxesSchema>;
export type FragmentBoxes = PageBoxes["fragments"][number];

/** Tenths of a point or pixel are finer than anything that is drawn by them. */
const rounded = (value: number) => Math.round(value * 10) / 10;

/** The file's text, a line for each fragment. What has no place on the page is left out. */
export function pageBoxesText({ width, height, fragments }: PageBoxes): string {
  const lines = fragments.map(
    ({ lines: [from, to], boxes }) =>
      `    { "lines": [${from}, ${to}], "boxes": [${boxes.map((each) => `[${each.map(rounded).join(", ")}]`).join(", ")}] }`,
  );
  return `{\n  "width": ${rounded(width)},\n  "height": ${rounded(height)},\n  "fragments": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

/** What lies on the page of a box, in parts of its width and height from 0 to 1; nothing where none of it does. */
export function boxOnPage(
  { width, height }: Pick<PageBoxes, "width" | "height">,
  [left, top, right, bottom]: PageBox,
): PageBox | undefined {
  const within = (value: number, whole: number) => Math.min(1, Math.max(0, value / whole));
  const seen: PageBox = [
    within(left, width),
    within(top, height),
    within(right, width),
    within(bottom, height),
  ];
  return seen[0] < seen[2] && seen[1] < seen[3] ? seen : undefined;
}
