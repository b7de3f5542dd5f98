import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { PrintedRole } from "#lib/importer/page/role-model.ts";
import type { Fragment, PagePlan, Role } from "#lib/importer/page-plan.ts";
import { withoutSpace } from "#lib/ledger/text-blocks.ts";
import { rolesOfTruth } from "./role-truth.ts";

export interface Truth {
  page: string;
  source_articles?: string[];
  articles: {
    id: string;
    headline_lines: string[] | null;
    fragments: string[];
    gaps: { after: string | null; before: string | null; mid_before: boolean }[];
  }[];
  fragments: { id: string; article: string | null; role: string; text: string }[];
  joins: [string, string][];
}

/** A page with its truth, the truth by the importer's own fragments: ids are theirs. */
export interface PracticePage {
  truth: Truth;
  name: string;
  /** Pages of one set hold the same articles, cut in other ways. */
  set: string;
  text: string;
  /** The article of each fragment; empty where it is in none. */
  articleOf: ReadonlyMap<string, string>;
  /** The place of each fragment in the truth. */
  placeOf: ReadonlyMap<string, number>;
  roleOf: ReadonlyMap<string, string>;
  /** The same in the importer's own terms. */
  printedRoleOf: ReadonlyMap<string, PrintedRole>;
  /** Each article's bodies in order. */
  bodies: readonly (readonly string[])[];
  headlines: ReadonlyMap<string, readonly string[]>;
  joins: ReadonlySet<string>;
  /** Fragments that begin in the middle of a paragraph. */
  cut: ReadonlySet<string>;
}

/**
 * Reads every `NAME.txt` of a folder with its `NAME.truth.json`.
 * @param fragmentsOf the importer's fragments of a text, which the truth's must equal
 */
export function practicePages(
  folder: string,
  fragmentsOf: (text: string) => readonly Fragment[],
): PracticePage[] {
  return globSync(join(folder, "*.truth.json"))
    .sort()
    .flatMap((path) => {
      const truth = JSON.parse(readFileSync(path, "utf8")) as Truth;
      const text = readFileSync(path.replace(/\.truth\.json$/, ".txt"), "utf8");
      const page = pageOf(basename(path, ".truth.json"), text, truth, fragmentsOf(text));
      if (page === undefined)
        console.warn(`${basename(path)}: left out, since its blocks are not told apart`);
      return page ?? [];
    });
}

export function pageOf(
  name: string,
  text: string,
  truth: Truth,
  fragments: readonly Fragment[],
): PracticePage | undefined {
  const ids = new Map(truth.fragments.map((fragment, index) => [fragment.id, fragments[index]?.id ?? ""]));
  const differs = truth.fragments.findIndex(
    (fragment, index) => withoutSpace(fragment.text) !== withoutSpace(fragments[index]?.text ?? ""),
  );
  if (differs !== -1 || fragments.length !== truth.fragments.length) {
    return undefined;
  }
  const id = (known: string) => ids.get(known) ?? "";
  const roleOf = new Map(truth.fragments.map((fragment) => [id(fragment.id), truthRoleOf(fragment)]));
  const gaps = truth.articles.flatMap((article) => article.gaps);
  return {
    truth,
    name,
    set: (truth.source_articles ?? [name]).join(" "),
    text,
    roleOf,
    placeOf: new Map(truth.fragments.map((_, at) => [fragments[at]?.id ?? "", at])),
    printedRoleOf: new Map(rolesOfTruth(truth).map((role, at) => [fragments[at]?.id ?? "", role])),
    articleOf: new Map(truth.fragments.map(({ id: known, article }) => [id(known), article ?? ""])),
    bodies: truth.articles.map((article) =>
      article.fragments.map(id).filter((each) => roleOf.get(each) === "body"),
    ),
    headlines: new Map(
      truth.articles
        .filter((article) => article.headline_lines !== null)
        .map((article) => [
          article.id,
          article.fragments.map(id).filter((each) => roleOf.get(each) === "headline"),
        ]),
    ),
    joins: new Set(truth.joins.map(([from, to]) => `${id(from)} ${id(to)}`)),
    cut: new Set([
      ...truth.joins.map(([, to]) => id(to)),
      ...gaps.flatMap(({ before, mid_before: middle }) => (before !== null && middle ? [id(before)] : [])),
    ]),
  };
}

/** A fragment's role: what counts as an article's text is its body, and page matter is furniture. */
function truthRoleOf({ role, article }: Truth["fragments"][number]): string {
  if (["subhead", "notice", "advertisement"].includes(role)) return "body";
  if (role === "caption" && article !== null) return "body";
  return role === "kicker" ? "headline" : role;
}

/** How well a page was put back together. */
export interface Score {
  /** B-cubed F1 over the characters of bodies. */
  b3: number;
  joinsFound: number;
  joinsMade: number;
  joinsTrue: number;
  headlinesRight: number;
  headlinesPrinted: number;
  /** Each decision with its confidence and whether it was right. */
  decisions: { kind: string; confidence: number; right: boolean }[];
}

