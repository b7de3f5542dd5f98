/** How well blocks are read for what they are, in the figures that the pages' scorer has. */
import { readerOf } from "#lib/importer/page/normalised-text.ts";
import { isPageMatter } from "#lib/importer/page/page-matter.ts";
import type { RoleWeights } from "#lib/importer/page/role-model.ts";
import { rolesOf } from "#lib/importer/page/roles.ts";
import type { Role } from "#lib/importer/page-plan.ts";
import type { RolePage } from "../role-truth.ts";

export interface Reading {
  page: string;
  text: string;
  meant: Role;
  read: Role;
  confidence: number;
}

export function readingsOf(pages: readonly RolePage[], weights?: RoleWeights): Reading[] {
  return pages.flatMap(({ name, blocks, roles }) => {
    const known = rolesOf(blocks, readerOf(blocks.map(({ text }) => text)), weights);
    return blocks.map(({ text }, at): Reading => {
      const { role = "body", confidence = 0 } = known[at] ?? {};
      return { page: name, text, meant: roles[at] ?? "body", read: role, confidence };
    });
  });
}

/** Kinds of text are one, and so are the lines of a headline, and who wrote what. */
export function kindOf(role: Role): string {
  if (["body", "lead", "entry", "notice"].includes(role)) return "text";
  if (["headline", "kicker", "deck"].includes(role)) return "head";
  return role === "signature" ? "byline" : role;
}

export interface RoleFigures {
  /** Of headlines, kickers and decks, those that are read as one of them. */
  headsFound: number;
  /** Of those that are read as such, those that are. */
  headsTrue: number;
  /** Of texts, those that are in no article, by characters. */
  textLost: number;
  furnitureClean: number;
  captionClean: number;
  /** Of all blocks, by kinds. */
  right: number;
  /** Of blocks read at 0.9 or more, those that are right, and how many of all blocks they are. */
  sureRight: number;
  sure: number;
}

export function figuresOf(readings: readonly Reading[]): RoleFigures {
  const share = (those: readonly Reading[], test: (reading: Reading) => boolean) =>
    those.length === 0 ? Number.NaN : those.filter(test).length / those.length;
  const isRight = ({ meant, read }: Reading) => kindOf(meant) === kindOf(read);
  const of = (test: (reading: Reading) => boolean) => readings.filter(test);
  const texts = of(({ meant }) => kindOf(meant) === "text");
  const size = (those: readonly Reading[]) => those.reduce((sum, { text }) => sum + text.length, 0);
  const sure = of(({ confidence }) => confidence >= 0.9);
  return {
    headsFound: share(
      of(({ meant }) => kindOf(meant) === "head"),
      isRight,
    ),
    headsTrue: share(
      of(({ read }) => kindOf(read) === "head"),
      isRight,
    ),
    textLost: size(texts.filter(({ read }) => isPageMatter({ role: read }))) / Math.max(1, size(texts)),
    furnitureClean: share(
      of(({ meant }) => meant === "furniture"),
      ({ read }) => isPageMatter({ role: read }),
    ),
    captionClean: share(
      of(({ meant }) => meant === "caption" || meant === "credit"),
      ({ read }) => isPageMatter({ role: read }),
    ),
    right: share(readings, isRight),
    sureRight: share(sure, isRight),
    sure: sure.length / Math.max(1, readings.length),
  };
}

export function rowOf(name: string, figures: RoleFigures): string {
  const { headsFound, headsTrue, textLost, furnitureClean, captionClean, right, sureRight, sure } = figures;
  const cells = [headsFound, headsTrue, textLost, furnitureClean, captionClean, right, sureRight, sure];
  return `| ${name} | ${cells.map((value) => (Number.isNaN(value) ? "" : value.toFixed(3))).join(" | ")} |`;
}

export const header =
  "| pages | heads found | heads true | text lost | furniture clean | captions clean | blocks right | right at 0.9 or more | so many |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |";

/** What is taken for what, most frequent first. */
export function confusionsOf(readings: readonly Reading[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { meant, read } of readings) {
    if (kindOf(meant) === kindOf(read)) continue;
    const what = `${meant} read as ${read}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
