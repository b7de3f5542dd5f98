import { type Decision, surelyDecided } from "../page-plan.ts";
import { html, type Markup } from "./markup.ts";
import { beginning, chip, classOf, decisionId, draftId, ending, fragmentOf, type Sheet } from "./sheet.ts";

/** More fragments than this are counted, not cited. */
const cited = 5;

/** The decisions, doubtful ones first and in sight, the others folded away. */
export function decisionList(sheet: Sheet): Markup {
  const { t, decisions } = sheet;
  const items = decisions.map((decision, index) => decisionItem(sheet, decision, index));
  const doubtful = decisions.filter(({ confidence }) => confidence < surelyDecided).length;
  const certain = items.length - doubtful;
  return html`<section id="decisions" aria-labelledby="decisions-title">
<h2 id="decisions-title">${t("doubtful", { count: doubtful })}</h2>
<p class="quiet">${t("doubtfulIntro")}</p>
${doubtful === 0 ? undefined : html`<ol class="decisions">${items.slice(0, doubtful)}</ol>\n`}${
  certain === 0
    ? undefined
    : html`<details><summary>${t("certain", { count: certain })}</summary>
<ol class="decisions" start="${doubtful + 1}">${items.slice(doubtful)}</ol></details>`
}
</section>`;
}

function decisionItem(sheet: Sheet, decision: Decision, index: number): Markup {
  const { kind, fragments, confidence, alternatives } = decision;
  const { t, percent } = sheet;
  const id = decisionId(index);
  return html`<li id="${id}">
<p class="verdict"><span class="label">${index + 1} ${t(kind)}</span> ${bar(confidence)} <span class="percent">${percent(confidence)}</span></p>
<p class="cites" lang="zh">${citations(sheet, kind, fragments)}</p>
${
  alternatives.length === 0
    ? undefined
    : html`<p class="quiet">${t("alternatives")}</p>
<ul class="alternatives" lang="zh">${alternatives.map((alternative) => {
        const others = alternative.fragments.filter((other) => !fragments.includes(other));
        return html`<li>${
          others.length === 0
            ? html`<span lang="${sheet.tag}">${t("nothingInstead")}</span>`
            : citations(sheet, "article", others)
        } <span class="percent">${percent(alternative.confidence)}</span></li>`;
      })}</ul>`
}
</li>\n`;
}

/** The fragments that a decision is about; of a join, where the one stops and where the other goes on. */
function citations(sheet: Sheet, kind: Decision["kind"], ids: readonly string[]): readonly Markup[] {
  const follows = kind === "join" || kind === "order";
  const more = ids.length - cited;
  return [
    ...ids.slice(0, cited).map((id, index) => {
      const { text } = fragmentOf(sheet, id);
      const place = sheet.places.get(id);
      const excerpt = kind === "join" && index < ids.length - 1 ? ending(text) : beginning(text);
      const arrow = follows && index > 0 ? html`<span class="arrow">→</span>` : undefined;
      return html`<a class="cite ${classOf(place)}" href="#${draftId(id)}" data-shows="${id}"><span class="name">${chip(place)} ${id}${arrow}</span><q>${excerpt}</q></a>`;
    }),
    ...(more > 0
      ? [html`<span class="quiet" lang="${sheet.tag}">${sheet.t("more", { count: more })}</span>`]
      : []),
  ];
}

function bar(confidence: number): Markup {
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="100" height="6"/><rect width="${Math.round(confidence * 100)}" height="6"/></svg>`;
}
