import { describe, expect, it } from "vitest";
import type { ArticleView, EditionView } from "#lib/archive/views.ts";
import { onOnePage } from "#lib/feeds/on-one-page.ts";
import { renderBody } from "#lib/markdown/blocks.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";

const text = `# 小标题

水利局[^1]见[规划](/zh/dates)和[外面](https://example.org/)。a &lt; b、\`id="x" href="#y"\`

[^1]: 见 [正文](#p1)。`;

function edition(...slugs: string[]): EditionView {
  const { blocks, notes } = renderBody(parseMarkdown(text), "zh");
  const articles = slugs.map((slug) => ({ slug, blocks, notes, notesOfOriginal: "" }));
  return { day: "2020-11-28", articles: articles as unknown as ArticleView[] };
}

describe("an issue on one page", () => {
  const page = onOnePage(edition("one", "two"), "https://paper.example");
  const html = page.articles.map(({ blocks, notes }) => blocks.map(({ html }) => html).join("") + notes);

  it("has no id twice, and its notes lead to what they led to", () => {
    const ids = html.flatMap((each) => [...each.matchAll(/<[^>]* id="([^"]*)"/g)].map(([, id]) => id));
    expect(ids.length).toBeGreaterThan(4);
    expect(new Set(ids).size).toBe(ids.length);
    const links = html[0]?.matchAll(/<a href="#([^"]*)"/g) ?? [];
    for (const [, to] of links) expect([...ids, "one-p1"]).toContain(to);
  });

  it("leads from the site's own paths to the site, and leaves others alone", () => {
    expect(html[0]).toContain('href="https://paper.example/zh/dates"');
    expect(html[0]).toContain('href="https://example.org/"');
  });

  it("has the headings of a text below its headline", () => {
    expect(html[0]).toMatch(/<h3[^>]*>小标题<\/h3>/);
    expect(html[0]).not.toContain("<h2");
  });

  it("changes nothing that is read", () => {
    expect(html[0]).toContain("a &#x3C; b");
    expect(html[0]).toContain('<code>id="x" href="#y"</code>');
  });
});
