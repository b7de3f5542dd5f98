import { scanFolder } from "../content/scan-folder.ts";
import { articleId, isArticleId, isId } from "../record/ids.ts";
import { originalPaths, readText } from "./content-texts.ts";
import type { Edit } from "./edits.ts";
import { frontMatter } from "./front-matter.ts";
import { noSlug, Refusal, unreadable } from "./refusal.ts";
import { YamlText } from "./yaml-text.ts";

/**
 * What gives an article another slug: its original, translations and pictures move, the old slug becomes one of its
 * earlier ones, and articles that continue it follow.
 * @param id the article's: `2020-11-28/old-slug`
 * @throws {Refusal}
 */
export async function renameArticle(folder: string, id: string, slug: string): Promise<Edit[]> {
  if (!isArticleId(id)) {
    throw new Refusal({
      zh: `“${id}”不是文章的编号，如 2020-11-28/standing-committee`,
      en: `${JSON.stringify(id)} is no article's id, such as 2020-11-28/standing-committee`,
    });
  }
  if (!isId(slug)) throw noSlug(slug);
  const [day = "", old = ""] = id.split("/");
  const below = `articles/${day}`;
  const path = `${below}/${old}.md`;
  const text = await readText(folder, path);
  if (text === undefined) throw new Refusal({ zh: `没有文章 ${path}`, en: `there is no article ${path}` });
  const files = scanFolder(folder, below).map((file) => file.path);
  const ownAlready = files.find((file) => file.startsWith(`${below}/${slug}.`));
  if (ownAlready !== undefined) throw taken(slug, ownAlready);

  const fields = frontMatter(text, path);
  const { formerly } = fields.data as { formerly?: unknown };
  const former = Array.isArray(formerly) ? formerly.map(String) : [];
  // An article that gets a slug back had it as no earlier one.
  if (former.includes(slug)) fields.setList("formerly", [...former.filter((each) => each !== slug), old]);
  else if (!former.includes(old)) fields.addTo("formerly", old);
  const moves = files.filter((file) => file.startsWith(`${below}/${old}.`));
  return [
    { kind: "text", path, before: text, text: fields.toString() },
    ...(await mendContinuations(folder, path, id, articleId(day, slug), slug)),
    ...moves.map((from) => ({
      kind: "move" as const,
      path: from,
      to: `${below}/${slug}${from.slice(`${below}/${old}`.length)}`,
    })),
  ];
}

/** @throws {Refusal} where another article of the day had the new slug before */
async function mendContinuations(
  folder: string,
  path: string,
  from: string,
  to: string,
  slug: string,
): Promise<Edit[]> {
  const edits: Edit[] = [];
  for (const other of originalPaths(folder)) {
    if (other === path) continue;
    const text = await readText(folder, other);
    if (text === undefined || !(text.includes(from) || text.includes(slug))) continue;
    const fields = YamlText.ofFrontMatter(text);
    const data = fields?.isSound ? fields.data : undefined;
    if (fields === undefined || typeof data !== "object" || data === null) {
      if (text.includes(from)) throw unreadable(other);
      continue;
    }
    const { formerly } = data as { formerly?: unknown };
    const isSameDay = other.startsWith(path.slice(0, path.lastIndexOf("/") + 1));
    if (isSameDay && Array.isArray(formerly) && formerly.includes(slug)) throw taken(slug, other);
    if (fields.replace(["continues"], from, to) > 0)
      edits.push({ kind: "text", path: other, before: text, text: fields.toString() });
  }
  return edits;
}

function taken(slug: string, file: string): Refusal {
  return new Refusal({
    zh: `“${slug}”这一天已经用过：${file}`,
    en: `${JSON.stringify(slug)} is taken on this day: ${file}`,
  });
}
