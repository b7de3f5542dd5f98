import { isDay } from "../record/days.ts";
import type { FileRole } from "../record/paths.ts";

/**
 * The part of the record that a file is always read with: a day's articles and bulletins (named by the day), the
 * misplaced articles of a folder, or one file alone. A misplaced original belongs to the day that it says it is of.
 * @param path relative to the content folder
 * @param text the file's, or its beginning
 */
export function partOf(role: FileRole, path: string, text: string): string {
  switch (role.role) {
    case "original": {
      const date = role.nested ? fieldIn(text, "date") : undefined;
      return date !== undefined && isDay(date) ? date : folderPart(role.folder);
    }
    case "translation":
    case "picture":
      return folderPart(role.folder);
    case "print":
      return role.day;
    case "bulletin-text":
    case "bulletin-fields":
    case "bulletin-answers":
    case "bulletin-boxes":
    case "bulletin-image":
      return role.id.slice(0, 10);
    default:
      return path;
  }
}

/** A folder may have any name, that of a registry too. */
function folderPart(folder: string): string {
  return isDay(folder) ? folder : `articles/${folder}`;
}

/** The bulletins that an original names, as far as a look at its text tells. */
export function bulletinsNamedIn(role: FileRole, text: string): string[] {
  if (role.role !== "original") return [];
  const one = fieldIn(text, "bulletin");
  if (one !== undefined) return [one];
  const list = /^bulletin:[ \t]*(?:\[([^\]]*)\]|((?:\r?\n[ \t]*-[ \t].*)+))/m.exec(text);
  return (list?.[1] ?? list?.[2] ?? "").match(/\d[\w-]*/g) ?? [];
}

/** The article that an original continues, as far as a look at its text tells. */
export function continuedIn(role: FileRole, text: string): string | undefined {
  return role.role === "original" ? fieldIn(text, "continues") : undefined;
}

function fieldIn(text: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*["']?([\\w/-]+)["']?[ \\t]*$`, "m").exec(text)?.[1];
}
