import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { TagList } from "#lib/archive/archive.ts";
import { defaultSite } from "#lib/record/site.ts";
import { type HubMemory, HubPublisher } from "#server/hub.ts";
import { hubMemory } from "#server/hub-memory.ts";

const siteUrl = "https://news.example.org";

let server: Server;
/** What the hub was asked, taken or not. */
let asked: { method: string | undefined; type: string | undefined; body: string }[];
/** The feeds that it took. */
let taken: string[];
let answer: (response: ServerResponse) => void;
let logged: string;
let changes: (readonly string[] | undefined)[];
let lists: Record<string, (TagList | undefined)[]>;
let publisher: HubPublisher | undefined;
let isAnswering: boolean;

beforeEach(async () => {
  [asked, taken, logged, changes, lists, publisher, isAnswering] = [[], [], "", [], {}, undefined, true];
  answer = (response) => response.writeHead(204).end();
  server = createServer(async (request, response) => {
    const body = await text(request);
    asked.push({ method: request.method, type: request.headers["content-type"], body });
    answer(response);
    if (isAnswering && response.statusCode < 300)
      taken.push(new URLSearchParams(body).get("hub.url")?.replace(siteUrl, "") ?? "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  publisher?.close();
  server.close();
  server.closeAllConnections();
});

function open(
  languages: readonly ("zh" | "en")[] = ["zh", "en"],
  patience = 60_000,
  memory?: HubMemory,
): HubPublisher {
  const { port } = server.address() as AddressInfo;
  publisher = new HubPublisher({
    url: `http://127.0.0.1:${port}/hub`,
    siteUrl,
    archive: {
      site: async () => ({ ...defaultSite, languages: [...languages] }),
      listsWith: async (day, slug) => lists[`${day}/${slug}`] ?? [],
    },
    source: {
      state: () => String(changes.length),
      changedSince(state) {
        const missed = changes.slice(Number(state));
        return missed.includes(undefined) ? undefined : new Set(missed.flatMap((keys) => keys ?? []));
      },
    },
    log: pino(
      {},
      {
        write: (line: string) => {
          logged += line;
        },
      },
    ),
    retry: { first: 5, most: 20 },
    patience,
    ...(memory && { memory }),
  });
  return publisher;
}
const change = (...keys: string[]) => {
  changes.push(keys);
  publisher?.notify();
};
/** However busy the machine is. */
const inTime = { timeout: 60_000 };
const takes = (count: number) => vi.waitFor(() => expect(new Set(taken).size).toBe(count), inTime);
const all = (locale: string) => ["feed.xml", "rss.xml", "feed.json"].map((name) => `/${locale}/${name}`);
const kindFeeds = (locale: string) =>
  ["meeting", "forum", "seminar", "news"].map((kind) => `/${locale}/kinds/${kind}/feed.xml`);

it("tells the hub when it starts of the feeds that many follow, as a publisher's form", async () => {
  open().notify();
  await takes(14);
  expect(taken).toEqual([...all("zh"), ...kindFeeds("zh"), ...all("en"), ...kindFeeds("en")]);
  expect(asked[0]).toEqual({
    method: "POST",
    type: "application/x-www-form-urlencoded;charset=UTF-8",
    body: `hub.mode=publish&hub.url=${encodeURIComponent(`${siteUrl}/zh/feed.xml`)}`,
  });
});

it("tells of the feeds whose keys have changed, and of no others", async () => {
  lists = {
    "2020-11-28/a": [
      { facet: "topics", tag: "water" },
      { facet: "people", tag: "zhu-jian" },
    ],
  };
  open(["zh"]).notify();
  await takes(7);
  taken = [];
  change(
    "article/2020-11-28/a",
    "tag/reporters/chen-run",
    "entry/topics/schools",
    "entry/glossary/x",
    "names",
    "today",
  );
  await takes(4);
  expect(taken.sort()).toEqual([
    "/zh/people/zhu-jian/feed.xml",
    "/zh/reporters/chen-run/feed.xml",
    "/zh/topics/schools/feed.xml",
    "/zh/topics/water/feed.xml",
  ]);
  taken = [];
  change("article/2019-01-01/old", "corrections");
  change("day/2020-11-28", "tag/kinds/news");
  await takes(4);
  expect(taken).toEqual([...all("zh"), "/zh/kinds/news/feed.xml"]);
});

it.each([
  ["fails", (response: ServerResponse) => response.writeHead(503).end()],
  ["refuses", (response: ServerResponse) => response.writeHead(400).end()],
  ["redirects", (response: ServerResponse) => response.writeHead(307, { Location: "/elsewhere" }).end()],
  ["never answers", () => undefined],
  ["ends in the middle", (response: ServerResponse) => response.destroy()],
])(
  "asks again, of all that waits, where the hub %s",
  async (how, wrong) => {
    answer = wrong;
    isAnswering = false;
    open(["zh"], how === "never answers" ? 200 : undefined).notify();
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(2), inTime);
    change("tag/topics/water");
    change("tag/topics/water", "tag/topics/schools");
    answer = (response) => response.writeHead(202).end();
    isAnswering = true;
    const paths = [
      ...all("zh"),
      ...kindFeeds("zh"),
      "/zh/topics/water/feed.xml",
      "/zh/topics/schools/feed.xml",
    ];
    await vi.waitFor(() => expect(new Set(taken)).toEqual(new Set(paths)), inTime);
    expect(logged.match(/could not be told/g)?.length).toBeGreaterThan(0);
    await vi.waitFor(() => expect(logged).toContain("takes what it is told again"), inTime);
    // What it said is for the hub alone.
    expect(asked.every(({ method }) => method === "POST")).toBe(true);
  },
  120_000,
);

it("waits for a slow hub with one question at a time", async () => {
  let open_ = 0;
  let most = 0;
  answer = (response) => {
    most = Math.max(most, ++open_);
    setTimeout(() => {
      open_--;
      response.writeHead(204).end();
    }, 20);
  };
  open(["zh"]).notify();
  await takes(7);
  expect(most).toBe(1);
});

it("says nothing more once it is closed", async () => {
  open().notify();
  await takes(14);
  answer = (response) => response.writeHead(503).end();
  change("years");
  // It tries again and again meanwhile.
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(14), inTime);
  publisher?.close();
  // What was on its way has arrived.
  await new Promise((done) => setTimeout(done, 50));
  const before = [asked.length, logged];
  change("years");
  await new Promise((done) => setTimeout(done, 150));
  expect([asked.length, logged]).toEqual(before);
});

describe("after a restart", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "bulletin-hub-"));
    lists = { "2020-11-28/a": [{ facet: "topics", tag: "water" }] };
  });
  afterEach(() => rm(folder, { recursive: true }));
  const memory = (hub = "a") => hubMemory(folder, { hub, siteUrl });
  const kept = (state: string) => vi.waitFor(async () => expect(await memory().read()).toBe(state), inTime);

  it("the hub hears of each feed that changed meanwhile, and of no other", async () => {
    open(["zh"], undefined, memory()).notify();
    await takes(7);
    await kept("0");
    publisher?.close();
    taken = [];
    changes.push(["article/2020-11-28/a"]);
    open(["zh"], undefined, memory()).notify();
    await takes(1);
    expect(taken).toEqual(["/zh/topics/water/feed.xml"]);
    await kept("1");
  });

  it("what the hub had not taken before is told again", async () => {
    await memory().write("0");
    answer = (response) => response.writeHead(500).end();
    changes.push(["article/2020-11-28/a"]);
    open(["zh"], undefined, memory()).notify();
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(1), inTime);
    publisher?.close();
    expect(await memory().read()).toBe("0");
    answer = (response) => response.writeHead(204).end();
    open(["zh"], undefined, memory()).notify();
    await takes(1);
    expect(taken).toContain("/zh/topics/water/feed.xml");
  });

  it("all that many follow is told of where what was told is not known, or was told to another hub", async () => {
    await memory("b").write("0");
    expect(await memory("a").read()).toBeUndefined();
    expect(await hubMemory(folder, { hub: "b", siteUrl: "https://other.example" }).read()).toBeUndefined();
    await writeFile(join(folder, "hub.json"), "{");
    open(["zh"], undefined, memory("b")).notify();
    await takes(7);
  });
});
