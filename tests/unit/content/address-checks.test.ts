import { describe, expect, it } from "vitest";
import { checkAddresses } from "#lib/content/address-checks.ts";
import { checkDecoded } from "#lib/content/body-checks.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";

const at = { file: "a.md", bodyLine: 10 };
const found = (body: string) =>
  checkAddresses(parseMarkdown(body), at).map(({ code, line, column }) => [code, line, column]);

describe("an address", () => {
  it.each([
    ["[一](https://example.org/a:b?c:d)"],
    ["[一](mailto:editor@example.org)"],
    ["[一](/zh/about) [二](#p2) [三](../x) [四](?q=a:b)"],
    ["[一][a]\n\n[a]: http://example.org"],
    ["![一](/hall.jpg) ![二][a]\n\n[a]: hall.jpg"],
    ["https://example.org www.example.org editor@example.org"],
  ])("is fit for readers in %s", (body) => {
    expect(found(body)).toEqual([]);
  });

  it.each([
    ["一[二](ftp://example.org)", ["forbidden-link", 10, 2]],
    ["一\n\n[a]: javascript:x", ["forbidden-link", 12, 1]],
    ["<note:text>", ["forbidden-link", 10, 1]],
    ["[一](http://[)", ["forbidden-link", 10, 1]],
    ["![一](https://example.org/a.png)", ["forbidden-image", 10, 1]],
    ["![一](//example.org/a.png)", ["forbidden-image", 10, 1]],
    ["一![二][a]\n\n[a]: https://example.org/a.png", ["forbidden-image", 10, 2]],
  ])("is told where it stands in %s", (body, problem) => {
    expect(found(body)).toEqual([problem]);
  });
});

describe("an invisible character", () => {
  const decoded = (body: string) =>
    checkDecoded(parseMarkdown(body), body, at).map(({ code, line, column }) => [code, line, column]);

  it.each([["一\n\n二&#x202E;三"], ["一\n\n![二&rlm;](/a.png)"], ["一\n\n[二](/zh '&#x2066;')"]])(
    "is told where an entity stands for it: %s",
    (body) => {
      expect(decoded(body)).toEqual([["bidi-control", 12, 1]]);
    },
  );

  it("is told once where the text holds it", () => {
    expect(decoded("一\u202E二")).toEqual([]);
  });
});
