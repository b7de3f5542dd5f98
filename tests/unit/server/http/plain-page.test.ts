import { parse } from "parse5";
import { expect, it } from "vitest";
import { plainPage } from "#server/http/plain-page.ts";

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${body}</body></html>`;

it.each([
  ["a script", '<script src="/_next/a.js" async=""></script>'],
  ["an inline script", '<script>self.__next_f.push([1,"<p>a</p>"])</script>'],
  ["a script with a tag in its text", '<script>const a = "<script>"; </script>'],
  ["a script in capitals", "<SCRIPT>1</SCRIPT>"],
  ["a module preload", '<link rel="modulepreload" href="/a.js"/>'],
  ["a script's preload", '<link rel="preload" as="script" fetchPriority="low" href="/a.js"/>'],
  ["a comment", "<!-- -->"],
  ["an empty comment", "<!---->"],
])("takes out %s, in the head and in the body", (_, part) => {
  expect(plainPage(page(part, `<p>a${part}b</p>`)).html).toBe(page("", "<p>ab</p>"));
});

it.each([
  ["JSON-LD", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"a<b"}</script>'],
  ["an icon", '<link rel="icon" href="/icon.svg">'],
  ["what only looks like a script", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
  ["a script in an attribute", '<p title="<script>1</script>">a</p>'],
  ["a script in a title", "<title><script>1</script></title>"],
  ["characters of any kind", "<p>垃圾分类 🗑️ é &amp; &#x27;</p>"],
])("leaves %s byte for byte", (_, part) => {
  expect(plainPage(page(part, part)).html).toBe(page(part, part));
});

it("tells the styles as they are hashed, and forgets where they came from", () => {
  const style = "a>b{content:'<script>'}/*</stile>*/";
  const { html, styles } = plainPage(
    page(`<style data-precedence="next" data-href="/_next/a.css">${style}</style><style>b{}</style>`, ""),
  );
  expect(styles).toEqual([style, "b{}"]);
  expect(html).toBe(page(`<style>${style}</style><style>b{}</style>`, ""));
});

it("leaves what a browser reads the same but for the scripts", () => {
  const texts = (html: string): string[] => {
    const found: string[] = [];
    const walk = (node: { nodeName: string; value?: string; childNodes?: unknown[] }) => {
      if (node.nodeName === "script") return;
      if (node.nodeName === "#text") found.push(node.value ?? "");
      for (const child of node.childNodes ?? []) walk(child as never);
    };
    walk(parse(html) as never);
    return [found.join("")];
  };
  const html = page(
    '<title>a &lt;/title></title><script>"</p>"</script>',
    "<p>1<!-- -->2<script>3</script></p><table><tr><td>4<script>5</script></table><textarea><script>6</textarea>",
  );
  expect(texts(plainPage(html).html)).toEqual(texts(html));
});
