import type { FragmentBoxes, PageBox } from "../../record/page-boxes.ts";
import { endsSentence } from "../page/sentences.ts";
import type { ArticlePlan, Fragment, Join, PagePlan, Role, SetAside } from "../page-plan.ts";
import { type DoubtedText, doubtsIn } from "./doubted-text.ts";

/**
 * What a source itself says of a piece of its text: which article it belongs to, and as what. Its lines are as they
 * stand in the bulletin's text, none of them blank.
 */
export interface StructuredBlock extends DoubtedText {
  role: "kicker" | "headline" | "deck" | "byline" | "body" | "caption";
  /** The number of its article on the page; absent for what belongs to none. */
  article?: number;
  /** What it is instead, where the source tells. */
  reason?: SetAside["reason"];
  /** Where it stands on its page, one for each column that it goes through; absent where that is not known. */
  boxes?: readonly PageBox[];
  /** The picture that a caption stands under, by its name beside the source. */
  picture?: string;
}

/** A page whose articles need no putting together. Its text is the bulletin's: the blocks in order, a blank line between them. */
export interface StructuredPage extends DoubtedText {
  plan: PagePlan;
  /** Where the blocks stand that say so, by their lines of the text. */
  boxes: FragmentBoxes[];
}

/**
 * The plan of a page by what its source says. Every block is a fragment; every paragraph is whole, as the source has
 * it, so that no print is missing.
 * @param confidence how sure it is that the source is understood, from 0 to 1
 */
export function structuredPage(given: readonly StructuredBlock[], confidence: number): StructuredPage {
  const blocks = given.filter(({ text }) => text.trim() !== "");
  const digits = Math.max(2, String(blocks.length).length);
  let line = 1;
  const fragments = blocks.map(({ text, role }, index): Fragment => {
    const lines = [line, line + text.split("\n").length - 1] as const;
    line = lines[1] + 2;
    return {
      id: `f${String(index + 1).padStart(digits, "0")}`,
      text,
      lines,
      role: role as Role,
      startsCut: false,
      endsCut: role === "body" && !endsSentence(text.replace(/\s+/g, "")),
    };
  });
  const placed = blocks.map((block, index) => ({ ...block, id: fragments[index]?.id ?? "" }));
  const groups = Map.groupBy(
    placed.filter(({ article }) => article !== undefined),
    ({ article }) => article,
  );
  const articles = [...groups.values()].map((group): ArticlePlan => {
    const ofRole = (role: StructuredBlock["role"]) =>
      group.filter((block) => block.role === role).map(({ id }) => id);
    const pictures = group.filter(({ picture }) => picture !== undefined);
    return {
      kicker: ofRole("kicker"),
      headline: ofRole("headline"),
      deck: ofRole("deck"),
      byline: ofRole("byline"),
      paragraphs: ofRole("body").map((id) => ({ fragments: [id], gapBefore: false, gapAfter: false })),
      ...(ofRole("caption").length > 0 && { captions: ofRole("caption") }),
      ...(pictures.length > 0 && {
        pictures: pictures.map(({ id, picture = "" }) => ({ caption: id, file: picture })),
      }),
      confidence,
    };
  });
  const loose = placed.filter(({ article }) => article === undefined);
  const joins: Join[] = [];
  return {
    boxes: blocks.flatMap(({ boxes = [] }, index): FragmentBoxes[] => {
      const [from, to] = fragments[index]?.lines ?? [1, 1];
      return boxes.length === 0 ? [] : [{ lines: [from, to], boxes: [...boxes] }];
    }),
    text: `${blocks.map(({ text }) => text).join("\n\n")}\n`,
    ...doubtsIn(blocks),
    plan: {
      fragments,
      articles,
      joins,
      unplaced: loose.map(({ id }) => id),
      setAside: loose.flatMap(({ id, reason }) =>
        reason === undefined ? [] : [{ fragment: id, reason, confidence }],
      ),
      decisions: [],
    },
  };
}
