import { statfsSync } from "node:fs";
import { contentGone } from "../keeping/content-root.ts";
import type { ArchiveFault, FaultCode } from "../status.ts";
import { faultIn } from "./sqlite-errors.ts";

/** What is told of an error that kept a change from being taken in. @param dataFolder where the index is */
export function faultOf(error: unknown, dataFolder: string): ArchiveFault {
  const message = error instanceof Error ? error.message : String(error);
  return { code: codeOf(error, dataFolder), since: new Date().toISOString(), message };
}

function codeOf(error: unknown, dataFolder: string): FaultCode {
  // It may have come from another process.
  if (error instanceof Error && "code" in error && error.code === contentGone) return "content-gone";
  const code = faultIn(error) ?? "failed";
  // Without room for its shared memory SQLite speaks of no more than an error of the disk.
  return code === "failed" && isFull(dataFolder) ? "disk-full" : code;
}

function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < 64 * 1024;
  } catch {
    return false;
  }
}
