import { mkdirSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { projectFile } from "../project-file.ts";
import { checkFolder } from "../settings.ts";
import type { Archive } from "./archive.ts";
import type { ArchiveEvents } from "./events.ts";
import { receivedError } from "./keeping/sent-error.ts";
import { naming } from "./sqlite/database.ts";
import { indexFiles } from "./sqlite/index-files.ts";
import { IndexReader } from "./sqlite/index-reader.ts";
import type { IndexMessage, IndexThreadData } from "./sqlite/index-thread.ts";
import { indexVersion } from "./sqlite/index-version.ts";
import { Lease } from "./sqlite/lease.ts";
import type { ArchiveStatus } from "./status.ts";

export interface LiveArchive {
  archive: Archive;
  /** Once there is an index to serve from, and it was given a moment to come in line with the content. */
  ready: Promise<void>;
  /** Rises with every change that readers may see. */
  revision(): number;
  /** Another one for each state of the archive that pages may be made from. */
  state(): string;
  /** What has changed since such a state, as `readKeys` names it; nothing where that is not known. */
  changedSince(state: string): ReadonlySet<string> | undefined;
  /** How it stands with the writer; empty where another process writes. */
  status(): ArchiveStatus;
  close(): Promise<void>;
}

export interface ArchiveFolders {
  contentFolder: string;
  dataFolder: string;
  /** Whether the archive is an editor's, with drafts and what is held. Its data folder is its own. */
  isPreview?: boolean;
}

/** Milliseconds that an index that can be served has to come in line with the content before it is. */
const catchUpTime = 1_000;

/**
 * Opens the archive and keeps it in line with the content folder for as long as it is open: the process that holds
 * the lease reads the files and watches them, in a thread of its own.
 * @throws where the content folder is not there, or no index can be made
 */
export async function openLiveArchive(folders: ArchiveFolders, events: ArchiveEvents): Promise<LiveArchive> {
  await checkFolder("CONTENT_DIR", folders.contentFolder);
  const contentFolder = await realpath(resolve(folders.contentFolder));
  const dataFolder = resolve(folders.dataFolder);
  const version = indexVersion();
  prepareFolder(dataFolder, version);
  const reader = new IndexReader(dataFolder, version);
  const thread = startThread(
    { contentFolder, dataFolder, version, isPreview: folders.isPreview },
    {
      ...events,
      onStatus(now) {
        // What was filled just now is there to be read.
        reader.look();
        events.onStatus?.(now);
      },
    },
  );
  const ready = reader.ready.then(() => Promise.race([thread.ready, after(catchUpTime)]));
  ready.then(() => warmUp(reader.archive)).catch(() => undefined);
  return {
    ...liveFrom(reader),
    ready,
    status: thread.status,
    async close(): Promise<void> {
      await thread.close();
      reader.close();
    },
  };
}

/** Opens the archive that another process keeps in line with the content, to read it only. */
export function openSharedArchive(dataFolder: string): LiveArchive {
  const reader = new IndexReader(resolve(dataFolder), indexVersion());
  return {
    ...liveFrom(reader),
    ready: reader.ready.then(() => warmUp(reader.archive)),
    status: () => ({}),
    async close(): Promise<void> {
      reader.close();
    },
  };
}

function liveFrom(reader: IndexReader): Pick<LiveArchive, "archive" | "revision" | "state" | "changedSince"> {
  return {
    archive: reader.archive,
    revision: () => reader.revision(),
    state: () => reader.state(),
    changedSince: (state) => reader.changedSince(state),
  };
}

/** So that a folder that will not do is this caller's to tell; where there is an index all the same, it is served. */
function prepareFolder(dataFolder: string, version: string): void {
  if (indexFiles(dataFolder).length > 0) return;
  naming(dataFolder, () => {
    mkdirSync(dataFolder, { recursive: true });
    const lease = new Lease(dataFolder, version);
    lease.versionsInUse();
    lease.close();
  });
}

/** The first search loads what later ones have: no reader has to wait for it. */
async function warmUp(archive: Archive): Promise<void> {
  await archive.search({ q: "年", page: 1 }, "zh").catch(() => undefined);
}

function after(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds).unref());
}

/** It holds little for long. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };
/** Milliseconds before a thread that died is started anew. */
const restartAfter = 1_000;

function startThread(workerData: IndexThreadData, events: ArchiveEvents) {
  const ready = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  let status: ArchiveStatus = {};
  let isClosing = false;
  let worker: Worker;

  function setStatus(now: ArchiveStatus): void {
    status = now;
    events.onStatus?.(now);
  }

  function start(): void {
    worker = new Worker(projectFile("lib/archive/sqlite/index-thread.ts"), { workerData, resourceLimits });
    worker.on("message", (message: IndexMessage) => {
      if (message.kind === "applied") events.onApplied(message.event);
      else if (message.kind === "fault") events.onFault(receivedError(message.error));
      else if (message.kind === "status") setStatus(message.status);
      else if (message.kind === "ready") ready.resolve();
    });
    worker.on("error", (error: Error) => {
      const since = status.fault?.since ?? new Date().toISOString();
      setStatus({ ...status, fault: { code: "crashed", since, message: error.message } });
      events.onFault(error);
    });
    worker.on("exit", () => {
      if (isClosing) closed.resolve();
      // It died; what it had not committed is as if it had never begun.
      else setTimeout(() => isClosing || start(), restartAfter).unref();
    });
  }

  start();
  return {
    ready: ready.promise,
    status: () => status,
    async close(): Promise<void> {
      isClosing = true;
      worker.postMessage("close");
      await closed.promise;
    },
  };
}
