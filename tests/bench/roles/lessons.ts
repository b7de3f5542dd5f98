/** What the model of roles learns from: pages with each block's role, and parts of them. */
import { looksOf } from "#lib/importer/page/block-looks.ts";
import { readerOf } from "#lib/importer/page/normalised-text.ts";
import { printedRoles } from "#lib/importer/page-plan.ts";
import { generator } from "#lib/importer/solve/solve.ts";
import type { Held } from "../made-pages/house.ts";
import { madePage } from "../made-pages/made-page.ts";
import type { Story } from "../made-pages/printed.ts";
import { type RolePage, rolePageOf } from "../role-truth.ts";

export interface Lesson {
  page: RolePage;
  looks: string[][];
  truth: number[];
}

export function lessonOf(page: RolePage): Lesson {
  const reader = readerOf(page.blocks.map(({ text }) => text));
  return {
    page,
    looks: looksOf(page.blocks, reader),
    truth: page.roles.map((role) => printedRoles.indexOf(role)),
  };
}

/** Made-up pages from a seed on; with a form that none has, or all have. */
export function madeRolePages(
  first: number,
  count: number,
  stories: readonly Story[],
  held: { without?: Held; only?: Held } = {},
): RolePage[] {
  return Array.from({ length: count }, (_, at) => {
    const { name, text, truth } = madePage(first + at, stories, held);
    return rolePageOf(name, text, { ...truth, paper: "made" }) ?? [];
  }).flat();
}

/** A few blocks of a page: its edges are not always its head and its foot, and some texts are cut anywhere. */
function cropped(page: RolePage, seed: number): RolePage {
  const random = generator(seed);
  const from = Math.floor(random() * page.blocks.length);
  const size = 1 + Math.floor(random() * 9);
  const blocks = page.blocks.slice(from, from + size).map(({ text }, at): RolePage["blocks"][number] => {
    const lines = [at + 1, at + 1] as const;
    if (page.roles[from + at] !== "body" || text.length < 30 || random() < 0.85) return { text, lines };
    const start = random() < 0.5 ? 0 : Math.floor(random() * (text.length - 12));
    return { text: text.slice(start, start + 8 + Math.floor(random() * (text.length - start - 8))), lines };
  });
  return {
    name: `${page.name} cropped`,
    paper: page.paper,
    blocks,
    roles: page.roles.slice(from, from + size),
  };
}

/** Pages as they are, and a part or two of each. */
export function courseOf(pages: readonly RolePage[], crops = 1): Lesson[] {
  const parts = pages.flatMap((page, at) =>
    Array.from({ length: crops }, (_, round) => cropped(page, 5000 + 10 * at + round)),
  );
  return [...pages, ...parts].map(lessonOf);
}