export function scoreOf(page: PracticePage, { fragments, articles, joins, decisions }: PagePlan): Score {
  const sizeOf = new Map(fragments.map(({ id, text }) => [id, withoutSpace(text).length]));
  const bodies = fragments.map(({ id }) => id).filter((id) => page.roleOf.get(id) === "body");
  const clusterOf = new Map(bodies.map((id) => [id, id]));
  articles.forEach((article, index) => {
    for (const id of idsOf(article)) clusterOf.set(id, `article ${index}`);
  });
  const made = joins.map(({ from, to }) => `${from} ${to}`);
  const found = made.filter((join) => page.joins.has(join));
  const next = new Map(
    page.bodies.flatMap((ids) => ids.slice(1).map((id, at) => [ids[at] ?? "", id] as const)),
  );
  const printed = [...page.headlines];
  const right = printed.filter(([article, heads]) => {
    const cluster = clusterOf.get(heads[0] ?? "");
    const main = mainCluster(page, article, clusterOf, sizeOf);
    return (
      heads.every((head) => clusterOf.get(head) === main) &&
      cluster === main &&
      printed.every(
        ([other, lines]) => other === article || lines.every((line) => clusterOf.get(line) !== main),
      )
    );
  });
  return {
    b3: bCubed(page, bodies, clusterOf, sizeOf),
    joinsFound: found.length,
    joinsMade: made.length,
    joinsTrue: page.joins.size,
    headlinesRight: right.length,
    headlinesPrinted: printed.length,
    decisions: decisions.map(({ kind, fragments: ids, confidence }) => {
      const [from = "", to = ""] = ids;
      const article = page.articleOf.get(from);
      if (kind === "role") {
        const read = fragments.find(({ id }) => id === from)?.role ?? "body";
        return { kind, confidence, right: classOf(read) === classOf(page.printedRoleOf.get(from) ?? "body") };
      }
      if (kind === "join") return { kind, confidence, right: page.joins.has(`${from} ${to}`) };
      if (kind === "order") return { kind, confidence, right: next.get(from) === to };
      if (kind === "headline") {
        return { kind, confidence, right: ids.every((id) => page.articleOf.get(id) === article) };
      }
      const all = [...page.articleOf].filter(
        ([id, of]) => of === article && ["body", "headline", "deck"].includes(page.roleOf.get(id) ?? ""),
      );
      return { kind, confidence, right: all.length === ids.length && all.every(([id]) => ids.includes(id)) };
    }),
  };
}

/** Kinds of text are one, and so are the lines of a headline. */
function classOf(role: Role): string {
  if (["body", "lead", "entry", "notice"].includes(role)) return "text";
  if (["headline", "kicker", "deck"].includes(role)) return "head";
  return role === "signature" ? "byline" : role;
}

function idsOf({ kicker, headline, deck, byline, paragraphs }: PagePlan["articles"][number]): string[] {
  return [
    ...kicker,
    ...headline,
    ...deck,
    ...byline,
    ...paragraphs.flatMap((paragraph) => paragraph.fragments),
  ];
}

function mainCluster(
  page: PracticePage,
  article: string,
  clusterOf: ReadonlyMap<string, string>,
  sizeOf: ReadonlyMap<string, number>,
): string | undefined {
  const sizes = new Map<string, number>();
  for (const [id, of] of page.articleOf) {
    if (of !== article || page.roleOf.get(id) !== "body") continue;
    const cluster = clusterOf.get(id) ?? id;
    sizes.set(cluster, (sizes.get(cluster) ?? 0) + (sizeOf.get(id) ?? 0));
  }
  return [...sizes].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function bCubed(
  page: PracticePage,
  bodies: readonly string[],
  clusterOf: ReadonlyMap<string, string>,
  sizeOf: ReadonlyMap<string, number>,
): number {
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + (sizeOf.get(id) ?? 0), 0);
  let [precision, recall] = [0, 0];
  for (const id of bodies) {
    const together = bodies.filter((other) => clusterOf.get(other) === clusterOf.get(id));
    const meant = bodies.filter((other) => page.articleOf.get(other) === page.articleOf.get(id));
    const both = sum(together.filter((other) => meant.includes(other)));
    const size = sizeOf.get(id) ?? 0;
    precision += (size * both) / sum(together);
    recall += (size * both) / sum(meant);
  }
  const all = sum(bodies);
  return (2 * (precision / all) * (recall / all)) / (precision / all + recall / all);
}

/** The figures of several pages together. */
export function total(scores: readonly Score[]) {
  const sum = (of: (score: Score) => number) => scores.reduce((all, score) => all + of(score), 0);
  const precision =
    sum((score) => score.joinsFound) /
    Math.max(
      1,
      sum((score) => score.joinsMade),
    );
  const recall =
    sum((score) => score.joinsFound) /
    Math.max(
      1,
      sum((score) => score.joinsTrue),
    );
  return {
    b3: sum((score) => score.b3) / scores.length,
    joinPrecision: precision,
    joinRecall: recall,
    joinF1: (2 * precision * recall) / Math.max(precision + recall, 1e-9),
    headlines:
      sum((score) => score.headlinesRight) /
      Math.max(
        1,
        sum((score) => score.headlinesPrinted),
      ),
  };
}
