import { type DraftSettings, makeDrafts } from "../drafts/drafts.ts";
import type { ExistingArticle } from "../folder/import-folder.ts";
import type { ImportedPage } from "../import-page.ts";
import { alreadyIn, type JoinedIssue, joinIssue } from "./join-issue.ts";

/** A page as it was imported by itself. */
interface PageByItself {
  unit: { bulletin: string };
  page: ImportedPage;
  settings: DraftSettings;
  /** Drafts that go over this page and others, and stay. */
  kept?: readonly string[];
}

/**
 * Puts together what goes over pages. Names of drafts that become part of another one are free for the pages' own:
 * so the order in which pages are imported makes no difference.
 */
export async function joinPages(
  folder: string,
  pages: readonly PageByItself[],
  articles: readonly ExistingArticle[],
): Promise<JoinedIssue> {
  const join = async () => {
    for (const { page, kept = [] } of pages)
      for (const [draft, path] of await alreadyIn(folder, kept, page.drafts)) draft.joined = path;
    return joinIssue(
      folder,
      pages.map(({ unit, page }) => ({ bulletin: unit.bulletin, page })),
      articles,
    );
  };
  const joined = await join();
  const freed = new Set([...joined.removed.values()].flat().map(slugIn));
  if (freed.size === 0) return joined;
  for (const { page, settings } of pages) {
    const taken = [...(settings.taken ?? [])].filter((slug) => !freed.has(slug));
    Object.assign(page, makeDrafts(page.pagePlan, { ...settings, taken }));
  }
  return join();
}

function slugIn(path: string): string {
  return /([^/]+)\.md$/.exec(path)?.[1] ?? "";
}
