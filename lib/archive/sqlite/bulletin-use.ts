import type { Claim } from "../../ledger/ledger.ts";

/** What has a piece of a bulletin: an article's file with the block or field of it, or why it is set aside. */
export type Use = { file: string; block: string } | { why: string };

export function toUse({ by }: Claim): Use {
  return "why" in by ? { why: by.why } : { file: by.file, block: by.block };
}
