import type { DatabaseSync } from "node:sqlite";
import { type FileOf, readContentFile } from "../../content/content-file.ts";
import type { KnownIds } from "../../content/cross-checks.ts";
import { isSameState, notRead } from "../../content/file-state.ts";
import type { FileFacts } from "../../content/read-batch.ts";
import { type Problem, problem } from "../../record/problems/catalogue.ts";
import { reasonOf } from "../../record/problems/files.ts";
import { problemKey } from "../../record/problems/listing.ts";
import { type RegistryName, registryNames } from "../../record/schema.ts";
import { removeUnusedEntries, writeArticles, writeRegistry } from "../sqlite/article-writer.ts";
import type { FileTable, KnownFile } from "../sqlite/file-table.ts";
import { readMeta, writeMeta } from "../sqlite/meta.ts";
import type { ChangedFile, Changes } from "./changes.ts";
import { type BatchRequest, readBatches } from "./read-pool.ts";

/** About how many files are read and written at once. */
const batchSize = 120;

export interface TakeOptions {
  /** Threads that read files where there are many. */
  threads?: number;
  /** How many of all files to be read have been. */
  onProgress?: (read: number, all: number) => void;
}

/** What a change came to. */
export interface Taken {
  revision: number;
  /** Problems that were not there before. */
  problems: Problem[];
  /** How many files were read; 0 where nothing had changed. */
  files: number;
  /** How many files are gone that are kept for now: more than `mostRemoved` are. */
  held: number;
  /** Files that were another when they were read than when they were looked at. */
  moved: string[];
}

/**
 * Takes changed files into the index. It is called within a transaction: a kill at any moment leaves the old state or
 * the new one. What belongs together with a changed file is read with it, nothing else is.
 */
export async function takeChanges(
  database: DatabaseSync,
  table: FileTable,
  changes: Changes,
  { folder, threads = 1, onProgress }: TakeOptions & { folder: string },
): Promise<Taken> {
  const { changed, removed } = changes;
  const parts = noteFiles(table, changes);
  const taken: Taken = { revision: 0, problems: [], files: 0, held: changes.held, moved: [] };
  const again = (path: string) => {
    table.unsettle(path);
    taken.moved.push(path);
  };
  const learned = (facts: FileFacts) => {
    taken.files += 1;
    taken.problems.push(...learn(table, facts));
    const { digest } = facts.state ?? {};
    // What is gone and held is left as it is known.
    if (digest === undefined || (digest === notRead.gone && changes.held > 0)) return;
    if (!isSameState(digest, table.hashOf(facts.path) ?? "")) again(facts.path);
  };

  const registries = await readRegistries(folder, changed, removed);
  let isDifferent = false;
  for (const [name, registry] of registries) {
    for (const id of idsThatChanged(database, table, name, registry?.registry?.ids))
      for (const { belongs } of table.naming({ to: name as keyof KnownIds, id })) parts.add(belongs);
    isDifferent = takeRegistry(database, name, registry) || isDifferent;
    if (registry)
      learned({ path: registry.path, references: [], problems: registry.problems, state: registry.state });
    else taken.files += 1;
  }
  for (const name of registryNames) parts.delete(`${name}.yaml`);
  const known = knownIds(database, table);
  for (const { belongs } of namingUnknown(table, changes, known)) parts.add(belongs);

  const requests = requestsFor(table, parts, changed, folder, known);
  const all = requests.reduce((sum, { paths }) => sum + paths.length, registries.size);
  await readBatches(requests, threads, ({ content, files }, { parts: days }) => {
    const written = writeArticles(database, content, days);
    isDifferent = written.isDifferent || isDifferent;
    for (const facts of files) {
      const reason = written.failures.get(facts.path);
      learned(reason === undefined ? facts : notTakenIn(facts, reason));
      // A look at its text did not tell which bulletin it names; with the next look that is known.
      if (!namesWithin(facts, days)) again(facts.path);
      // It is tried again with the next look at it.
      if (reason !== undefined) table.unsettle(facts.path);
    }
    onProgress?.(taken.files, all);
  });
  for (const name of registryNames) {
    const listed = new Set<string>(JSON.parse(String(readMeta(database, `listed.${name}`) ?? "[]")));
    isDifferent = removeUnusedEntries(database, name, listed) || isDifferent;
  }
  writeMeta(database, "filled", 1);
  taken.revision = Number(readMeta(database, "revision")) + (isDifferent ? 1 : 0);
  writeMeta(database, "revision", taken.revision);
  return taken;
}

/** Brings the table of files in line with a change. @returns the parts of the record that are to be read again */
function noteFiles(table: FileTable, { changed, touched, removed }: Changes): Set<string> {
  const parts = new Set<string>();
  const reread = (path: string) => {
    for (const { belongs } of [...table.below(path), ...namers(table, path)]) parts.add(belongs);
    for (const { to, id } of table.namedBy(path)) if (to === "bulletin") parts.add(id.slice(0, 10));
  };
  for (const path of removed) {
    reread(path);
    table.forget(path);
  }
  for (const file of changed) {
    reread(file.path);
    parts.add(file.belongs);
    if (file.bulletin !== undefined) parts.add(file.bulletin.slice(0, 10));
    table.see(file);
  }
  for (const file of touched) table.touch(file);
  return parts;
}

function namesWithin({ references }: FileFacts, days: readonly string[]): boolean {
  return references.every(({ to, id }) => to !== "bulletin" || days.includes(id.slice(0, 10)));
}

function notTakenIn(facts: FileFacts, reason: string): FileFacts {
  const place = { file: facts.path, line: 1, column: 1, field: "file" };
  return {
    ...facts,
    problems: [...facts.problems, problem("not-taken-in", place, { why: reasonOf(reason) })],
  };
}

/** A registry is taken whole: with an error in it, its last good version stays. @returns whether readers see it */
function takeRegistry(
  database: DatabaseSync,
  name: RegistryName,
  file: FileOf<"registry"> | undefined,
): boolean {
  const ids = file === undefined ? new Set<string>() : file.registry?.ids;
  writeMeta(database, `ids.${name}`, JSON.stringify(ids ? [...ids] : null));
  const entries = file === undefined ? [] : file.registry?.entries;
  if (entries === undefined) return false;
  writeMeta(database, `listed.${name}`, JSON.stringify(entries.map(({ id }) => id)));
  return writeRegistry(database, name, entries);
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
): Promise<Map<RegistryName, FileOf<"registry"> | undefined>> {
  const read = new Map<RegistryName, FileOf<"registry"> | undefined>();
  for (const name of registryNames) if (removed.includes(`${name}.yaml`)) read.set(name, undefined);
  for (const { path, role } of changed) {
    if (role.role !== "registry") continue;
    const file = await readContentFile(folder, path);
    if (file.role === "registry") read.set(file.name, file);
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

/** Files that name an id which is not known: where the ids change that are, what it may have meant changes too. */
function namingUnknown(table: FileTable, { changed, removed }: Changes, known: KnownIds): KnownFile[] {
  const paths = [...changed.map(({ path }) => path), ...removed];
  const targets = (Object.keys(known) as (keyof KnownIds)[]).filter((to) =>
    paths.some((path) => (to === "bulletin" ? /^bulletins\/[^/]+\.txt$/.test(path) : path === `${to}.yaml`)),
  );
  return targets.flatMap((to) => table.namingUnknown(to, known[to]));
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
