import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noteRead } from "#lib/archive/reads.ts";
import type { Site } from "#lib/record/schema.ts";
import { defaultSite } from "#lib/record/site.ts";
import { SiteErrorPages } from "#server/http/error-pages.ts";
import { SearchAllowance } from "#server/http/limits.ts";
import { RequestNotes } from "#server/http/request-notes.ts";
import { ResponseMaker } from "#server/http/response-maker.ts";
import { SiteHandler, type SiteOptions } from "#server/http/site-handler.ts";

let server: Server;
let handler: SiteHandler;
let asked: string[];
let options: SiteOptions;
let revision: number;
let site: Site;
/** What has changed since any state before. */
let changed: ReadonlySet<string> | undefined;
const maker = new ResponseMaker("https://news.example.org");
/** Made longer than a test's own requests could make it. */
let held: PromiseWithResolvers<void> | undefined;
const [here, lost, withdrawn] = ["0".repeat(15), "1".repeat(15), "2".repeat(15)];
const places = new Map([
  [here, { day: "2020-11-28", slug: "water", id: "p3" }],
  [lost, { day: "2020-11-28", slug: "water", id: undefined }],
  [withdrawn, { day: "2020-11-28", slug: "gone", id: undefined }],
]);

beforeEach(async () => {
  asked = [];
  revision = 1;
  site = defaultSite;
  changed = undefined;
  held = undefined;
  options = {
    archive: {
      exists: async ({ page, params }) =>
        (page !== "topic" || params.id === "water") &&
        (page !== "reporter" || params.id !== "nobody") &&
        (page !== "article" || params.slug !== "gone"),
      departure: async () => ({
        withdrawn: { date: "2020-12-01", note: { zh: "已撤下。", en: "Withdrawn." } },
      }),
      paragraph: async (code) => places.get(code),
      site: async () => site,
    },
    render: async (path) => {
      asked.push(path);
      await held?.promise;
      if (path.startsWith("/zh/articles/")) noteRead(`article${path.slice("/zh/articles".length)}`);
      if (path === "/zh/about") throw new Error("broken");
      if (path === "/en/about") return { status: 500, contentType: "text/html", body: Buffer.from("Error") };
      if (path === "/icon.svg")
        return { status: 200, contentType: "image/svg+xml", body: Buffer.from("<svg/>") };
      const html = `<style>a{}</style><script>1</script><p>${path} at ${revision}</p>`;
      return { status: 200, contentType: "text/html; charset=utf-8", body: Buffer.from(html) };
    },
    source: { state: () => String(revision), changedSince: () => changed },
    errorPages: await SiteErrorPages.make(maker, (name, locale) => Buffer.from(`<p>${name} ${locale}`)),
    pictures: { send: async () => false },
    files: new Set(["/icon.svg"]),
    cacheBytes: 1_000_000,
    searches: new SearchAllowance(2),
    client: ({ headers }) => {
      const name = headers["x-test-address"];
      return { name: String(name ?? "127.0.0.1"), isLocal: name === undefined };
    },
    log: pino({ level: "silent" }),
    notes: new RequestNotes(undefined),
    isLeaving: () => false,
    maker,
  };
  handler = new SiteHandler(options);
  server = createServer((incoming, response) => handler.handle(incoming, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => server.close());

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, failed) => {
    request({ port, host: "127.0.0.1", path, headers, method, agent: false }, async (response) => {
      let body = "";
      for await (const chunk of response.setEncoding("utf8")) body += chunk;
      done({ status: response.statusCode ?? 0, headers: response.headers, body });
    })
      .on("error", failed)
      .end(method === "POST" ? "x" : undefined);
  });
}

describe("what makes the site a paper's own", () => {
  beforeEach(async () => {
    options.errorPages = await SiteErrorPages.make(options.maker, (name, locale) =>
      Buffer.from(`<p>${name} ${locale}</p><p>${defaultSite.name[locale]}</p>`),
    );
  });

  it("is named on what is shown in place of a page, as soon as it is another", async () => {
    expect((await get("/zh/nowhere")).body).toContain("雁城要闻");
    site = { ...defaultSite, name: { zh: "南城<日报>", en: "South & Sons" } };
    const { status, body } = await get("/zh/nowhere");
    expect([status, body.includes("雁城要闻")]).toEqual([404, false]);
    expect(body).toContain("南城&lt;日报&gt;");
    expect((await get("/en/nowhere")).body).toContain("South &amp; Sons");
  });

  it("needs what was built no more once the server runs", async () => {
    let isGone = false;
    options.errorPages = await SiteErrorPages.make(options.maker, (name, locale) => {
      if (isGone) throw new Error("the build is gone");
      return Buffer.from(`<p>${name} ${locale}</p><p>${defaultSite.name[locale]}</p>`);
    });
    isGone = true;
    site = { ...defaultSite, name: { zh: "南城日报", en: "South City Daily" } };
    const { status, body } = await get("/zh/nowhere");
    expect([status, body.includes("南城日报")]).toEqual([404, true]);
  });

  it("decides between the languages that it shows", async () => {
    site = { ...defaultSite, languages: ["zh"] };
    expect((await get("/", { "Accept-Language": "en" })).headers.location).toBe("/zh");
    expect((await get("/en/nowhere")).body).toContain("missing zh");
    site = defaultSite;
    expect((await get("/", { "Accept-Language": "en" })).headers.location).toBe("/en");
  });
});

