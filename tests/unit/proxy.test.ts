import { NextRequest } from "next/server";
import { beforeAll, expect, it } from "vitest";
import type { Archive } from "#lib/archive/archive.ts";
import { provideArchive } from "#lib/archive/the-archive.ts";
import { defaultSite } from "#lib/record/site.ts";
import { proxy } from "../../proxy.ts";

const origin = "http://localhost:3000";
const ask = (path: string, language = "en") =>
  proxy(
    new NextRequest(`${origin}${path}`, {
      headers: { "Accept-Language": language },
      nextConfig: { skipTrailingSlashRedirect: true } as never,
    }),
  );

beforeAll(() => {
  const exists: Archive["exists"] = async ({ page }) => page !== "topic";
  provideArchive({ exists, site: async () => defaultSite } as Archive);
});

it.each([
  ["/ZH/Dates/", "/zh/dates"],
  ["/zh/", "/zh"],
  ["/zh//reporters?page=02", "/zh/reporters?page=2"],
  ["/zh/search/?q=%E5%B8%B8&topic=x", "/zh/search?q=%E5%B8%B8"],
  ["/favicon.ico", "/icon.svg"],
])("under Next.js alone %s leads to %s too", async (path, to) => {
  const { status, headers } = await ask(path);
  expect([status, headers.get("location")]).toEqual([308, `${origin}${to}`]);
});

it("under Next.js alone the root leads to the reader's language too", async () => {
  const { status, headers } = await ask("/", "zh;q=0,*");
  expect([status, headers.get("location"), headers.get("vary")]).toEqual([
    307,
    `${origin}/en`,
    "Accept-Language",
  ]);
});

it.each([
  ["/zh/topics/x", "zh"],
  ["/ZH/nothing/", "zh"],
  ["/nothing", "en"],
  ["//evil.example/zh", "en"],
])("under Next.js alone %s is a 404 in %s too", async (path, locale) => {
  const { status, headers } = await ask(path);
  expect([status, headers.get("x-middleware-rewrite")]).toEqual([404, `${origin}/${locale}/missing`]);
});

it("under Next.js alone a page is itself", async () => {
  expect((await ask("/zh/dates?utm=1")).headers.get("x-middleware-next")).toBe("1");
});
