/** What a picture file may be called by its name alone. What is in it decides what it is. */
const extensions = /\.(?:jpe?g|jfif|png|apng|webp|avif|gif|heic|heif|svgz?|tiff?|bmp|jxl|ico|psd)$/i;

/** What is shown. All browsers show a JPEG; the others are turned into one. */
export const pictureFormats = ["jpeg", "png", "webp", "avif"] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** The most that a picture may have: bytes of its file, pixels in all, and pixels of a side (WebP has no more). */
export const pictureLimits = { bytes: 20_000_000, pixels: 50_000_000, side: 16_000 } as const;

/** A narrower picture is shown as narrow as it is. */
export const smallPicture = 400;

/** Whether a file is a picture by its name. */
export function isPictureName(name: string): boolean {
  return extensions.test(name);
}

/** Whether the text may name a picture in an article: no path, and no spaces, which Markdown takes for an end. */
export function isPictureReference(text: string): boolean {
  return /^[^\s/\\()<>[\]]+$/u.test(text) && isPictureName(text);
}

/**
 * The names that the file beside an article may have which it calls so: `hall.jpg` is `standing-committee.hall.jpg`.
 * The whole name may be written too, so that a picture named like the article is one of its pictures.
 */
export function pictureFilesOf(slug: string, reference: string): string[] {
  return [`${slug}.${reference}`, ...(reference.startsWith(`${slug}.`) ? [reference] : [])];
}

/**
 * What an address in a text calls a picture: programs write a folder before it, and some characters in percent.
 * @returns nothing for an address that is no file beside the article
 */
export function pictureReferenceOf(address: string): string | undefined {
  const own = address.replace(/^\.\//, "");
  let decoded = own;
  try {
    decoded = decodeURIComponent(own);
  } catch {
    // A percent sign of its own.
  }
  return isPictureReference(decoded) ? decoded : undefined;
}