describe("the address that a paragraph keeps", () => {
  it("leads to it in the reader's language, and is kept by nobody", async () => {
    for (const [language, locale] of [
      ["en-GB, zh;q=0.5", "en"],
      ["zh-CN", "zh"],
      ["fr", "zh"],
    ] as const) {
      const { status, headers } = await get(`/b/${here}`, { "Accept-Language": language });
      expect([status, headers.location]).toEqual([308, `/${locale}/articles/2020-11-28/water#p3`]);
      expect(headers).toMatchObject({ "cache-control": "no-store", vary: "Accept-Language" });
    }
    site = { ...defaultSite, languages: ["zh"] };
    const { headers } = await get(`/b/${here}`, { "Accept-Language": "en" });
    expect(headers.location).toBe("/zh/articles/2020-11-28/water#p3");
  });

  it("says why it leads nowhere, in the reader's language, to each reader anew", async () => {
    for (const locale of ["en", "zh"] as const) {
      const answer = await get(`/b/${withdrawn}`, { "Accept-Language": locale });
      expect([answer.status, answer.headers["cache-control"]]).toEqual([410, "no-store"]);
      expect(asked.at(-1)).toBe(`/${locale}/withdrawn/2020-11-28/gone`);
    }
    options.archive.departure = async () => undefined;
    for (const locale of ["en", "zh"] as const) {
      const answer = await get(`/b/${lost}`, { "Accept-Language": locale });
      expect([answer.status, answer.headers["cache-control"]]).toEqual([404, "no-store"]);
      expect(asked.at(-1)).toBe(`/${locale}/lost/2020-11-28/water`);
    }
    expect((await get(`/b/${"3".repeat(15)}`)).body).toContain("missing");
  });
});

describe("a page", () => {
  it("is rendered once, made plain, and sent with the policy of its style", async () => {
    const first = await get("/zh");
    expect(first).toMatchObject({ status: 200, body: "<style>a{}</style><p>/zh at 1</p>" });
    expect(first.headers["content-security-policy"]).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(first.headers).toMatchObject({
      "cache-control": "public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=86400",
      "speculation-rules": '"/speculation-rules.json"',
      "strict-transport-security": "max-age=31536000",
      "x-content-type-options": "nosniff",
      vary: "Accept-Encoding",
    });
    expect((await get("/zh")).body).toBe(first.body);
    expect(asked).toEqual(["/zh"]);
  });

  it("stays when something else has changed than it was made from; one that has read nothing does not", async () => {
    const [a, b] = ["/zh/articles/2020-11-28/a", "/zh/articles/2020-11-28/b"];
    for (const path of [a, b, "/zh", "/icon.svg"]) await get(path);
    revision = 2;
    changed = new Set(["article/2020-11-28/a", "everything"]);
    expect((await get(a)).body).toContain("at 2");
    expect((await get(b)).body).toContain("at 1");
    expect((await get("/zh")).body).toContain("at 2");
    await get("/icon.svg");
    expect(asked).toEqual([a, b, "/zh", "/icon.svg", a, "/zh"]);
  });

  it("notes what was read for it and not what was read for others beside it", async () => {
    const [a, b] = ["/zh/articles/2020-11-28/a", "/zh/articles/2020-11-28/b"];
    await Promise.all([get(a), get(b)]);
    revision = 2;
    changed = new Set(["article/2020-11-28/a"]);
    expect((await get(b)).body).toContain("at 1");
    expect((await get(a)).body).toContain("at 2");
  });

  it("is rendered anew when the archive has changed", async () => {
    await get("/zh");
    revision = 2;
    expect((await get("/zh")).body).toContain("at 2");
  });

  it.each([
    ["/zh/dates/2020-11?utm=1&page=2&x=y", "/zh/dates/2020-11?page=2"],
    ["/zh/dates/2020-11?page=9&page=2", "/zh/dates/2020-11?page=2"],
    ["/en?cb=1", "/en"],
    ["http://anywhere.example/en?cb=2", "/en"],
    ["/zh/search?topic=water&q=a&b=c", "/zh/search?q=a&topic=water"],
  ])("asked for as %s is asked of the app as %s", async (url, path) => {
    await get(url);
    expect(asked).toEqual([path]);
  });

  it("is one entry, whatever is added to its address", async () => {
    for (let number = 0; number < 100; number++) await get(`/zh?cb=${number}`);
    expect(asked).toEqual(["/zh"]);
  });

  it("cannot be changed for others by a reader's headers", async () => {
    const plain = await get("/zh");
    const poisoned = await get("/zh/topics", {
      RSC: "1",
      "Next-Router-State-Tree": "x",
      "Next-Router-Prefetch": "1",
      "X-Forwarded-Host": "evil.example",
      "X-Middleware-Subrequest": "proxy",
      Cookie: "__prerender_bypass=1",
    });
    expect(poisoned.headers["content-type"]).toBe(plain.headers["content-type"]);
    expect((await get("/zh/topics")).body).toBe(poisoned.body);
  });

  it("is 304 to who has it, without a body, and HEAD has its length", async () => {
    const { headers, body } = await get("/zh");
    const known = await get("/zh", { "If-None-Match": String(headers.etag) });
    expect(known).toMatchObject({ status: 304, body: "" });
    expect(known.headers).toMatchObject({ etag: headers.etag, "cache-control": headers["cache-control"] });
    expect(known.headers["content-length"]).toBeUndefined();
    const other = String(headers.etag).replace("identity", "br-quick");
    expect((await get("/zh", { "If-None-Match": `"x", W/${other}` })).headers.etag).toBe(`W/${other}`);
    const head = await get("/zh", {}, "HEAD");
    expect(head).toMatchObject({ status: 200, body: "" });
    expect(head.headers["content-length"]).toBe(String(Buffer.byteLength(body)));
  });
});

