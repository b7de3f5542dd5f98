import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requestLimits } from "#server/http/limits.ts";
import { readRawAddresses } from "#server/http/raw-addresses.ts";

let server: Server;
let seen: string[];

beforeEach(async () => {
  seen = [];
  const listener: Parameters<typeof createServer>[1] = ({ method, url, headers, socket }, response) => {
    seen.push(`${method} ${url} ${headers["x-other"] ?? ""} ${socket.remoteAddress}`);
    response.end(`read ${url?.length}`);
  };
  server = createServer(requestLimits, listener as never);
  readRawAddresses(server, requestLimits, listener as never);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const open = () => connect((server.address() as AddressInfo).port, "127.0.0.1");
const until = (socket: Socket, text: string) =>
  new Promise<string>((done) => {
    let answer = "";
    const read = (chunk: Buffer) => {
      answer += chunk.toString("latin1");
      if (answer.includes(text)) done(answer);
    };
    socket.on("data", read).on("error", () => {});
    socket.on("close", () => done(answer));
  });
const closed = (socket: Socket) => until(socket, "\0");
/** Sends one part after another, each once the one before is on its way. */
async function send(...parts: (string | Buffer)[]): Promise<string> {
  const socket = open().setNoDelay();
  const answer = closed(socket);
  for (const part of parts) {
    await new Promise((sent) => socket.write(part, sent));
    await new Promise((turn) => setImmediate(turn));
  }
  return answer;
}
const here = "127.0.0.1";

describe("an address with characters as they are", () => {
  it("is read as if they were encoded, with the request's headers, and the connection closed", async () => {
    const answer = await send("GET /zh/search?q=常务&x=%20 HTTP/1.1\r\nHost: a\r\nX-Other: b\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toMatch(/^Connection: close\r$/m);
    expect(seen).toEqual([`GET /zh/search?q=%E5%B8%B8%E5%8A%A1&x=%20 b ${here}`]);
  });

  it.each([
    ["in the path", "HEAD /zh/常 HTTP/1.1\r\nHost: a\r\n\r\n", "HEAD /zh/%E5%B8%B8 "],
    [
      "that is not UTF-8",
      Buffer.from("GET /?q=\xb3\xa3 HTTP/1.1\r\nHost: a\r\n\r\n", "latin1"),
      "GET /?q=%B3%A3 ",
    ],
    ["in the absolute form", "GET http://a/?常 HTTP/1.1\r\nHost: a\r\n\r\n", "GET http://a/?%E5%B8%B8 "],
  ])("is read %s", async (_, text, read) => {
    expect(await send(text)).toMatch(/^HTTP\/1\.1 200/);
    expect(seen).toEqual([`${read} ${here}`]);
  });

  it("is read when it comes in pieces", async () => {
    await send("GET /?q=常", "务 HTTP/1.1\r\nHo", "st: a\r\nX-Other: ", "常\r\n\r\n");
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatch(/^GET \/\?q=%E5%B8%B8%E5%8A%A1 å¸¸ /);
  });

  it("is read when it is long", async () => {
    expect(await send(`GET /?q=${"常".repeat(13_000)} HTTP/1.1\r\nHost: a\r\n\r\n`)).toContain("read 117004");
  });

  it("is read as a later request of a connection", async () => {
    const socket = open();
    const first = until(socket, "read 2");
    socket.write("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n");
    await first;
    const second = closed(socket);
    socket.write("GET /?常 HTTP/1.1\r\nHost: a\r\n\r\n");
    expect(await second).toContain("read 11");
  });
});

describe("what cannot be read is refused as Node does it:", () => {
  it.each([
    ["no request", "\x16\x03\x01\r\n\r\n", 400],
    ["another byte that is none of an address", "GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n", 400],
    ["no host", "GET /?常 HTTP/1.1\r\n\r\n", 400],
    ["two lengths", "GET /?常 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400],
    ["a line feed in it", "GET /?常\n HTTP/1.1\r\nHost: a\r\n\r\n", 400],
    ["another method", "POST /?常 HTTP/1.1\r\nHost: a\r\n\r\n", 400],
    ["a head that is too large", `GET /?${"常".repeat(60_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    ["headers that are too large", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"a".repeat(140_000)}\r\n\r\n`, 431],
  ])("%s", async (_, text, status) => {
    expect(await send(text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status}`));
    expect(seen).toEqual([]);
  });

  it("one that came before the answer to another", async () => {
    const answer = await send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /?常 HTTP/1.1\r\nHost: a\r\n\r\n");
    expect(answer).not.toContain("read 11");
    expect(seen.filter((each) => each.includes("%"))).toEqual([]);
  });
});
