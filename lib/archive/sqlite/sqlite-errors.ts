import type { FaultCode } from "../status.ts";

/** SQLite's primary result codes (sqlite.org/rescode.html) of what concerns the index as a whole. */
const faultOfCode: Readonly<Record<number, FaultCode>> = {
  5: "locked", // BUSY
  6: "locked", // LOCKED
  7: "failed", // NOMEM
  8: "read-only", // READONLY
  9: "failed", // INTERRUPT
  10: "failed", // IOERR
  11: "damaged", // CORRUPT
  13: "disk-full", // FULL
  14: "failed", // CANTOPEN
  26: "damaged", // NOTADB
};
const faultOfSystemCode: Readonly<Record<string, FaultCode>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EROFS: "read-only",
  EACCES: "read-only",
  EPERM: "read-only",
};

/** Of a file that another program emptied or wrote over, and of errors that come from another thread as text. */
const signsOfDamage = /no such table|disk image is malformed|file is not a database/;

/** What is wrong with the index as a whole where this was thrown; nothing where it may be one article's fault. */
export function faultIn(error: unknown): FaultCode | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("errcode" in error && typeof error.errcode === "number") {
    // IOERR_SHORT_READ: the file was cut short.
    const code = error.errcode === 522 ? "damaged" : faultOfCode[error.errcode & 0xff];
    if (code !== undefined) return code;
  }
  if ("code" in error && String(error.code) in faultOfSystemCode)
    return faultOfSystemCode[String(error.code)];
  return signsOfDamage.test(error.message) ? "damaged" : undefined;
}

export function concernsAll(error: unknown): boolean {
  return faultIn(error) !== undefined;
}
