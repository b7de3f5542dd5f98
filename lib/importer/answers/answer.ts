import type { Answered } from "../../record/answered.ts";
import { newArticle } from "../../record/answers.ts";
import type { PagePlan } from "../page-plan.ts";

/** An answer by the ids of fragments. */
export type Answer = Omit<Answered, "fragment" | "article" | "continues" | "notContinues"> & {
  fragment: string;
  article?: string;
  continues?: string;
  notContinues?: string;
};

/** Answers by ids of a plan's fragments, in their order. */
export function answersOf(answered: readonly Answered[], { fragments }: PagePlan): Answer[] {
  const id = (at: number) => fragments[at]?.id ?? "";
  return answered.map(({ fragment, is, article, continues, notContinues, paragraph }) => ({
    fragment: id(fragment),
    ...(is !== undefined && { is }),
    ...(article !== undefined && { article: article === newArticle ? newArticle : id(article) }),
    ...(continues !== undefined && { continues: id(continues) }),
    ...(notContinues !== undefined && { notContinues: id(notContinues) }),
    ...(paragraph !== undefined && { paragraph }),
  }));
}
