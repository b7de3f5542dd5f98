import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import fc from "fast-check";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { cacheTags, tagOf } from "#server/http/cache-tags.ts";
import { type PurgeMessage, Purger } from "#server/purge.ts";

let server: Server;
let heard: PurgeMessage[];
let headers: IncomingHttpHeaders[];
/** What the cache answers. */
let status: number;
let logged: string;
let purger: Purger | undefined;
/** The keys of each change; a state is how many there were. */
let changes: (readonly string[] | undefined)[];

beforeEach(async () => {
  [heard, headers, status, logged, changes, purger] = [[], [], 200, "", [], undefined];
  server = createServer(async (request, response) => {
    const message = (await json(request)) as PurgeMessage;
    headers.push(request.headers);
    if (status === 200) heard.push(message);
    response.writeHead(status).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  purger?.close();
  server.close();
  server.closeAllConnections();
});

function open(token?: string): Purger {
  const { port } = server.address() as AddressInfo;
  const write = (line: string) => {
    logged += line;
  };
  const log = pino({}, { write });
  purger = new Purger({
    url: `http://127.0.0.1:${port}/purge`,
    token,
    source: {
      state: () => String(changes.length),
      changedSince(state) {
        const missed = changes.slice(Number(state));
        if (missed.includes(undefined)) return undefined;
        return new Set([...missed.flatMap((keys) => keys ?? []), "everything"]);
      },
    },
    log,
    retry: { first: 5, most: 20 },
  });
  return purger;
}
const change = (...keys: string[]) => {
  changes.push(keys);
  purger?.notify();
};
const hears = (count: number) => vi.waitFor(() => expect(heard).toHaveLength(count));

it("tells the cache that all may have changed when it starts, and then what has", async () => {
  open("secret").notify();
  await hears(1);
  change("article/2020-11-28/a", "days");
  await hears(2);
  const keys = ["article/2020-11-28/a", "days", "everything"];
  expect(heard).toEqual([
    { all: true, keys: ["everything"], tags: [tagOf("everything")] },
    { all: false, keys, tags: keys.map(tagOf) },
  ]);
  expect(headers[1]).toMatchObject({ authorization: "Bearer secret", "content-type": "application/json" });
});

it("says nothing where nothing has changed", async () => {
  open().notify();
  await hears(1);
  purger?.notify();
  change("days");
  await hears(2);
  expect(heard[1]?.keys).toEqual(["days", "everything"]);
  expect(headers[0]?.authorization).toBeUndefined();
});

it("tells of all that it could not tell of before, however long that took, and logs it once", async () => {
  open("secret").notify();
  await hears(1);
  status = 503;
  change("a");
  await vi.waitFor(() => expect(headers.length).toBeGreaterThan(3));
  change("b");
  status = 200;
  await hears(2);
  expect(heard[1]?.keys).toEqual(["a", "b", "everything"]);
  expect(logged.match(/could not be told/g)).toHaveLength(1);
  expect(logged).toContain("answered 503");
  expect(logged).not.toContain("secret");
  await vi.waitFor(() => expect(logged).toContain("told of all changes"));
});

it("tells and logs nothing more once it is closed, also in the middle of telling", async () => {
  open().notify();
  await hears(1);
  status = 503;
  change("a");
  await vi.waitFor(() => expect(headers).toHaveLength(2));
  purger?.close();
  const before = logged;
  server.closeAllConnections();
  change("b");
  await new Promise((done) => setTimeout(done, 200));
  expect(logged).toBe(before);
  expect(headers).toHaveLength(2);
});

it("tells that all may have changed where it is not known what has", async () => {
  open().notify();
  await hears(1);
  changes.push(undefined);
  purger?.notify();
  await hears(2);
  expect(heard[1]).toMatchObject({ all: true });
});

it("forgets no change, whenever it comes and whatever the cache answers", async () => {
  open().notify();
  const step = fc.record({ key: fc.constantFrom("a", "b", "c", "d"), answer: fc.constantFrom(200, 500) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      heard = [];
      for (const { key, answer } of steps) {
        status = answer;
        change(key);
        await new Promise((done) => setTimeout(done, 7));
      }
      status = 200;
      await vi.waitFor(() => {
        const told = new Set(heard.flatMap(({ all, keys }) => (all ? ["a", "b", "c", "d"] : keys)));
        for (const { key } of steps) expect(told).toContain(key);
      });
    }),
    { numRuns: 8 },
  );
});

it("tags a page with few bytes, and one that reads very much with one tag", () => {
  const keys = new Set(Array.from({ length: 120 }, (_, number) => `article/2020-11-28/story-${number}`));
  const [name, tags = "", other, same = ""] = cacheTags(keys, "everything");
  expect([name, other]).toEqual(["Cache-Tag", "Surrogate-Key"]);
  expect(tags.split(",")).toEqual([...keys].map(tagOf));
  expect(same.split(" ")).toEqual(tags.split(","));
  expect(tags).toMatch(/^[\w,-]{100,1200}$/);
  const many = new Set(Array.from({ length: 500 }, (_, number) => String(number)));
  expect(cacheTags(many, "everything")[1]).toBe(tagOf("everything"));
  expect(cacheTags(new Set(), "everything")).toEqual([]);
});
