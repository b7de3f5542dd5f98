import { isId } from "../record/ids.ts";
import type { Localized } from "../record/languages.ts";
import { registrySchemas } from "../record/schema.ts";
import { originalPaths, readText } from "./content-texts.ts";
import type { Edit } from "./edits.ts";
import { Refusal, unreadable } from "./refusal.ts";
import { entryText, YamlText } from "./yaml-text.ts";

/** The registries that articles name, which are also the fields that name them. */
export const namedRegistries = ["reporters", "topics", "people"] as const;
export type NamedRegistry = (typeof namedRegistries)[number];

interface NamedEntry {
  id: string;
  name: Localized;
}

/** The entries of a registry; none where it has no file. @throws {Refusal} where it cannot be read */
export async function entriesOf(
  folder: string,
  registry: NamedRegistry,
): Promise<{ text: string | undefined; entries: NamedEntry[] }> {
  const path = `${registry}.yaml`;
  const text = await readText(folder, path);
  if (text === undefined || text.trim() === "") return { text, entries: [] };
  const yaml = YamlText.ofFile(text);
  const read = registrySchemas[registry].safeParse(yaml.isSound ? yaml.data : undefined);
  if (read.success) return { text, entries: read.data };
  // A file of comments alone is one without entries.
  if (yaml.isSound && yaml.data === null) return { text, entries: [] };
  throw unreadable(path);
}

/** What adds an entry to a registry. @throws {Refusal} where it has the id or the name already */
export async function addEntry(
  folder: string,
  registry: NamedRegistry,
  entry: NamedEntry & Record<string, unknown>,
): Promise<Edit[]> {
  if (!isId(entry.id)) throw noId(entry.id);
  const checked = registrySchemas[registry].element.safeParse(entry);
  if (!checked.success) {
    const field = checked.error.issues[0]?.path.join(".") ?? "";
    throw new Refusal({ zh: `“${field}”是空的或不合格式`, en: `"${field}" is empty or of the wrong form` });
  }
  const { text, entries } = await entriesOf(folder, registry);
  const same = entries.find(({ id, name }) => id === entry.id || name.zh === entry.name.zh);
  if (same !== undefined) {
    throw new Refusal({
      zh: `${registry}.yaml 里已有 ${same.id}（${same.name.zh}）；同名的另一位，请另取编号并在名字上区别`,
      en: `${registry}.yaml has ${same.id} (${same.name.zh}) already`,
    });
  }
  const path = `${registry}.yaml`;
  const added = entryText(entry);
  if (text === undefined) return [{ kind: "new", path, text: added }];
  // An empty list in brackets has no line to go on from.
  const whole =
    /^\s*\[\s*\]\s*$/m.test(text) && entries.length === 0 ? text.replace(/\[\s*\]/, "").trimEnd() : text;
  const joint = whole === "" || whole.endsWith("\n") ? "" : "\n";
  return [{ kind: "text", path, before: text, text: `${whole}${joint}${added}` }];
}

/**
 * What gives an entry of a registry another id, there and in every article that names it.
 * @throws {Refusal}
 */
export async function renameEntry(
  folder: string,
  registry: NamedRegistry,
  from: string,
  to: string,
): Promise<Edit[]> {
  if (!isId(to)) throw noId(to);
  const { text, entries } = await entriesOf(folder, registry);
  const index = entries.findIndex(({ id }) => id === from);
  if (text === undefined || index === -1) {
    throw new Refusal({
      zh: `${registry}.yaml 里没有“${from}”`,
      en: `${registry}.yaml has no ${JSON.stringify(from)}`,
    });
  }
  const other = entries.find(({ id }) => id === to);
  if (other !== undefined) {
    throw new Refusal({
      zh: `“${to}”已是${other.name.zh}的编号`,
      en: `${JSON.stringify(to)} is the id of ${other.name.zh} already`,
    });
  }
  const yaml = YamlText.ofFile(text);
  yaml.replace([index, "id"], from, to);
  const edits: Edit[] = [{ kind: "text", path: `${registry}.yaml`, before: text, text: yaml.toString() }];
  for (const path of originalPaths(folder)) {
    const article = await readText(folder, path);
    if (!article?.includes(from)) continue;
    const fields = YamlText.ofFrontMatter(article);
    // Whether it names the entry cannot be told: a step that is half done would leave it behind.
    if (!fields?.isSound) throw unreadable(path);
    if (fields.replace([registry], from, to) === 0) continue;
    edits.push({ kind: "text", path, before: article, text: fields.toString() });
  }
  return edits;
}

function noId(id: string): Refusal {
  return new Refusal({
    zh: `“${id}”不能用作编号：只用小写字母、数字和单个连字符`,
    en: `${JSON.stringify(id)} is no id: lower-case letters, digits and single hyphens`,
  });
}
