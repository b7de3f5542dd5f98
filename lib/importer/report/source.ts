import type { Fragment } from "../page-plan.ts";
import { html, type Markup } from "./markup.ts";
import { articleAnchor, chip, classOf, draftId, letterOf, type Sheet, sourceId } from "./sheet.ts";

/** A stretch of the page: a fragment, or text that is in none. */
interface Stretch {
  text: string;
  line: number;
  fragment?: Fragment;
}

/** The page as it came, line by line, each fragment marked with where it went. */
export function sourceColumn(sheet: Sheet): Markup {
  return html`<section class="pane" id="source" aria-labelledby="source-title">
<h2 id="source-title">${sheet.t("source")}</h2>
<div lang="zh">
${stretchesOf(sheet).map((stretch) => html`${stretchBlock(sheet, stretch)}\n`)}</div>
</section>`;
}

/** Cuts the source at its fragments' ends, so that what no fragment holds is shown too. */
function stretchesOf({ source, pagePlan }: Sheet): Stretch[] {
  const text = lineFeedsOnly(source);
  const stretches: Stretch[] = [];
  let line = 1;
  let at = 0;
  const pass = (end: number, fragment?: Fragment) => {
    const passed = text.slice(at, end);
    if (fragment !== undefined) stretches.push({ text: passed, line, fragment });
    else if (passed.trim() !== "") {
      const [before = ""] = /^\s*/.exec(passed) ?? [];
      stretches.push({ text: passed.trim(), line: line + count(before) });
    }
    line += count(passed);
    at = end;
  };
  for (const fragment of pagePlan.fragments) {
    const own = lineFeedsOnly(fragment.text);
    const start = text.indexOf(own, at);
    if (start === -1) throw new Error(`${fragment.id} does not stand in the source, or not in this order`);
    pass(start);
    pass(start + own.length, fragment);
  }
  pass(text.length);
  return stretches;
}

function stretchBlock(sheet: Sheet, { text, line, fragment }: Stretch): Markup {
  const lines = html`<div class="text">${text
    .split("\n")
    .map((part, index) => html`<span class="line" data-line="${line + index}">${part}</span>`)}</div>`;
  if (fragment === undefined)
    return html`<div class="fragment none"><p class="about">${sheet.t("noFragment")}</p>${lines}</div>`;
  const { id } = fragment;
  const place = sheet.places.get(id);
  return html`<div class="fragment ${classOf(place)}" id="${sourceId(id)}" data-fragment="${id}">
<p class="about"><a href="#${draftId(id)}">${chip(place)} ${id}</a> ${traits(sheet, fragment)}</p>
${lines}
</div>`;
}

function traits({ t }: Sheet, { role, startsCut, endsCut }: Fragment): Markup {
  const words = [t(role), ...(startsCut ? [t("startsCut")] : []), ...(endsCut ? [t("endsCut")] : [])];
  return html`<span>${words.join(" · ")}</span>`;
}

/** Links to the articles, with their letters: the legend of the colours as well. */
export function legend(sheet: Sheet): readonly Markup[] {
  return sheet.pagePlan.articles.map(
    (_, index) =>
      html`<li><a href="#${articleAnchor(index)}" aria-label="${sheet.t("articleName", { letter: letterOf(index) })}">${chip(index)}</a></li>`,
  );
}

function lineFeedsOnly(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

function count(text: string): number {
  return text.split("\n").length - 1;
}
