import { translate } from "../../i18n/translate.ts";
import { type Locale, languageTag } from "../../record/languages.ts";
import { type Decision, type Fragment, type PagePlan, surelyDecided, textIn } from "../page-plan.ts";
import { html, type Markup } from "./markup.ts";

/** What every part of the report looks up. */
export interface Sheet {
  t: ReturnType<typeof translate<"Report">>;
  /** The language of `t`, for `lang` inside Chinese text. */
  tag: string;
  source: string;
  pagePlan: PagePlan;
  fragments: ReadonlyMap<string, Fragment>;
  /** For each fragment that is in an article, the article's index. */
  places: ReadonlyMap<string, number>;
  /** In the order of the report: the least certain first. Numbered from 1 in `#decision-1`. */
  decisions: readonly Decision[];
  /** For the last fragment of a doubtful headline or order, the index of that decision. */
  doubts: ReadonlyMap<string, number>;
  percent(confidence: number): string;
}

export function sheetOf(source: string, pagePlan: PagePlan, locale: Locale): Sheet {
  const decisions = pagePlan.decisions.toSorted((a, b) => a.confidence - b.confidence);
  return {
    t: translate(locale, "Report"),
    tag: languageTag[locale],
    source,
    pagePlan,
    fragments: new Map(pagePlan.fragments.map((fragment) => [fragment.id, fragment])),
    places: new Map(
      pagePlan.articles.flatMap((article, index) => textIn(article).map((id) => [id, index] as const)),
    ),
    decisions,
    doubts: doubtsOf(decisions),
    // What is not certain is never shown as 100 %.
    percent: (confidence) => `${confidence < 1 ? Math.min(99, Math.round(confidence * 100)) : 100}%`,
  };
}

function doubtsOf(decisions: readonly Decision[]): Map<string, number> {
  const doubts = new Map<string, number>();
  decisions.forEach(({ kind, fragments, confidence }, index) => {
    const last = fragments.at(-1);
    if (last === undefined || confidence >= surelyDecided || kind === "join" || kind === "article") return;
    if (!doubts.has(last)) doubts.set(last, index);
  });
  return doubts;
}

export function fragmentOf({ fragments }: Sheet, id: string): Fragment {
  const fragment = fragments.get(id);
  if (fragment === undefined) throw new Error(`the pagePlan names ${id}, which is no fragment`);
  return fragment;
}

/** A, B, …, Z, AA, AB, … */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

/** The classes of an article's colour and rule: eight colours, then the same with another rule. */
export function classOf(index: number | undefined): string {
  return index === undefined ? "none" : `c${(index % 8) + 1} r${(Math.floor(index / 8) % 3) + 1}`;
}

export function chip(index: number | undefined): Markup {
  return html`<b class="chip ${classOf(index)}">${index === undefined ? "–" : letterOf(index)}</b>`;
}

/** Ids of a fragment's place on the page and of its place in the drafts. */
export const sourceId = (id: string) => `s-${id}`;
export const draftId = (id: string) => `d-${id}`;
export const articleAnchor = (index: number) => `article-${letterOf(index)}`;
export const decisionId = (index: number) => `decision-${index + 1}`;

/** A fragment's lines as a draft has them: hard line breaks go, a space stays between Latin words. */
export function unwrapped(text: string): string {
  return text
    .trim()
    .replace(/(\w?)\s*[\r\n]\s*(?=(\w?))/g, (_, before: string, after: string) =>
      before === "" || after === "" ? before : `${before} `,
    );
}

const excerptLength = 15;

/** The first characters of a fragment. */
export function beginning(text: string): string {
  const characters = [...unwrapped(text.slice(0, 200))];
  return characters.slice(0, excerptLength).join("") + (characters.length > excerptLength ? "…" : "");
}

/** The last characters of a fragment. */
export function ending(text: string): string {
  const characters = [...unwrapped(text.slice(-200))];
  return (characters.length > excerptLength ? "…" : "") + characters.slice(-excerptLength).join("");
}