describe("what is missing", () => {
  it.each([
    "/zh/topics/nothing",
    "/zh/nothing",
    "/zh/..%2f..%2fetc/passwd",
    "/zh/%00",
    "/zh/%2e%2e/",
    "/zh/topics/nothing/",
    "/ZH/Nothing",
    "//zh//..//about",
    "/zh/%c0%ae%c0%ae",
    "/zh/%ed%a0%80",
    "/zh/about/..",
    "/zh/dates/2020-11?page=0",
    `/zh/${"a".repeat(8_000)}`,
    "/zh/_next/data",
  ])("%s is 404 in its language, and the app is not asked", async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: "<p>missing zh" });
    expect(asked).toEqual([]);
  });

  it("is in the reader's language where it names none", async () => {
    const { body, headers } = await get("/wp-login.php", { "Accept-Language": "en" });
    expect([body, headers.vary]).toEqual(["<p>missing en", "Accept-Language, Accept-Encoding"]);
    expect((await get("/zh/nothing", { "Accept-Language": "en" })).headers.vary).toBe("Accept-Encoding");
  });
});

it.each(["/zh/about", "/en/about"])(
  "a page that fails is 500, is not kept, and is not shared: %s",
  async (path) => {
    const failed = await get(path);
    expect(failed).toMatchObject({ status: 500, body: `<p>failure ${path.slice(1, 3)}` });
    expect(failed.headers["cache-control"]).toBe("no-store");
    await get(path);
    expect(asked).toEqual([path, path]);
  },
);

it("the root leads to the reader's language, and that is not stored", async () => {
  const { status, headers } = await get("/", { "Accept-Language": "en-GB" });
  expect(status).toBe(307);
  expect(headers).toMatchObject({ location: "/en", vary: "Accept-Language", "cache-control": "no-store" });
});

it.each([
  ["POST", 405],
  ["PUT", 405],
  ["DELETE", 405],
  ["OPTIONS", 405],
  ["TRACE", 405],
])("%s is refused with what is allowed", async (method, status) => {
  const answer = await get("/zh", {}, method);
  expect(answer.status).toBe(status);
  expect(answer.headers.allow).toBe("GET, HEAD");
  expect(answer.headers.connection).toBe("close");
});

describe("an address in another spelling", () => {
  it.each([
    ["/ZH//Dates/2020-11/?page=02&utm=1", "/zh/dates/2020-11?page=2", "s-maxage=10"],
    ["/zh/reporters?page=", "/zh/reporters", "s-maxage=10"],
    ["//zh", "/zh", "s-maxage=10"],
    ["/zh/search/?q=%E5%B8%B8", "/zh/search?q=%E5%B8%B8", "no-store"],
    ["/zh/search?topic=nothing&reporter=nobody", "/zh/search", "no-store"],
    ["/favicon.ico", "/icon.svg", "max-age=604800"],
    ["//", "/", "max-age=604800"],
  ])("%s leads to %s", async (url, location, caching) => {
    for (const method of ["GET", "HEAD"]) {
      const { status, headers, body } = await get(url, {}, method);
      expect([status, headers.location, body]).toEqual([308, location, ""]);
      expect(headers["cache-control"]).toContain(caching);
    }
    expect(asked).toEqual([]);
  });
});

