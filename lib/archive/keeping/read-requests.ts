import type { KnownIds } from "../../content/cross-checks.ts";
import type { ChangedFile } from "./changes.ts";
import type { KnownFiles } from "./kept-index.ts";
import type { BatchRequest } from "./read-pool.ts";

/** About how many files are read and written at once. */
const batchSize = 120;

/** What has to be read for some parts of the record, those that hang together by a bulletin in one request. */
export async function requestsFor(
  files: KnownFiles,
  parts: ReadonlySet<string>,
  changed: readonly ChangedFile[],
  { folder, known }: Pick<BatchRequest, "folder"> & { known: Omit<KnownIds, "continues"> },
): Promise<BatchRequest[]> {
  const linksOf = linkedParts(files, changed);
  const continuedIn = continuedArticles(files, changed);
  const requests: BatchRequest[] = [];
  const placed = new Set<string>();
  let open: { parts: string[]; paths: string[] } = { parts: [], paths: [] };
  const close = async () => {
    if (open.paths.length + open.parts.length > 0) {
      const { continued, continues } = await continuedIn(open.parts);
      requests.push({ folder, ...open, continued, known: { ...known, continues } });
    }
    open = { parts: [], paths: [] };
  };
  for (const part of parts) {
    if (placed.has(part)) continue;
    const group = [part];
    placed.add(part);
    for (const each of group) {
      for (const other of await linksOf(each)) {
        if (placed.has(other)) continue;
        placed.add(other);
        group.push(other);
      }
    }
    open.parts.push(...group);
    for (const each of group) for (const { path } of await files.belongingTo(each)) open.paths.push(path);
    if (open.paths.length >= batchSize) await close();
  }
  await close();
  return requests;
}

/** The other days that a day hangs together with: an article may name another day's bulletin. */
function linkedParts(
  files: KnownFiles,
  changed: readonly ChangedFile[],
): (part: string) => Promise<string[]> {
  const links = new Map<string, Set<string>>();
  const link = (from: string, to: string) => {
    const others = links.get(from) ?? new Set();
    others.add(to);
    links.set(from, others);
  };
  for (const { belongs, bulletins } of changed) {
    for (const day of new Set(bulletins.map((id) => id.slice(0, 10)))) {
      if (day === belongs) continue;
      link(belongs, day);
      link(day, belongs);
    }
  }
  return async (part) => [...(links.get(part) ?? []), ...(await files.linkedTo(part))];
}

/** The articles that originals of some parts continue, as far as that is known, and which of them are there. */
function continuedArticles(files: KnownFiles, changed: readonly ChangedFile[]) {
  const seen = Map.groupBy(
    changed.filter(({ continues }) => continues !== undefined),
    ({ belongs }) => belongs,
  );
  return async (parts: readonly string[]) => {
    const continued = new Set<string>();
    for (const part of parts) {
      for (const id of await files.continuedIn(part)) continued.add(id);
      for (const { continues } of seen.get(part) ?? []) if (continues) continued.add(continues);
    }
    const continues = new Set<string>();
    for (const id of continued) {
      if ((await files.hashOf(`articles/${id}.md`)) !== undefined) continues.add(id);
    }
    return { continued, continues };
  };
}
