import { createHash } from "node:crypto";
import { type Locale, languageTag } from "../../record/languages.ts";
import { type PagePlan, surelyDecided } from "../page-plan.ts";
import { decisionList } from "./decisions.ts";
import { draftsColumn, type ReportDraft } from "./drafts.ts";
import { html, Markup } from "./markup.ts";
import { type PrintedLook, pageSection } from "./page.ts";
import { script } from "./script.ts";
import { type Sheet, sheetOf } from "./sheet.ts";
import { legend, sourceColumn } from "./source.ts";
import { style } from "./style.ts";

export interface Report {
  /** The page's text, whole. */
  source: string;
  pagePlan: PagePlan;
  drafts: readonly ReportDraft[];
  /** The page's name, such as its file's. */
  title: string;
  locale: Locale;
  /** How the page looks, where that is known. */
  look?: PrintedLook | undefined;
}

/**
 * The editor's working sheet: one HTML document that needs nothing else and no network.
 * The source stands beside the drafts, and both under the decisions to look at.
 */
export function reportHtml({ source, pagePlan, drafts, title, locale, look }: Report): string {
  const sheet = sheetOf(source, pagePlan, locale);
  const { t } = sheet;
  const document = html`<!DOCTYPE html>
<html lang="${languageTag[locale]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${look?.image === undefined ? policy : `${policy}; img-src data:`}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${t("title", { title })}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header>
<p class="label">${t("label")}</p>
<h1>${title}</h1>
<p class="sum">${summary(sheet)}</p>
</header>
<nav aria-label="${t("sections")}"><ul>
<li><a href="#decisions">${t("decisions")}</a></li>
${look && html`<li><a href="#looks">${t("looks")}</a></li>\n`}<li><a href="#source">${t("source")}</a></li>
<li><a href="#drafts">${t("drafts")}</a></li>
${legend(sheet)}
<li><a href="#unplaced">${t("unplaced")}</a></li>
</ul></nav>
<main>
${decisionList(sheet)}
${look && pageSection(sheet, look)}
<div class="panes">
${sourceColumn(sheet)}
${draftsColumn(sheet, drafts)}
</div>
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`;
  return document.text;
}

function summary({ t, pagePlan, places, decisions }: Sheet): Markup {
  const { fragments, articles, joins } = pagePlan;
  const counts = [
    t("fragmentCount", { count: fragments.length }),
    t("articleCount", { count: articles.length }),
    t("joinCount", { count: joins.length }),
    t("doubtful", { count: decisions.filter(({ confidence }) => confidence < surelyDecided).length }),
    t("unplacedCount", { count: fragments.filter(({ id }) => !places.has(id)).length }),
  ];
  return html`${counts.map((count) => html`<span>${count}</span> `)}`;
}

/** Allows this page's own style and script, and nothing else. */
const policy = [
  "default-src 'none'",
  `style-src '${hash(style)}'`,
  `script-src '${hash(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
