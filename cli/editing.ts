import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { applyEdits, type Edit, EditConflict } from "#lib/editing/edits.ts";
import { Refusal } from "#lib/editing/refusal.ts";
import type { Locale, Localized } from "#lib/record/languages.ts";
import { checkFolder } from "#lib/settings.ts";
import { UsageError } from "./command.ts";
import { contentFolder } from "./content-folder.ts";

/**
 * Plans changes to the content, makes them, and tells of them: one line for each file, or one JSON document; and of
 * what is to be done next.
 * @returns the exit code
 */
export async function makeEdits(
  plan: (folder: string) => Promise<readonly Edit[]>,
  { json, locale, next }: { json: boolean | undefined; locale: Locale; next?: Localized | (() => Localized) },
): Promise<number> {
  const folder = contentFolder();
  await checkFolder("CONTENT_DIR", folder);
  try {
    const edits = await plan(resolve(folder));
    await applyEdits(resolve(folder), edits);
    process.stdout.write(
      json ? `${JSON.stringify({ changes: edits.map(published) }, undefined, 2)}\n` : listing(edits),
    );
    const words = typeof next === "function" ? next() : next;
    if (words !== undefined && !json) process.stderr.write(`${words[locale]}\n`);
    return 0;
  } catch (error) {
    const { reason, code } = failureOf(error);
    if (json) process.stdout.write(`${JSON.stringify({ changes: [], reason }, undefined, 2)}\n`);
    process.stderr.write(`${reason[locale]}\n`);
    return code;
  }
}

/** What to say, and the exit code. @throws what is no fault of the content or of what was asked for */
export function failureOf(error: unknown): { reason: Localized; code: number } {
  if (error instanceof Refusal) return { reason: error.reason, code: error.fault === "request" ? 2 : 1 };
  if (!(error instanceof EditConflict)) throw error;
  const reason = {
    zh: `${error.path} 已存在或刚被别人改过；什么都没有改`,
    en: `${error.path} is there already or has just been changed; nothing was done`,
  };
  return { reason, code: 1 };
}

export function published(edit: Edit) {
  return edit.kind === "move"
    ? { change: "moved", file: edit.path, to: edit.to }
    : { change: edit.kind === "new" ? "written" : "changed", file: edit.path };
}

function listing(edits: readonly Edit[]): string {
  return edits.map((edit) => `${edit.path}${edit.kind === "move" ? ` → ${edit.to}` : ""}\n`).join("");
}

/** An article's id, where its file is given, as a shell completes it. */
export function idOfPath(path: string): string {
  const [, id = path] = /(?:^|\/)([^/]+\/[^/]+)$/.exec(path.replaceAll("\\", "/")) ?? [];
  return id.replace(/(?:\.[a-z]{2})?\.md$/, "");
}

/** Thrown where whoever is asked leaves, by Ctrl-C or Ctrl-D. */
export class Cancelled extends Error {
  override name = "Cancelled";
  readonly reason: Localized = {
    zh: "已取消，什么都没有写",
    en: "cancelled; nothing was written",
  };
}

/** Asks on a terminal; elsewhere nothing is asked. */
export interface Asking {
  /** @returns nothing where the answer is empty, or nobody can be asked */
  ask(question: Localized): Promise<string | undefined>;
  /**
   * Asks again, telling why, until the answer is one.
   * @param read throws a `UsageError` for what is no answer
   * @throws {UsageError} as `read` does, where nobody can be asked
   */
  askFor<Answer>(question: Localized, read: (answer: string | undefined) => Answer): Promise<Answer>;
  close(): void;
}

export function asking(locale: Locale): Asking {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    return { ask: async () => undefined, askFor: async (_, read) => read(undefined), close: () => undefined };
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ask = async (question: Localized) => {
    const answer = await terminal.question(`${question[locale]} `).catch((error: NodeJS.ErrnoException) => {
      throw error.code === "ABORT_ERR" ? new Cancelled() : error;
    });
    return answer.trim() || undefined;
  };
  return {
    ask,
    async askFor(question, read) {
      for (;;) {
        const answer = await ask(question);
        try {
          return read(answer);
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
          process.stderr.write(`  ${error.reason[locale]}\n`);
        }
      }
    },
    close: () => terminal.close(),
  };
}
