import { cutBlocks } from "../../ledger/text-blocks.ts";
import type { Advice } from "../assist/advice.ts";
import { placeBylines } from "../page/bylines.ts";
import { readerOf } from "../page/normalised-text.ts";
import { modelPage, type Node, type PageModel } from "../page/page-model.ts";
import { endsSentence, isFurniture, rolesOf, startsWithRest } from "../page/roles.ts";
import { dictionary } from "../page/words.ts";
import type { ArticlePlan, Fragment, Join, LanguageModel, PagePlan, ParagraphPlan } from "../page-plan.ts";
import { decisionsOf } from "./decisions.ts";
import {
  advisePathProblem,
  bestContinuation,
  isJoin,
  type Puzzle,
  pathProblemOf,
  puzzleOf,
  startsCut,
  type Weights,
} from "./puzzle.ts";
import { type Solution, solve } from "./solve.ts";
import fitted from "./weights.json" with { type: "json" };

export interface PlanOptions {
  /** The genre's language, from the archive's own text; without it the dictionary alone answers. */
  languageModel?: LanguageModel;
  /** What a language model advises, over fragment ids only: one more evidence. */
  advice?: Advice;
  /** Weights other than the fitted ones, for measuring. */
  weights?: Weights;
}

/** More fragments than any printed page has are put together in stretches of this many. */
const largestPage = 160;

/** The page's fragments with their roles, before anything is put together. */
export function fragmentsOf(text: string): Fragment[] {
  const blocks = cutBlocks(text);
  const reader = readerOf(blocks.map(({ text: exact }) => exact));
  const roles = rolesOf(blocks, reader);
  const digits = Math.max(2, String(blocks.length).length);
  return blocks.map(({ text: exact, lines }, index) => {
    const plain = reader.read(exact);
    const isText = roles[index] === "body" || roles[index] === "lead";
    return {
      id: `f${String(index + 1).padStart(digits, "0")}`,
      text: exact,
      lines,
      role: roles[index] ?? "body",
      startsCut: isText && startsWithRest(plain),
      endsCut: isText && !endsSentence(plain),
    };
  });
}

/**
 * Puts a page's text back together: fragments, roles, joins, articles and their order.
 * Every fragment is in exactly one article or in `unplaced`; the same text always has the same result.
 */
export function planPage(text: string, options: PlanOptions = {}): PagePlan {
  const fragments = fragmentsOf(text);
  const reader = readerOf(fragments.map((fragment) => fragment.text));
  const furniture = fragments.filter((fragment) => isFurniture(fragment, reader));
  const used = fragments.filter((fragment) => !furniture.includes(fragment));
  const parts = [];
  for (let from = 0; from < used.length; from += largestPage) {
    parts.push(reconstructPart(used.slice(from, from + largestPage), options));
  }
  const cut = new Set(parts.flatMap((part) => [...part.startsCut]));
  const roles = new Map(parts.flatMap((part) => [...part.roles]));
  return {
    fragments: fragments.map((fragment) => {
      const role = roles.get(fragment.id) ?? fragment.role;
      const endsCut = fragment.endsCut || role !== fragment.role;
      return { ...fragment, role, endsCut, startsCut: cut.has(fragment.id) };
    }),
    articles: parts.flatMap(({ articles }) => articles),
    joins: parts.flatMap(({ joins }) => joins),
    unplaced: [...furniture.map(({ id }) => id), ...parts.flatMap(({ unplaced }) => unplaced)],
    decisions: parts.flatMap(({ decisions }) => decisions).sort((a, b) => a.confidence - b.confidence),
  };
}

function reconstructPart(given: readonly Fragment[], options: PlanOptions) {
  const weights = options.weights ?? fitted;
  const fragments = withRolesSettled(given, weights, options.languageModel);
  const page = modelPage(fragments, dictionary(), options.languageModel);
  const puzzle = puzzleOf(page, weights);
  const problem = advisePathProblem(pathProblemOf(puzzle, weights), page, options.advice);
  const solution = solve(problem, { steps: 8_000, restarts: 24, samples: 60_000, seed: 1 });
  const paths = [...solution.paths].sort((a, b) => firstPlace(page, a) - firstPlace(page, b));
  const joins = joinsOf(paths, page, puzzle, weights, solution);
  const joined = new Set(joins.map(({ from, to }) => `${from} ${to}`));
  const cut = new Set(
    page.nodes.filter(({ index }) => startsCut(puzzle, weights, index)).map(({ fragment }) => fragment.id),
  );
  const plans = paths.map((path) => planOf(path, page, joined, cut, solution));
  const { articles, unplaced } = withBylines(fragments, plans);
  return {
    articles,
    joins,
    unplaced,
    roles: new Map(fragments.map(({ id, role }) => [id, role])),
    startsCut: new Set([...cut, ...joins.map(({ to }) => to)]),
    decisions: decisionsOf(paths, page, joins, solution),
  };
}

