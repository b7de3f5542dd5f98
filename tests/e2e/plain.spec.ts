import { createHash } from "node:crypto";
import { parse } from "parse5";
import { expect } from "playwright/test";
import { ask } from "../support/ask.ts";
import { pageTypes, test } from "./site.ts";

interface Element {
  tagName?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: (Element & { value?: string })[];
}

function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: Element) => {
    if (node.tagName) found.push(node);
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parse(html) as Element);
  return found;
}
const attributesOf = ({ attrs = [] }: Element) =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

const pages: [name: string, path: string, status: number][] = [
  ...Object.entries(pageTypes).map(([type, path]): [string, string, number] => [type, path, 200]),
  ["a missing page", "/nothing", 404],
];

for (const [type, path, status] of pages) {
  for (const locale of ["zh", "en"] as const) {
    test(`${type} in ${locale} has no script, and a policy with the hash of its style and no more`, async ({
      baseURL,
    }) => {
      const answer = await ask(`${baseURL}/${locale}${path}`);
      expect(answer.status).toBe(status);
      const elements = elementsOf(answer.body.toString());
      const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
      expect(named("script").filter((each) => attributesOf(each).type !== "application/ld+json")).toEqual([]);
      expect(named("link").map((each) => attributesOf(each).rel)).not.toContain("preload");
      expect(named("template")).toEqual([]);
      expect(
        elements.flatMap(({ attrs = [] }) => attrs).filter(({ name }) => /^on|^style$/.test(name)),
      ).toEqual([]);
      const hashes = named("style").map(({ childNodes = [] }) => {
        const text = childNodes.map(({ value }) => value).join("");
        return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
      });
      expect(hashes.length).toBeGreaterThan(0);
      expect(answer.headers["content-security-policy"]).toBe(
        `default-src 'none'; style-src ${hashes.join(" ")}; img-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      );
      expect(answer.headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "strict-origin-when-cross-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(answer.headers["x-powered-by"]).toBeUndefined();
    });
  }
}

test("robots are told, and find nothing else forbidden than what searches find and the form for errors", async ({
  baseURL,
}) => {
  const { status, headers, body } = await ask(`${baseURL}/robots.txt`);
  expect([status, headers["content-type"]?.split(";")[0]]).toEqual([200, "text/plain"]);
  expect(body.toString().match(/^Disallow: .*/gm)).toEqual([
    "Disallow: /zh/search?",
    "Disallow: /zh/search/",
    "Disallow: /zh/report?",
    "Disallow: /en/search?",
    "Disallow: /en/search/",
    "Disallow: /en/report?",
  ]);
});

test.describe("a page", () => {
  const path = "/zh/articles/2020-11-28/standing-committee";

  test("is what it is whatever headers it is asked for with", async ({ baseURL }) => {
    const poison = {
      RSC: "1",
      "Next-Router-State-Tree": "%5B%22%22%5D",
      "Next-Router-Prefetch": "1",
      "Next-Router-Segment-Prefetch": "/_tree",
      "Next-Action": "x",
      "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
      "x-middleware-rewrite": "/zh/about",
      "x-invoke-path": "/zh/about",
      "x-matched-path": "/zh/about",
      "x-forwarded-host": "evil.example",
      "x-now-route-matches": "1",
      Host: "evil.example",
      Cookie: "__prerender_bypass=1; __next_preview_data=1",
      Range: "bytes=0-10",
    };
    for (const address of [
      `${baseURL}${path}`,
      `${baseURL}${path}?_rsc=1`,
      `${baseURL}/_next/data/x${path}.json`,
    ]) {
      const poisoned = await ask(address, poison);
      expect(poisoned.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(poisoned.body.toString()).not.toContain("evil.example");
    }
    const { body } = await ask(`${baseURL}${path}`);
    expect(body.toString()).toContain("市委常委会召开会议");
  });

  test("is compressed as the reader accepts it, each form with its tag, which answers 304", async ({
    baseURL,
  }) => {
    const tags = new Set<string>();
    for (const encoding of ["br", "gzip", undefined]) {
      const headers = encoding ? { "Accept-Encoding": encoding } : {};
      const answer = await ask(`${baseURL}/en/about`, headers);
      expect(answer.headers["content-encoding"]).toBe(encoding);
      expect(answer.headers.vary).toBe("Accept-Encoding");
      expect(answer.headers["content-length"]).toBe(String(answer.body.length));
      const tag = answer.headers.etag ?? "";
      tags.add(tag);
      const known = await ask(`${baseURL}/en/about`, { ...headers, "If-None-Match": tag });
      expect([known.status, known.body.length]).toEqual([304, 0]);
    }
    expect(tags.size).toBe(3);
  });

  for (const trick of [
    "/zh/../../etc/passwd",
    "/zh/%2e%2e/%2e%2e/etc/passwd",
    "/zh/%252e%252e/",
    "/zh/a%00.md",
    "/zh/%c0%ae%c0%ae/",
    "/zh/%ed%a0%80",
    "/zh/%",
    "/zh/%zz",
    "//evil.example/zh",
    "/\\evil.example",
    "/zh/articles/2020-11-28/constructor",
    "/zh/topics/__proto__",
    "/.bulletin/index.sqlite",
    "/server.ts",
    "/package.json",
    "/_next/static/chunks/app.js",
    "/_next/image?url=http://127.0.0.1&w=64&q=75",
    "/zh/failure",
    `/zh/${"a".repeat(8_192)}`,
  ]) {
    test(`is not to be had by ${trick.slice(0, 40)}`, async ({ baseURL }) => {
      const { status, headers, body } = await ask(`${baseURL}${trick}`);
      expect([400, 404]).toContain(status);
      expect(headers.location).toBeUndefined();
      expect(body.toString()).not.toMatch(/root:|SQLite format|"dependencies"|Error:/);
    });
  }
});
