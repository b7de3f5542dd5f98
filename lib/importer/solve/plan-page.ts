import { cutBlocks } from "../../ledger/text-blocks.ts";
import type { Advice } from "../assist/advice.ts";
import { readerOf } from "../page/normalised-text.ts";
import { isPageMatter, setAsideOf } from "../page/page-matter.ts";
import { modelPage, type Node, type PageModel } from "../page/page-model.ts";
import { rolesOf } from "../page/roles.ts";
import { comesOver, endsSentence, startsItem, startsWithRest } from "../page/sentences.ts";
import { dictionary } from "../page/words.ts";
import {
  type ArticlePlan,
  type Decision,
  type Fragment,
  type Join,
  type LanguageModel,
  type PagePlan,
  type ParagraphPlan,
  surelyDecided,
} from "../page-plan.ts";
import { decisionsOf } from "./decisions.ts";
import {
  advisePathProblem,
  bestContinuation,
  joinProbability,
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

/** A text of more fragments is hardly one page: what is put together from fewer starts takes half of the time. */
const usualPage = 120;

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
    const known = roles[index] ?? { role: "body", confidence: 0 };
    const isText = known.role === "body" || known.role === "lead";
    return {
      id: `f${String(index + 1).padStart(digits, "0")}`,
      text: exact,
      lines,
      ...known,
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
  const used = fragments.filter((fragment) => !isPageMatter(fragment));
  const parts = [];
  for (let from = 0; from < used.length; from += largestPage) {
    parts.push(reconstructPart(used.slice(from, from + largestPage), options));
  }
  const cut = new Set(parts.flatMap((part) => [...part.startsCut]));
  const roles = new Map(parts.flatMap((part) => [...part.roles]));
  const settled = fragments.map((fragment) => {
    const role = roles.get(fragment.id) ?? fragment.role;
    const endsCut = fragment.endsCut || (role === "body" && role !== fragment.role);
    return { ...fragment, role, endsCut, startsCut: cut.has(fragment.id) };
  });
  const setAside = setAsideOf(settled, reader);
  const decisions = [...parts.flatMap((part) => part.decisions), ...settled.flatMap(roleDecision)];
  return {
    fragments: settled,
    articles: parts.flatMap(({ articles }) => articles),
    joins: parts.flatMap(({ joins }) => joins),
    unplaced: [...setAside.map(({ fragment }) => fragment), ...parts.flatMap((part) => part.unplaced)],
    setAside,
    decisions: decisions.sort((a, b) => a.confidence - b.confidence),
  };
}

function roleDecision({ id, confidence = 1 }: Fragment): Decision[] {
  return confidence < surelyDecided ? [{ kind: "role", fragments: [id], confidence, alternatives: [] }] : [];
}

function reconstructPart(given: readonly Fragment[], options: PlanOptions) {
  const weights = options.weights ?? fitted;
  const fragments = withRolesSettled(given, weights, options.languageModel);
  const page = modelPage(fragments, dictionary(), options.languageModel);
  const puzzle = puzzleOf(page, weights);
  const problem = advisePathProblem(pathProblemOf(puzzle, weights), page, options.advice);
  const restarts = problem.size > usualPage ? 12 : 24;
  const solution = solve(problem, { steps: 8_000, restarts, samples: 60_000, seed: 1 });
  const isStory = (path: readonly number[]) =>
    path.some((at) => page.nodes[at]?.isHead || page.nodes[at]?.isText);
  const paths = solution.paths.filter(isStory).sort((a, b) => firstPlace(page, a) - firstPlace(page, b));
  const lost = solution.paths.filter((path) => !isStory(path)).flat();
  const joins = joinsOf(paths, page, puzzle, weights, solution);
  const joined = new Set(joins.map(({ from, to }) => `${from} ${to}`));
  const cut = new Set(
    page.nodes
      .filter(
        ({ index, fragment: { role }, plain }) =>
          (role === "body" || role === "lead") &&
          !comesOver(plain) &&
          !startsItem(plain) &&
          startsCut(puzzle, weights, index),
      )
      .map(({ fragment }) => fragment.id),
  );
  return {
    articles: paths.map((path) => planOf(path, page, joined, cut, solution)),
    joins,
    unplaced: lost.map((at) => page.nodes[at]?.fragment.id ?? ""),
    roles: new Map([
      ...fragments.map(({ id, role }) => [id, role] as const),
      ...paths.flatMap((path) => headsInside(path, page).map((id) => [id, "subhead"] as const)),
    ]),
    startsCut: new Set([...cut, ...joins.map(({ to }) => to)]),
    decisions: decisionsOf(paths, page, joins, solution),
  };
}

/** Headlines that stand inside an article: its subheads. */
function headsInside(path: readonly number[], page: PageModel): string[] {
  const nodes = path.map((index) => page.nodes[index] as Node);
  const first = nodes.findIndex(({ isText }) => isText);
  return nodes
    .filter(({ isHead }, at) => isHead && first !== -1 && at > first)
    .map(({ fragment }) => fragment.id);
}

/** What a first look at a join has to say, in nats, before it counts against a headline. */
const goesOn = 3;

/**
 * A short block that stops in mid-sentence looks like a headline. It is none where its text goes on in another block,
 * by as much as its looks leave open.
 */
function withRolesSettled(
  fragments: readonly Fragment[],
  weights: Weights,
  languageModel: LanguageModel | undefined,
): readonly Fragment[] {
  const oddsOf = ({ role, confidence = 1, otherwise, text }: Fragment) =>
    !["headline", "subhead", "entry", "deck"].includes(role) ||
    otherwise?.role !== "body" ||
    /[\r\n]/.test(text.trim())
      ? Number.NEGATIVE_INFINITY
      : Math.log(otherwise.confidence / confidence);
  const isHead = (at: number) => ["kicker", "headline", "deck"].includes(fragments[at]?.role ?? "");
  // The lines of a headline vouch for each other.
  const doubtful = new Set(
    fragments.filter((fragment, at) => oddsOf(fragment) > -5 && !isHead(at - 1) && !isHead(at + 1)),
  );
  if (doubtful.size === 0) return fragments;
  const asBodies = fragments.map(
    (fragment): Fragment =>
      doubtful.has(fragment) ? { ...fragment, role: "body", endsCut: true } : fragment,
  );
  const page = modelPage(asBodies, dictionary(), languageModel);
  return fragments.map((fragment, at) =>
    doubtful.has(fragment) && oddsOf(fragment) + bestContinuation(page, weights, at) > goesOn
      ? (asBodies[at] as Fragment)
      : fragment,
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
      const oneParagraph = next === undefined ? 0 : joinProbability(puzzle, weights, item, next);
      if (next === undefined || oneParagraph <= 0.5) return [];
      const confidence = (solution.follows[item]?.[next] ?? 0) * oneParagraph;
      const [from, to] = [page.nodes[item] as Node, page.nodes[next] as Node];
      return [{ from: from.fragment.id, to: to.fragment.id, confidence }];
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
  const first = nodes.findIndex(({ isText }) => isText);
  const ofRole = (role: Fragment["role"]) =>
    nodes
      .filter(({ isHead }, at) => isHead && (first === -1 || at < first))
      // What may be a subhead is none above an article's text.
      .filter(({ fragment }) => (fragment.role === "subhead" ? "headline" : fragment.role) === role)
      .map(({ fragment }) => fragment.id);
  const paragraphs: ParagraphPlan[] = [];
  for (const { fragment, isText, ends } of nodes.filter(
    (node, at) => node.isText || (node.isHead && at > first && first !== -1),
  )) {
    const last = paragraphs.at(-1);
    const before = last?.fragments.at(-1);
    const gapAfter = isText && !ends;
    if (last && before !== undefined && joined.has(`${before} ${fragment.id}`)) {
      paragraphs[paragraphs.length - 1] = { ...last, fragments: [...last.fragments, fragment.id], gapAfter };
    } else {
      paragraphs.push({ fragments: [fragment.id], gapBefore: cut.has(fragment.id), gapAfter });
    }
  }
  return {
    kicker: ofRole("kicker"),
    headline: ofRole("headline"),
    deck: ofRole("deck"),
    byline: nodes
      .filter(({ part }) => part === "byline" || part === "signature")
      .map(({ fragment }) => fragment.id),
    paragraphs,
    confidence: solution.whole(path),
  };
}
