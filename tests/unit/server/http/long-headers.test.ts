import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { performance } from "node:perf_hooks";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultSite } from "#lib/record/site.ts";
import { clients } from "#server/http/client-address.ts";
import { SiteErrorPages } from "#server/http/error-pages.ts";
import { requestLimits, SearchAllowance } from "#server/http/limits.ts";
import { readRawAddresses } from "#server/http/raw-addresses.ts";
import { RequestNotes } from "#server/http/request-notes.ts";
import { ResponseMaker } from "#server/http/response-maker.ts";
import { SiteHandler } from "#server/http/site-handler.ts";

let server: Server;

beforeAll(async () => {
  const maker = new ResponseMaker("https://news.example.org");
  const handler = new SiteHandler({
    archive: {
      exists: async () => true,
      departure: async () => undefined,
      paragraph: async () => undefined,
      site: async () => defaultSite,
    },
    render: async () => ({ status: 200, contentType: "text/html", body: Buffer.from("<p>") }),
    source: { changedSince: () => undefined, state: () => "1" },
    errorPages: await SiteErrorPages.make(maker, (name) => Buffer.from(`<p>${name}`)),
    pictures: { send: async () => false },
    files: new Set(),
    cacheBytes: 1_000_000,
    searches: new SearchAllowance(60),
    client: clients(["loopback"]),
    log: pino({ level: "silent" }),
    notes: new RequestNotes(undefined),
    isLeaving: () => false,
    maker,
  });
  const listener = handler.handle.bind(handler);
  server = createServer(requestLimits, listener);
  readRawAddresses(server, requestLimits, listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends a request and reads all of the answer. @returns milliseconds for which the event loop was busy with it */
async function busyWith(text: string): Promise<number> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  await once(socket, "connect");
  const before = performance.eventLoopUtilization();
  const closed = new Promise((done) => socket.on("close", done));
  // A server that refuses a head closes before it has all of it.
  socket
    .on("error", () => {})
    .resume()
    .end(text, "latin1");
  await closed;
  return performance.eventLoopUtilization(before).active;
}

async function median(text: string): Promise<number> {
  const measured: number[] = [];
  for (let time = 0; time < 9; time++) measured.push(await busyWith(text));
  return measured.sort((a, b) => a - b)[4] ?? 0;
}

const request = (target: string, field = "") =>
  `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${field}\r\n`;
/** 100 kB of a piece said again and again. */
const many = (piece: string) => piece.repeat(Math.floor(99_000 / piece.length));

/** How much longer it may take than a request without it: to take in 100 kB costs a few times as much by itself. */
const bound = 100;

describe("100 kB keep the server no longer than they take to come in", () => {
  it.each([
    ["Accept-Language", "zh-"],
    ["Accept-Language", "en-a"],
    ["Accept-Language", "zh;q=0.5,"],
    ["Accept-Language", "a,"],
    ["Accept-Language", ","],
    ["Accept-Language", ";q="],
    ["Accept-Language", "* "],
    ["Accept-Encoding", "br,"],
    ["Accept-Encoding", "gzip;q=0.5, "],
    ["Accept-Encoding", ";"],
    ["Accept-Encoding", 'a b="'],
    ["If-None-Match", '"a",'],
    ["If-None-Match", "W/"],
    ["If-None-Match", '"'],
    ["X-Forwarded-For", "127.0.0.1,"],
    ["X-Forwarded-For", "::1, "],
    ["X-Forwarded-For", "["],
    ["X-Forwarded-For", "a"],
    ["X-Forwarded-For", ","],
    ["X-Forwarded-For", "1:"],
    ["Content-Length", "0"],
    ["Content-Length", " "],
    ["Transfer-Encoding", "chunked, "],
    ["Connection", "close,"],
    ["Cookie", "a=b; "],
    ["If-Modified-Since", "Thu, "],
    ["Expect", "100-continue,"],
    ["Range", "bytes=0-1,"],
    ["X", "a"],
  ])("in %s: %s", async (name, piece) => {
    // A page that is kept is what may be known already.
    const path = name === "If-None-Match" ? "/zh" : "/";
    const long = await median(request(path, `${name}: ${many(piece)}\r\n`));
    expect(long / (await median(request(path)))).toBeLessThan(bound);
  });

  it("in Host", async () => {
    const long = await median(`GET / HTTP/1.1\r\nHost: ${many("a.")}\r\nConnection: close\r\n\r\n`);
    expect(long / (await median(request("/")))).toBeLessThan(bound);
  });

  it.each([
    ["/", "/"],
    ["/zh", "/"],
    ["/", "a"],
    ["/zh/topics/", "a-"],
    ["/zh/topics/", "%61"],
    ["/zh/", "%2e"],
    ["/zh/", "A/"],
    ["http://", "a"],
    ["http://a", "//"],
    ["/zh?", "&"],
    ["/zh/dates/2020-11?", "page=2&"],
    ["/zh/dates/2020-11?page=", "0"],
    ["/zh/dates/2020-11?page=", "%30"],
    ["/zh/search?q=", "+"],
    ["/zh/search?topic=", "a-"],
    ["/zh/search?", "q=a&topic=b&"],
    ["/zh/search?q=", "å¸¸"],
    ["/å¸¸", "\xff/"],
  ])("in an address: %s%s…", async (start, piece) => {
    const long = await median(request(start + many(piece)));
    expect(long / (await median(request("/")))).toBeLessThan(bound);
  });
});