/** A first look at a join has to be this good, in nats, to make a body of what looks like a headline. */
const surelyGoesOn = 2;
/** No sentence stops here in the middle. */
const wholeHeadline = /(?:召开|举行|开幕|闭幕|开班|开讲|启动|开工|投运|会议|强调)$/u;

/**
 * A single short block that stops in mid-sentence looks like a headline. It is none where its text goes on in
 * another block.
 */
function withRolesSettled(
  fragments: readonly Fragment[],
  weights: Weights,
  languageModel: LanguageModel | undefined,
): readonly Fragment[] {
  const isHead = (fragment: Fragment | undefined) =>
    ["kicker", "headline", "deck"].includes(fragment?.role ?? "");
  const alone = fragments.filter(
    (fragment, at) =>
      fragment.role === "headline" &&
      !isHead(fragments[at - 1]) &&
      !isHead(fragments[at + 1]) &&
      !/[\r\n]/.test(fragment.text.trim()) &&
      !wholeHeadline.test(fragment.text.trim()),
  );
  if (alone.length === 0) return fragments;
  const asBodies = fragments.map(
    (fragment): Fragment =>
      alone.includes(fragment) ? { ...fragment, role: "body", endsCut: true } : fragment,
  );
  const page = modelPage(asBodies, dictionary(), languageModel);
  const goOn = new Set(
    page.nodes
      .filter(
        ({ fragment, index }) =>
          fragment.role === "body" && bestContinuation(page, weights, index) > surelyGoesOn,
      )
      .map(({ fragment }) => fragment.id),
  );
  return fragments.map((fragment, at) =>
    alone.includes(fragment) && goOn.has(fragment.id) ? (asBodies[at] as Fragment) : fragment,
  );
}

function firstPlace(page: PageModel, path: readonly number[]): number {
  const nodes = path.map((index) => page.nodes[index] as Node);
  const lead = nodes.find(({ isHead }) => isHead) ?? nodes[0];
  return lead?.place ?? 0;
}

function joinsOf(
  paths: readonly (readonly number[])[],
  page: PageModel,
  puzzle: Puzzle,
  weights: Weights,
  solution: Solution,
): Join[] {
  return paths.flatMap((path) =>
    path.flatMap((item, at): Join[] => {
      const next = path[at + 1];
      if (next === undefined || !isJoin(puzzle, weights, item, next)) return [];
      const [from, to] = [page.nodes[item] as Node, page.nodes[next] as Node];
      return [
        { from: from.fragment.id, to: to.fragment.id, confidence: solution.follows[item]?.[next] ?? 0 },
      ];
    }),
  );
}

function planOf(
  path: readonly number[],
  page: PageModel,
  joined: ReadonlySet<string>,
  cut: ReadonlySet<string>,
  solution: Solution,
): ArticlePlan {
  const nodes = path.map((index) => page.nodes[index] as Node);
  const ofRole = (role: Fragment["role"]) =>
    nodes.filter((node) => node.isHead && node.fragment.role === role).map(({ fragment }) => fragment.id);
  const paragraphs: ParagraphPlan[] = [];
  for (const { fragment, plain } of nodes.filter(({ isHead }) => !isHead)) {
    const last = paragraphs.at(-1);
    const before = last?.fragments.at(-1);
    if (last && before !== undefined && joined.has(`${before} ${fragment.id}`)) {
      paragraphs[paragraphs.length - 1] = {
        ...last,
        fragments: [...last.fragments, fragment.id],
        gapAfter: !endsSentence(plain),
      };
    } else {
      paragraphs.push({
        fragments: [fragment.id],
        gapBefore: cut.has(fragment.id),
        gapAfter: !endsSentence(plain),
      });
    }
  }
  return {
    kicker: ofRole("kicker"),
    headline: ofRole("headline"),
    deck: ofRole("deck"),
    byline: [],
    paragraphs,
    confidence: solution.whole(path),
  };
}

function withBylines(fragments: readonly Fragment[], plans: readonly ArticlePlan[]) {
  const articleOf = new Map<string, number>();
  const [firsts, lasts] = [new Set<string>(), new Set<string>()];
  plans.forEach(({ kicker, headline, deck, paragraphs }, index) => {
    const ids = [...kicker, ...headline, ...deck, ...paragraphs.flatMap((paragraph) => paragraph.fragments)];
    for (const id of ids) articleOf.set(id, index);
    firsts.add(paragraphs[0]?.fragments[0] ?? "");
    lasts.add(paragraphs.at(-1)?.fragments.at(-1) ?? "");
  });
  const placed = placeBylines(fragments, articleOf, firsts, lasts);
  const articles = plans.map((plan, index) => ({
    ...plan,
    byline: [...placed].filter(([, article]) => article === index).map(([id]) => id),
  }));
  const bylines = fragments.filter(({ role }) => role === "byline");
  return { articles, unplaced: bylines.filter(({ id }) => !placed.has(id)).map(({ id }) => id) };
}
