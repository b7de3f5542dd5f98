import type { Locale } from "../../record/languages.ts";
import type { Drawer } from "./drawer.ts";
import type { Line } from "./set-lines.ts";

/** Characters of one text that are looked at: no card has room for more. */
const longest = 1_200;

const han = /\p{Script=Han}/u;
/** Between two characters of which one is Chinese, but not before a closing mark nor after an opening one. */
const anywhere =
  /(?<=[\p{Script=Han}，。、；：！？”’》〉」』）】])(?![，。、；：！？”’》〉」』）】…—·\s])|(?<=[\p{L}\p{N}])(?=\p{Script=Han})/u;
const afterHyphen = /(?<=[\p{L}\p{N}][-–—])(?=[\p{L}\p{N}])/u;

interface Text {
  text: string;
  /** Where it may be broken; between any two Chinese characters where nothing is said. */
  breaks: readonly number[];
}

/** Lines of text by what is never parted in them, with how wide it is. All of it can be drawn then. */
export async function piecesOf(
  lines: readonly Text[],
  locale: Locale,
  weight: number,
  drawer: Drawer,
): Promise<Line[]> {
  const parted = await Promise.all(
    lines.map((line) =>
      Promise.all(
        partsOf(line).map(async (part) => {
          const drawn = await drawer.drawable(part);
          return { text: drawn.trim(), hasSpace: drawn.endsWith(" ") };
        }),
      ),
    ),
  );
  const widths = await drawer.widths([" n", "n", ...parted.flat().map(({ text }) => text)], locale, weight);
  const space = (widths.shift() ?? 0) - (widths.shift() ?? 0);
  return parted.map((line) =>
    line
      .map(({ text, hasSpace }) => ({ text, width: widths.shift() ?? 0, space: hasSpace ? space : 0 }))
      .filter(({ text }) => text !== ""),
  );
}

function partsOf({ text, breaks }: Text): string[] {
  const cut = text.slice(0, longest).toWellFormed();
  const places = breaks.filter((at) => at > 0 && at < cut.length);
  const parts = [0, ...places].map((from, index) => cut.slice(from, places[index] ?? cut.length));
  return parts
    .flatMap((part) => part.split(/(?<=\s)(?=\S)/u))
    .flatMap((part) => part.split(places.length === 0 && han.test(part) ? anywhere : afterHyphen));
}
