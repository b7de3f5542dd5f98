import { newArticle } from "../../record/answers.ts";
import type { ArticlePlan, Decision, PagePlan } from "../page-plan.ts";
import type { Answer } from "./answer.ts";

/** Of the choices that the importer made, those that still stand and that no editor has answered. */
export function decisionsLeft(before: PagePlan, after: PagePlan, answers: readonly Answer[]): Decision[] {
  const said = (id: string | undefined, field: keyof Answer) =>
    answers.some((each) => each.fragment === id && each[field] !== undefined);
  const inArticle = new Map(
    after.articles.flatMap((article, at) => storyOf(article).map((id) => [id, at] as const)),
  );
  const joined = new Set(after.joins.map(({ from, to }) => `${from} ${to}`));
  const followed = new Set(after.articles.flatMap((article) => pairsIn(bodyOf(article))));
  return before.decisions.filter(({ kind, fragments }) => {
    const [first, last] = [fragments[0], fragments.at(-1)];
    if (first === undefined || last === undefined) return false;
    switch (kind) {
      case "role":
        return !said(first, "is");
      case "join":
      case "order": {
        const pair = `${first} ${last}`;
        const isSaid =
          ["article", "continues", "notContinues", "paragraph", "is"].some((field) =>
            said(last, field as keyof Answer),
          ) || said(first, "paragraph");
        return !isSaid && followed.has(pair) && joined.has(pair) === (kind === "join");
      }
      case "headline":
        return (
          !fragments.some((id) => said(id, "is") || said(id, "article")) &&
          fragments.every((id) => inArticle.get(id) === inArticle.get(first)) &&
          bodyOf(after.articles[inArticle.get(first) ?? -1])[0] === last
        );
      default: {
        const article = after.articles[inArticle.get(first) ?? -1];
        const isSame = article !== undefined && sameIds(storyOf(article), fragments);
        return isSame && !answers.some((each) => fragments.includes(each.fragment) && isOfArticle(each));
      }
    }
  });
}

function isOfArticle({ article, continues, notContinues }: Answer): boolean {
  return (
    article === newArticle || article !== undefined || continues !== undefined || notContinues !== undefined
  );
}

function bodyOf(article: ArticlePlan | undefined): string[] {
  return article?.paragraphs.flatMap(({ fragments }) => fragments) ?? [];
}

/** Headlines and text, as a decision on an article names them. */
function storyOf(article: ArticlePlan): string[] {
  return [...article.kicker, ...article.headline, ...article.deck, ...bodyOf(article)];
}

function pairsIn(ids: readonly string[]): string[] {
  return ids.slice(1).map((id, at) => `${ids[at]} ${id}`);
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === a.length;
}
