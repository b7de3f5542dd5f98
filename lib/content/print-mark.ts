import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** What a printed issue says of itself behind its end, where a PDF may have a comment. */
export interface PrintMark {
  /** When it was printed, ISO date-time in UTC. */
  at: string;
  /** Of what its articles said. */
  digest: string;
}

const pattern = /^% bulletin (\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f]{16})$/m;
/** Bytes at a file's end in which it stands. */
const markLength = 80;

export function writtenMark({ at, digest }: PrintMark): string {
  return `% bulletin ${at} ${digest}\n`;
}

/** @returns nothing where the file says nothing of that: it was made by another program */
export function readPrintMark(path: string): PrintMark | undefined {
  try {
    const descriptor = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(markLength);
      const from = Math.max(0, fstatSync(descriptor).size - markLength);
      const read = readSync(descriptor, bytes, 0, markLength, from);
      const [, at, digest] = pattern.exec(bytes.toString("latin1", 0, read)) ?? [];
      return at === undefined || digest === undefined ? undefined : { at, digest };
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}
