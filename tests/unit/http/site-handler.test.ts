import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SearchAllowance } from "#lib/http/limits.ts";
import { ResponseMaker } from "#lib/http/response-maker.ts";
import { SiteHandler, type SiteOptions } from "#lib/http/site-handler.ts";

let server: Server;
let asked: string[];
let options: SiteOptions;
let revision: number;
const maker = new ResponseMaker("https://news.example.org");
const built = async (status: 404 | 500) => ({
  zh: await maker.errorPage(status, Buffer.from(`<p>${status} zh`)),
  en: await maker.errorPage(status, Buffer.from(`<p>${status} en`)),
});

beforeEach(async () => {
  asked = [];
  revision = 1;
  options = {
    archive: { exists: async (address) => address.page !== "topic" },
    render: async (path) => {
      asked.push(path);
      if (path === "/zh/about") throw new Error("broken");
      if (path === "/en/about") return { status: 500, contentType: "text/html", body: Buffer.from("Error") };
      if (path === "/icon.svg")
        return { status: 200, contentType: "image/svg+xml", body: Buffer.from("<svg/>") };
      const html = `<style>a{}</style><script>1</script><p>${path} at ${revision}</p>`;
      return { status: 200, contentType: "text/html; charset=utf-8", body: Buffer.from(html) };
    },
    state: () => String(revision),
    errorPages: { missing: await built(404), failure: await built(500) },
    files: new Set(["/icon.svg"]),
    cacheBytes: 1_000_000,
    searches: new SearchAllowance(2),
    clientAddress: ({ headers }) => String(headers["x-test-address"] ?? "127.0.0.1"),
    log: pino({ level: "silent" }),
    isLeaving: () => false,
    maker,
  };
  const handler = new SiteHandler(options);
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

describe("a page", () => {
  it("is rendered once, made plain, and sent with the policy of its style", async () => {
    const first = await get("/zh");
    expect(first).toMatchObject({ status: 200, body: "<style>a{}</style><p>/zh at 1</p>" });
    expect(first.headers["content-security-policy"]).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(first.headers).toMatchObject({
      "cache-control": "public, max-age=0, s-maxage=10, stale-while-revalidate=60",
      "speculation-rules": '"/speculation-rules.json"',
      "strict-transport-security": "max-age=31536000",
      "x-content-type-options": "nosniff",
      vary: "Accept-Encoding",
    });
    expect((await get("/zh")).body).toBe(first.body);
    expect(asked).toEqual(["/zh"]);
  });

  it("is rendered anew when the archive has changed", async () => {
    await get("/zh");
    revision = 2;
    expect((await get("/zh")).body).toContain("at 2");
  });

  it.each([
    ["/zh/dates/2020-11?utm=1&page=2&x=y", "/zh/dates/2020-11?page=2"],
    ["/zh/dates/2020-11?page=9&page=2", "/zh/dates/2020-11?page=2"],
    ["/zh/about/?", undefined],
    ["/en?cb=1", "/en"],
    ["http://anywhere.example/en?cb=2", "/en"],
    ["/zh/search?topic=water&q=a&b=c", "/zh/search?q=a&topic=water"],
  ])("asked for as %s is asked of the app as %s", async (url, path) => {
    await get(url);
    expect(asked).toEqual(path === undefined ? [] : [path]);
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
    "/zh/%c0%ae%c0%ae",
    "/zh/%ed%a0%80",
    "/zh//about",
    "/zh/about/..",
    "/zh/dates/2020-11?page=0",
    `/zh/${"a".repeat(8_000)}`,
    "/zh/_next/data",
  ])("%s is 404 in its language, and the app is not asked", async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: "<p>404 zh" });
    expect(asked).toEqual([]);
  });

  it("is in the reader's language where it names none", async () => {
    expect((await get("/wp-login.php", { "Accept-Language": "en" })).body).toBe("<p>404 en");
  });
});

it.each(["/zh/about", "/en/about"])(
  "a page that fails is 500, is not kept, and is not shared: %s",
  async (path) => {
    const failed = await get(path);
    expect(failed).toMatchObject({ status: 500, body: `<p>500 ${path.slice(1, 3)}` });
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

describe("a search", () => {
  it("is not kept for others", async () => {
    const { headers } = await get("/zh/search?q=a");
    expect(headers["cache-control"]).toBe("no-store");
    await get("/zh/search?q=a");
    expect(asked).toEqual(["/zh/search?q=a", "/zh/search?q=a"]);
  });

  it("is turned away where there are too many of an address, and says when to come again", async () => {
    const search = () => get("/zh/search?q=a", { "X-Test-Address": "203.0.113.5" });
    expect([(await search()).status, (await search()).status]).toEqual([200, 200]);
    const refused = await search();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect((await get("/zh/search", { "X-Test-Address": "203.0.113.5" })).status).toBe(200);
  });
});

it("a file is served as it is, with the policy that lets it do nothing", async () => {
  const { headers, body } = await get("/icon.svg");
  expect([asked, body, headers["content-type"]]).toEqual([["/icon.svg"], "<svg/>", "image/svg+xml"]);
  expect(headers["content-security-policy"]).toContain("default-src 'none'; img-src");
});
