import { stringify } from "yaml";
import type { AgainPlan, InTheWay } from "#lib/importer/answers/again.ts";
import { decisionNames } from "#lib/importer/decision-names.ts";
import type { Draft } from "#lib/importer/drafts/drafts.ts";
import type { ImportedPage } from "#lib/importer/import-page.ts";
import { suggestionsFor } from "#lib/importer/page/look-alikes.ts";
import { type Fragment, lostIn, type PagePlan, surelyDecided } from "#lib/importer/page-plan.ts";
import type { SourceError } from "#lib/importer/source/decode.ts";
import type { Locale, Localized } from "#lib/record/languages.ts";
import type { Reporter } from "#lib/record/schema.ts";

/** What an import found, doubtful decisions first: one line for each thing. */
export function describeImport(
  { pagePlan, drafts, proposed }: ImportedPage,
  bulletin: string,
  locale: Locale,
): string {
  return [
    ...describeDecisions(pagePlan, locale),
    ...drafts.flatMap((draft) => [describeDraft(draft), ...describeAuthors(draft, locale)]),
    ...describeUnplaced(pagePlan, bulletin, locale),
    ...describeSuggestions(pagePlan, bulletin, locale),
    ...describeReporters(proposed, locale),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function describeDecisions({ decisions, fragments }: PagePlan, locale: Locale): string[] {
  const byId = new Map(fragments.map((fragment) => [fragment.id, fragment]));
  const or = { zh: "或", en: "or" }[locale];
  return decisions
    .filter(({ confidence }) => confidence < surelyDecided)
    .toSorted((a, b) => a.confidence - b.confidence)
    .map(({ kind, fragments: ids, confidence, alternatives }) => {
      const about = ids.slice(0, 2).map((id) => excerpt(byId.get(id)));
      const more = ids.length > 2 ? ` +${ids.length - 2}` : "";
      // The report shows them all; on a line, what else could stand in the last one's place.
      const [other] = kind === "article" ? [] : alternatives;
      const last = other?.fragments.at(-1);
      const others =
        last === undefined ? [] : [`${or} ${excerpt(byId.get(last))} ${number(other?.confidence ?? 0)}`];
      return [
        "?",
        number(confidence),
        decisionNames[kind][locale],
        `${about.join(" → ")}${more}`,
        ...others,
      ].join("  ");
    });
}

function describeDraft({ path, headline, supplied, confidence, joined }: Draft): string {
  return `${joined ?? path}  ${number(confidence)}  ${supplied === undefined ? headline.join(" ") : `[${supplied}]`}`;
}

/** Authors whose ids the draft lacks. */
function describeAuthors({ unknown, unclear }: Draft, locale: Locale): string[] {
  const lines = [
    ...(unknown.length > 0
      ? [
          {
            zh: `登记表里没有：${unknown.map(({ name }) => name.zh).join("、")}`,
            en: `not in reporters.yaml: ${unknown.map(({ name, id }) => `${name.zh} (${id})`).join(", ")}`,
          },
        ]
      : []),
    ...unclear.map((names) => ({
      zh: `署名里的“${names}”分不清是几个人，reporters 里没有写`,
      en: `“${names}” in the byline may be one name or several; reporters has none of it`,
    })),
  ];
  return lines.map((line) => `    ${line[locale]}`);
}

function describeUnplaced(plan: PagePlan, bulletin: string, locale: Locale): string[] {
  const unplaced = lostIn(plan);
  const name = { zh: "没有归处", en: "unplaced" }[locale];
  return plan.fragments
    .filter(({ id }) => unplaced.includes(id))
    .map(
      ({ lines: [from, to], text }) => `bulletins/${bulletin}.txt:${from}-${to}  ${name}  ${oneLine(text)}`,
    );
}

/** As many as an editor reads: a page with more was scanned badly, and all of it is to be looked at. */
const mostSuggestions = 20;

function describeSuggestions({ fragments }: PagePlan, bulletin: string, locale: Locale): string[] {
  const all = suggestionsFor(fragments);
  const name = { zh: "可能是", en: "perhaps" }[locale];
  const more = {
    zh: `另有 ${all.length - mostSuggestions} 处`,
    en: `and ${all.length - mostSuggestions} more`,
  };
  return [
    ...all
      .slice(0, mostSuggestions)
      .map(({ line, from, to }) => `bulletins/${bulletin}.txt:${line}  ${name}  “${from}” → “${to}”`),
    ...(all.length > mostSuggestions ? [more[locale]] : []),
  ];
}

function describeReporters(proposed: readonly Reporter[], locale: Locale): string[] {
  if (proposed.length === 0) return [];
  const heading = {
    zh: "登记表里没有的记者；核对后加进 reporters.yaml，再把编号写进草稿的 reporters：",
    en: "Reporters whom the registry lacks. Check them, add them to reporters.yaml, and then their ids to the drafts' reporters:",
  };
  return [heading[locale], stringify(proposed, { lineWidth: 0 }).trimEnd()];
}

/** What stands below it all: counts, notes, and what to do next. */
export function describeRest(
  pages: readonly ImportedPage[],
  notes: readonly Localized[],
  written: boolean,
  locale: Locale,
): string {
  const drafts = pages.flatMap((page) => page.drafts);
  const unplaced = pages.flatMap(({ pagePlan }) => lostIn(pagePlan));
  const setAside = pages.flatMap(({ pagePlan }) => pagePlan.setAside ?? []);
  const decisions = pages.flatMap(({ pagePlan }) => pagePlan.decisions);
  const unsure = decisions.filter(({ confidence }) => confidence < surelyDecided).length;
  const counts = {
    zh: `${pages.length > 1 ? `${pages.length} 个版，` : ""}${drafts.length} 篇草稿，${unsure} 处存疑，${unplaced.length} 块没有归处${setAside.length > 0 ? `，${setAside.length} 块记入 setAside` : ""}`,
    en: `${pages.length > 1 ? `${pages.length} pages, ` : ""}${count(drafts.length, "draft")}, ${count(unsure, "doubtful decision")}, ${unplaced.length} unplaced${setAside.length > 0 ? `, ${setAside.length} set aside` : ""}`,
  };
  const supplied = drafts.some((draft) => draft.supplied !== undefined);
  const next = [
    ...notes,
    ...(supplied
      ? [
          {
            zh: "方括号里的标题版面上没有，是从正文取的。",
            en: "Headlines in brackets are not in the print: they were taken from the text.",
          },
        ]
      : []),
    ...(unplaced.length > 0
      ? [
          {
            zh: "没有归处的文字：写进它该在的文章，或记入版面 .yaml 的 setAside。",
            en: "What is unplaced: write it into its article, or list it in the bulletin's .yaml under setAside.",
          },
        ]
      : []),
    ...(written
      ? [
          {
            zh: "接下来：改好草稿，运行 bulletin check，再删去 status: draft。",
            en: "Next: mend the drafts, run bulletin check, and delete status: draft.",
          },
          ...(unsure > 0
            ? [
                {
                  zh: "存疑的判断记在 bulletins/<编号>.answers.yaml：删去行首的 # 就是答复，再运行 bulletin import --again <编号>。",
                  en: "What is doubtful stands in bulletins/<id>.answers.yaml: delete the # before an answer, and run bulletin import --again <id>.",
                },
              ]
            : []),
        ]
      : []),
  ];
  return [counts, ...next].map((line) => `${line[locale]}\n`).join("");
}

/** An unreadable page: what is wrong, and what to do. */
export function describeSourceError(
  file: string,
  { message, fix }: Pick<SourceError, "message" | "fix">,
  locale: Locale,
): string {
  return `${file}  error  ${message[locale]}\n    ${fix[locale]}\n`;
}

export function describeConflicts(conflicts: readonly string[], locale: Locale): string {
  const heading = {
    zh: "这些文件已经存在，什么都没有写入：",
    en: "These files exist already; nothing was written:",
  };
  const fix = {
    zh: "--force 只替换同一版面的草稿。已发布的文章和已有的版面文字要先自己移走或删去。",
    en: "--force replaces drafts of this bulletin only. Move or delete published articles and an existing bulletin's text yourself.",
  };
  return `${heading[locale]}\n${conflicts.map((path) => `  ${path}\n`).join("")}${fix[locale]}\n`;
}

function excerpt(fragment: Fragment | undefined): string {
  if (fragment === undefined) return "";
  const text = fragment.text.replace(/\s+/g, "");
  return `${fragment.id}“${text.length > 16 ? `${text.slice(0, 8)}…${text.slice(-6)}` : text}”`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function number(confidence: number): string {
  return confidence.toFixed(2);
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

/** What putting a page together again has changed. */
export function describeAgain(
  { files, removed, merged, page }: AgainPlan,
  unplaced: number,
  locale: Locale,
): string {
  const words = {
    written: { zh: "改写", en: "changed" },
    merged: { zh: "并入编辑改过的稿子", en: "changed beside what was edited" },
    removed: { zh: "删去", en: "removed" },
  };
  const articles = files.filter(({ path }) => path.startsWith("articles/"));
  const lines = [
    ...articles.map(
      ({ path }) => `${path}  ${(merged.includes(path) ? words.merged : words.written)[locale]}`,
    ),
    ...removed.map((path) => `${path}  ${words.removed[locale]}`),
  ];
  const unsure = page.pagePlan.decisions.filter(({ confidence }) => confidence < surelyDecided).length;
  const touched = articles.length + removed.length;
  const counts = {
    zh: `${touched === 0 ? "没有要改的" : `动了 ${touched} 篇`}，还有 ${unsure} 处存疑，${unplaced} 块没有归处`,
    en: `${touched === 0 ? "nothing to change" : `${count(touched, "draft")} touched`}, ${count(unsure, "doubtful decision")} left, ${unplaced} unplaced`,
  };
  return [...lines, counts[locale]].map((line) => `${line}\n`).join("");
}

/** Drafts that would change and may not. */
export function describeInTheWay(inTheWay: readonly InTheWay[], locale: Locale): string {
  const reasons: Record<InTheWay["why"], Localized> = {
    edited: { zh: "要改的地方编辑也改过", en: "what would change was edited" },
    published: { zh: "已经发布", en: "is published" },
    gone: { zh: "已不在原处（改名或删去了？）", en: "is not there any more (renamed or deleted?)" },
    beside: {
      zh: "要删去，但它旁边有译文或图片",
      en: "would be removed, and has a translation or pictures beside it",
    },
  };
  const heading = {
    zh: "答复会改动这些文章，什么都没有写入：",
    en: "The answers would change these; nothing was written:",
  };
  const fix = {
    zh: "自己动手改，或者收回有关的答复。--force 替换编辑改过的草稿，从不动已发布的文章。",
    en: "Make the change yourself, or take the answers back. --force replaces drafts that were edited, never a published article.",
  };
  const lines = inTheWay.map(({ path, why }) => `  ${path}  ${reasons[why][locale]}\n`);
  return `${heading[locale]}\n${lines.join("")}${fix[locale]}\n`;
}
