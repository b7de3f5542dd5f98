import { scanFolder } from "../../content/scan-folder.ts";
import { changesBelow, type Look } from "./changes.ts";
import type { Awaitable, KeptIndex } from "./kept-index.ts";
import { type Taken, type TakeOptions, takeChanges } from "./take-changes.ts";

export interface SyncOptions extends Partial<Look>, TakeOptions {
  /** Called once what is in the folder is listed. @throws where it is not to be believed */
  afterScan?: () => void;
  /** Called at the end of a transaction that may have taken long. @throws where it is not to be committed */
  beforeCommit?: () => Awaitable<void>;
}

export type Synced = Omit<Taken, "moved">;

/** How often files are looked at again that changed while they were read; what changes then an event tells. */
const mostRounds = 4;

/**
 * Brings the index in line with the content folder: compares what is there with what the index knows, reads what is
 * different and what belongs to it, and writes that in one transaction. Others may write the same index meanwhile.
 */
export async function syncIndex(
  index: KeptIndex,
  folder: string,
  options: SyncOptions = {},
): Promise<Synced> {
  let { moved, ...synced } = await syncOnce(index, folder, options);
  for (let round = 1; moved.length > 0 && round < mostRounds; round++) {
    const { moved: again, ...more } = await syncOnce(index, folder, {
      ...options,
      below: moved,
      surely: true,
    });
    synced = {
      ...more,
      problems: [...synced.problems, ...more.problems],
      files: synced.files + more.files,
      held: Math.max(synced.held, more.held),
    };
    moved = again;
  }
  return synced;
}

async function syncOnce(index: KeptIndex, folder: string, options: SyncOptions): Promise<Taken> {
  const {
    below = [""],
    surely = false,
    mostRemoved = Number.POSITIVE_INFINITY,
    afterScan,
    beforeCommit,
    clock = Date.now,
    isPreview,
  } = options;
  const look = () => {
    const found = new Map(below.flatMap((path) => scanFolder(folder, path)).map((file) => [file.path, file]));
    afterScan?.();
    return changesBelow(folder, index.files, [...found.values()], { below, surely, mostRemoved });
  };
  const state = await index.state();
  let changes = await look();
  const { changed, touched, removed, held } = changes;
  const isTimely = async () => {
    const moment = await index.momentOf(clock(), isPreview);
    return (await index.isToday(moment)) && (await index.untimelyParts(moment)).length === 0;
  };
  const isSame = changed.length + touched.length + removed.length === 0;
  if (isSame && (await index.readFact("filled")) === 1 && (await isTimely())) {
    const revision = Number(await index.readFact("revision"));
    return { revision, problems: [], files: 0, held, moved: [] };
  }
  return index.inTransaction(async () => {
    // What another process wrote since is no longer different.
    if ((await index.state()) !== state) changes = await look();
    const taken = await takeChanges(index, changes, { ...options, folder });
    await beforeCommit?.();
    return taken;
  });
}
