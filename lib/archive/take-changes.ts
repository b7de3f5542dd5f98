import type { DatabaseSync } from "node:sqlite";
import { readContentFile } from "../content/content-store.ts";
import type { KnownIds } from "../content/cross-checks.ts";
import type { RegistryFile } from "../content/parse-registry.ts";
import { type Problem, problemKey } from "../content/problems.ts";
import type { FileFacts } from "../content/read-batch.ts";
import { type RegistryName, registryNames } from "../content/schema.ts";
import type { ChangedFile, Changes } from "./changes.ts";
import { emptyIndex, inTransactionAsync } from "./database.ts";
import type { FileTable } from "./file-table.ts";
import { readMeta, writeMeta } from "./meta.ts";
import { type BatchRequest, readBatches } from "./read-pool.ts";
import type { Synced, SyncOptions } from "./sync-index.ts";
import { removeUnusedEntries, writeArticles, writeRegistry } from "./writer.ts";

/** About how many files are read and written at once. */
const batchSize = 120;

/**
 * Takes changed files into the index, in one transaction: a kill at any moment leaves the old state or the new one.
 * What belongs together with a changed file is read with it, nothing else is.
 */
export function takeChanges(
  database: DatabaseSync,
  table: FileTable,
  { changed, touched, removed }: Changes,
  { folder, threads = 1, rebuild = false, beforeCommit, onProgress }: SyncOptions & { folder: string },
): Promise<Synced> {
  return inTransactionAsync(database, async () => {
    if (rebuild) emptyIndex(database);
    const parts = new Set<string>();
    const rechecked = (paths: Iterable<{ belongs: string }>) => {
      for (const { belongs } of paths) parts.add(belongs);
    };
    for (const path of removed) {
      rechecked(table.below(path));
      rechecked(namers(table, path));
      for (const { to, id } of table.namedBy(path)) if (to === "bulletin") parts.add(id.slice(0, 10));
      table.forget(path);
    }
    for (const file of changed) {
      rechecked([...table.below(file.path), file, ...namers(table, file.path)]);
      for (const { to, id } of table.namedBy(file.path)) if (to === "bulletin") parts.add(id.slice(0, 10));
      if (file.bulletin !== undefined) parts.add(file.bulletin.slice(0, 10));
      table.see(file, file.hash, file.belongs);
    }
    for (const file of touched) table.touch(file);

    const registries = await readRegistries(folder, changed, removed);
    const problems: Problem[] = [];
    let isDifferent = false;
    for (const [name, registry] of registries) {
      rechecked(
        idsThatChanged(database, table, name, registry?.ids).flatMap((id) =>
          table.naming({ to: name as keyof KnownIds, id }),
        ),
      );
      // A registry is taken whole: with an error in it, its last good version stays.
      if (registry === undefined || registry.entries !== undefined) {
        const entries = registry?.entries ?? [];
        isDifferent = writeRegistry(database, name, entries) || isDifferent;
        writeMeta(database, `listed.${name}`, JSON.stringify(entries.map(({ id }) => id)));
      }
      writeMeta(
        database,
        `ids.${name}`,
        registry === undefined ? "[]" : JSON.stringify(registry.ids ? [...registry.ids] : null),
      );
      if (registry)
        problems.push(...learn(table, { path: `${name}.yaml`, references: [], problems: registry.problems }));
    }
    for (const name of registryNames) parts.delete(name);

    const known = knownIds(database, table);
    const requests = requestsFor(table, parts, changed, folder, known);
    const all = requests.reduce((sum, { paths }) => sum + paths.length, registries.size);
    let files = registries.size;
    await readBatches(requests, threads, ({ content, files: facts }, { parts: days }) => {
      isDifferent = writeArticles(database, content, days) || isDifferent;
      for (const fact of facts) problems.push(...learn(table, fact));
      files += facts.length;
      onProgress?.(files, all);
    });
    for (const name of registryNames) {
      const listed = new Set<string>(JSON.parse(String(readMeta(database, `listed.${name}`) ?? "[]")));
      isDifferent = removeUnusedEntries(database, name, listed) || isDifferent;
    }
    writeMeta(database, "filled", 1);
    const revision = Number(readMeta(database, "revision")) + (isDifferent ? 1 : 0);
    writeMeta(database, "revision", revision);
    beforeCommit?.();
    return { revision, problems, files };
  });
}

