import { articleId } from "../record/ids.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { OriginalFields } from "../record/schema.ts";
import type { Todo } from "../record/todo.ts";
import type { FileOf } from "./content-file.ts";
import type { KnownIds } from "./cross-checks.ts";
import type { NamedIds } from "./meant.ts";

/**
 * What originals say is left to do, by their files, without what has been done since: they have a translation now, or
 * name in their fields whom the registry lacked.
 */
export function checkTodos(
  originals: readonly FileOf<"original">[],
  translations: readonly FileOf<"translation">[],
  known: KnownIds,
): Map<string, Problem[]> {
  const translated = new Set(translations.map(({ folder, slug }) => articleId(folder, slug)));
  return new Map(
    originals.map((file) => [
      file.path,
      checkTodo(file, known, translated.has(articleId(file.folder, file.slug))),
    ]),
  );
}

function checkTodo(
  { path: file, article }: FileOf<"original">,
  known: KnownIds,
  isTranslated: boolean,
): Problem[] {
  const { fields, valueAt } = article ?? {};
  if (fields?.todo === undefined || valueAt === undefined) return [];
  const left = fields.todo.filter((todo) => !isDone(todo, fields, known, isTranslated));
  if (left.length === 0) return [];
  const place = { file, ...valueAt(["todo"]), field: "todo" };
  return [problem("left-to-do", place, { left, published: fields.status === "published" })];
}

function isDone(
  todo: Todo,
  { people = [], reporters }: OriginalFields,
  known: KnownIds,
  isTranslated: boolean,
): boolean {
  if (typeof todo === "string") return todo === "translation" && isTranslated;
  return isNamed(todo.person, people, known.people) || isNamed(todo.reporter, reporters, known.reporters);
}

/** Whether one of the ids is of somebody whose name a text begins with. */
function isNamed(about: string | undefined, ids: readonly string[], known: NamedIds | undefined): boolean {
  const [name = ""] = about?.trim().split(/[\s（(]/u) ?? [];
  return name !== "" && ids.some((id) => known?.get(id)?.includes(name));
}
