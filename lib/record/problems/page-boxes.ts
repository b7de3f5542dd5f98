import { type Entry, entry } from "./entry.ts";

/** How a bulletin's boxes do not fit what they are of. */
type Misfit =
  | { fault: "lines"; from: number; to: number; lines: number }
  | { fault: "blank"; from: number; to: number }
  | { fault: "outside" | "empty"; from: number; to: number }
  | { fault: "image"; page: string; image: string };

function misfitWords(misfit: Misfit) {
  switch (misfit.fault) {
    case "lines":
      return {
        zh: `方框写的是第 ${misfit.from}–${misfit.to} 行，版面文字只有 ${misfit.lines} 行`,
        en: `boxes of lines ${misfit.from}–${misfit.to}, but the page's text has ${misfit.lines}`,
      };
    case "blank":
      return {
        zh: `方框写的第 ${misfit.from}–${misfit.to} 行在版面文字里是空行`,
        en: `boxes of lines ${misfit.from}–${misfit.to}, which are blank in the page's text`,
      };
    case "outside":
      return {
        zh: `第 ${misfit.from}–${misfit.to} 行的方框超出了版面`,
        en: `a box of lines ${misfit.from}–${misfit.to} goes over the edge of the page`,
      };
    case "empty":
      return {
        zh: `第 ${misfit.from}–${misfit.to} 行的方框没有大小`,
        en: `a box of lines ${misfit.from}–${misfit.to} has no size`,
      };
    case "image":
      return {
        zh: `版面大小 ${misfit.page} 与版面图片 ${misfit.image} 的长宽比不同，方框会错位`,
        en: `the page's size, ${misfit.page}, is of another shape than its image, ${misfit.image}: boxes are drawn in the wrong places`,
      };
  }
}

/** What may be wrong with where fragments stand on their page. */
export const pageBoxesProblems = {
  "broken-json": entry<{ reason: string }>(
    "error",
    ({ reason }) => ({ zh: `不是 JSON（${reason}）`, en: `not JSON (${reason})` }),
    {
      zh: "改正这一处；或删去这个文件，再用 import --force 导入一次。",
      en: "Correct it there; or delete the file and import the page again with --force.",
    },
  ),
  "boxes-misfit": entry<Misfit>("warning", misfitWords, ({ fault }) =>
    fault === "image"
      ? {
          zh: "换成整个版面的图片，四边不要裁；或再用 import --force 导入一次。",
          en: "Take an image of the whole page, with no edge cut off, or import the page again with --force.",
        }
      : {
          zh: "版面文字导入后改过行的，再用 import --force 导入一次；或改正这里的行号和方框。",
          en: "Where lines of the text have changed since it was imported, import it again with --force; or correct the lines and boxes here.",
        },
  ),
} satisfies Record<string, Entry<never>>;
