import { Parser } from "htmlparser2";
import type { Unseen } from "#lib/archive/preview.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";
import { type Problem, wordingOf } from "#lib/record/problems/catalogue.ts";
import { escaped } from "../http/escaped.ts";
import { previewWords } from "./words.ts";

/** Reloads the page when another state is told than it was made from. The one script of the whole project. */
export const script =
  'const s=document.currentScript.dataset.state;new EventSource("/preview/events").onmessage=e=>{if(e.data!==s)location.reload()}';

export const style = [
  ".preview-band{position:sticky;top:0;z-index:9;padding:.4rem 1rem;background:#7a1f1f;color:#fff;font:14px/1.5 system-ui,sans-serif}",
  ".preview-band summary{cursor:pointer}",
  ".preview-mark{display:inline-block;padding:0 .4em;margin-inline-end:.4em;background:#7a1f1f;color:#fff;font:12px/1.6 system-ui,sans-serif}",
  ".preview-problems{margin:.4rem 0;padding:.4rem .8rem;border-inline-start:4px solid #7a1f1f;background:#fbe9e7;color:#3b0d0d;font:14px/1.5 system-ui,sans-serif;list-style:none;text-indent:0}",
  ".preview-band .preview-problems{max-height:50vh;overflow:auto}",
].join("\n");

export interface Annotations {
  locale: Locale;
  /** Of what the page was made from. */
  state: string;
  unseen: ReadonlyMap<string, Unseen>;
  /** The id of the article that the page is of. */
  article: string | undefined;
  /** By the id of the element that they stand before; what has none stands in the band. */
  byPlace: ReadonlyMap<string, readonly Problem[]>;
  /** Of all files. */
  problems: readonly Problem[];
  /** How many translations are still to be compared with their originals. */
  left: number;
}

/** Adds to a plain page what only editors are to see. */
export function annotate(html: string, annotations: Annotations): string {
  const { locale, unseen, byPlace, state } = annotations;
  const inserts: { at: number; text: string }[] = [];
  const told = new Set<string>();
  let bandAt = 0;
  /** Where the paragraph begins that is open: a list in it would end it. */
  let paragraphAt: number | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      const after = parser.endIndex + 1;
      if (name === "body") bandAt = after;
      if (name === "p") paragraphAt = parser.startIndex;
      const found = byPlace.get(attributes.id ?? "");
      if (found !== undefined && attributes.id !== undefined && !told.has(attributes.id)) {
        told.add(attributes.id);
        inserts.push({ at: paragraphAt ?? parser.startIndex, text: listOf(found, locale) });
      }
      const id =
        name === "a" ? /^\/[a-z]+\/articles\/([^/#?]+\/[^/#?]+)/.exec(attributes.href ?? "")?.[1] : undefined;
      const why = id === undefined ? undefined : unseen.get(id);
      if (why !== undefined) inserts.push({ at: after, text: `${markOf(why, locale)} ` });
    },
    onclosetag(name) {
      if (name === "p") paragraphAt = undefined;
      if (name === "head") inserts.push({ at: parser.startIndex, text: `<style>${style}</style>` });
      if (name === "body")
        inserts.push({
          at: parser.startIndex,
          text: `<script data-state="${escaped(state)}">${script}</script>`,
        });
    },
  });
  parser.end(html);
  const placeless = [...byPlace].filter(([place]) => !told.has(place)).flatMap(([, problems]) => problems);
  inserts.push({ at: bandAt, text: bandOf(annotations, placeless) });
  inserts.sort((a, b) => a.at - b.at);
  let [result, at] = ["", 0];
  for (const insert of inserts) {
    result += html.slice(at, insert.at) + insert.text;
    at = insert.at;
  }
  return result + html.slice(at);
}

function bandOf(
  { locale, article, unseen, problems, left }: Annotations,
  placeless: readonly Problem[],
): string {
  const words = previewWords[locale];
  const why = article === undefined ? undefined : unseen.get(article);
  const mark = why === undefined ? "" : ` ${markOf(why, locale)}`;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const counts =
    problems.length === 0
      ? words.none
      : words.problems
          .replace("{errors}", String(errors))
          .replace("{warnings}", String(problems.length - errors));
  const all = problems.length === 0 ? "" : listOf(problems.slice(0, 200), locale);
  const toCome = left === 0 ? "" : ` · ${words.left.replace("{left}", String(left))}`;
  const summary = `<summary>${words.band}${mark} · ${counts}${toCome}</summary>${all}`;
  const own = placeless.length === 0 ? "" : listOf(placeless, locale);
  return `<aside class="preview-band" lang="${languageTag[locale]}"><details>${summary}</details>${own}</aside>`;
}

function markOf(why: Unseen, locale: Locale): string {
  const words = previewWords[locale];
  const text = why.standing === "draft" ? words.draft : words.held.replace("{until}", why.until);
  return `<span class="preview-mark" lang="${languageTag[locale]}">${text}</span>`;
}

function listOf(problems: readonly Problem[], locale: Locale): string {
  const items = problems.map((problem) => {
    const { message, fix } = wordingOf(problem);
    const { file, line, column, severity } = problem;
    return `<li><b>${previewWords[locale][severity]}</b> ${escaped(`${file}:${line}:${column}`)} ${escaped(message[locale])} ${escaped(fix[locale])}</li>`;
  });
  return `<ul class="preview-problems" lang="${languageTag[locale]}">${items.join("")}</ul>`;
}
