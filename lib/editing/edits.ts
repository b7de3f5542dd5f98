import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { besideOf } from "../write-whole.ts";

/** One file's change; paths are relative to the content folder. */
export type Edit =
  | { kind: "new"; path: string; text: string }
  /** `before` is what the change was made from. */
  | { kind: "text"; path: string; before: string; text: string }
  | { kind: "move"; path: string; to: string };

/** Why nothing was done: somebody else changed a file meanwhile, or a name is taken. */
export class EditConflict extends Error {
  override name = "EditConflict";
  readonly path: string;
  constructor(path: string) {
    super(path);
    this.path = path;
  }
}

/**
 * Makes all changes or none. New texts are written to hidden names first; what was done when something fails is undone
 * in reverse. A file is moved after its text has changed.
 * @throws {EditConflict} where a file is another than the change was made from, or a new name is taken
 */
export async function applyEdits(folder: string, edits: readonly Edit[]): Promise<void> {
  for (const edit of edits) await mustFit(folder, edit);
  const staged: { edit: Exclude<Edit, { kind: "move" }>; temporary: string }[] = [];
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const edit of edits) {
      if (edit.kind === "move") continue;
      const place = join(folder, edit.path);
      const temporary = besideOf(place);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(temporary, edit.text, { flag: "wx" });
      staged.push({ edit, temporary });
    }
    for (const { edit, temporary } of staged) {
      const place = join(folder, edit.path);
      await mustFit(folder, edit);
      await rename(temporary, place);
      undo.push(() => (edit.kind === "new" ? rm(place, { force: true }) : writeFile(place, edit.before)));
    }
    for (const edit of edits) {
      if (edit.kind !== "move") continue;
      const [from, to] = [join(folder, edit.path), join(folder, edit.to)];
      if (await exists(to)) throw new EditConflict(edit.to);
      await rename(from, to);
      undo.push(() => rename(to, from));
    }
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  } finally {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { force: true })));
  }
}

async function mustFit(folder: string, edit: Edit): Promise<void> {
  if (edit.kind === "text") {
    const now = await readFile(join(folder, edit.path), "utf8");
    if (now !== edit.before) throw new EditConflict(edit.path);
  } else {
    const target = edit.kind === "new" ? edit.path : edit.to;
    if (await exists(join(folder, target))) throw new EditConflict(target);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
