import { realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { projectFile } from "../project-file.ts";
import type { Archive } from "./archive.ts";
import { openDatabase } from "./database.ts";
import type { ArchiveEvents } from "./index-keeper.ts";
import type { IndexMessage, IndexThreadData } from "./index-thread.ts";
import { readMeta, untilFilled } from "./meta.ts";
import { sqliteArchive } from "./reader.ts";
import type { ArchiveStatus } from "./status.ts";

export interface LiveArchive {
  archive: Archive;
  /** Once the index holds all content, whoever filled it. */
  ready: Promise<void>;
  /** Rises with every change that readers may see. */
  revision(): number;
  /** How it stands with the writer; empty where another process writes. */
  status(): ArchiveStatus;
  close(): Promise<void>;
}

export interface ArchiveFolders {
  contentFolder: string;
  dataFolder: string;
}

/**
 * Opens the archive and keeps it in line with the content folder for as long as it is open: the process that holds
 * the lease reads the files and watches them, in a thread of its own.
 * @throws where the content folder is not there, or no index can be made
 */
export async function openLiveArchive(folders: ArchiveFolders, events: ArchiveEvents): Promise<LiveArchive> {
  const contentFolder = await realpath(resolve(folders.contentFolder)).catch(() => folders.contentFolder);
  if (!(await stat(contentFolder).catch(() => undefined))?.isDirectory()) {
    throw new Error(`CONTENT_DIR=${JSON.stringify(folders.contentFolder)} is not a folder`);
  }
  const dataFolder = resolve(folders.dataFolder);
  // Made here, so that a fault is this caller's to tell and the thread finds it made.
  const database = openDatabase(dataFolder);
  const status: ArchiveStatus = {};
  const thread = startThread(
    { contentFolder, dataFolder },
    {
      onApplied(event) {
        status.lastTakenIn = new Date().toISOString();
        delete status.fault;
        events.onApplied(event);
      },
      onFault(error) {
        const message = error instanceof Error ? error.message : String(error);
        status.fault = { code: "failed", since: status.fault?.since ?? new Date().toISOString(), message };
        events.onFault(error);
      },
    },
  );
  const archive = sqliteArchive(database);
  thread.ready.then(() => warmUp(archive)).catch(events.onFault);
  return {
    archive,
    ready: thread.ready,
    revision: revisionOf(database),
    status: () => status,
    async close(): Promise<void> {
      await thread.close();
      archive.close();
    },
  };
}

/** Opens the archive that another process keeps in line with the content, to read it only. */
export function openSharedArchive(dataFolder: string): LiveArchive {
  const database = openDatabase(resolve(dataFolder));
  const archive = sqliteArchive(database);
  let isClosed = false;
  return {
    archive,
    ready: untilFilled(database, () => isClosed).then(() => warmUp(archive)),
    revision: revisionOf(database),
    status: () => ({}),
    async close(): Promise<void> {
      isClosed = true;
      archive.close();
    },
  };
}

/** The first search loads what later ones have: no reader has to wait for it. */
async function warmUp(archive: Archive): Promise<void> {
  await archive.search({ q: "年", page: 1 }, "zh");
}

function revisionOf(database: DatabaseSync): () => number {
  const version = database.prepare("PRAGMA data_version");
  let seen: unknown;
  let revision = 0;
  return () => {
    // It changes with every write of another connection, so that the table is read after writes only.
    const current = version.get()?.data_version;
    if (current !== seen) revision = Number(readMeta(database, "revision"));
    seen = current;
    return revision;
  };
}

function startThread(workerData: IndexThreadData, events: ArchiveEvents) {
  const ready = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  let isClosing = false;
  let worker: Worker;

  function start(): void {
    worker = new Worker(projectFile("lib/archive/index-thread.ts"), { workerData, resourceLimits });
    worker.on("message", (message: IndexMessage) => {
      if (message.kind === "applied") events.onApplied(message.event);
      else if (message.kind === "fault") events.onFault(new Error(message.error));
      else if (message.kind === "ready") ready.resolve();
    });
    worker.on("error", (error) => events.onFault(error));
    worker.on("exit", () => {
      if (isClosing) closed.resolve();
      // It died; what it had not committed is as if it had never begun.
      else setTimeout(() => isClosing || start(), restartAfter).unref();
    });
  }

  start();
  return {
    ready: ready.promise,
    async close(): Promise<void> {
      isClosing = true;
      worker.postMessage("close");
      await closed.promise;
    },
  };
}

/** It holds little for long. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };
/** Milliseconds before a thread that died is started anew. */
const restartAfter = 1_000;
