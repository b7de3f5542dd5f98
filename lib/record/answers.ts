import { z } from "zod";
import type { Expectation } from "./problems/front-matter.ts";

const expected = (expectation: Expectation) => ({ error: expectation });

/** What an editor may say that a fragment is. `matter` is of the page, and no article's. */
export const answeredRoles = [
  "headline",
  "kicker",
  "deck",
  "byline",
  "body",
  "subhead",
  "caption",
  "matter",
] as const;
export type AnsweredRole = (typeof answeredRoles)[number];

/** The word for an article that does not exist yet, in the place of one of its fragments. */
export const newArticle = "new";

/** A fragment by its lines in the bulletin's text, how it begins, or both: `12-14 全市植树活动`. A number is a line. */
const fragment = z
  .union([z.string().trim().min(1, { error: "empty" }), z.int().min(1)], expected("fragment"))
  .transform(String);

const answer = z
  .strictObject(
    {
      fragment,
      is: z.enum(answeredRoles, expected("text")).optional(),
      /** A fragment of the article that it belongs to, or `new`. */
      article: fragment.optional(),
      /** The fragment in whose sentence or paragraph it goes on; the one in which it does not. */
      continues: fragment.optional(),
      notContinues: fragment.optional(),
      /** Joined to nothing, before or after. */
      paragraph: z.enum(["own"], expected("text")).optional(),
    },
    expected("map"),
  )
  .refine(({ fragment: _, ...said }) => Object.values(said).some((value) => value !== undefined), {
    path: ["is"],
  });

/** An editor's answers to the importer on one page. */
export const answersSchema = z.array(answer, expected("mapList"));
export type WrittenAnswer = z.infer<typeof answer>;
