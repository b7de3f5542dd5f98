import type { getDocumentProxy } from "unpdf";
import type { Operators } from "./pdf-page.ts";
import type { PagePicture, RawPicture } from "./scan/scan-picture.ts";

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>;
type Matrix = readonly number[];

/** pdf.js's numbers of the operators that paint pictures. */
export type PictureOperators = Pick<
  Operators,
  "save" | "restore" | "transform" | "paintFormXObjectBegin" | "paintFormXObjectEnd"
> &
  Record<"paintImageXObject" | "paintImageMaskXObject" | "paintInlineImageXObject", number>;

/** How pdf.js gives a picture: a bit, three bytes or four bytes for each pixel. */
interface PdfImage {
  width: number;
  height: number;
  kind?: number;
  data?: Uint8Array | Uint8ClampedArray | string;
}
const [oneBit, threeBytes, fourBytes] = [1, 2, 3];
/** Smaller than this part of the page, a picture is a stamp or a mark, and no scan of it. */
const leastPart = 0.01;

/** The pictures that a page of a PDF is made of, where they stand; nothing where it has none. */
export async function pictureOf(page: Page, operators: PictureOperators): Promise<PagePicture | undefined> {
  const [left, bottom, right, top] = page.view as [number, number, number, number];
  const { fnArray, argsArray } = await page.getOperatorList();
  const parts: PagePicture["parts"] = [];
  const saved: Matrix[] = [];
  let axes: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [index, operator] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as unknown[];
    if (operator === operators.save || operator === operators.paintFormXObjectBegin) saved.push(axes);
    if (operator === operators.restore || operator === operators.paintFormXObjectEnd)
      axes = saved.pop() ?? axes;
    else if (operator === operators.transform) axes = times(axes, Object.values(args) as number[]);
    else if (operator === operators.paintFormXObjectBegin && args[0])
      axes = times(axes, Object.values(args[0] as number[]));
    else if (
      operator === operators.paintImageXObject ||
      operator === operators.paintImageMaskXObject ||
      operator === operators.paintInlineImageXObject
    ) {
      const picture = await imageOf(page, args[0], operator === operators.paintImageMaskXObject);
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = axes;
      const [x, y] = [Math.min(e, e + a, e + c, e + a + c), Math.max(f, f + b, f + d, f + b + d)];
      const box = {
        left: x - left,
        top: top - y,
        width: Math.abs(a) + Math.abs(c),
        height: Math.abs(b) + Math.abs(d),
      };
      const isPart = box.width * box.height > leastPart * (right - left) * (top - bottom);
      if (picture !== undefined && isPart)
        parts.push({ picture, ...box, turn: turnOf(axes), mirrored: a * d - b * c < 0 });
    }
  }
  if (parts.length === 0) return undefined;
  return { width: right - left, height: top - bottom, turn: page.rotate, parts };
}

/** By how many degrees clockwise a picture's own axes are turned. */
function turnOf([a = 1, b = 0]: Matrix): 0 | 90 | 180 | 270 {
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 0 : 180;
  return b > 0 ? 270 : 90;
}

async function imageOf(page: Page, given: unknown, isMask: boolean): Promise<RawPicture | undefined> {
  const image = typeof given === "string" ? await namedImage(page, given) : (given as PdfImage | undefined);
  const data = typeof image?.data === "string" ? (await namedImage(page, image.data))?.data : image?.data;
  if (image === undefined || data === undefined || typeof data === "string") return undefined;
  const { width, height } = image;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.length);
  const kind = isMask ? oneBit : image.kind;
  if (kind === oneBit) return { width, height, channels: 1, data: fromBits(bytes, width, height) };
  if (kind === threeBytes) return { width, height, channels: 3, data: bytes };
  return kind === fourBytes ? { width, height, channels: 4, data: bytes } : undefined;
}

function namedImage(page: Page, name: string): Promise<PdfImage | undefined> {
  const objects = name.startsWith("g_") ? page.commonObjs : page.objs;
  return new Promise((resolve) => objects.get(name, resolve));
}

/** A set bit is white in a picture, and unpainted in a mask. */
function fromBits(bits: Uint8Array, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height);
  const row = Math.ceil(width / 8);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = ((bits[y * row + (x >> 3)] as number) >> (7 - (x & 7))) & 1 ? 255 : 0;
  return pixels;
}

function times(
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix,
  [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0]: Matrix,
): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
