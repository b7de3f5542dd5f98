import { type Day, isDay } from "./days.ts";
import { isBulletinId } from "./ids.ts";
import { isLocale, type Locale } from "./languages.ts";
import { isPictureName } from "./pictures.ts";
import { type RegistryName, registryNames } from "./schema.ts";

/** What a file of the content folder is, by its path alone. */
export type FileRole =
  | { role: "original"; folder: string; slug: string; nested: boolean }
  | { role: "translation"; folder: string; slug: string; locale: string; nested: boolean }
  /** `name` is the file's; what stands before its first dot is the slug of its article. */
  | { role: "picture"; folder: string; slug: string; name: string; nested: boolean }
  /** An issue as the command prints it: served as it is. */
  | { role: "print"; day: Day; locale: Locale }
  | { role: "registry"; name: RegistryName }
  | { role: "bulletin-text"; id: string }
  | { role: "bulletin-fields"; id: string }
  /** An editor's answers to the importer. */
  | { role: "bulletin-answers"; id: string }
  /** Where each fragment of a bulletin's text stands on its page. */
  | { role: "bulletin-boxes"; id: string }
  /** What the page looks like. */
  | { role: "bulletin-image"; id: string }
  /** A bulletin's untouched source, how it was put together, or a README: kept, never read. */
  | { role: "kept" }
  | { role: "stray" };

/** What programs leave beside files: hidden ones, backups, locks, and what Windows and Word keep for themselves. */
const programFiles = /^(?:\..*|.*~|#.*#|~\$.*|thumbs\.db|desktop\.ini)$/isu;

/** Files that are no part of the record. */
export function isIgnored(path: string): boolean {
  return path.split("/").some((name) => programFiles.test(name));
}

/**
 * Tells a file's role.
 * @param path relative to the content folder, with forward slashes
 */
export function roleOf(path: string): FileRole {
  const segments = path.split("/");
  const name = segments.at(-1) ?? "";
  if (segments.length === 1) {
    const registry = registryNames.find((candidate) => name === `${candidate}.yaml`);
    if (registry !== undefined) return { role: "registry", name: registry };
    return { role: /^README(\.\w+)*\.md$/.test(name) ? "kept" : "stray" };
  }
  if (segments[0] === "bulletins" && segments.length === 2) return bulletinRole(name);
  const print = printRole(path);
  if (print) return print;
  if (segments[0] === "articles" && name.endsWith(".md")) return articleRole(segments, name);
  if (segments[0] === "articles" && isPictureName(name)) return pictureRole(segments, name);
  return { role: "stray" };
}

function bulletinRole(name: string): FileRole {
  const [, id = "", extension = ""] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  if (!isBulletinId(id)) return { role: "stray" };
  if (extension === "txt") return { role: "bulletin-text", id };
  if (extension === "yaml") return { role: "bulletin-fields", id };
  if (extension === "answers.yaml") return { role: "bulletin-answers", id };
  if (extension === "boxes.json") return { role: "bulletin-boxes", id };
  if (extension === "page.webp") return { role: "bulletin-image", id };
  return { role: extension.startsWith("source.") || extension === "plan.json" ? "kept" : "stray" };
}

/** Where the command puts an issue as a PDF, relative to the content folder. */
export function printPath(day: Day, locale: Locale): string {
  return `articles/${day}/print.${locale}.pdf`;
}

/** Where a bulletin's page has its image, relative to the content folder. */
export function pageImagePath(id: string): string {
  return `bulletins/${id}.page.webp`;
}

/** Where is written where its fragments stand, likewise. */
export function boxesPath(id: string): string {
  return `bulletins/${id}.boxes.json`;
}

/** Where an editor's answers to the importer are, likewise. */
export function answersPath(id: string): string {
  return `bulletins/${id}.answers.yaml`;
}

/** Where is written how a bulletin was put together, likewise. */
export function planPath(id: string): string {
  return `bulletins/${id}.plan.json`;
}

function printRole(path: string): FileRole | undefined {
  const [, day = "", locale] = /^articles\/([^/]+)\/print\.([^./]+)\.pdf$/.exec(path) ?? [];
  return isDay(day) && isLocale(locale) ? { role: "print", day, locale } : undefined;
}

function articleRole(segments: readonly string[], name: string): FileRole {
  const { folder, nested } = placeOf(segments);
  const [slug = "", ...suffix] = name.slice(0, -".md".length).split(".");
  return suffix.length === 0
    ? { role: "original", folder, slug, nested }
    : { role: "translation", folder, slug, locale: suffix.join("."), nested };
}

function pictureRole(segments: readonly string[], name: string): FileRole {
  return { role: "picture", ...placeOf(segments), slug: name.split(".", 1)[0] ?? "", name };
}

function placeOf(segments: readonly string[]): { folder: string; nested: boolean } {
  const folder = segments.length > 2 ? (segments[1] ?? "") : "";
  return { folder, nested: segments.length !== 3 || !isDay(folder) };
}
