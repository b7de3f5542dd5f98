import type { SheetFragment } from "#lib/archive/bulletin-views.ts";
import { languageTag } from "#lib/record/languages.ts";
import type { PageBox } from "#lib/record/page-boxes.ts";

/** Between the lines of newspaper text, in its ems. */
const leading = 1.5;
/** Text that is larger than the page's text by so much is drawn as it is; it is too small to be read otherwise. */
const display = 1.35;
/** The size of text in the units of a sheet, where nothing tells. */
const usualEm = 11;

/** The size of the text that most of the page is set in, in the units of the sheet. */
export function bodyEm(fragments: readonly SheetFragment[]): number {
  const texts = fragments.filter(({ size }) => size > 20);
  const ems = texts.map(({ boxes, size }) => Math.sqrt(areaOf(boxes) / size / leading)).sort((a, b) => a - b);
  return Math.min(18, Math.max(5, ems[Math.floor(ems.length / 2)] ?? usualEm));
}

/** Between the drawn lines of its text. */
export function pitchOf(fragments: readonly SheetFragment[]): number {
  return Math.round(bodyEm(fragments) * leading);
}

function areaOf(boxes: readonly PageBox[]): number {
  return boxes.reduce((sum, [left, top, right, bottom]) => sum + (right - left) * (bottom - top), 0);
}

/** How its lines stand in its box: their size, and whether they run from above to below. */
function setting({ text, boxes }: SheetFragment) {
  const [left, top, right, bottom] = boxes[0] ?? [0, 0, 0, 0];
  const lines = text.split("\n");
  const cells = Math.max(1, ...lines.map(cellsOf));
  const isUpright = lines.length === 1 && cells > 1 && bottom - top > 2 * (right - left);
  const [along, across] = isUpright ? [bottom - top, right - left] : [right - left, bottom - top];
  const size = Math.min((0.92 * across) / lines.length, along / cells);
  return { lines, cells, isUpright, along, size, left, top, lineHeight: across / lines.length };
}

/** A text's length in full-width characters. */
function cellsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character < "\u2000" ? 0.55 : 1), 0);
}

export function isDrawnAsText(fragment: SheetFragment, em: number): boolean {
  return fragment.text !== "" && setting(fragment).size >= display * em;
}

/** Its words at their size: each line as long as its box says. */
export function DrawnText({ fragment }: { fragment: SheetFragment }) {
  const { lines, cells, isUpright, along, size, left, top, lineHeight } = setting(fragment);
  return (
    <text lang={languageTag.zh} fontSize={Math.round(size)} {...(isUpright && { className: "upright" })}>
      {lines.map((line, index) => (
        <tspan
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may be equal, and they never change places
          key={index}
          x={isUpright ? left + lineHeight / 2 : left}
          y={isUpright ? top : Math.round(top + lineHeight * (index + 0.5) + size * 0.36)}
          textLength={Math.round((along * cellsOf(line)) / cells)}
          lengthAdjust="spacing"
        >
          {line}
        </tspan>
      ))}
    </text>
  );
}
