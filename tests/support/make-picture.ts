import sharp, { type Sharp } from "sharp";
import type { PictureFormat } from "#lib/record/pictures.ts";

/** A picture without any meaning: a photograph as far as compressing goes, another one for each seed. */
export function noise(width: number, height: number, seed = 0): Sharp {
  const background = { r: 40 + ((seed * 53) % 180), g: 90, b: 140 };
  return sharp({
    create: { width, height, channels: 3, background, noise: { type: "gaussian", mean: 128, sigma: 30 } },
  })
    .composite([
      { input: { create: { width, height, channels: 4, background: { ...background, alpha: 0.6 } } } },
    ])
    .removeAlpha();
}

/** The file of such a picture. */
export function makePicture(
  width: number,
  height: number,
  format: PictureFormat = "jpeg",
  seed = 0,
): Promise<Buffer> {
  return noise(width, height, seed)[format]().toBuffer();
}
