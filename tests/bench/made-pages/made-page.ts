/**
 * Whole pages with their truth, made up: each is printed in a house style drawn from independent dimensions and then
 * cut as extractors cut. The same seed makes the same page. The truth is in the form of the practice pages.
 */

import { generator } from "#lib/importer/solve/solve.ts";
import { withoutSpace } from "#lib/ledger/text-blocks.ts";
import { article, photoItem, picture, type SetArticle, smallItems, topicOf } from "./articles.ts";
import { pick, shuffled, whole } from "./chance.ts";
import { arranged, type Column, columnsOf, type Piece } from "./cuts.ts";
import { guide, masthead, pageHead, staffLine } from "./forms/front-matter.ts";
import { drawHouse, type Held, type House } from "./house.ts";
import { laidOut, written } from "./layout.ts";
import type { Printed, Story, TruthRole } from "./printed.ts";
import { things } from "./words.ts";

export interface MadeTruth {
  page: string;
  paper: string;
  source_articles: string[];
  layout: Record<string, string>;
  articles: {
    id: string;
    kind: string;
    headline: string | null;
    headline_lines: string[] | null;
    dropped_headline: string | null;
    optional?: true;
    fragments: string[];
    gaps: {
      after: string | null;
      before: string | null;
      missing: string;
      mid_before: boolean;
      mid_after: boolean;
    }[];
  }[];
  fragments: { id: string; role: TruthRole; article: string | null; text: string; group?: string }[];
  joins: [string, string][];
  adjacent: [string, string][];
}

export interface MadePage {
  name: string;
  text: string;
  truth: MadeTruth;
}

/** @param held a form that the page must not have, or must */
export function madePage(
  seed: number,
  stories: readonly Story[],
  held: { without?: Held; only?: Held } = {},
): MadePage {
  const random = generator(seed);
  const house = drawHouse(random, held);
  const chosen = shuffled(random, stories).slice(0, whole(random, 2, 8));
  const topic = () => (random() < 0.5 ? pick(random, things) : topicOf(pick(random, chosen), random));
  const set: SetArticle[] = [
    ...chosen.map((story) => article(house, story)),
    ...(random() < 0.35 ? [photoItem(house, topic())] : []),
    ...smallItems(house, topic()),
  ];
  const cut = set.map((each, index) => columnsOf(house, each, index));
  const columns = arranged(
    house,
    cut.map(({ columns: own }) => own),
  );
  const page = withMatter(house, columns, topic).flat();
  const write = written(house);
  const blocks = page
    .map((piece) => ({ ...piece, text: write(piece.text) }))
    .filter(({ text }) => withoutSpace(text) !== "");
  return {
    name: `made-${seed}`,
    text: laidOut(house, blocks),
    truth: truthOf(
      String(seed),
      house,
      set,
      cut.map(({ droppedHeadline }) => droppedHeadline),
      blocks,
      [...new Set(chosen.map(({ from }) => from))],
    ),
  };
}

/** Puts what belongs to no article around and between the columns. */
function withMatter(house: House, columns: Column[], topic: () => string): Column[] {
  const { random } = house;
  const page = [...columns];
  const put = (lines: readonly Printed[], where: "top" | "bottom" | "anywhere") => {
    if (lines.length === 0) return;
    const column = lines.map((line): Piece => ({ ...line, order: 0, goesOn: false }));
    const at =
      where === "top" && random() < 0.85
        ? 0
        : where === "bottom" && random() < 0.75
          ? page.length
          : whole(random, 0, page.length);
    page.splice(at, 0, column);
  };
  const furniture = (lines: readonly string[]) => lines.map((text): Printed => ({ role: "furniture", text }));
  const pictures = pick(random, [0, 1, 1, 2, 3]);
  for (let count = 0; count < pictures; count++) put(picture(house, topic()), "anywhere");
  put(furniture(guide(house)), "anywhere");
  const staff = staffLine(house);
  const head = furniture(pageHead(house));
  if (staff !== undefined && random() < 0.3) put([...head, ...furniture([staff])], "top");
  else {
    put(furniture(staff === undefined ? [] : [staff]), "bottom");
    put(head, "top");
  }
  const front = furniture(masthead(house));
  // A line of the paper's head may stand elsewhere on the page.
  const stray = random() < 0.25 && front.length > 2 ? front.splice(-1) : [];
  put(stray, "bottom");
  put(front, "top");
  return page;
}

function truthOf(
  page: string,
  { paper, style }: House,
  set: readonly SetArticle[],
  dropped: readonly (string | undefined)[],
  blocks: readonly Piece[],
  sources: string[],
): MadeTruth {
  const id = (at: number) => `f${String(at).padStart(2, "0")}`;
  const nameOf = (index: number) => `${page}${String.fromCodePoint(97 + index)}`;
  const members = set.map((_, index) =>
    blocks
      .map((piece, at) => ({ piece, id: id(at) }))
      .filter(({ piece }) => piece.article === index)
      .sort((a, b) => a.piece.order - b.piece.order),
  );
  const bodies = members.map((all) =>
    all.filter(
      ({ piece: { role } }) =>
        role === "body" || role === "subhead" || role === "notice" || role === "advertisement",
    ),
  );
  const pairs = bodies.flatMap((all) =>
    all.slice(1).map((next, at) => ({ before: all[at] as (typeof all)[number], next })),
  );
  return {
    page,
    paper,
    source_articles: sources,
    layout: { ...style },
    fragments: blocks.map(({ role, text, article: index }, at) => ({
      id: id(at),
      role,
      article: index === undefined ? null : nameOf(index),
      text: withoutSpace(text),
    })),
    articles: set.map(({ kind, optional }, index) => {
      const lines = (members[index] ?? [])
        .filter(({ piece }) => piece.role === "headline")
        .map(({ piece }) => piece.text);
      return {
        id: nameOf(index),
        kind,
        headline: lines.length === 0 ? null : withoutSpace(lines.join("")),
        headline_lines: lines.length === 0 ? null : lines,
        dropped_headline: dropped[index] ?? null,
        ...(optional ? { optional: true as const } : {}),
        fragments: (members[index] ?? []).map((member) => member.id),
        gaps: (members[index] ?? []).flatMap(({ piece: { lost }, id: own }) => {
          if (lost === undefined) return [];
          const at = (bodies[index] ?? []).findIndex((member) => member.id === own);
          return [
            {
              after: bodies[index]?.[at - 1]?.id ?? null,
              before: own,
              missing: lost.text,
              mid_before: lost.midBefore,
              mid_after: lost.midAfter,
            },
          ];
        }),
      };
    }),
    joins: pairs.filter(({ before }) => before.piece.goesOn).map(({ before, next }) => [before.id, next.id]),
    adjacent: pairs
      .filter(({ before, next }) => !before.piece.goesOn && next.piece.lost === undefined)
      .map(({ before, next }) => [before.id, next.id]),
  };
}
