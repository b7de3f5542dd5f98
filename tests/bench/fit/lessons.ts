import { languageModelOf } from "#lib/importer/page/language-model.ts";
import { isPageMatter } from "#lib/importer/page/page-matter.ts";
import { modelPage, type Node, type PageModel } from "#lib/importer/page/page-model.ts";
import { dictionary } from "#lib/importer/page/words.ts";
import type { Fragment, LanguageModel } from "#lib/importer/page-plan.ts";
import { fragmentsOf } from "#lib/importer/solve/plan-page.ts";
import type { PracticePage } from "../practice-pages.ts";
import { damaged } from "./damage.ts";

export interface Lesson {
  page: PracticePage;
  model: PageModel;
  /** The true articles as paths of node indices. */
  truth: number[][];
  trueJoins: ReadonlySet<string>;
}

/** A page with its roles as they are; every other subhead looks like a headline that may be one. */
function lessonOf(page: PracticePage, languageModel?: LanguageModel): Lesson {
  const fragments = fragmentsOf(page.text)
    .map((fragment, at): Fragment => {
      const role = page.printedRoleOf.get(fragment.id) ?? "body";
      if (role === "credit" && page.articleOf.get(fragment.id)) return { ...fragment, role: "signature" };
      if (role === "subhead" && at % 2 === 0) {
        return at % 4 === 0
          ? {
              ...fragment,
              role: "headline",
              confidence: 0.6,
              otherwise: { role: "subhead", confidence: 0.3 },
            }
          : {
              ...fragment,
              role: "subhead",
              confidence: 0.6,
              otherwise: { role: "headline", confidence: 0.3 },
            };
      }
      if (role === "headline" && at % 3 === 0) {
        return { ...fragment, role, confidence: 0.7, otherwise: { role: "subhead", confidence: 0.2 } };
      }
      const { otherwise: _, ...plain } = fragment;
      return role === "body" && fragment.role === "lead" ? fragment : { ...plain, role };
    })
    .filter((fragment) => page.articleOf.get(fragment.id) && !isPageMatter(fragment));
  const model = modelPage(fragments, dictionary(), languageModel);
  const indexOf = new Map(model.nodes.map(({ fragment, index }) => [fragment.id, index]));
  const articles = [...new Set(page.articleOf.values())].filter((article) => article !== "");
  const truth = articles.map((article) => {
    const own = model.nodes.filter(({ fragment }) => page.articleOf.get(fragment.id) === article);
    const printed = (node: Node) => page.printedRoleOf.get(node.fragment.id);
    const order = page.truth.articles.find(({ id }) => id === article)?.fragments ?? [];
    const texts = own.filter((node) => node.isText || printed(node) === "subhead");
    const placeOf = (node: Node) =>
      order.indexOf(page.truth.fragments[page.placeOf.get(node.fragment.id) ?? -1]?.id ?? "");
    return [
      ...own.filter((node) => node.isHead && printed(node) !== "subhead"),
      ...own.filter(({ part }) => part === "byline"),
      ...texts.sort((a, b) => placeOf(a) - placeOf(b)),
      ...own.filter(({ part }) => part === "signature"),
    ].map(({ index }) => index);
  });
  const trueJoins = new Set(
    [...page.joins].map((join) => {
      const [from = "", to = ""] = join.split(" ");
      return `${indexOf.get(from)} ${indexOf.get(to)}`;
    }),
  );
  return { page, model, truth: truth.filter((path) => path.length > 0), trueJoins };
}

/** Lessons with an empty archive, and again with the other sets' text for an archive. */
export function lessonsOf(pages: readonly PracticePage[], sets: readonly string[]): Lesson[] {
  return pages.flatMap((page, index) => {
    if (!sets.includes(page.set)) return [];
    const hurt = damaged(page, index + 1);
    const lessons = [lessonOf(page), ...(hurt ? [lessonOf(hurt)] : [])];
    return index % 2 === 0 ? lessons : [...lessons, lessonOf(page, archiveOf(pages, sets, page.set))];
  });
}

function archiveOf(pages: readonly PracticePage[], sets: readonly string[], without: string): LanguageModel {
  const texts = sets
    .filter((set) => set !== without)
    .map((set) => pages.find((page) => page.set === set)?.text ?? "");
  return languageModelOf(texts);
}
