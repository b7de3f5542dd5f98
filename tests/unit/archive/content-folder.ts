import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Content } from "#lib/content/content.ts";
import { readContent } from "#lib/content/read-content.ts";

const registries = {
  "reporters.yaml": `
- { id: chen-run, name: { zh: 陈润, en: Chen Run }, role: staff }
- { id: luo-wenpeng, name: { zh: 罗文鹏, en: Luo Wenpeng }, role: correspondent }
`,
  "topics.yaml": `
- { id: water, name: { zh: 水务, en: Water }, about: { zh: 用水。, en: On water. } }
- { id: schools, name: { zh: 教育, en: Schools } }
`,
  "people.yaml": "[]\n",
  "glossary.yaml": "[]\n",
};

/** A content folder of its own for a test, with two reporters and two topics. */
export class ContentFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<ContentFolder> {
    const folder = new ContentFolder(await mkdtemp(join(tmpdir(), "bulletin-content-")));
    for (const [name, text] of Object.entries(registries)) await folder.write(name, text);
    return folder;
  }

  async write(name: string, text: string | Uint8Array): Promise<void> {
    const path = join(this.path, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }

  /** Writes an original; `fields` are lines of YAML beside the required ones. */
  async original(
    day: string,
    slug: string,
    fields: Record<string, string> = {},
    body = `${slug}正文。`,
  ): Promise<void> {
    const all = { headline: `${slug}标题`, kind: "meeting", reporters: "[]", topics: "[]", ...fields };
    const yaml = Object.entries({ date: day, ...all }).map(([name, value]) => `${name}: ${value}\n`);
    await this.write(`articles/${day}/${slug}.md`, `---\n${yaml.join("")}---\n\n${body}\n`);
  }

  async translation(
    day: string,
    slug: string,
    body = `The text of ${slug}.`,
    fields: Record<string, string> = {},
  ): Promise<void> {
    const all = { headline: `The headline of ${slug}`, translator: "machine", ...fields };
    const yaml = Object.entries(all).map(([name, value]) => `${name}: ${value}\n`);
    await this.write(`articles/${day}/${slug}.en.md`, `---\n${yaml.join("")}---\n\n${body}\n`);
  }

  async remove(name = ""): Promise<void> {
    await rm(join(this.path, name), { recursive: true, force: true });
  }

  /** All of it, read at once. */
  read(): Promise<Content> {
    return readContent(this.path);
  }
}
