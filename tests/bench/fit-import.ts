/**
 * Fits the importer's weights to pages whose truth is known, and measures what they do on pages that were held out:
 *
 *     npm run bench:fit-import -- DIR...               fits to all, and writes lib/importer/solve/weights.json
 *     npm run bench:fit-import -- --sets DIR...        measures alone: sets of articles held out, in four parts
 *     npm run bench:fit-import -- --folders DIR...     measures alone: each whole folder held out
 *
 * --from=FILE goes on from the weights of an earlier fit.
 *
 * First a logistic regression for each kind of choice; then a structured perceptron with margin over whole pages,
 * started from it, so that all choices are weighed against each other. Pages of one set of articles are held out
 * together, and no other page of theirs is learnt from.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Features } from "#lib/importer/evidence/features.ts";
import { fragmentsOf, planPage } from "#lib/importer/solve/plan-page.ts";
import { fitted } from "./fit/fit.ts";
import { lessonsOf } from "./fit/lessons.ts";
import { type PracticePage, practicePages, type Score, scoreOf, total } from "./practice-pages.ts";

const parts = 4;
const from = process.argv.find((each) => each.startsWith("--from="))?.slice("--from=".length);
const known = from === undefined ? {} : (JSON.parse(readFileSync(from, "utf8")) as Features);
const folders = process.argv.slice(2).filter((each) => !each.startsWith("--"));
if (folders.length === 0) {
  console.error("usage: npm run bench:fit-import -- [--sets] [--folders] DIR...");
  process.exit(2);
}
const pagesOf = new Map(folders.map((folder) => [folder, practicePages(folder, fragmentsOf)]));
const [bySet, byFolder] = ["--sets", "--folders"].map((option) => process.argv.includes(option));
if (bySet) measure("sets held out", heldOutSets());
if (byFolder) measure("folders held out", heldOutFolders());
if (!bySet && !byFolder) writeWeights(fittedTo([...pagesOf.values()].flat()));

interface Measured {
  folder: string;
  score: Score;
}

function fittedTo(pages: readonly PracticePage[]): Features {
  return rounded(fitted(lessonsOf(pages, [...new Set(pages.map(({ set }) => set))]), known));
}

/** Every page, by weights that were fitted to the pages of other sets alone. */
function heldOutSets(): Measured[] {
  const partOf = new Map(
    [...pagesOf.values()].flatMap((pages) =>
      [...new Set(pages.map(({ set }) => set))].map((set, at) => [set, at % parts] as const),
    ),
  );
  return Array.from({ length: parts }, (_, part) => {
    const isOut = ({ set }: PracticePage) => partOf.get(set) === part;
    const weights = fittedTo([...pagesOf.values()].flat().filter((page) => !isOut(page)));
    return [...pagesOf].flatMap(([folder, pages]) => scored(folder, pages.filter(isOut), weights));
  }).flat();
}

function heldOutFolders(): Measured[] {
  return [...pagesOf].flatMap(([folder, pages]) => {
    const others = [...pagesOf].flatMap(([other, those]) => (other === folder ? [] : those));
    return scored(folder, pages, fittedTo(others));
  });
}

function scored(folder: string, pages: readonly PracticePage[], weights: Features): Measured[] {
  return pages.map((page) => ({ folder, score: scoreOf(page, planPage(page.text, { weights })) }));
}

function measure(what: string, measured: readonly Measured[]): void {
  console.log(
    `\n| ${what} | B³ F1 | join precision | join recall | headlines | of decisions at 0.9: right | joins alone |`,
  );
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  for (const folder of folders) {
    const scores = measured.filter((each) => each.folder === folder).map(({ score }) => score);
    const { b3, joinPrecision, joinRecall, headlines } = total(scores);
    const figures = [b3, joinPrecision, joinRecall, headlines].map((figure) => figure.toFixed(3));
    const sure = scores.flatMap(({ decisions }) => decisions).filter(({ confidence }) => confidence >= 0.9);
    const joins = sure.filter(({ kind }) => kind === "join");
    console.log(`| ${basename(folder)} | ${figures.join(" | ")} | ${rightOf(sure)} | ${rightOf(joins)} |`);
  }
}

function rightOf(decisions: readonly { right: boolean }[]): string {
  const right = decisions.filter((decision) => decision.right).length;
  return `${((100 * right) / Math.max(1, decisions.length)).toFixed(1)} % of ${decisions.length}`;
}

function rounded(weights: Features): Features {
  return Object.fromEntries(
    Object.entries(weights)
      .filter(([, value]) => Math.abs(value) >= 0.0005)
      .map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  );
}

function writeWeights(weights: Features): void {
  const path = join(import.meta.dirname, "../../lib/importer/solve/weights.json");
  writeFileSync(path, `${JSON.stringify(weights, undefined, 2)}\n`);
}
