import type { Node, PageModel } from "../page/page-model.ts";
import type { Decision, Join } from "../page-plan.ts";
import type { Solution } from "./solve.ts";

/** Alternatives less likely than this are not worth an editor's time. */
const worthShowing = 0.05;

/** Every choice that the solution made, with how sure it is and what came close. */
export function decisionsOf(
  paths: readonly (readonly number[])[],
  page: PageModel,
  joins: readonly Join[],
  solution: Solution,
): Decision[] {
  const joined = new Map(joins.map(({ from, to, confidence }) => [`${from} ${to}`, confidence]));
  const idOf = (index: number) => (page.nodes[index] as Node).fragment.id;
  return paths.flatMap((path): Decision[] => {
    const bodies = path.filter((index) => page.nodes[index]?.isText);
    const heads = path
      .slice(0, path.indexOf(bodies[0] ?? -1) + 1 || undefined)
      .filter((index) => page.nodes[index]?.isHead);
    const article: Decision = {
      kind: "article",
      fragments: path.filter((index) => isStory(page, index)).map(idOf),
      confidence: Math.min(solution.whole(path), hasTwoAuthorships(path, page) ? doubtful : 1),
      alternatives: othersOf(path, page, solution),
    };
    const [firstHead, firstBody] = [heads[0], bodies[0]];
    const headline: Decision[] =
      firstHead === undefined || firstBody === undefined
        ? []
        : [
            {
              kind: "headline",
              fragments: [...heads, firstBody].map(idOf),
              confidence: Math.min(...heads.map((head) => solution.together[head]?.[firstBody] ?? 0)),
              alternatives: ranked(page, solution.follows[heads.at(-1) ?? firstHead], [firstBody]).map(
                (other) => ({
                  fragments: [...heads.map(idOf), other.id],
                  confidence: other.confidence,
                }),
              ),
            },
          ];
    const seams = bodies.slice(1).map((to, at): Decision => {
      const from = bodies[at] as number;
      const join = joined.get(`${idOf(from)} ${idOf(to)}`);
      return {
        kind: join === undefined ? "order" : "join",
        fragments: [idOf(from), idOf(to)],
        confidence: join ?? solution.follows[from]?.[to] ?? 0,
        alternatives: ranked(page, solution.follows[from], [to]).map((other) => ({
          fragments: [idOf(from), other.id],
          confidence: other.confidence,
        })),
      };
    });
    return [article, ...headline, ...seams];
  });
}

/** What an editor should look at, however sure the solution is. */
const doubtful = 0.5;

/** Whether an article has two bylines, or two signatures, that stand apart: another one may want for its own. */
function hasTwoAuthorships(path: readonly number[], page: PageModel): boolean {
  const nodes = path.map((index) => page.nodes[index] as Node);
  return (["byline", "signature"] as const).some((part) => {
    const places = nodes.filter((node) => node.part === part).map(({ place }) => place);
    return places.length > 1 && Math.max(...places) - Math.min(...places) >= places.length;
  });
}

/** Headlines and text, without who wrote it. */
function isStory(page: PageModel, index: number): boolean {
  const node = page.nodes[index];
  return node !== undefined && (node.isHead || node.isText);
}

function ranked(page: PageModel, row: readonly number[] | undefined, chosen: readonly number[]) {
  return [...(row ?? []).entries()]
    .filter(([index, confidence]) => confidence >= worthShowing && !chosen.includes(index))
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([index, confidence]) => ({ id: (page.nodes[index] as Node).fragment.id, confidence }));
}

/** Fragments that may belong to the article too, or not to it. */
function othersOf(path: readonly number[], page: PageModel, solution: Solution): Decision["alternatives"] {
  const first = path[0];
  if (first === undefined) return [];
  const share = (index: number) =>
    path.reduce((sum, item) => sum + (item === index ? 0 : (solution.together[item]?.[index] ?? 0)), 0) /
    Math.max(1, path.length - (path.includes(index) ? 1 : 0));
  const ids = (items: readonly number[]) =>
    items.filter((item) => isStory(page, item)).map((item) => (page.nodes[item] as Node).fragment.id);
  return page.nodes
    .filter(({ index }) => isStory(page, index))
    .filter(({ index }) =>
      path.includes(index) ? path.length > 1 && share(index) < 1 - worthShowing : share(index) > worthShowing,
    )
    .map(({ index, fragment }) => ({
      fragments: path.includes(index)
        ? ids(path.filter((item) => item !== index))
        : [...ids(path), fragment.id],
      confidence: path.includes(index) ? 1 - share(index) : share(index),
    }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 3);
}
