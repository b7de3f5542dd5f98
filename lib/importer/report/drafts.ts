import { gap } from "../../markdown/gaps.ts";
import { type ArticlePlan, type ParagraphPlan, surelyDecided } from "../page-plan.ts";
import { html, type Markup } from "./markup.ts";
import {
  articleAnchor,
  chip,
  classOf,
  decisionId,
  draftId,
  fragmentOf,
  type Sheet,
  sourceId,
  unwrapped,
} from "./sheet.ts";

/** A Markdown original as the importer writes it. */
export interface ReportDraft {
  path: string;
  text: string;
  /** The fragments whose text it holds. */
  fragments: string[];
}

/** The articles as they were put together, and what was left over. */
export function draftsColumn(sheet: Sheet, drafts: readonly ReportDraft[]): Markup {
  const { t, pagePlan } = sheet;
  const seams = seamsOf(sheet);
  return html`<section class="pane" id="drafts" aria-labelledby="drafts-title">
<h2 id="drafts-title">${t("drafts")}</h2>
${pagePlan.articles.map((article, index) => html`${articleBlock(sheet, seams, drafts, article, index)}\n`)}${unplacedBlock(sheet)}
</section>`;
}

/** What stands between a paragraph's fragments: for `from to` its confidence and decision. */
type Seams = ReadonlyMap<string, { confidence: number; decision?: string }>;

function seamsOf({ pagePlan, decisions }: Sheet): Seams {
  const seams = new Map<string, { confidence: number; decision?: string }>();
  for (const { from, to, confidence } of pagePlan.joins) seams.set(`${from} ${to}`, { confidence });
  decisions.forEach(({ kind, fragments, confidence }, index) => {
    const seam = fragments.join(" ");
    if (kind === "join" && seams.has(seam)) seams.set(seam, { confidence, decision: decisionId(index) });
  });
  return seams;
}

function articleBlock(
  sheet: Sheet,
  seams: Seams,
  drafts: readonly ReportDraft[],
  article: ArticlePlan,
  index: number,
): Markup {
  const { t } = sheet;
  const draft = drafts.find(({ fragments }) => fragments.some((id) => sheet.places.get(id) === index));
  const line = (id: string) => html`<span class="line">${piece(sheet, id)}</span>`;
  const lines = (className: string, ids: readonly string[]) =>
    ids.length > 0 ? html`<p class="${className}">${ids.map(line)}</p>\n` : undefined;
  return html`<article class="${classOf(index)}" id="${articleAnchor(index)}" aria-labelledby="${articleAnchor(index)}-title" lang="zh">
<p class="about">${chip(index)} ${draft && html`<code>${draft.path}</code>`} <span lang="${sheet.tag}">${confidenceMark(sheet, article, index)}</span></p>
${lines("kicker", article.kicker)}<h3 id="${articleAnchor(index)}-title">${
    article.headline.length > 0
      ? article.headline.map(line)
      : html`<span class="missing" lang="${sheet.tag}">${t("noHeadline")}</span>`
  }</h3>
${lines("deck", article.deck)}${lines("byline", article.byline)}${article.paragraphs.map((plan) => paragraph(sheet, seams, plan))}${
  draft &&
  html`<details lang="${sheet.tag}"><summary>${t("markdown")}</summary><pre lang="zh" tabindex="0">${draft.text}</pre></details>`
}
</article>`;
}

function confidenceMark(sheet: Sheet, { confidence }: ArticlePlan, index: number): Markup {
  const text = sheet.t("confidence", { confidence: sheet.percent(confidence) });
  const decision = sheet.decisions.findIndex(
    ({ kind, fragments: [first = ""] }) => kind === "article" && sheet.places.get(first) === index,
  );
  const className = confidence < surelyDecided ? "seam doubtful" : "seam";
  return decision === -1
    ? html`<span class="${className}">${text}</span>`
    : html`<a class="${className}" href="#${decisionId(decision)}">${text}</a>`;
}

function paragraph(sheet: Sheet, seams: Seams, { fragments, gapBefore, gapAfter }: ParagraphPlan): Markup {
  const mark = html`<span class="gap" title="${sheet.t("gap")}">${gap}</span>`;
  const pieces = fragments.map((id, index) => {
    const before = fragments[index - 1];
    return html`${before && seamMark(sheet, seams, before, id)}${piece(sheet, id)}`;
  });
  return html`<p class="body">${gapBefore ? mark : undefined}${pieces}${gapAfter ? mark : undefined}</p>\n`;
}

function seamMark({ t, percent }: Sheet, seams: Seams, from: string, to: string): Markup {
  const seam = seams.get(`${from} ${to}`);
  const confidence = percent(seam?.confidence ?? 1);
  const className = (seam?.confidence ?? 1) < surelyDecided ? "seam doubtful" : "seam";
  const title = t("seam", { from, to, confidence });
  return seam?.decision === undefined
    ? html`<span class="${className}" title="${title}">${confidence}</span>`
    : html`<a class="${className}" href="#${seam.decision}" title="${title}">${confidence}</a>`;
}

/** A fragment's text in its place, behind a link to where it stands on the page. */
function piece(sheet: Sheet, id: string): Markup {
  const lines = fragmentOf(sheet, id).text;
  return html`<a class="mark" href="#${sourceId(id)}">${id}</a>${doubtMark(sheet, id)}<span class="piece" id="${draftId(id)}" data-fragment="${id}">${unwrapped(lines)}</span>`;
}

/** A link to the doubtful decision that put a fragment here, unless a seam or the article shows it. */
function doubtMark({ doubts, t }: Sheet, id: string): Markup | undefined {
  const index = doubts.get(id);
  if (index === undefined) return undefined;
  const name = t("decisionNumber", { number: index + 1 });
  return html`<a class="mark doubtful" href="#${decisionId(index)}" aria-label="${name}" title="${name}">?</a>`;
}

function unplacedBlock(sheet: Sheet): Markup {
  const { t, pagePlan } = sheet;
  const left = pagePlan.fragments.filter(({ id }) => !sheet.places.has(id));
  return html`<section class="unplaced" id="unplaced" aria-labelledby="unplaced-title">
<h3 id="unplaced-title">${t("unplaced")}</h3>
${
  left.length === 0
    ? html`<p class="quiet">${t("noneUnplaced")}</p>`
    : html`<p class="quiet">${t("unplacedIntro")}</p>
<ul lang="zh">${left.map(({ id }) => html`<li>${piece(sheet, id)}</li>\n`)}</ul>`
}
</section>`;
}
