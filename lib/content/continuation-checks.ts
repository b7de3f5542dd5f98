import { articleId } from "../record/ids.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { FileOf } from "./content-file.ts";
import { nearest } from "./nearest.ts";

/**
 * What is wrong with what articles are the rest of.
 * @param byId originals by their id: all of the days that they are of
 * @param known which ids of other days there are
 */
export function checkContinuations(
  byId: ReadonlyMap<string, FileOf<"original">>,
  known: ReadonlySet<string>,
): Map<string, Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const [id, file] of byId) {
    const target = continuedBy(file);
    if (target === undefined || file.article === undefined) continue;
    const place = {
      file: file.path,
      ...file.article.valueAt(["continues"]),
      ...{ field: "continues", block: "continues" },
    };
    const [day, targetDay] = [id.slice(0, 10), target.slice(0, 10)];
    const circle = targetDay === day ? circleFrom(id, byId) : undefined;
    if (targetDay > day) found.set(file.path, [problem("continues-later", place, { id: target, date: day })]);
    else if (circle !== undefined)
      found.set(file.path, [problem("continues-circle", place, { ids: circle })]);
    else if (!(targetDay === day ? byId : known).has(target)) {
      const ofDay = [...byId.keys()].filter((each) => each.startsWith(`${day}/`) && each !== id);
      const details = { id: target, nearest: targetDay === day ? nearest(target, ofDay) : undefined };
      found.set(file.path, [problem("unknown-article", place, details)]);
    }
  }
  return found;
}

function continuedBy({ article }: FileOf<"original">): string | undefined {
  return article?.fields?.continues;
}

/** The ids of the circle that an article stands in, from it on. What stands outside and leads into it is in none. */
function circleFrom(id: string, byId: ReadonlyMap<string, FileOf<"original">>): string[] | undefined {
  const passed = [id];
  for (let next = nextOf(id); next !== undefined; next = nextOf(next)) {
    if (next === id) return passed;
    if (passed.includes(next)) return undefined;
    passed.push(next);
  }
  return undefined;

  function nextOf(each: string): string | undefined {
    const file = byId.get(each);
    return file && continuedBy(file);
  }
}

/** Earlier slugs that another article of the day has, or claims as its own. */
export function checkFormerSlugs(byId: ReadonlyMap<string, FileOf<"original">>): Map<string, Problem[]> {
  const claims = Map.groupBy(
    [...byId].flatMap(([id, file]) =>
      (file.article?.fields?.formerly ?? []).map((slug, index) => ({
        ...{ id, file, slug, index },
        former: articleId(id.slice(0, 10), slug),
      })),
    ),
    ({ former }) => former,
  );
  const found = new Map<string, Problem[]>();
  for (const [former, claimants] of claims) {
    for (const { id, file, slug, index } of claimants) {
      const other = byId.get(former)?.path ?? claimants.find((claimant) => claimant.id !== id)?.file.path;
      if (other === undefined || file.article === undefined) continue;
      const path = ["formerly", index];
      const place = { file: file.path, ...file.article.valueAt(path), field: `formerly[${index}]` };
      const problems = found.get(file.path) ?? [];
      problems.push(problem("former-slug-taken", { ...place, block: "formerly" }, { slug, other }));
      found.set(file.path, problems);
    }
  }
  return found;
}
