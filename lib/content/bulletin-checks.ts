import { createHash } from "node:crypto";
import { type Ledger, type Passage, reconcile, type SetAside } from "../bulletin/ledger.ts";
import { gap } from "../markdown/gaps.ts";
import type { FileOf } from "./assemble.ts";
import { type Problem, problem } from "./problems.ts";
import { type OriginalFields, textFields } from "./schema.ts";

/** The ledger of each bulletin with the digest of what it was made from. */
export type BulletinChecks = Map<string, { digest: string; ledger: Ledger }>;

/**
 * Holds each bulletin against the originals that name it, drafts too: what is lost and what is invented.
 * @param known keeps each ledger until its bulletin or one of its articles changes
 */
export function checkBulletins(
  originals: readonly FileOf<"original">[],
  texts: readonly FileOf<"bulletin-text">[],
  fields: readonly FileOf<"bulletin-fields">[],
  known: BulletinChecks,
): { problems: Problem[]; printOffsets: Map<string, number> } {
  const problems: Problem[] = fields
    .filter(({ id }) => !texts.some((text) => text.id === id))
    .map(({ path }) => problem("stray-file", { file: path, line: 1, column: 1, field: "file" }));
  const printOffsets = new Map<string, number>();
  for (const { id, text, path } of texts) {
    if (text === undefined) continue;
    const beside = fields.find((file) => file.id === id);
    const setAside = beside?.fields?.setAside ?? [];
    const passages = originals.filter((file) => file.article?.fields?.bulletin === id).flatMap(passagesOf);
    const ledger = ledgerOf(id, text, passages, setAside, known);
    for (const [file, offset] of ledger.firstOffset) printOffsets.set(file, offset);

    for (const { text: invented, ...place } of ledger.invented) {
      problems.push(problem("invented-text", place, { text: shorten(invented), bulletin: id }));
    }
    // Where an article of that day cannot be read, its text is not lost: it waits to be mended.
    if (originals.some((file) => file.folder === id.slice(0, 10) && file.article?.fields === undefined))
      continue;
    // Nor is it where what is set aside cannot be read.
    if (beside !== undefined && beside.fields === undefined) continue;
    for (const { text: lost, line, column } of ledger.lost) {
      problems.push(
        problem(
          "lost-text",
          { file: path, line, column, field: "file" },
          { text: shorten(lost), bulletin: id },
        ),
      );
    }
  }
  return { problems, printOffsets };
}

function ledgerOf(
  id: string,
  text: string,
  passages: readonly Passage[],
  setAside: readonly SetAside[],
  known: BulletinChecks,
): Ledger {
  const digest = createHash("sha256")
    .update(JSON.stringify([text, passages, setAside]))
    .digest("hex");
  const before = known.get(id);
  if (before?.digest === digest) return before.ledger;
  const ledger = reconcile(text, passages, setAside);
  known.set(id, { digest, ledger });
  return ledger;
}

/** The printed Chinese of an original, as printed: without what is supplied, with corrections undone. */
function passagesOf({ path: file, article }: FileOf<"original">): Passage[] {
  const { fields, body, blockLines = [], valueAt } = article ?? {};
  if (fields === undefined || body === undefined || valueAt === undefined) return [];
  const inFields = textFields
    .filter((field) => !fields.supplied?.includes(field))
    .flatMap((field) =>
      [fields[field] ?? []].flat().map((text, index, all): Passage => {
        const path = all.length > 1 ? [field, index] : [field];
        return { file, ...valueAt(path), field, block: field, text };
      }),
    );
  const inBody = body.blocks.flatMap(({ id, text }, index) =>
    asPrinted(id, text, fields)
      .split(gap)
      .map(
        (piece): Passage => ({
          file,
          line: blockLines[index] ?? 1,
          column: 1,
          field: "body",
          block: id,
          text: piece,
        }),
      ),
  );
  return [...inFields, ...inBody].filter(({ text }) => text.trim() !== "");
}

function asPrinted(block: string, text: string, { corrections = [] }: OriginalFields): string {
  return corrections
    .filter((correction) => correction.block === block)
    .reduceRight((printed, { from, to }) => printed.replace(to, () => from), text);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 40)}…${line.slice(-15)}` : line;
}
