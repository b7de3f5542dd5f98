import { originalPaths, readText } from "./content-texts.ts";
import { YamlText } from "./yaml-text.ts";

/**
 * The id that an article has now: itself, or that of the article which had this slug before.
 * @param id day and slug
 * @returns itself, too, where nothing is known of it
 */
export async function articleNow(folder: string, id: string): Promise<string> {
  const [day = "", slug = ""] = id.split("/");
  if ((await readText(folder, `articles/${id}.md`)) !== undefined) return id;
  for (const path of originalPaths(folder)) {
    if (!path.startsWith(`articles/${day}/`)) continue;
    const fields = YamlText.ofFrontMatter((await readText(folder, path)) ?? "");
    const data = fields?.isSound ? (fields.data as { formerly?: unknown } | null) : undefined;
    if (Array.isArray(data?.formerly) && data.formerly.includes(slug))
      return path.slice("articles/".length, -".md".length);
  }
  return id;
}