/** Originals that name the bulletin whose file this is: it came, changed or went. */
function namers(table: FileTable, path: string) {
  const id = /^bulletins\/([^./]+)\.(?:txt|yaml)$/.exec(path)?.[1];
  return id === undefined ? [] : table.naming({ to: "bulletin", id });
}

/** Remembers a file's facts. @returns the problems that it did not have before */
function learn(table: FileTable, facts: FileFacts): Problem[] {
  if (facts.problems.length === 0) {
    table.learn(facts);
    return [];
  }
  const before = new Set((JSON.parse(table.learn(facts)) as Problem[]).map(problemKey));
  return facts.problems.filter((problem) => !before.has(problemKey(problem)));
}

/** The registries that changed; `undefined` for one whose file is gone. */
async function readRegistries(
  folder: string,
  changed: readonly ChangedFile[],
  removed: readonly string[],
): Promise<Map<RegistryName, RegistryFile | undefined>> {
  const read = new Map<RegistryName, RegistryFile | undefined>();
  for (const name of registryNames) if (removed.includes(`${name}.yaml`)) read.set(name, undefined);
  for (const { path, role } of changed) {
    if (role.role !== "registry") continue;
    const file = await readContentFile(folder, path);
    if (file.role === "registry") read.set(file.name, file.registry ?? { problems: file.problems });
  }
  return read;
}

/** Ids of a registry that may be named with another result than before. */
function idsThatChanged(
  database: DatabaseSync,
  table: FileTable,
  name: RegistryName,
  ids: ReadonlySet<string> | undefined,
): string[] {
  if (name === "glossary") return [];
  const stored = readMeta(database, `ids.${name}`);
  const before = typeof stored === "string" ? (JSON.parse(stored) as string[] | null) : [];
  // Where the registry could not be read before, or cannot be now, nothing was or is said of any id.
  if (before === null || ids === undefined) return table.namedIds(name).filter((id) => !ids?.has(id));
  const old = new Set(before);
  return [...old].filter((id) => !ids.has(id)).concat([...ids].filter((id) => !old.has(id)));
}

function knownIds(database: DatabaseSync, table: FileTable): KnownIds {
  const idsOf = (name: string) => {
    const stored = readMeta(database, `ids.${name}`);
    const ids = typeof stored === "string" ? (JSON.parse(stored) as string[] | null) : [];
    return ids === null ? undefined : new Set(ids);
  };
  return {
    reporters: idsOf("reporters"),
    topics: idsOf("topics"),
    people: idsOf("people"),
    bulletin: new Set(table.bulletinIds()),
  };
}

/** What has to be read for some parts, those that hang together by a bulletin in one request. */
function requestsFor(
  table: FileTable,
  parts: ReadonlySet<string>,
  changed: readonly ChangedFile[],
  folder: string,
  known: KnownIds,
): BatchRequest[] {
  const linksOf = linkedParts(table, changed);
  const requests: BatchRequest[] = [];
  const placed = new Set<string>();
  let open: { parts: string[]; paths: string[] } = { parts: [], paths: [] };
  const close = () => {
    if (open.paths.length + open.parts.length > 0) requests.push({ folder, known, ...open });
    open = { parts: [], paths: [] };
  };
  for (const part of parts) {
    if (placed.has(part)) continue;
    const group = [part];
    placed.add(part);
    for (const each of group) {
      for (const other of linksOf(each)) {
        if (placed.has(other)) continue;
        placed.add(other);
        group.push(other);
      }
    }
    open.parts.push(...group);
    open.paths.push(...group.flatMap((each) => table.belongingTo(each).map(({ path }) => path)));
    if (open.paths.length >= batchSize) close();
  }
  close();
  return requests;
}

/** The other days that a day hangs together with: an article may name another day's bulletin. */
function linkedParts(table: FileTable, changed: readonly ChangedFile[]): (part: string) => string[] {
  const links = new Map<string, Set<string>>();
  const link = (a: string, b: string) => {
    if (a === b) return;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const others = links.get(from) ?? new Set();
      others.add(to);
      links.set(from, others);
    }
  };
  for (const { belongs, bulletin } of changed) if (bulletin) link(belongs, bulletin.slice(0, 10));
  return (part) => [...(links.get(part) ?? []), ...table.linkedTo(part)];
}
