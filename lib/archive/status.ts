/** Why the index as a whole takes nothing in, or goes on serving what it has. */
const faultCodes = [
  /** The content folder is missing, or another one stands in its place that is empty. */
  "content-gone",
  "disk-full",
  /** The index's folder or disk may not be written. */
  "read-only",
  /** The index is damaged and could not yet be made anew. */
  "damaged",
  /** Another process keeps the index locked. */
  "locked",
  /** Not every folder can be watched: changes in the others are found by a look now and then. */
  "not-watched",
  /** Pictures cannot be made; texts are taken in, and articles that have none yet show without. */
  "pictures-not-made",
  /** The thread that takes changes in ends again and again. */
  "crashed",
  /** Anything else; the message says what. */
  "failed",
] as const;
export type FaultCode = (typeof faultCodes)[number];

export interface ArchiveFault {
  code: FaultCode;
  /** The file that it is about, relative to the content folder, where it is about one. */
  file?: string;
  /** When it began, as an ISO date-time. */
  since: string;
  message: string;
}

/** How it stands with the taking in of changes. It travels between processes as it is. */
export interface ArchiveStatus {
  /** When the index was last in line with the content, as an ISO date-time. */
  lastTakenIn?: string;
  /** Absent while all is well. */
  fault?: ArchiveFault;
}
