import { stringify } from "yaml";
import { idsNamedBy } from "../content/meant.ts";
import { scanFolder } from "../content/scan-folder.ts";
import { englishSlug, freeSlug, slugOf } from "../importer/drafts/slugs.ts";
import type { Day } from "../record/days.ts";
import { isId } from "../record/ids.ts";
import type { Kind } from "../record/kinds.ts";
import { readText } from "./content-texts.ts";
import type { Edit } from "./edits.ts";
import { noSlug, Refusal } from "./refusal.ts";
import { entriesOf, type NamedRegistry, namedRegistries } from "./registry-entries.ts";

/** What is known of an article that is to be written. */
export interface NewArticle {
  day: Day;
  headline: string;
  kind: Kind;
  englishHeadline?: string | undefined;
  slug?: string | undefined;
  byline?: string | undefined;
  held?: Day | undefined;
  position?: number | undefined;
  bulletin?: string | undefined;
  translator?: string | undefined;
  /** Ids or names. */
  reporters: readonly string[];
  topics: readonly string[];
  people: readonly string[];
}

/**
 * A draft of an article and of its translation, with the places where text is to come marked as such.
 * @throws {Refusal} where a name is in no registry, the slug is taken, or there is no such bulletin
 */
export async function newArticle(
  folder: string,
  article: NewArticle,
): Promise<{ slug: string; edits: Edit[] }> {
  const ids = Object.fromEntries(
    await Promise.all(
      namedRegistries.map(async (registry) => [registry, await idsFor(folder, registry, article[registry])]),
    ),
  ) as Record<NamedRegistry, string[]>;
  const slug = slugFor(folder, article);
  await mustHaveBulletin(folder, article.bulletin);
  const { day, headline, kind, englishHeadline, byline, held, position, bulletin, translator } = article;
  const original = {
    headline,
    kind,
    date: day,
    ...(held !== undefined && { held }),
    ...(byline !== undefined && { byline }),
    reporters: ids.reporters,
    topics: ids.topics,
    ...(ids.people.length > 0 && { people: ids.people }),
    ...(position !== undefined && { position }),
    ...(bulletin !== undefined && { bulletin }),
    status: "draft",
  };
  const translation = {
    headline: englishHeadline ?? "TODO",
    translator: translator ?? "TODO",
    reviewed: false,
  };
  const below = `articles/${day}`;
  return {
    slug,
    edits: [
      { kind: "new", path: `${below}/${slug}.md`, text: articleText(original, "（待补充）") },
      { kind: "new", path: `${below}/${slug}.en.md`, text: articleText(translation, "[untranslated]") },
    ],
  };
}

async function mustHaveBulletin(folder: string, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const path = `bulletins/${id}.txt`;
  if ((await readText(folder, path)) !== undefined) return;
  throw new Refusal({ zh: `没有版面原文 ${path}`, en: `there is no bulletin ${path}` });
}

function articleText(fields: object, body: string): string {
  const yaml = stringify(fields, {
    version: "1.2",
    schema: "core",
    lineWidth: 0,
    flowCollectionPadding: false,
    collectionStyle: "any",
  });
  return `---\n${yaml}---\n\n${body}\n`;
}

const addingVerbs: Record<NamedRegistry, string> = {
  reporters: "reporter",
  topics: "topic",
  people: "person",
};

/** The ids of what is named by id or by name. @throws {Refusal} */
async function idsFor(folder: string, registry: NamedRegistry, named: readonly string[]): Promise<string[]> {
  if (named.length === 0) return [];
  const { entries } = await entriesOf(folder, registry);
  const known = new Map(entries.map(({ id, name }) => [id, Object.values(name)]));
  return named.map((word) => {
    if (known.has(word)) return word;
    const meant = idsNamedBy(word, known);
    const names = meant === undefined ? [] : (known.get(meant) ?? []);
    // The nearest spelling is for people to judge; a name is what it says.
    const isName = names.some((name) => sameName(name, word));
    if (meant !== undefined && isName) return meant;
    const near =
      meant === undefined
        ? { zh: "", en: "" }
        : { zh: `；是不是“${meant}”？`, en: `; did you mean "${meant}"?` };
    const verb = `bulletin ${addingVerbs[registry]} add`;
    throw new Refusal({
      zh: `${registry}.yaml 里没有“${word}”${near.zh || `；先用 ${verb} 加上`}`,
      en: `${registry}.yaml has no ${JSON.stringify(word)}${near.en || `; add it with ${verb} first`}`,
    });
  });
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string) =>
    name
      .normalize("NFKC")
      .replace(/[\s·•]+/gu, "")
      .toLowerCase();
  return plain(a) === plain(b);
}

function slugFor(folder: string, { day, slug, headline, englishHeadline }: NewArticle): string {
  const files = scanFolder(folder, `articles/${day}`);
  const taken = new Set(files.map(({ path }) => path.split("/")[2]?.split(".")[0] ?? ""));
  if (slug === undefined) {
    return freeSlug((englishHeadline && englishSlug(englishHeadline)) || slugOf(headline), taken);
  }
  if (!isId(slug)) throw noSlug(slug);
  if (taken.has(slug)) {
    throw new Refusal({
      zh: `这一天已有“${slug}”`,
      en: `${JSON.stringify(slug)} is taken on this day`,
    });
  }
  return slug;
}
