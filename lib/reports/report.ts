import { z } from "zod";
import { isDay } from "../record/days.ts";
import { withoutHidden } from "../record/hidden-characters.ts";
import { isArticleId } from "../record/ids.ts";
import { locales } from "../record/languages.ts";
import { isReportPlace } from "../record/report-places.ts";

/** Characters that each part of a report may have. */
export const mostCharacters = { quote: 2_000, message: 2_000, contact: 200 } as const;

/** What has become of a report. */
export const outcomes = ["corrected", "mended", "closed"] as const;
export type Outcome = (typeof outcomes)[number];

const text = (most: number) => z.string().max(most * 2);

/** A reader's report of an error, as its file holds it. */
export const reportSchema = z.strictObject({
  /** When it came, ISO date-time in UTC. */
  received: z.iso.datetime(),
  /** The article that it is about, by its id; without one it is about the site. */
  article: z.string().refine(isArticleId).optional(),
  /** `p3`, or a field of the headline. */
  block: z.string().refine(isReportPlace).optional(),
  /** The language that the reader read in. */
  locale: z.enum(locales),
  /** The words that are wrong, as the reader left them of the paragraph. */
  quote: text(mostCharacters.quote).optional(),
  message: text(mostCharacters.message),
  /** How to reach the reader, where the reader wants an answer. */
  contact: text(mostCharacters.contact).optional(),
  /** Once somebody has dealt with it. */
  settled: z
    .strictObject({ date: z.string().refine(isDay), outcome: z.enum(outcomes), note: z.string().optional() })
    .optional(),
});
export type Report = z.infer<typeof reportSchema>;

/** What a reader has written, as the form has it. */
export interface ReportForm {
  article?: string | undefined;
  block?: string | undefined;
  quote: string;
  message: string;
  contact: string;
}

/** Why a form is shown again, with all that was written in it. */
export const reportFaults = ["no-message", "too-long", "too-many", "not-kept"] as const;
export type ReportFault = (typeof reportFaults)[number];

/** What a form sent. Line ends are as browsers send them; what no reader sees is left out. */
export function readForm(sent: URLSearchParams): ReportForm {
  const read = (name: string) => plain(sent.get(name) ?? "");
  const [article, block] = [read("article"), read("block")];
  return {
    ...(isArticleId(article) && { article }),
    ...(isArticleId(article) && isReportPlace(block) && { block }),
    ...{ quote: read("quote"), message: read("message"), contact: read("contact") },
  };
}

/** Text alone: no control character could change what a terminal or an editor shows. */
function plain(written: string): string {
  const lines = written.toWellFormed().replaceAll(/\r\n?/g, "\n");
  return withoutHidden(lines.replaceAll(/[\p{Cc}--[\n\t]]/gv, "")).trim();
}

/** What is wrong with a form by itself. */
export function faultIn(form: ReportForm): ReportFault | undefined {
  if (form.message === "") return "no-message";
  const isTooLong = (Object.keys(mostCharacters) as (keyof typeof mostCharacters)[]).some(
    (name) => [...form[name]].length > mostCharacters[name],
  );
  return isTooLong ? "too-long" : undefined;
}
