import sharp from "sharp";

/** Each with its size in pixels; one that is cut to any shape fills its square and keeps its picture in the middle. */
export const icons = {
  "icon-192.png": { size: 192, isCut: false },
  "icon-512.png": { size: 512, isCut: false },
  "icon-maskable-512.png": { size: 512, isCut: true },
  "apple-touch-icon.png": { size: 180, isCut: true },
};

/** @param svg of 64 by 64, its picture in a group @returns what draws it, as sharp */
export function drawIcon(svg, name) {
  const { size, isCut } = icons[name];
  // Four fifths of the width are never cut (W3C, Web Application Manifest, “icon masks”).
  const drawn = isCut
    ? svg.replace(/ rx="\d+"/, "").replace("<g ", '<g transform="translate(6.4 6.4) scale(0.8)" ')
    : svg;
  return sharp(Buffer.from(drawn), { density: (72 * size) / 64 }).resize(size, size);
}
