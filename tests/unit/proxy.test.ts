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

const withdrawn = { date: "2020-12-03", note: { zh: "有误", en: "Wrong" } };

beforeAll(() => {
  const exists: Archive["exists"] = async ({ page, params }) =>
    page !== "topic" && !("slug" in params && ["gone", "older", "oldest", "no-one"].includes(params.slug));
  const departures: Record<string, Awaited<ReturnType<Archive["departure"]>>> = {
    gone: { withdrawn },
    older: { slug: "newer" },
    oldest: { slug: "gone" },
  };
  const departure: Archive["departure"] = async (_, slug) => departures[slug];
  provideArchive({ exists, departure, site: async () => defaultSite } as Archive);
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

it("under Next.js alone a withdrawn article is a 410 in its place too, in either language", async () => {
  for (const locale of ["zh", "en"]) {
    const { status, headers } = await ask(`/${locale}/articles/2020-11-28/gone`);
    expect([status, headers.get("x-middleware-rewrite")]).toEqual([
      410,
      `${origin}/${locale}/withdrawn/2020-11-28/gone`,
    ]);
  }
  // That is nobody's address.
  expect((await ask("/zh/withdrawn/2020-11-28/gone")).status).toBe(404);
});

it.each([
  ["/en/articles/2020-11-28/older", 308, `${origin}/en/articles/2020-11-28/newer`],
  ["/zh/articles/2020-11-28/oldest", 308, `${origin}/zh/articles/2020-11-28/gone`],
  ["/zh/articles/2020-11-28/no-one", 404, null],
])("under Next.js alone %s of an earlier slug answers %i too", async (path, status, to) => {
  const answer = await ask(path);
  expect([answer.status, answer.headers.get("location")]).toEqual([status, to]);
});

it("under Next.js alone a page is itself", async () => {
  expect((await ask("/zh/dates?utm=1")).headers.get("x-middleware-next")).toBe("1");
});
