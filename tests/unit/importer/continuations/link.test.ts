import { describe, expect, it } from "vitest";
import { linkPieces } from "#lib/importer/continuations/link.ts";
import type { Piece } from "#lib/importer/continuations/pieces.ts";
import { wholeMark } from "#lib/importer/page/turn-marks.ts";

const piece = (key: string, page: number, text: string, mark: string, head = ""): Piece => {
  const read = wholeMark(mark);
  if (read === undefined) throw new Error(`no mark: ${mark}`);
  const isTurn = read.side === "turn";
  return {
    key,
    pages: [page, page],
    head,
    paragraphs: [text],
    gapBefore: !isTurn,
    gapAfter: isTurn,
    [read.side]: read,
  };
};
const short = (pieces: readonly Piece[]) => linkPieces(pieces).map(({ from, to }) => `${from} ${to}`);
const trees = "河岸种下一万棵树，市民纷纷前来参加植树活动，园林局局长顾明说，乡土树种的苗";
const rain = "夜里下了一场大雨，排水队员全部上路，城区三处积";
const treesRest = "木全部来自本地苗圃，成活率超过九成五，明年还要再种五千棵树。";
const rainRest = "水点在一小时内排干，没有一辆车被困。";

describe("pieces of articles", () => {
  it("are linked by their seams where several go on on one page", () => {
    expect(
      short([
        piece("trees", 1, trees, "下转第二版"),
        piece("rain", 1, rain, "下转第二版"),
        piece("a", 2, rainRest, "上接第一版"),
        piece("b", 2, treesRest, "上接第一版"),
      ]),
    ).toEqual(["rain a", "trees b"]);
  });

  it("are linked by their headlines, in a mark or above the rest", () => {
    expect(
      short([
        piece("trees", 1, "第一段完了。", "下转第二版", "让绿意进城"),
        piece("rain", 1, "另一段完了。", "下转第二版《雨夜排水》", "雨夜排水"),
        piece("a", 2, "后来如何。", "上接第一版", "雨夜排水"),
        piece("b", 2, "以后再说。", "上接第一版《让绿意进城》"),
      ]),
    ).toEqual(["rain a", "trees b"]);
  });

  it("are told apart by their pages", () => {
    expect(
      short([
        piece("trees", 1, "第一段完了。", "下转第三版"),
        piece("rain", 2, "另一段完了。", "下转第四版"),
        piece("a", 4, "后来如何。", "上接第二版"),
        piece("b", 3, "以后再说。", "上接第一版"),
      ]),
    ).toEqual(["rain a", "trees b"]);
  });

  it("stay apart where no mark says that they go on, and where the marks name other pages", () => {
    const [from, to] = [piece("a", 1, trees, "下转第五版"), piece("b", 2, rainRest, "上接第六版")];
    expect(short([from, to])).toEqual([]);
    const { turn: _, ...unmarked } = from;
    const { comes: __, ...rest } = to;
    expect(short([unmarked, rest])).toEqual([]);
  });
});