describe("a search", () => {
  const search = (query: string, address = "203.0.113.5") =>
    get(`/zh/search${query}`, { "X-Test-Address": address });

  it.each(["?q=a", "?kind=news", "?from=2020-01-01", "?q=&reporter=chen-run"])(
    "is not kept for others: %s",
    async (query) => {
      const { headers } = await search(query);
      expect(headers["cache-control"]).toBe("no-store");
      await search(query);
      expect(asked).toHaveLength(2);
    },
  );

  it("without anything to look for is a page as any other", async () => {
    for (const query of ["", "?q=", "?q=&kind=&from=&to=", "?utm=1"])
      expect((await search(query)).status).toBe(200);
    expect(asked).toEqual(["/zh/search"]);
  });

  it.each([
    ["words", "?q=a"],
    ["filters and no word", "?kind=news&from=2020-01-01"],
    ["made-up filters", "?reporter=nobody&topic=abc"],
    ["a page of nothing", "?page=2"],
  ])(
    "with %s is turned away where there are too many of an address, and says when to come again",
    async (_, query) => {
      await search(query);
      await search(query);
      const refused = await search(query);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
      expect((await search("")).status).toBe(200);
      expect((await search(query, "203.0.113.6")).status).not.toBe(429);
    },
  );
});

describe("where too much is to be made at once", () => {
  /** Asks for pages that are made only when `held` is resolved. */
  function crowd(count: number, headersOf: (number: number) => Record<string, string>) {
    held = Promise.withResolvers();
    return Array.from({ length: count }, (_, number) => get(`/zh/reporters/r-${number}`, headersOf(number)));
  }
  const mine = { "X-Test-Address": "203.0.113.5" };

  it("a client has its share, the rest is 503 in the reader's language, and others are served", async () => {
    await get("/zh/dates");
    const answers = crowd(10, () => mine);
    await expect.poll(() => asked.length).toBe(3);
    await expect.poll(() => handler.waiting).toBe(8);
    for (const [path, body] of [
      ["/zh/topics", "<p>overloaded zh"],
      ["/en/topics", "<p>overloaded en"],
    ] as const) {
      const refused = await get(path, mine);
      expect(refused).toMatchObject({ status: 503, body });
      expect(refused.headers).toMatchObject({ "retry-after": "5", "cache-control": "no-store" });
    }
    expect(await get("/icon.svg", { ...mine, "Accept-Language": "en" })).toMatchObject({
      status: 503,
      body: "<p>overloaded en",
    });
    expect((await get("/zh/dates", mine)).status).toBe(200);
    const other = get("/zh/topics", { "X-Test-Address": "203.0.113.6" });
    const shared = get("/zh/reporters/r-9", mine);
    await expect.poll(() => handler.waiting).toBe(9);
    held?.resolve();
    expect((await Promise.all([...answers, other, shared])).map(({ status }) => status)).toEqual(
      Array(12).fill(200),
    );
    expect((await get("/zh/topics", mine)).status).toBe(200);
  });

  it("it is 503 for all beyond the queue, also on this machine, while kept pages are served", async () => {
    await get("/zh/dates");
    const answers = crowd(102, (number) => ({ "X-Test-Address": `203.0.113.${number}` }));
    await expect.poll(() => handler.waiting).toBe(100);
    expect((await get("/en/reporters/late")).status).toBe(503);
    expect(await get("/zh/dates")).toMatchObject({ status: 200 });
    held?.resolve();
    for (const { status } of await Promise.all(answers)) expect(status).toBe(200);
    expect((await get("/en/reporters/late")).status).toBe(200);
  });

  it("searches take no place from pages", async () => {
    held = Promise.withResolvers();
    const searches = Array.from({ length: 32 }, (_, number) => get(`/zh/search?q=${number}`));
    await expect.poll(() => handler.waiting).toBe(30);
    expect((await get("/zh/search?q=late")).status).toBe(503);
    const page = get("/zh/dates");
    await expect.poll(() => asked).toContain("/zh/dates");
    held.resolve();
    expect((await page).status).toBe(200);
    for (const { status } of await Promise.all(searches)) expect(status).toBe(200);
  });
});

it("a file is served as it is, with the policy that lets it do nothing", async () => {
  const { headers, body } = await get("/icon.svg");
  expect([asked, body, headers["content-type"]]).toEqual([["/icon.svg"], "<svg/>", "image/svg+xml"]);
  expect(headers["content-security-policy"]).toContain("default-src 'none'; img-src");
});
