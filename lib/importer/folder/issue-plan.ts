import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { bulletinGroups } from "../../content/bulletin-groups.ts";
import { cutBlocks, withoutSpace } from "../../ledger/text-blocks.ts";
import type { Locale } from "../../record/languages.ts";
import type { JoinedIssue } from "../continuations/join-issue.ts";
import type { ImportedPage } from "../import-page.ts";
import type { ExistingArticle } from "./import-folder.ts";
import { headOfContinued, type PlannedFile, planImport, type SetAside, setAsideOf } from "./import-plan.ts";
import type { ImportUnit } from "./import-units.ts";

/** A page that is imported, with what it comes to. */
export interface PlannedPage {
  unit: ImportUnit;
  page: ImportedPage;
}

/** Pages that are written together or not at all, since an article goes over them. */
export interface IssueGroup {
  bulletins: string[];
  files: PlannedFile[];
  /** Drafts that are part of another one now, relative to the content folder. */
  removed: string[];
  conflicts: string[];
  leftDrafts: string[];
}

/** What an import of one or several pages writes, and what stands in its way. */
export async function planIssue(
  folder: string,
  pages: readonly PlannedPage[],
  day: readonly ExistingArticle[],
  joined: JoinedIssue,
  force: boolean,
  locale: Locale,
): Promise<IssueGroup[]> {
  const imported = new Set(pages.map(({ unit }) => unit.bulletin));
  const freed = [...joined.removed.values()].flat();
  const groups = bulletinGroups([...imported], joined.together);
  const planned = groups.map(async (bulletins): Promise<IssueGroup> => {
    const group: IssueGroup = { bulletins, files: [], removed: [], conflicts: [], leftDrafts: [] };
    for (const bulletin of bulletins) {
      const { unit, page } = pages.find((each) => each.unit.bulletin === bulletin) as PlannedPage;
      const left = asidesOf(unit.source.text, joined.left.get(bulletin) ?? [], locale);
      const setAside = [...setAsideOf(page.pagePlan, locale), ...left].sort(
        (a, b) => a.lines[0] - b.lines[0],
      );
      const drafts = joined.drafts.get(bulletin) ?? [];
      const plan = await planImport(folder, unit, drafts, day, { force, imported, freed }, setAside);
      group.files.push(...plan.files);
      group.conflicts.push(...plan.conflicts);
      group.leftDrafts.push(...plan.leftDrafts);
      const own = new Set(drafts.map(({ path }) => path));
      group.removed.push(...(joined.removed.get(bulletin) ?? []).filter((path) => !own.has(path)));
      for (const { path, text } of joined.changed.get(bulletin) ?? [])
        group.files.push({ path, bytes: Buffer.from(text), replaces: true });
    }
    return group;
  });
  const all = await Promise.all(planned);
  const written = new Set(all.flatMap(({ files }) => files.map(({ path }) => path)));
  for (const [bulletin, lines] of joined.left) {
    const [group] = imported.has(bulletin) ? [] : all;
    if (group) group.files.push(...(await withMoreAside(folder, bulletin, lines, locale)));
  }
  return all.map((group) => ({
    ...group,
    leftDrafts: group.leftDrafts.filter((path) => !written.has(path)),
  }));
}

/** Printed lines of a bulletin, as its fields set them aside. */
function asidesOf(text: string, printed: readonly string[], locale: Locale): SetAside[] {
  const lines = text.split(/\r\n|\r|\n/);
  const found: SetAside[] = [];
  for (const words of printed) {
    const place = placeOf(words, lines, found, text);
    if (place !== undefined) found.push({ ...place, why: headOfContinued[locale] });
  }
  return found;
}

/** A headline stands whole in a line, or in the lines of a block. */
function placeOf(
  words: string,
  lines: readonly string[],
  taken: readonly SetAside[],
  text: string,
): Pick<SetAside, "lines" | "text"> | undefined {
  const wanted = withoutSpace(words);
  const isFree = (from: number) => !taken.some(({ lines: [a, b] }) => a <= from && from <= b);
  const at = lines.findIndex((line, index) => withoutSpace(line) === wanted && isFree(index + 1));
  if (at !== -1) return { lines: [at + 1, at + 1], text: (lines[at] ?? "").trim() };
  const block = cutBlocks(text).find(
    (each) => withoutSpace(each.text).includes(wanted) && isFree(each.lines[0]),
  );
  return block && { lines: [block.lines[0], block.lines[1]], text: words };
}

/** The fields of a bulletin of an earlier import, with more set aside. */
async function withMoreAside(
  folder: string,
  bulletin: string,
  printed: readonly string[],
  locale: Locale,
): Promise<PlannedFile[]> {
  const text = await readFile(join(folder, `bulletins/${bulletin}.txt`), "utf8").catch(() => undefined);
  const path = `bulletins/${bulletin}.yaml`;
  const yaml = await readFile(join(folder, path), "utf8").catch(() => undefined);
  const more = text === undefined ? [] : asidesOf(text, printed, locale);
  if (more.length === 0) return [];
  const document = parseDocument(yaml ?? "{}", { version: "1.2", schema: "core" });
  if (document.errors.length > 0) return [];
  const before = ((document.toJS() as { setAside?: SetAside[] }).setAside ?? []).filter(
    ({ lines: [from] }) => !more.some((each) => each.lines[0] === from),
  );
  const all = [...before, ...more].sort((a, b) => a.lines[0] - b.lines[0]);
  document.set("setAside", document.createNode(all));
  if (document.contents !== null && "flow" in document.contents) document.contents.flow = false;
  return [{ path, bytes: Buffer.from(document.toString({ lineWidth: 0 })), replaces: yaml !== undefined }];
}
