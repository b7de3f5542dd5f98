import { Document, isMap, parseDocument } from "yaml";
import { withoutSpace } from "../../ledger/text-blocks.ts";
import { gap } from "../../markdown/gaps.ts";
import type { Todo } from "../../record/todo.ts";
import { draftLine, joinPieces } from "../drafts/draft-text.ts";
import { readerOf } from "../page/normalised-text.ts";
import { endsSentence } from "../page/sentences.ts";
import { wholeMark } from "../page/turn-marks.ts";

/** Two pieces as one draft. */
export interface JoinedDraft {
  text: string;
  /** Lines of the second piece's head and byline, as printed, that the draft does not have. */
  left: string[];
}

interface Fields {
  headline?: unknown;
  kicker?: unknown;
  deck?: unknown;
  supplied?: string[];
  byline?: string;
  bulletin?: string | string[];
  todo?: Todo[];
  [list: string]: unknown;
}

/**
 * Puts a piece behind the one that it continues, as files have them: the paragraph goes on where it was cut, fields of
 * both are in one, and all that an editor has changed in either stays.
 * @param doubt what is to be looked at, where it is doubtful whether they are one
 */
export function joinDrafts(first: string, second: string, doubt?: string): JoinedDraft {
  const [a, b] = [partFile(first), partFile(second)];
  const [one, other] = [a.fields, b.fields];
  const left = b.fields.supplied?.includes("headline") ? [] : lines(other.headline);
  left.unshift(...lines(other.kicker));
  left.push(...lines(other.deck));
  for (const name of ["reporters", "topics", "people"]) {
    const all = [...new Set([...lines(one[name]), ...lines(other[name])])];
    if (all.length > lines(one[name]).length)
      setField(a.document, name, all, name === "people" ? "topics" : undefined);
  }
  if (other.byline !== undefined) {
    if (one.byline === undefined) setField(a.document, "byline", other.byline, "held", "date");
    else if (withoutSpace(draftLine(one.byline)) === withoutSpace(draftLine(other.byline)))
      left.push(other.byline);
    else a.document.set("byline", `${one.byline} ${other.byline}`);
  }
  a.document.set(
    "bulletin",
    a.document.createNode([...new Set([...lines(one.bulletin), ...lines(other.bulletin)])]),
  );
  setTodo(a.document, todoOfBoth(one.todo ?? [], other.todo ?? [], doubt));
  return { text: fileOf(a.document, joinBodies(a.body, b.body)), left };
}

/** A piece that stays an article of its own and says what it continues. */
export function continueDraft(text: string, article: string): string {
  const { document, fields, body } = partFile(text);
  setField(document, "continues", article, "page", "people", "topics");
  setTodo(
    document,
    (fields.todo ?? []).filter((todo) => !isMark(todo, "comes")),
  );
  return fileOf(document, body.startsWith(gap) ? body.slice(gap.length) : body);
}

/** A piece whose rest is an article of its own. */
export function continuedDraft(text: string): string {
  const { document, fields, body } = partFile(text);
  setTodo(
    document,
    (fields.todo ?? []).filter((todo) => !isMark(todo, "turn")),
  );
  const { before, after } = partAtGap(body);
  return fileOf(document, [before, after].filter((part) => part !== "").join("\n\n"));
}

function joinBodies(first: string, second: string): string {
  const { before, after, isCut } = partAtGap(first);
  const rest = second.startsWith(gap) ? second.slice(gap.length) : second;
  const last = before.split(/\n{2,}/).at(-1) ?? "";
  const ends = !isCut || endsSentence(readerOf([last]).read(last));
  const [next = "", ...more] = rest.split(/\n{2,}/);
  // Its white space alone is the seam's: what is escaped in the two stays so.
  const joined = ends
    ? `${before}\n\n${next}`
    : before.slice(0, before.length - last.length) + joinPieces([last, next]);
  return [joined, ...more, after].filter((part) => part.trim() !== "").join("\n\n");
}

/** What stands before the last paragraph's end that is a gap, and what after it: captions. */
function partAtGap(body: string): { before: string; after: string; isCut: boolean } {
  const at = body.lastIndexOf(gap);
  const follows = body.slice(at + gap.length);
  if (at === -1 || !/^\s*(?:\n\n|$)/.test(follows)) return { before: body, after: "", isCut: false };
  return { before: body.slice(0, at), after: follows.trim(), isCut: true };
}

function todoOfBoth(one: readonly Todo[], other: readonly Todo[], doubt: string | undefined): Todo[] {
  const own = one.filter((todo) => !isMark(todo, "turn"));
  const known = new Set(own.map((todo) => JSON.stringify(todo)));
  const more = other.filter(
    (todo) => typeof todo !== "string" && !isMark(todo, "comes") && !known.has(JSON.stringify(todo)),
  );
  const all = [...(doubt === undefined ? [] : [{ continuation: doubt }]), ...own, ...more];
  // What is done last stays last.
  return [...all.filter((todo) => todo !== "translation"), ...all.filter((todo) => todo === "translation")];
}

function isMark(todo: Todo, side: "turn" | "comes"): boolean {
  return typeof todo !== "string" && markOf(todo)?.side === side;
}

/** The mark that a line of what is left to do names. */
export function markOf(todo: Todo) {
  const text = typeof todo === "string" ? undefined : todo.continuation;
  return text === undefined ? undefined : wholeMark(text);
}

function partFile(text: string): { document: Document; fields: Fields; body: string } {
  const [whole = "", yaml = ""] = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?\n|)---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  const parsed: unknown = parseDocument(yaml, { version: "1.2", schema: "core" });
  const document = parsed instanceof Document ? parsed : new Document({});
  return { document, fields: (document.toJS() ?? {}) as Fields, body: text.slice(whole.length).trim() };
}

function fileOf(document: Document, body: string): string {
  return `---\n${document.toString({ lineWidth: 0 })}---\n\n${body}\n`;
}

function setTodo(document: Document, todo: readonly Todo[]): void {
  if (todo.length === 0) document.delete("todo");
  else setField(document, "todo", todo, "supplied", "bulletin");
}

/** Sets a field; a new one behind the first of some that are there. */
function setField(document: Document, name: string, value: unknown, ...behind: (string | undefined)[]): void {
  if (document.has(name)) {
    document.set(name, document.createNode(value));
    return;
  }
  const { contents } = document;
  if (!isMap(contents)) return;
  const names = contents.items.map(({ key }) => String(key));
  const at =
    behind.map((field) => names.indexOf(field ?? "")).find((index) => index !== -1) ?? names.length - 1;
  contents.items.splice(at + 1, 0, document.createPair(name, value) as (typeof contents.items)[number]);
}

function lines(value: unknown): string[] {
  return [value].flat().filter((line) => typeof line === "string");
}
