import { pictureLimits } from "../pictures.ts";
import { didYouMean, type Entry, entry, type Nearest } from "./entry.ts";

type Named = { file: string };

const megabytes = pictureLimits.bytes / 1_000_000;
const megapixels = pictureLimits.pixels / 1_000_000;

/** What may be wrong with pictures. */
export const pictureProblems = {
  "missing-picture": entry<Named & Nearest>(
    "error",
    (details) => ({
      zh: `文章旁边没有图片 ${details.file}${didYouMean(details).zh}`,
      en: `no picture ${details.file} stands beside the article${didYouMean(details).en}`,
    }),
    {
      zh: "把图片放在文章旁边，文件名是“文章名.图片名.jpg”；或改正名字。",
      en: "Put it beside the article, named slug.name.jpg, or correct the name.",
    },
  ),
  "unlisted-picture": entry<Named>(
    "error",
    ({ file }) => ({
      zh: `正文里的图片 ${file} 没有写进 pictures`,
      en: `the text has the picture ${file}, which is not listed under pictures`,
    }),
    ({ file }) => ({
      zh: `在前面的字段里加上 pictures: [{ file: ${file}, alt: { zh: …, en: … } }]。`,
      en: `Add pictures: [{ file: ${file}, alt: { zh: …, en: … } }] to the fields before the text.`,
    }),
  ),
  "duplicate-picture": entry<Named>(
    "error",
    ({ file }) => ({ zh: `图片 ${file} 列了两次`, en: `the picture ${file} is listed twice` }),
    { zh: "只留一项。", en: "Keep one of the two." },
  ),
  "picture-format": entry<Named & { format: string | undefined }>(
    "error",
    ({ file, format }) => ({
      zh: `${file} ${format === undefined ? "不是图片" : `的格式是 ${format}，网站不用`}`,
      en: `${file} is ${format === undefined ? "no picture" : `of the format ${format}, which is not taken`}`,
    }),
    {
      zh: "另存为 JPEG（照片）或 PNG（图表）；静止的 WebP 和 AVIF 也可以。",
      en: "Save it as JPEG (a photograph) or PNG (a chart); WebP and AVIF that do not move will do too.",
    },
  ),
  "picture-damaged": entry<Named & { reason: "cut" | "header" | (string & {}) }>(
    "error",
    ({ file, reason }) => {
      const why =
        reason === "cut"
          ? { zh: "不完整，后面缺了一截", en: "is cut off: its end is missing" }
          : reason === "header"
            ? { zh: "已损坏，读不出大小", en: "is damaged: its size cannot be read" }
            : { zh: `无法读取（${reason}）`, en: `cannot be read (${reason})` };
      return { zh: `图片 ${file} ${why.zh}`, en: `the picture ${file} ${why.en}` };
    },
    {
      zh: "重新上传；还没传完的，传完后会自动收录。",
      en: "Upload it again; one that is still being uploaded is taken in by itself once it is whole.",
    },
  ),
  "picture-too-large": entry<Named & { bytes: number; width?: number; height?: number }>(
    "error",
    ({ file, bytes, width, height }) => {
      const size = width === undefined ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${width} × ${height}`;
      return { zh: `图片 ${file} 太大：${size}`, en: `the picture ${file} is too large: ${size}` };
    },
    {
      zh: `缩小到 ${megabytes} MB、${megapixels * 100} 万像素、每边 ${pictureLimits.side} 像素以内。`,
      en: `Make it smaller: at most ${megabytes} MB, ${megapixels} megapixels, and ${pictureLimits.side} pixels a side.`,
    },
  ),
  "small-picture": entry<Named & { width: number; height: number }>(
    "warning",
    ({ file, width, height }) => ({
      zh: `图片 ${file} 只有 ${width} × ${height} 像素，会显得很小`,
      en: `the picture ${file} has only ${width} × ${height} pixels and will be shown small`,
    }),
    { zh: "换一张大些的原图。", en: "Take the original, or another picture that is larger." },
  ),
  "unused-picture": entry<void>(
    "warning",
    () => ({ zh: "没有文章用到这张图片", en: "no article names this picture" }),
    {
      zh: "图片放在文章旁边，名为“文章名.图片名.jpg”，并写进那篇文章的 pictures；不用就删去。",
      en: "A picture stands beside its article as slug.name.jpg and is listed under the article's pictures; delete one that is not needed.",
    },
  ),
  "picture-in-text": entry<{ address: string }>(
    "error",
    ({ address }) => ({
      zh: `图片 ${address} 夹在文字里`,
      en: `the picture ${address} stands within a text`,
    }),
    {
      zh: "图片单独成段：上下各空一行，行里没有别的字。",
      en: "Give it a paragraph of its own: an empty line before and after, and nothing else in it.",
    },
  ),
  "unread-picture": entry<{ text: string }>(
    "warning",
    ({ text }) => ({
      zh: `这里像是要放图片，却会显示成文字：${text}`,
      en: `this looks like a picture, but is shown as text: ${text}`,
    }),
    {
      zh: "用半角符号写成 ![](hall.jpg)，文件名里不要有空格；本来就是文字的，在 [ 前加 \\。",
      en: "Write ![](hall.jpg) with half-width marks and no spaces in the name; where it is meant as text, write \\ before the [.",
    },
  ),
  "picture-words": entry<{ words: string }>(
    "warning",
    ({ words }) => ({
      zh: `图片记号里的文字不会显示：${words}`,
      en: `words within the mark of a picture are not shown: ${words}`,
    }),
    {
      zh: "写成 ![](hall.jpg)；说明文字写进 pictures 的 alt 和 caption，两种语言都要。",
      en: "Write ![](hall.jpg), and the words under pictures as alt or caption, in both languages.",
    },
  ),
  /** Found only where pictures are made. */
  "picture-not-made": entry<Named & { reason: string }>(
    "error",
    ({ file, reason }) => ({
      zh: `图片 ${file} 无法处理，网页上没有它（${reason}）`,
      en: `the picture ${file} could not be made ready, and is not on the site (${reason})`,
    }),
    {
      zh: "用图片软件打开它，另存为 JPEG；如果别的图片也这样，请告诉网站的管理员。",
      en: "Open it in a program for pictures and save it as JPEG; if others fail too, tell the site's operator.",
    },
  ),
} satisfies Record<string, Entry<never>>;
