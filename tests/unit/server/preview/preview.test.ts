import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { reachedFrom } from "#lib/archive/sqlite/index-version.ts";
import { problem } from "#lib/record/problems/catalogue.ts";
import { accessOf, isLoopback } from "#server/preview/access.ts";
import { annotate } from "#server/preview/annotate.ts";

const token = "a-long-enough-token";
const request = (url: string, headers: Record<string, string> = {}) =>
  ({ url, headers: { host: "drafts.example.org", ...headers } }) as unknown as IncomingMessage;

describe("with a token, only those who have it may look", () => {
  it.each([
    ["no token", request("/zh"), 401],
    ["a wrong one in the address", request("/zh?token=wrong"), 403],
    ["a part of it", request(`/zh?token=${token.slice(0, -1)}`), 403],
    ["an empty one", request("/zh?token="), 403],
    ["a wrong cookie", request("/zh", { cookie: "preview=wrong" }), 403],
    ["a broken cookie", request("/zh", { cookie: "preview=%E0%A4%A" }), 403],
    ["a wrong header", request("/zh", { authorization: "Bearer wrong" }), 403],
  ])("%s", (_, asked, status) => {
    expect(accessOf(asked, token)).toEqual({ kind: "refused", status });
  });

  it("by cookie or header", () => {
    expect(accessOf(request("/zh", { cookie: `a=b; preview=${token}` }), token).kind).toBe("allowed");
    expect(accessOf(request("/zh", { authorization: `Bearer ${token}` }), token).kind).toBe("allowed");
  });

  it("by the address once, without the token after that, and to no other site", () => {
    expect(accessOf(request(`/zh/search?q=1&token=${token}`), token)).toMatchObject({
      ...{ kind: "entered", to: "/zh/search?q=1" },
      cookie: expect.stringContaining("HttpOnly"),
    });
    expect(accessOf(request(`//evil.example/?token=${token}`), token)).toMatchObject({
      to: "/evil.example/",
    });
    for (const [asked, to] of [
      ["http://evil.example/zh", "/zh"],
      ["HTTP://evil.example", "/"],
      ["http:////evil.example/zh", "/evil.example/zh"],
      ["/\\evil.example", "/evil.example"],
    ] as const)
      expect(accessOf(request(`${asked}?token=${token}`), token)).toMatchObject({ to });
  });
});

it("without a token, only names of this machine are answered", () => {
  for (const host of ["localhost:3100", "127.0.0.1:3100", "[::1]:3100"])
    expect(accessOf(request("/zh", { host }), undefined).kind).toBe("allowed");
  for (const host of ["evil.example", "evil.example:3100", "localhost.evil.example", ""])
    expect(accessOf(request("/zh", { host }), undefined)).toEqual({ kind: "refused", status: 403 });
  expect(isLoopback("0.0.0.0")).toBe(false);
});

it("marks what readers do not see, and tells problems beside what they concern", () => {
  const place = { file: "articles/2020-11-28/idea.md", line: 9, column: 3, field: "body" };
  const found = problem("straight-quote", place, { character: '"' });
  const html =
    '<html><head></head><body><a href="/zh/articles/2020-11-28/idea#p1">一</a><div class="block" id="p1">文</div></body></html>';
  const annotated = annotate(html, {
    locale: "zh",
    state: '1"2',
    unseen: new Map([["2020-11-28/idea", { standing: "draft" }]]),
    article: "2020-11-28/idea",
    byPlace: new Map([["p1", [found]]]),
    problems: [found],
    left: 3,
  });
  expect(annotated).toMatch(/<a href="[^"]+"><span class="preview-mark"[^>]*>草稿<\/span> 一<\/a>/);
  expect(annotated).toMatch(
    /<ul class="preview-problems"[^>]*>.*idea\.md:9:3.*<\/ul><div class="block" id="p1">/,
  );
  expect(annotated).toContain("还有 3 篇译文正在与原文比对");
  expect(annotated).toContain("<b>警告</b>");
  expect(annotated).toMatch(/<body><aside class="preview-band"/);
  expect(annotated).toContain('data-state="1&quot;2"');
});

it("tells what concerns a part of a paragraph before that", () => {
  const found = problem(
    "straight-quote",
    { file: "a.md", line: 1, column: 1, field: "byline" },
    { character: '"' },
  );
  const annotated = annotate(
    '<html><body><p>一</p><p class="x">二<span id="byline">三</span></p></body></html>',
    {
      ...{ locale: "zh", state: "1", unseen: new Map(), article: "2020-11-28/a", problems: [found], left: 0 },
      byPlace: new Map([["byline", [found]]]),
    },
  );
  expect(annotated).toMatch(/<p>一<\/p><ul .*<\/ul><p class="x">二<span id="byline">/);
});

it("is no part of what serves readers", () => {
  const root = fileURLToPath(new URL("../../../..", import.meta.url));
  for (const entry of ["server.ts", "proxy.ts", "instrumentation.ts"]) {
    const { files } = reachedFrom(root, entry);
    expect([...files].filter((file) => file.includes("preview"))).toEqual([]);
  }
  expect(readFileSync(`${root}/server.ts`, "utf8")).not.toContain("isPreview");
});
