import { originalOf } from "../../content/compare-translation.ts";
import type { KnownIds } from "../../content/cross-checks.ts";
import { isSameState, notRead } from "../../content/file-state.ts";
import type { FileFacts } from "../../content/read-batch.ts";
import { roleOf } from "../../record/paths.ts";
import { type Problem, problem } from "../../record/problems/catalogue.ts";
import { reasonOf } from "../../record/problems/files.ts";
import { problemKey } from "../../record/problems/listing.ts";
import { registryNames } from "../../record/schema.ts";
import { seekTranslations, takeRenderings } from "./agreed-renderings.ts";
import type { Changes } from "./changes.ts";
import { pairOf } from "./compare-due.ts";
import type { KeptIndex, KnownFile, KnownFiles } from "./kept-index.ts";
import { type BatchRequest, readBatches } from "./read-pool.ts";
import { requestsFor } from "./read-requests.ts";
import {
  changedRegistries,
  idsThatChanged,
  knownIds,
  removeUnlisted,
  takeRegistry,
} from "./take-registries.ts";

export interface TakeOptions {
  /** Threads that read files where there are many. */
  threads?: number;
  /** How many of all files to be read have been. */
  onProgress?: (read: number, all: number) => void;
  /** Tells the time, in milliseconds since 1970: the system's, by default. */
  clock?: () => number;
  /** Whether the index is an editor's, with drafts and what is held. */
  isPreview?: boolean | undefined;
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
  index: KeptIndex,
  changes: Changes,
  { folder, threads = 1, onProgress, clock = Date.now, isPreview }: TakeOptions & { folder: string },
): Promise<Taken> {
  const { files } = index;
  const taking = new Taking(index, changes);
  const parts = await noteFiles(files, changes);
  for (const path of changes.removed) await taking.forgetUses(path);

  taking.seen(hasPrint(changes));

  const registries = await changedRegistries(folder, changes);
  const renamed = new Set<string>();
  for (const registry of registries) {
    for (const id of await idsThatChanged(index, registry))
      for (const { belongs } of await files.naming({ to: registry.name as keyof KnownIds, id }))
        parts.add(belongs);
    for (const text of await takeRenderings(index, registry)) renamed.add(text);
    taking.seen(await takeRegistry(index, registry));
    const { path, problems, state } = registry.file ?? {};
    if (path === undefined || problems === undefined) taking.taken.files += 1;
    else await taking.learn({ path, references: [], problems, state });
  }
  for (const name of registryNames) parts.delete(`${name}.yaml`);
  const moment = await index.momentOf(clock(), isPreview);
  taking.seen(await index.noteToday(moment));
  for (const part of await index.untimelyParts(moment)) parts.add(part);
  if (registries.some(({ name }) => name === "site"))
    for (const part of await index.heldParts()) parts.add(part);
  const known = await knownIds(index);
  for (const { belongs } of await namingUnknown(files, changes, known)) parts.add(belongs);

  // In a new index all are still to be compared.
  if ((await index.readFact("filled")) === 1) await seekTranslations(index, [...renamed]);
  const requests = await requestsFor(files, parts, changes.changed, { folder, known });
  const all = requests.reduce((sum, { paths }) => sum + paths.length, registries.length);
  await readBatches(requests, threads, async ({ content, files }, request) => {
    const { isDifferent, failures } = await index.writeArticles(content, moment, request.parts);
    taking.seen(isDifferent);
    for (const facts of files) await taking.learnOfArticle(facts, request, failures.get(facts.path));
    for (const { path } of files) await noteTranslation(index, path);
    onProgress?.(taking.taken.files, all);
  });
  taking.seen(await removeUnlisted(index));
  return taking.finish();
}

/** Has a translation compared with its original where it, or that, is another than when they were compared. */
async function noteTranslation({ files, comparisons }: KeptIndex, path: string): Promise<void> {
  const original = originalOf(path);
  if (original !== undefined)
    await comparisons.note(path, pairOf(await files.hashOf(original), await files.hashOf(path)));
}

/** Whether an issue was printed, or no longer is: its page offers what is there. */
function hasPrint({ changed, removed }: Changes): boolean {
  return [...changed.map(({ path }) => path), ...removed].some((path) => roleOf(path).role === "print");
}

/** What is learnt while changes are taken in. */
class Taking {
  readonly taken: Taken;
  readonly #index: KeptIndex;
  #isDifferent = false;
  /** Those that are rendered otherwise than before. */
  readonly #terms = new Set<string>();

