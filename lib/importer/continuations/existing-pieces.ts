import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readContentFile } from "../../content/content-file.ts";
import { scanFolder } from "../../content/scan-folder.ts";
import { withoutSpace } from "../../ledger/text-blocks.ts";
import { gap } from "../../markdown/gaps.ts";
import { pageOfBulletin } from "../../record/ids.ts";
import type { ExistingArticle } from "../folder/import-folder.ts";
import { markOf } from "./join-drafts.ts";
import type { Piece } from "./pieces.ts";

/** An article of an earlier import, as a piece. */
export interface ExistingPiece {
  piece: Piece;
  article: ExistingArticle;
  text: string;
  /** Whether anything stands beside it: a translation, pictures. */
  hasCompany: boolean;
}

/** The articles of a day that other pages may go on in: those of bulletins that are not imported now. */
export async function existingPieces(
  folder: string,
  articles: readonly ExistingArticle[],
  imported: ReadonlySet<string>,
): Promise<ExistingPiece[]> {
  const others = articles.filter(
    ({ bulletins }) => bulletins.length > 0 && !bulletins.some((id) => imported.has(id)),
  );
  const found = await Promise.all(others.map((article) => readPiece(folder, article)));
  return found.flat();
}

async function readPiece(folder: string, article: ExistingArticle): Promise<ExistingPiece[]> {
  const { path, bulletins } = article;
  const file = await readContentFile(folder, path);
  const { fields, body } = (file.role === "original" && file.article) || {};
  if (fields === undefined || body === undefined) return [];
  const texts = body.blocks.map(({ text }) => text);
  const marks = (fields.todo ?? []).flatMap((todo) => markOf(todo) ?? []);
  const turn = marks.find(({ side }) => side === "turn");
  const comes = marks.find(({ side }) => side === "comes");
  const pages = bulletins.map(pageOfBulletin);
  const supplied = fields.supplied?.includes("headline");
  const piece: Piece = {
    key: path,
    pages: [pages[0] ?? 1, pages.at(-1) ?? 1],
    ...(turn && { turn }),
    ...(comes && { comes }),
    head: [fields.kicker, supplied ? undefined : fields.headline, fields.deck]
      .flatMap((lines) => lines ?? [])
      .join(" "),
    paragraphs: texts.map((text) => withoutSpace(text.replaceAll(gap, ""))),
    gapBefore: texts[0]?.startsWith(gap) === true,
    gapAfter: texts.at(-1)?.endsWith(gap) === true,
  };
  const stem = path.replace(/\.md$/, ".");
  const beside = scanFolder(folder, path.slice(0, path.lastIndexOf("/")));
  const hasCompany = beside.some((other) => other.path !== path && other.path.startsWith(stem));
  return [{ piece, article, text: await readFile(join(folder, path), "utf8"), hasCompany }];
}
