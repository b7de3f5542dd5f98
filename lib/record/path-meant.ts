import { isDay } from "./days.ts";
import { dayMeant } from "./editors-words.ts";
import { roleOf } from "./paths.ts";
import { isPictureName } from "./pictures.ts";
import { registryNames } from "./schema.ts";

/** Names of folders that editors give to articles and to bulletins. */
const folders: Record<string, string> = {
  article: "articles",
  bulletin: "bulletins",
  文章: "articles",
  版面: "bulletins",
};

/**
 * Where a file was probably meant to be, of which nothing can be made where it is: `reporters.yml`, `a.MD`,
 * `a.md.txt`, `20201128/a.md`, `2020-11-28-2.txt`.
 * @returns its whole path, which has a role in the record; nothing where that cannot be told
 */
export function pathMeant(path: string): string | undefined {
  const meant = [path, path.toLowerCase()].map(mended).find((each) => each !== path && hasRole(each));
  return meant === path ? undefined : meant;
}

function mended(path: string): string {
  const segments = path.split("/").map((name) => name.trim());
  const name = segments.at(-1) ?? "";
  if (segments.length === 1) return registryMeant(name);
  const [first = "", ...inner] = segments.slice(0, -1);
  const top = folders[first.toLowerCase()] ?? first.toLowerCase();
  if (top === "bulletins") return [top, ...inner, bulletinMeant(name)].join("/");
  const days = inner.map((folder) => dayMeant(folder) ?? folder);
  // A folder inside the day's is one too many.
  const day = days.find(isDay);
  return [top, ...(day === undefined ? days : [day]), articleMeant(name)].join("/");
}

function registryMeant(name: string): string {
  const stem = name.toLowerCase().replace(/\.(?:ya?ml|ya?ml\.txt)$/, "");
  const known = registryNames.find((each) => each === stem || each === `${stem}s`);
  return known === undefined ? name : `${known}.yaml`;
}

function bulletinMeant(name: string): string {
  const [, id = "", page = "", extension = ""] =
    /^(\d{4}\D?\d{1,2}\D?\d{1,2})(?:[-_](\d{1,2}))?\.(txt|ya?ml)$/i.exec(name) ?? [];
  const day = dayMeant(id);
  if (day === undefined) return name;
  const suffix = page === "" || Number(page) === 1 ? "" : `-${page.padStart(2, "0")}`;
  return `${day}${suffix}.${extension.toLowerCase().replace("yml", "yaml")}`;
}

function articleMeant(name: string): string {
  if (isPictureName(name)) return name;
  return name
    .replace(/\.(?:md|markdown)(?:\.txt)?$/i, ".md")
    .replace(/[-_.]en\.md$/i, ".en.md")
    .replace(/(?:\.en)?\.md\.md$/i, (ends) => (ends.startsWith(".en") ? ".en.md" : ".md"));
}

/** Whether a file there is read, at its place. */
function hasRole(path: string): boolean {
  const role = roleOf(path);
  if (role.role === "stray" || role.role === "kept") return false;
  return !("nested" in role) || !role.nested;
}
