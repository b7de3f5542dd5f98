import { fragmentsOf } from "#lib/importer/solve/plan-page.ts";
import { generator } from "#lib/importer/solve/solve.ts";
import { type PracticePage, pageOf } from "../practice-pages.ts";

/**
 * The page with more of its print lost: leads with their bylines, headlines, beginnings and ends of paragraphs.
 * Practice pages lose one piece each; real ones lose what the extractor did not see.
 */
export function damaged(page: PracticePage, seed: number): PracticePage | undefined {
  const random = generator(seed);
  const chance = (probability: number) => random() < probability;
  const own = fragmentsOf(page.text);
  const texts = new Map(page.truth.fragments.map(({ id }, index) => [id, own[index]?.text ?? ""]));
  const gone = new Set<string>();
  const moved = new Map<string, string>();
  const articles = page.truth.articles.map((article) => ({ ...article, gaps: [...article.gaps] }));
  const roleOf = new Map(page.truth.fragments.map(({ id, role }) => [id, role]));
  const joinedTo = new Set(page.truth.joins.map(([, to]) => to));
  const cutStart = (id: string) => {
    const text = texts.get(id) ?? "";
    if (joinedTo.has(id) || text.length < 40) return false;
    texts.set(id, text.slice(6 + Math.floor(random() * Math.min(text.length - 30, 60))));
    return true;
  };
  for (const article of articles) {
    const bodies = article.fragments.filter((id) => roleOf.get(id) === "body");
    const heads = article.fragments.filter(
      (id) => roleOf.get(id) === "headline" || roleOf.get(id) === "deck",
    );
    const [lead = "", second = ""] = bodies;
    const losesLead = bodies.length > 3 && chance(0.3);
    if (losesLead) {
      gone.add(lead);
      for (const id of article.fragments) if (roleOf.get(id) === "byline") gone.add(id);
      if (cutStart(second) || joinedTo.has(second)) {
        article.gaps.push({ after: null, before: second, mid_before: true });
      }
      if (chance(0.6)) for (const head of heads) moved.set(head, second);
    } else if (chance(0.25)) for (const head of heads) gone.add(head);
    const inner = bodies.slice(losesLead ? 2 : 1).filter((id) => !joinedTo.has(id));
    const hurt = inner[Math.floor(random() * inner.length)];
    if (hurt !== undefined && chance(0.3) && cutStart(hurt)) {
      article.gaps.push({ after: null, before: hurt, mid_before: true });
    }
    const ends = bodies.filter((id) => !page.truth.joins.some(([from]) => from === id) && !gone.has(id));
    const shortened = ends[Math.floor(random() * ends.length)];
    const text = texts.get(shortened ?? "") ?? "";
    if (shortened !== undefined && chance(0.3) && text.length > 50) {
      texts.set(shortened, text.slice(0, 20 + Math.floor(random() * (text.length - 24))));
    }
  }
  // The rest of a paragraph after a column's end, so that the next one follows in another column.
  for (const [, to] of page.truth.joins) {
    if (chance(0.25) && !page.truth.joins.some(([from]) => from === to)) gone.add(to);
  }
  const kept = page.truth.fragments.filter(({ id }) => !gone.has(id));
  const order = kept.filter(({ id }) => !moved.has(id));
  for (const fragment of kept.filter(({ id }) => moved.has(id))) {
    order.splice(
      order.findIndex(({ id }) => id === moved.get(fragment.id)),
      0,
      fragment,
    );
  }
  const truth = {
    ...page.truth,
    fragments: order.map((fragment) => ({ ...fragment, text: texts.get(fragment.id) ?? "" })),
    joins: page.truth.joins.filter(([from, to]) => !gone.has(from) && !gone.has(to)),
    articles: articles.map((article) => ({
      ...article,
      fragments: article.fragments.filter((id) => !gone.has(id)),
      headline_lines: article.fragments.some((id) => roleOf.get(id) === "headline" && !gone.has(id))
        ? article.headline_lines
        : null,
    })),
  };
  const text = truth.fragments.map((fragment) => fragment.text).join("\n\n");
  return pageOf(`${page.name} damaged`, text, truth, fragmentsOf(text));
}
