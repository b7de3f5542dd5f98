import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { withoutSpace } from "../../ledger/text-blocks.ts";
import { gap } from "../../markdown/gaps.ts";
import { articleId, pageOfBulletin } from "../../record/ids.ts";
import type { Draft } from "../drafts/drafts.ts";
import type { ExistingArticle } from "../folder/import-folder.ts";
import type { ImportedPage } from "../import-page.ts";
import { surelyDecided } from "../page-plan.ts";
import { type ExistingPiece, existingPieces } from "./existing-pieces.ts";
import { continueDraft, continuedDraft, joinDrafts } from "./join-drafts.ts";
import { linkPieces } from "./link.ts";
import type { Piece } from "./pieces.ts";

/** A page that is imported now. */
export interface NewPage {
  bulletin: string;
  page: ImportedPage;
}

/** What became of a continuation. */
export interface JoinedPieces {
  from: { bulletin: string; path: string };
  to: { bulletin: string; path: string };
  confidence: number;
  /** `one`: they are one article; `two`: the second says that it continues the first; `published`: nothing was done. */
  as: "one" | "two" | "published";
}

/** What an issue's pages come to when their continuations are put together. */
export interface JoinedIssue {
  joined: JoinedPieces[];
  /** By the bulletin: the drafts to write, with their text. */
  drafts: Map<string, { path: string; text: string }[]>;
  /** Drafts of earlier imports that are changed, and those that are part of another now; by the bulletin that did it. */
  changed: Map<string, { path: string; text: string }[]>;
  removed: Map<string, string[]>;
  /** By the bulletin: lines of it that stood above a continued text. */
  left: Map<string, string[]>;
  /** Bulletins that are written together or not at all. */
  together: string[][];
}

/** Where a piece's text is now. */
interface Holder {
  path: string;
  text: string;
  bulletins: string[];
  /** The bulletin that is imported now; absent of a piece of an earlier import. */
  imported?: string;
  earlier?: ExistingPiece;
  draft?: Draft;
}

/**
 * Puts continued articles together over the pages that are imported now and those that were before. The drafts of the
 * pages come in as each page by itself has them.
 */
export async function joinIssue(
  folder: string,
  pages: readonly NewPage[],
  articles: readonly ExistingArticle[],
): Promise<JoinedIssue> {
  const imported = new Set(pages.map(({ bulletin }) => bulletin));
  const earlier = await existingPieces(folder, articles, imported);
  const holders = new Map<string, Holder>();
  const pieces: Piece[] = [];
  for (const { bulletin, page } of pages) {
    for (const [index, draft] of page.drafts.entries()) {
      if (draft.joined !== undefined) continue;
      const piece = pieceOf(`${bulletin} ${index}`, bulletin, page, index);
      pieces.push(piece);
      const { path, text } = draft;
      holders.set(piece.key, { path, text, bulletins: [bulletin], imported: bulletin, draft });
    }
  }
  for (const each of earlier) {
    const { piece, article, text } = each;
    pieces.push(piece);
    holders.set(piece.key, { path: article.path, text, bulletins: [...article.bulletins], earlier: each });
  }
  const state = new Joining(holders);
  const ofPage = new Map(pieces.map((piece) => [piece.key, piece.pages[1]]));
  const links = linkPieces(pieces).sort((a, b) => (ofPage.get(a.from) ?? 0) - (ofPage.get(b.from) ?? 0));
  for (const { from, to, confidence } of links) state.apply(from, to, confidence);
  return state.result(pages);
}

function pieceOf(key: string, bulletin: string, { pagePlan, drafts }: ImportedPage, index: number): Piece {
  const [article, draft] = [pagePlan.articles[index], drafts[index]];
  const number = pageOfBulletin(bulletin);
  const { turn, comes } = article ?? {};
  const { kicker = [], headline = [], deck = [], paragraphs = [] } = draft ?? {};
  return {
    key,
    pages: [number, number],
    ...(turn && { turn }),
    ...(comes && { comes }),
    head: [...kicker, ...headline, ...deck].join(" "),
    paragraphs: paragraphs.map(({ text }) => withoutSpace(text)),
    gapBefore: paragraphs[0]?.gapBefore === true,
    gapAfter: paragraphs.at(-1)?.gapAfter === true,
  };
}

