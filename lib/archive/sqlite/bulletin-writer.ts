import type { DatabaseSync } from "node:sqlite";
import type { Bulletin, Content } from "../../content/content.ts";
import type { Claim } from "../../ledger/ledger.ts";
import { cutBlocks } from "../../ledger/text-blocks.ts";
import { pictureId } from "../../pictures/served.ts";
import type { Moment } from "../../record/due.ts";
import type { Localized } from "../../record/languages.ts";
import { toUse, type Use } from "./bulletin-use.ts";
import { type PageData, pageData } from "./page-data.ts";
import { writePageImage } from "./picture-table.ts";
import { prepared } from "./prepared.ts";
import { bulletinDueAt, isStillDue } from "./schedule.ts";

/** What a bulletin's row holds: its text in page order, each piece with what has it. */
export interface BulletinData {
  origin?: Localized | undefined;
  blocks: readonly { line: number; pieces: readonly PieceData[] }[];
  /** Absent where nothing is known of its print but the text. */
  page?: PageData;
}

interface PieceData {
  text: string;
  /** None: the text is in no article. */
  uses: readonly Use[];
}

/** Lets go of the bulletins whose file is gone, or whose time has not come. */
export function removeGoneBulletins(
  database: DatabaseSync,
  bulletins: Content["bulletins"],
  days: readonly string[] | undefined,
  moment: Moment,
): void {
  const known = days
    ? days.flatMap((day) =>
        prepared(database, "SELECT id FROM bulletins WHERE id BETWEEN ?1 AND ?1 || '-99'").all(day),
      )
    : prepared(database, "SELECT id FROM bulletins").all();
  for (const each of known) {
    const id = String(each.id);
    const bulletin = bulletins.get(id);
    const isDue =
      bulletin === undefined
        ? isStillDue(database, `bulletins/${id}.txt`, id.slice(0, 10), moment)
        : bulletinDueAt(bulletin, moment) <= moment.now;
    if (!(bulletins.has(id) && isDue)) prepared(database, "DELETE FROM bulletins WHERE id = ?").run(id);
  }
}

/**
 * Writes what is new of a bulletin. Where a file that belongs to the account is at fault, the last good version is to
 * stay: such a bulletin is not given here.
 */
export function writeBulletin(database: DatabaseSync, bulletin: Bulletin): void {
  const { id, digest } = bulletin;
  const known = prepared(database, "SELECT digest FROM bulletins WHERE id = ?").get(id)?.digest;
  // The digest alone is looked at for the many bulletins that did not change.
  if (known === digest) return;
  prepared(
    database,
    // No reader sees a new digest of the same text, such as that of an article's lines in its file.
    `INSERT INTO bulletins VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET digest = excluded.digest, data = excluded.data WHERE data <> excluded.data`,
  ).run(id, digest, JSON.stringify(bulletinData(bulletin)));
  writePageImage(database, id, bulletin.image && { ...bulletin.image, id: pictureId(bulletin.image.digest) });
}

export function bulletinData(bulletin: Bulletin): BulletinData {
  const { text, origin, ledger } = bulletin;
  const lines = text.split("\n");
  const claimsOf = Map.groupBy(ledger.claims, ({ line }) => line);
  const blocks = cutBlocks(text).map(({ lines: [from, to] }) => {
    const pieces = lines
      .slice(from - 1, to)
      .flatMap((line, index) =>
        piecesOf(`${index > 0 ? "\n" : ""}${line}`, index > 0 ? 1 : 0, claimsOf.get(from + index) ?? []),
      );
    return { line: from, pieces: joined(pieces) };
  });
  const page = pageData(
    bulletin,
    blocks.map(({ line }) => line),
  );
  return { origin, blocks, ...(page && { page }) };
}

/** Cuts a line where what has it changes. @param offset how far the claims' line begins after the text */
function piecesOf(text: string, offset: number, claims: readonly Claim[]): PieceData[] {
  const ends = claims.flatMap(({ start, size }) => [start + offset, start + size + offset]);
  const cuts = [...new Set([0, ...ends, text.length])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? 0;
    const uses = claims
      .filter(({ start, size }) => start + offset <= from && to <= start + size + offset)
      .map(toUse);
    return { text: text.slice(from, to), uses: uniqueUses(uses) };
  });
}

/** Neighbours with the same uses as one; whitespace goes with what stands beside it. */
function joined(pieces: readonly PieceData[]): PieceData[] {
  const result: PieceData[] = [];
  let space = "";
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.text.trim() === "") {
      if (last === undefined) space += piece.text;
      else result[result.length - 1] = { ...last, text: last.text + piece.text };
    } else if (last !== undefined && JSON.stringify(last.uses) === JSON.stringify(piece.uses)) {
      result[result.length - 1] = { ...last, text: last.text + piece.text };
    } else {
      result.push({ ...piece, text: space + piece.text });
      space = "";
    }
  }
  return result;
}

function uniqueUses(uses: readonly Use[]): Use[] {
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()];
}
