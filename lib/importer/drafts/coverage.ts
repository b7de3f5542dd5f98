import { fragmentsIn, type PagePlan } from "../page-plan.ts";

/**
 * Makes sure of promise 1 before anything is written: the fragments are the source's text, whitespace aside,
 * and each of them is in exactly one place.
 * @throws where the plan is at fault
 */
export function assertWhole(source: string, plan: PagePlan): void {
  const { fragments, articles, unplaced } = plan;
  const plain = (text: string) => text.replace(/\s+/g, "");
  if (plain(fragments.map(({ text }) => text).join("")) !== plain(source)) {
    throw new Error("the fragments are not the source's text");
  }
  const placed = [...articles.flatMap(fragmentsIn), ...unplaced];
  const known = new Set(fragments.map(({ id }) => id));
  if (
    placed.length !== known.size ||
    new Set(placed).size !== known.size ||
    !placed.every((id) => known.has(id))
  ) {
    throw new Error("a fragment is lost, unknown or in two places");
  }
}
