import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { formAgain } from "#lib/reports/form-again.ts";
import { mostWaiting, ReportFolder } from "#lib/reports/report-folder.ts";
import { ReportDesk } from "#server/http/report-desk.ts";
import { ResponseMaker } from "#server/http/response-maker.ts";

let scratch: string;
let folder: string;
let server: Server;
let client: { name: string; isLocal: boolean };

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "bulletin-reports-"));
  folder = join(scratch, "reports");
  client = { name: "192.0.2.1", isLocal: false };
  const desk = new ReportDesk({
    folder: new ReportFolder(folder),
    archive: {
      exists: async ({ params }) => "article" in params && params.article === "2020-11-28/water",
      departure: async (_, slug) => (slug === "old" ? { slug: "water" } : undefined),
    },
    render: async (path) => {
      const again = formAgain(new URL(path, "http://localhost").searchParams.get("again") ?? undefined);
      return { status: 200, contentType: "text/html", body: Buffer.from(JSON.stringify({ path, again })) };
    },
    maker: new ResponseMaker("https://news.example.org"),
    siteUrl: "https://news.example.org",
    log: pino({ level: "silent" }),
    allowance: { perClient: 2, inAll: 4 },
  });
  server = createServer(async (incoming, response) => {
    const locale = ReportDesk.sends(incoming);
    if (locale === undefined) return void response.writeHead(405).end();
    const [finished, , retryAfter] = await desk.take(incoming, locale, client);
    const { headers, body } = await finished.as("identity");
    if (retryAfter !== undefined) response.setHeader("Retry-After", retryAfter);
    response.writeHead(finished.status, headers).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  server.close();
  await rm(scratch, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

const type = "application/x-www-form-urlencoded";

function post(
  form: Record<string, string> | string,
  headers: Record<string, string> = {},
  path = "/zh/report",
): Promise<Answer> {
  const body = typeof form === "string" ? form : new URLSearchParams(form).toString();
  const { port } = server.address() as AddressInfo;
  const all = { "Content-Type": type, "Content-Length": String(Buffer.byteLength(body)), ...headers };
  return new Promise((done, failed) => {
    request(
      { port, host: "127.0.0.1", path, headers: all, method: "POST", agent: false },
      async (response) => {
        let text = "";
        for await (const chunk of response.setEncoding("utf8")) text += chunk;
        done({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      },
    )
      .on("error", failed)
      .end(body);
  });
}

async function kept(): Promise<unknown[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.map(async (name) => parse(await readFile(join(folder, name), "utf8"))));
}

describe("a report", () => {
  it("is kept as it was written, and the reader is led to the thanks", async () => {
    const answer = await post(
      {
        article: "2020-11-28/water",
        block: "p2",
        quote: '水: "务"\r\n第二行',
        message: "应为“水利”。\r\n- a: b #c",
        contact: "a@b",
      },
      {},
      "/en/report",
    );
    expect(answer).toMatchObject({
      status: 303,
      headers: { location: "/en/report?article=2020-11-28%2Fwater&sent", "cache-control": "no-store" },
    });
    expect(await kept()).toEqual([
      {
        received: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        ...{ article: "2020-11-28/water", block: "p2", locale: "en" },
        ...{ quote: '水: "务"\n第二行', message: "应为“水利”。\n- a: b #c", contact: "a@b" },
      },
    ]);
    expect((await readdir(folder)).every((name) => /^\d{8}-\d{6}-[0-9a-f]{8}\.yaml$/.test(name))).toBe(true);
  });

  it("is kept without what is no article's id", async () => {
    for (const article of ["../../etc/passwd", "2020-11-28/water/../x", ""]) {
      client = { name: article, isLocal: false };
      expect(await post({ article, block: "p1", message: "错了" })).toMatchObject({ status: 303 });
    }
    expect(await kept()).toEqual(
      Array(3).fill({ received: expect.any(String), locale: "zh", message: "错了" }),
    );
  });

  it("says where the reader was though the article was renamed or went meanwhile", async () => {
    const sent = async (article: string) =>
      (await post({ article, block: "p1", message: "错了" })).headers.location;
    expect(await sent("2020-11-28/old")).toBe("/zh/report?article=2020-11-28%2Fwater&sent");
    expect(await kept()).toMatchObject([{ article: "2020-11-28/water", block: "p1" }]);
    // Whether there is such an article is nobody's to learn.
    expect(await sent("2020-11-28/gone")).toBe("/zh/report?sent");
    expect((await kept()).map((report) => (report as { article: string }).article).sort()).toEqual([
      "2020-11-28/gone",
      "2020-11-28/water",
    ]);
    client = { name: "192.0.2.2", isLocal: false };
    const again = await post({ article: "2020-11-28/old", block: "p1", quote: "水", message: "" });
    expect(JSON.parse(again.body).path).toMatch(/\?article=2020-11-28%2Fwater&block=p1&again=/);
  });

  it("has no character that nobody sees, and none that a terminal obeys", async () => {
    await post({ message: "a\u0000b\u001b[31mc\u200b\u202e甲\tb\ud800" });
    expect(await kept()).toMatchObject([{ message: "ab[31mc甲\tb\ufffd" }]);
  });
});

describe("what was written comes back", () => {
  const form = { article: "2020-11-28/water", block: "p2", quote: "水务", message: "错", contact: "" };

  it.each([
    ["where nothing says what is wrong", { ...form, message: " \u200b\n" }, "no-message", 422],
    ["where it is too long", { ...form, message: "字".repeat(2_001) }, "too-long", 422],
    ["where the quote is too long", { ...form, quote: "字".repeat(2_001) }, "too-long", 422],
  ])("%s", async (_, sent, fault, status) => {
    const answer = await post(sent);
    expect(answer).toMatchObject({ status, headers: { "cache-control": "no-store" } });
    const { path, again } = JSON.parse(answer.body);
    expect(path).toMatch(/^\/zh\/report\?article=2020-11-28%2Fwater&block=p2&again=[0-9a-f]{32}$/);
    expect(again).toEqual({
      fault,
      form: { ...sent, message: sent.message.replaceAll("\u200b", "").trim() },
    });
    // It is nobody else's to ask for.
    expect(formAgain(path.split("again=")[1])).toBeUndefined();
    expect(await kept()).toEqual([]);
  });

  it("where one sends too much, and where all do", async () => {
    const statuses = async (count: number) => {
      const answers: number[] = [];
      for (let index = 0; index < count; index++) answers.push((await post(form)).status);
      return answers;
    };
    expect(await statuses(3)).toEqual([303, 303, 429]);
    const refused = await post(form);
    expect(JSON.parse(refused.body).again).toEqual({ fault: "too-many", form });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    client = { name: "192.0.2.2", isLocal: false };
    expect(await statuses(2)).toEqual([303, 303]);
    client = { name: "127.0.0.1", isLocal: true };
    expect(await statuses(1)).toEqual([429]);
    expect(await kept()).toHaveLength(4);
  });

  it("where it cannot be kept", async () => {
    await writeFile(folder, "a file where the folder should be");
    const answer = await post(form);
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.body).again).toEqual({ fault: "not-kept", form });
    await rm(folder);
    expect((await post(form)).status).toBe(303);
  });

  it("where as many wait as may", async () => {
    const reports = new ReportFolder(folder);
    const report = { received: "2020-11-28T01:02:03Z", locale: "zh" as const, message: "错" };
    await reports.add(report);
    const [name = ""] = await readdir(folder);
    const text = await readFile(join(folder, name));
    for (let index = 1; index < mostWaiting; index++)
      await writeFile(join(folder, `20201128-010203-${index.toString(16).padStart(8, "0")}.yaml`), text);
    expect((await post(form)).status).toBe(503);
    expect(await readdir(folder)).toHaveLength(mostWaiting);
  });
});

describe("what is refused", () => {
  it.each<[string, Record<string, string>, string, number]>([
    ["a form of another site", { "Sec-Fetch-Site": "cross-site" }, "message=a", 403],
    ["a form of another host of the same site", { "Sec-Fetch-Site": "same-site" }, "message=a", 403],
    ["a form of another origin", { Origin: "https://evil.example" }, "message=a", 403],
    ["a form of no origin", { Origin: "null" }, "message=a", 403],
    ["a file", { "Content-Type": "multipart/form-data; boundary=x" }, "--x", 415],
    ["what is packed", { "Content-Encoding": "gzip" }, "message=a", 415],
    ["JSON", { "Content-Type": "application/json" }, "{}", 415],
    ["nothing that says what it is", { "Content-Type": "" }, "message=a", 415],
    ["more than a form has", {}, `message=${"a".repeat(70_000)}`, 413],
  ])("%s", async (_, headers, body, status) => {
    expect((await post(body, headers)).status).toBe(status);
    expect(await kept()).toEqual([]);
  });

  it.each(["/zh/reports", "/fr/report", "/zh", "/zh/articles/2020-11-28/water"])(
    "a form at %s",
    async (path) => {
      expect((await post({ message: "a" }, {}, path)).status).toBe(405);
    },
  );

  it.each<[string, Record<string, string>]>([
    ["of the site itself", { "Sec-Fetch-Site": "same-origin", Origin: "https://news.example.org" }],
    ["of the site's public address", { Origin: "https://news.example.org" }],
    ["of the address that it was asked at", { Origin: "http://127.0.0.1:8080", Host: "127.0.0.1:8080" }],
    ["of a browser that says nothing", {}],
  ])("but no form %s", async (_, headers) => {
    expect((await post({ message: "a" }, headers)).status).toBe(303);
  });
});
