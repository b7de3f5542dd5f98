import { join } from "node:path";
import { stringify } from "yaml";
import { parseBulletinFields } from "../../content/parse-registry.ts";
import { asideWords } from "../../record/aside-words.ts";
import type { Locale, Localized } from "../../record/languages.ts";
import { pageBoxesText } from "../../record/page-boxes.ts";
import { boxesPath, pageImagePath } from "../../record/paths.ts";
import { draftLine } from "../drafts/draft-text.ts";
import type { Draft } from "../drafts/drafts.ts";
import type { PagePlan } from "../page-plan.ts";
import type { Source } from "../source/read-source.ts";
import { bytesOf, type ExistingArticle } from "./import-folder.ts";

/** A piece of a bulletin's text that belongs to no article. */
export interface SetAside {
  /** Its first and last line, from 1. */
  lines: [number, number];
  text: string;
  why: string;
}

/** What a plan sets aside, as the bulletin's fields have it. */
export function setAsideOf({ fragments, articles, setAside = [] }: PagePlan, locale: Locale): SetAside[] {
  const text = new Map(fragments.map((fragment) => [fragment.id, fragment.text]));
  return setAside.flatMap(({ fragment: id, reason, article }) => {
    const [headline] = articles[article ?? -1]?.headline ?? [];
    const shown = headline === undefined ? "" : draftLine(text.get(headline) ?? "");
    const of = shown === "" ? { zh: "", en: "" } : { zh: `（《${shown}》）`, en: ` (of “${shown}”)` };
    const fragment = fragments.find((each) => each.id === id);
    if (fragment === undefined) return [];
    const [from, to] = fragment.lines;
    return [
      {
        lines: [from, to],
        text: fragment.text.replace(/\s+/gu, " ").trim(),
        why: asideWords[reason][locale] + of[locale],
      },
    ];
  });
}

/** A file to write, relative to the content folder. */
export interface PlannedFile {
  path: string;
  bytes: Uint8Array;
  /** Whether a draft that stands there is replaced. */
  replaces: boolean;
}

export interface ImportPlan {
  files: PlannedFile[];
  /** Files that are in the way: nothing may be written. */
  conflicts: string[];
  /** Older drafts of the same bulletin that no new draft replaces. */
  leftDrafts: string[];
  /** Drafts of the bulletin that go over pages which are not imported now: they stay. */
  kept: string[];
}

/** Why a line above a continued text is in no article. */
export const headOfContinued: Localized = asideWords["head-of-continued"];

/** Slugs that new drafts of a bulletin may not take: all but those of the bulletin's own articles. */
export function takenSlugs(day: readonly ExistingArticle[], bulletin: string): string[] {
  return day.filter(({ bulletins }) => !bulletins.includes(bulletin)).map(({ slug }) => slug);
}

/**
 * What an import writes, and what stands in its way. A bulletin that has articles was imported before: they are
 * in the way, wherever their names differ; with `force` its drafts are not. A draft that goes over pages is replaced
 * only where all of them are imported.
 * @param imported the bulletins that are imported now
 * @param freed drafts of other bulletins that are part of these now
 */
export async function planImport(
  folder: string,
  { bulletin, source }: { bulletin: string; source: Source },
  drafts: readonly Pick<Draft, "path" | "text">[],
  day: readonly ExistingArticle[],
  {
    force,
    imported,
    freed = [],
  }: { force: boolean; imported: ReadonlySet<string>; freed?: readonly string[] },
  setAside: readonly SetAside[] = [],
): Promise<ImportPlan> {
  const ofBulletin = await planBulletin(folder, bulletin, source, setAside, force);
  const own = day.filter(({ bulletins }) => bulletins.includes(bulletin));
  const forced = own.filter(({ status }) => force && status === "draft");
  const isWhole = ({ bulletins }: ExistingArticle) => bulletins.every((id) => imported.has(id));
  const replaceable = new Set(forced.filter(isWhole).map(({ path }) => path));
  const kept = new Set(forced.filter((article) => !isWhole(article)).map(({ path }) => path));
  const planned = new Set(drafts.map(({ path }) => path));
  const inTheWay = day.filter(
    ({ path, bulletins }) =>
      !(replaceable.has(path) || freed.includes(path)) &&
      (planned.has(path) || (bulletins.includes(bulletin) && !kept.has(path))),
  );
  return {
    files: [
      ...ofBulletin.files,
      ...drafts.map(({ path, text }) => ({
        path,
        bytes: Buffer.from(text),
        replaces: replaceable.has(path) || freed.includes(path),
      })),
    ],
    conflicts: [...ofBulletin.conflicts, ...inTheWay.map(({ path }) => path)],
    leftDrafts: [...replaceable].filter((path) => !planned.has(path)),
    kept: [...kept],
  };
}

/** The bulletin's own files. What stands there already and says the same is fine. */
async function planBulletin(
  folder: string,
  bulletin: string,
  { bytes, original, boxes, image }: Source,
  setAside: readonly SetAside[],
  force: boolean,
) {
  const files: PlannedFile[] = [];
  const conflicts: string[] = [];
  const plan = async (path: string, content: Uint8Array, same = equalBytes, replaces = false) => {
    const existing = await bytesOf(join(folder, path));
    if (existing !== undefined && same(existing, content)) return;
    if (existing === undefined || replaces)
      files.push({ path, bytes: content, replaces: existing !== undefined });
    else conflicts.push(path);
  };
  await plan(`bulletins/${bulletin}.txt`, bytes);
  const source = original && `${original.of ?? bulletin}.source.${original.extension}`;
  if (original !== undefined) await plan(`bulletins/${source}`, original.bytes);
  const fields = {
    ...(original && { source, encoding: original.encoding }),
    ...(setAside.length > 0 && { setAside: [...setAside] }),
  };
  if (Object.keys(fields).length > 0) {
    // What an editor has set aside otherwise since then is the editor's.
    await plan(`bulletins/${bulletin}.yaml`, Buffer.from(stringify(fields, { lineWidth: 0 })), (existing) => {
      const said = parseBulletinFields(Buffer.from(existing).toString("utf8"), `${bulletin}.yaml`).fields;
      return said !== undefined && said.source === fields.source && said.encoding === fields.encoding;
    });
  }
  // They are read from the print anew, where the text is the same.
  if (boxes !== undefined)
    await plan(boxesPath(bulletin), Buffer.from(pageBoxesText(boxes)), equalBytes, force);
  if (image !== undefined) await plan(pageImagePath(bulletin), image, equalBytes, force);
  return { files, conflicts };
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