  constructor(index: KeptIndex, { held }: Changes) {
    this.#index = index;
    this.taken = { revision: 0, problems: [], files: 0, held, moved: [] };
  }

  /** @param isDifferent whether readers see what was just written */
  seen(isDifferent: boolean): void {
    this.#isDifferent ||= isDifferent;
  }

  /** @param reason why it could not be written */
  async learnOfArticle(facts: FileFacts, request: BatchRequest, reason: string | undefined): Promise<void> {
    await this.learn(reason === undefined ? facts : notTakenIn(facts, reason));
    // A look at its text did not tell what it names; with the next look that is known.
    if (!namesWithin(facts, request)) await this.#lookAgain(facts.path);
    // It is tried again with the next look at it.
    if (reason !== undefined) await this.#index.files.unsettle(facts.path);
  }

  async learn(facts: FileFacts): Promise<void> {
    const { files } = this.#index;
    const before = new Set((await files.learn(facts)).map(problemKey));
    this.taken.files += 1;
    this.taken.problems.push(...facts.problems.filter((each) => !before.has(problemKey(each))));
    const { digest } = facts.state ?? {};
    // What is gone and held is left as it is known.
    if (digest === undefined || (digest === notRead.gone && this.taken.held > 0)) return;
    if (!isSameState(digest, (await files.hashOf(facts.path)) ?? "")) await this.#lookAgain(facts.path);
  }

  /** A translation that is gone renders nothing. */
  async forgetUses(path: string): Promise<void> {
    for (const term of await this.#index.terms.replace(path, [])) this.#terms.add(term);
  }

  async #lookAgain(path: string): Promise<void> {
    await this.#index.files.unsettle(path);
    this.taken.moved.push(path);
  }

  async finish(): Promise<Taken> {
    this.taken.problems.push(...(await this.#index.terms.review(this.#terms)));
    return { ...this.taken, revision: await this.#index.finish(this.#isDifferent) };
  }
}

/** Notes what is known of files from now on. @returns the parts of the record that are to be read again */
async function noteFiles(files: KnownFiles, { changed, touched, removed }: Changes): Promise<Set<string>> {
  const parts = new Set<string>();
  const reread = async (path: string) => {
    for (const { belongs } of await files.below(path)) parts.add(belongs);
    for (const { belongs } of await namers(files, path)) parts.add(belongs);
    for (const { to, id } of await files.namedBy(path)) if (to === "bulletin") parts.add(id.slice(0, 10));
  };
  for (const path of removed) {
    await reread(path);
    await files.forget(path);
  }
  for (const file of changed) {
    await reread(file.path);
    parts.add(file.belongs);
    for (const id of file.bulletins) parts.add(id.slice(0, 10));
    await files.see(file);
  }
  for (const file of touched) await files.touch(file);
  return parts;
}

/** Originals that name the bulletin or continue the article whose file this is: it came, changed or went. */
function namers(files: KnownFiles, path: string) {
  const bulletin = /^bulletins\/([^./]+)\.(?:txt|yaml|boxes\.json|page\.webp)$/.exec(path)?.[1];
  if (bulletin !== undefined) return files.naming({ to: "bulletin", id: bulletin });
  const article = /^articles\/([^/]+\/[^./]+)\.md$/.exec(path)?.[1];
  return article === undefined ? [] : files.naming({ to: "continues", id: article });
}

/** Files that name an id which is not known: where the ids change that are, what it may have meant changes too. */
async function namingUnknown(
  files: KnownFiles,
  { changed, removed }: Changes,
  known: Omit<KnownIds, "continues">,
): Promise<KnownFile[]> {
  const paths = [...changed.map(({ path }) => path), ...removed];
  const targets = (Object.keys(known) as (keyof typeof known)[]).filter((to) =>
    paths.some((path) => (to === "bulletin" ? /^bulletins\/[^/]+\.txt$/.test(path) : path === `${to}.yaml`)),
  );
  return (await Promise.all(targets.map((to) => files.namingUnknown(to, known[to])))).flat();
}

function namesWithin({ references }: FileFacts, { parts, continued }: BatchRequest): boolean {
  return references.every(({ to, id }) => {
    if (to === "bulletin") return parts.includes(id.slice(0, 10));
    return to !== "continues" || continued.has(id);
  });
}

function notTakenIn(facts: FileFacts, reason: string): FileFacts {
  const place = { file: facts.path, line: 1, column: 1, field: "file" };
  return {
    ...facts,
    problems: [...facts.problems, problem("not-taken-in", place, { why: reasonOf(reason) })],
  };
}
