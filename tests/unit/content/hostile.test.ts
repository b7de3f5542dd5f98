import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Content } from "#lib/content/content.ts";
import { renderBody } from "#lib/markdown/blocks.ts";
import { excessInText, excessInTree } from "#lib/markdown/limits.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";
import { locales } from "#lib/record/languages.ts";
import type { RegistryName } from "#lib/record/schema.ts";
import type { Attack, Spot } from "../../support/hostile/attack.ts";
import { corpus } from "../../support/hostile/corpus.ts";
import { faultsOfBody } from "../../support/hostile/harmless.ts";
import { ContentFolder } from "../archive/content-folder.ts";

// Nothing here takes a second; what takes a minute is not bounded, however busy the machine.
vi.setConfig({ testTimeout: 60_000 });

const spot: Spot = { day: "2020-11-28", slug: "attack", bulletin: "2020-11-28-02" };
const attacks = corpus.map((attack) => [attack.name, attack] as const);

let folder: ContentFolder;
beforeEach(async () => {
  folder = await ContentFolder.make();
});
afterEach(() => folder.remove());

const registries: Record<RegistryName, string> = {
  reporters: "- { id: chen-run, name: { zh: 陈润, en: Chen Run }, role: staff }\n",
  topics: "- { id: water, name: { zh: 水务, en: Water } }\n",
  people: "",
  glossary: "",
  site: "",
};

async function read(attack: Attack): Promise<Content> {
  const entries = attack.entries?.(spot) ?? {};
  for (const [name, text] of Object.entries(entries)) {
    await folder.write(`${name}.yaml`, `${registries[name as RegistryName]}${text}`);
  }
  for (const [path, text] of Object.entries(attack.files(spot))) await folder.write(path, text);
  for (const [path, target] of Object.entries(attack.links?.(spot) ?? {})) {
    await folder.write(path, "");
    await folder.remove(path);
    await symlink(target, join(folder.path, path));
  }
  return folder.read();
}

/** All HTML that a page would take as it is. */
function htmlOf({ originals, translations }: Content): string[] {
  const articles = [
    ...originals.values(),
    ...[...translations.values()].flatMap((each) => [...each.values()]),
  ];
  return articles.flatMap((article) =>
    article === undefined ? [] : [...article.body.blocks.map(({ html }) => html), article.body.notes],
  );
}

it("is a corpus of attacks of many kinds, each with its own name", () => {
  expect(corpus.length).toBeGreaterThanOrEqual(160);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
});

describe("the eye that the corpus is looked at with", () => {
  it.each([
    ["<script>alert(1)</script>"],
    ["<p onclick=alert(1)>"],
    ['<p style="color:red">'],
    ['<a href="javascript:alert(1)">x</a>'],
    ['<a href=" java&#9;script:alert(1)">x</a>'],
    ['<a href="data:text/html,x">x</a>'],
    ['<img src="//evil.example/x.png">'],
    ["<svg><a></a></svg>"],
    ['<h2 id="p1">x</h2>'],
    ['<code class="masthead">x</code>'],
  ])("sees what is wrong with %s", (html) => {
    expect(faultsOfBody(html)).not.toEqual([]);
  });
});

describe.each(attacks)("%s", (_, attack) => {
  it(attack.refused ? `is refused as ${attack.refused}` : "is published and does nothing", async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    const content = await read(attack);

    const errors = content.problems.filter(({ severity }) => severity === "error");
    const own = [...Object.keys(attack.files(spot)), ...Object.keys(attack.links?.(spot) ?? {})];
    if (attack.refused) {
      expect(errors.map(({ code }) => code)).toContain(attack.refused);
      for (const { file } of errors) expect(own).toContain(file);
    } else {
      expect(errors.filter(({ code }) => code !== "unfollowed-link")).toEqual([]);
      expect(content.originals.get(`${spot.day}/${spot.slug}`)).toBeDefined();
    }
    expect(htmlOf(content).flatMap(faultsOfBody)).toEqual([]);

    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
    for (const value of [{}, [], () => {}, globalThis]) expect(value).not.toHaveProperty("polluted");
  });
});

describe("a text that nobody refuses", () => {
  const texts = corpus.flatMap(({ name, markdown }) =>
    markdown === undefined ? [] : [[name, markdown] as const],
  );
  it.each(texts)("renders harmless: %s", (_, markdown) => {
    if (excessInText(markdown)) return;
    const root = parseMarkdown(markdown);
    if (excessInTree(root)) return;
    for (const locale of locales) {
      const { blocks, notes } = renderBody(structuredClone(root), locale);
      expect([...blocks.map(({ html }) => html), notes].flatMap(faultsOfBody)).toEqual([]);
    }
  });
});