class Joining {
  readonly #holders: Map<string, Holder>;
  /** Pieces that are part of another one, by their holder. */
  readonly #into = new Map<Holder, Holder>();
  readonly #joined: JoinedPieces[] = [];
  readonly #changed = new Map<Holder, string>();
  readonly #removed = new Map<string, string[]>();
  readonly #left = new Map<string, string[]>();
  readonly #together: string[][] = [];

  constructor(holders: Map<string, Holder>) {
    this.#holders = holders;
  }

  apply(fromKey: string, toKey: string, confidence: number): void {
    const [from, to] = [this.#holderOf(fromKey), this.#holderOf(toKey)];
    const by = to?.imported ?? from?.imported;
    // Nothing of what is only read is changed.
    if (from === undefined || to === undefined || from === to || by === undefined) return;
    const as = this.#join(from, to, by, confidence);
    this.#joined.push({
      from: { bulletin: from.bulletins.at(-1) ?? "", path: from.path },
      to: { bulletin: to.bulletins[0] ?? "", path: to.path },
      confidence,
      as,
    });
    if (as === "one") from.bulletins.push(...to.bulletins);
  }

  #join(from: Holder, to: Holder, by: string, confidence: number): JoinedPieces["as"] {
    const isPublished = (holder: Holder) =>
      holder.earlier !== undefined && holder.earlier.article.status !== "draft";
    if (isPublished(to)) return "published";
    const together = [from.imported, to.imported].flatMap((id) => id ?? []);
    if (isPublished(from) || to.earlier?.hasCompany === true) {
      this.#write(to, continueDraft(to.text, idOf(from.path)), by);
      if (!isPublished(from)) this.#write(from, continuedDraft(from.text), by);
      this.#together.push(together);
      return "two";
    }
    const doubt =
      confidence < surelyDecided ? `${to.bulletins[0]} ${Math.round(confidence * 100)} %` : undefined;
    const { text, left } = joinDrafts(from.text, to.text, doubt);
    this.#write(from, text, by);
    this.#into.set(to, from);
    this.#changed.delete(to);
    if (to.draft) to.draft.joined = from.path;
    else push(this.#removed, by, to.path);
    const page = to.bulletins[0] ?? "";
    for (const line of left) push(this.#left, page, line);
    this.#together.push(together);
    return "one";
  }

  #write(holder: Holder, text: string, by: string): void {
    holder.text = text;
    if (holder.imported === undefined) this.#changed.set(holder, by);
  }

  #holderOf(key: string): Holder | undefined {
    let holder = this.#holders.get(key);
    for (let next = holder && this.#into.get(holder); next !== undefined; next = this.#into.get(next))
      holder = next;
    return holder;
  }

  result(pages: readonly NewPage[]): JoinedIssue {
    const drafts: JoinedIssue["drafts"] = new Map(pages.map(({ bulletin }) => [bulletin, []]));
    for (const holder of this.#holders.values()) {
      if (holder.imported !== undefined && !this.#into.has(holder))
        push(drafts, holder.imported, { path: holder.path, text: holder.text });
    }
    const changed: JoinedIssue["changed"] = new Map();
    for (const [{ path, text }, by] of this.#changed) push(changed, by, { path, text });
    return {
      joined: this.#joined,
      drafts,
      changed,
      removed: this.#removed,
      left: this.#left,
      together: this.#together,
    };
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

function idOf(path: string): string {
  const [, day = "", slug = ""] = /^articles\/([^/]+)\/([^/]+)\.md$/.exec(path) ?? [];
  return articleId(day, slug);
}

/** So much of a draft stands in another one that it is part of it already. */
const mostlyThere = 0.6;
const gramSize = 8;

/** Of a page's new drafts, those whose text stands in a draft that goes over pages, and is not to be lost. */
export async function alreadyIn(
  folder: string,
  kept: readonly string[],
  drafts: readonly Draft[],
): Promise<Map<Draft, string>> {
  const found = new Map<Draft, string>();
  for (const path of kept) {
    const text = withoutSpace(
      (await readFile(join(folder, path), "utf8")).replaceAll(gap, "").replaceAll("\\", ""),
    );
    for (const draft of drafts) {
      const own = draft.paragraphs.map((paragraph) => withoutSpace(paragraph.text)).join("");
      const grams = Array.from({ length: Math.max(own.length - gramSize, 1) }, (_, at) =>
        own.slice(at, at + gramSize),
      );
      const there = grams.filter((gram) => text.includes(gram)).length / grams.length;
      if (there >= mostlyThere) found.set(draft, path);
    }
  }
  return found;
}
