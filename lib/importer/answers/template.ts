import { type AnsweredRole, newArticle } from "../../record/answers.ts";
import type { Locale, Localized } from "../../record/languages.ts";
import { decisionNames } from "../decision-names.ts";
import { fragmentName } from "../drafts/fragment-name.ts";
import { type Decision, type Fragment, type PagePlan, type Role, surelyDecided } from "../page-plan.ts";
import type { Answer } from "./answer.ts";

/** An answer that an editor may give to a doubtful decision. */
interface PossibleAnswer {
  /** Without the `#` that makes it a comment: one line of the answers' file. */
  line: string;
  /** The probability that it is right, where that is known. */
  confidence?: number;
  /** Whether the page was put together so. */
  isSo: boolean;
}

const intro = (bulletin: string): Localized => ({
  zh: `# 存疑的判断，把握最小的在前。删去一行开头的 #，就是答复；然后运行 bulletin import --again ${bulletin}`,
  en: `# What was doubtful, the least certain first. Delete the # before a line to answer so; then run bulletin import --again ${bulletin}`,
});

const asItIs: Localized = { zh: "现在这样", en: "as it is" };

/** A file of answers to a page's doubtful decisions, each a comment yet; empty where nothing is doubtful. */
export function answersTemplate(plan: PagePlan, bulletin: string, locale: Locale): string {
  const doubtful = plan.decisions.filter(({ confidence }) => confidence < surelyDecided);
  const questions = doubtful.flatMap((decision) => {
    const answers = possibleAnswers(decision, plan);
    if (answers.length === 0) return [];
    const lines = answers.map(({ line, confidence, isSo }) => {
      const notes = [confidence?.toFixed(2), isSo ? asItIs[locale] : undefined].filter(Boolean);
      return notes.length === 0 ? `#${line}\n` : `#${line} # ${notes.join(" ")}\n`;
    });
    return [
      `\n# ${decisionNames[decision.kind][locale]} ${decision.confidence.toFixed(2)}\n${lines.join("")}`,
    ];
  });
  return questions.length === 0 ? "" : `${intro(bulletin)[locale]}\n${questions.join("")}`;
}

/** What may be answered to a decision: that it is right, and each of its alternatives. */
function possibleAnswers(
  decision: Decision,
  { fragments, articles }: Pick<PagePlan, "fragments" | "articles">,
): PossibleAnswer[] {
  const together = (a: string, b: string) =>
    articles.some(({ paragraphs }) => {
      const ids = paragraphs.flatMap((paragraph) => paragraph.fragments);
      return ids.includes(a) && ids.includes(b);
    });
  const byId = new Map(fragments.map((fragment) => [fragment.id, fragment]));
  const nameOf = (id: string) => {
    const fragment = byId.get(id);
    return JSON.stringify(fragment === undefined ? id : fragmentName(fragment));
  };
  const written = ({ fragment, is, article, continues, notContinues }: Answer): string => {
    const said = Object.entries({ article, continues, notContinues }).flatMap(([field, id]) =>
      id === undefined ? [] : [`${field}: ${id === newArticle ? id : nameOf(id)}`],
    );
    return `- { fragment: ${[nameOf(fragment), ...(is === undefined ? [] : [`is: ${is}`]), ...said].join(", ")} }`;
  };
  const seen = new Set<string>();
  return answersTo(decision, byId, together).flatMap(([answer, confidence, isSo = false]) => {
    const line = written(answer);
    if (seen.has(line)) return [];
    seen.add(line);
    return [{ line, ...(confidence !== undefined && { confidence }), isSo }];
  });
}

type Possible = readonly [answer: Answer, confidence?: number | undefined, isSo?: boolean];

function answersTo(
  { kind, fragments: ids, confidence, alternatives }: Decision,
  byId: ReadonlyMap<string, Fragment>,
  together: (a: string, b: string) => boolean,
): Possible[] {
  const [first, last] = [ids[0] ?? "", ids.at(-1) ?? ""];
  const before = ids.at(-2) ?? first;
  const lastOf = (others: readonly string[]) => others.at(-1) ?? "";
  switch (kind) {
    case "role": {
      const { role, otherwise } = byId.get(first) ?? {};
      if (role === undefined) return [];
      const other =
        otherwise === undefined || answered(otherwise.role) === answered(role) ? undefined : otherwise;
      return [
        [{ fragment: first, is: answered(role) }, confidence, true],
        ...(other ? [[{ fragment: first, is: answered(other.role) }, other.confidence] as const] : []),
      ];
    }
    case "join":
      return [
        [{ fragment: last, continues: before }, confidence, true],
        ...alternatives.map(
          (each) => [{ fragment: lastOf(each.fragments), continues: before }, each.confidence] as const,
        ),
        [{ fragment: last, notContinues: before }, 1 - confidence],
      ];
    case "order": {
      // What stands in the article already says no more than that this does not come next.
      const others = alternatives.filter((each) => !together(before, lastOf(each.fragments)));
      return [
        [{ fragment: last, article: before }, confidence, true],
        ...others.map(
          (each) => [{ fragment: lastOf(each.fragments), article: before }, each.confidence] as const,
        ),
        [{ fragment: last, notContinues: before }, 1 - confidence],
      ];
    }
    case "headline":
      return [
        [{ fragment: first, article: last }, confidence, true],
        ...alternatives.map(
          (each) => [{ fragment: first, article: lastOf(each.fragments) }, each.confidence] as const,
        ),
      ];
    default:
      return alternatives.flatMap((each): Possible[] => {
        const gone = ids.find((id) => !each.fragments.includes(id));
        const come = each.fragments.find((id) => !ids.includes(id));
        if (come !== undefined) return [[{ fragment: come, article: first }, each.confidence]];
        if (gone === undefined || ids.length < 2) return [];
        const other = gone === first ? (ids[1] ?? "") : first;
        return [
          [{ fragment: gone, article: other }, 1 - each.confidence, true],
          [{ fragment: gone, article: newArticle }],
        ];
      });
  }
}

/** A role as editors say it. */
function answered(role: Role): AnsweredRole {
  switch (role) {
    case "lead":
    case "entry":
    case "notice":
      return "body";
    case "signature":
      return "byline";
    case "credit":
    case "turn":
    case "furniture":
      return "matter";
    default:
      return role;
  }
}
