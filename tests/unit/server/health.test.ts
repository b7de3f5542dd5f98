import type { IncomingMessage, ServerResponse } from "node:http";
import inject from "light-my-request";
import { expect, it } from "vitest";
import type { ArchiveStatus } from "#lib/archive/status.ts";
import { HealthCheck, type HealthSources } from "#server/health.ts";

const figures = { revision: 3, articles: 4, translations: 2, problems: { errors: 1, warnings: 0 } };
const since = "2020-11-28T06:00:00.000Z";
const fault = {
  code: "disk-full",
  since,
  message: "no room\n    at somewhere (/srv/secret.ts:1:2)",
} as const;

async function answer(sources: Partial<HealthSources> = {}, method: "GET" | "HEAD" | "PUT" = "GET") {
  const check = new HealthCheck({
    state: () => "serving",
    figures: async () => figures,
    revision: () => 3,
    writer: () => ({ lastTakenIn: since }),
    ...sources,
  });
  const handle = (request: unknown, response: unknown) =>
    check.handle(request as IncomingMessage, response as ServerResponse);
  const { statusCode, payload, headers } = await inject(handle, { method, url: "/healthz" });
  return { code: statusCode, body: payload === "" ? undefined : JSON.parse(payload), headers };
}
const failing = { figures: () => Promise.reject(new Error("no such table: texts")) };

it("says that all is well, with the archive's figures", async () => {
  const { code, body } = await answer();
  expect(code).toBe(200);
  expect(body).toEqual({ status: "ok", ...figures, uptime: expect.any(Number), lastTakenIn: since });
});

it("does not know when something was taken in before it was told", async () => {
  expect((await answer({ writer: () => ({}) })).body).toMatchObject({ status: "ok", lastTakenIn: null });
});

it("is degraded and 200 while the writer fails, and tells the fault without its stack", async () => {
  const { code, body } = await answer({ writer: () => ({ fault }) });
  expect(code).toBe(200);
  expect(body).toMatchObject({
    ...{ status: "degraded", articles: 4 },
    fault: { code: "disk-full", since, message: "no room" },
  });
});

it.each<[string, Partial<HealthSources>, string]>([
  ["starts", { state: () => "starting" }, "starting"],
  ["stops", { state: () => "stopping" }, "stopping"],
  ["cannot read its index", failing, "degraded"],
  ["cannot read its index, nor write it", { ...failing, writer: () => ({ fault }) }, "degraded"],
  ["has no index", { figures: () => undefined }, "degraded"],
])("is 503, without figures and never ok, while the site %s", async (_, sources, status) => {
  const { code, body } = await answer(sources);
  expect(code).toBe(503);
  expect(body).toMatchObject({ status, articles: 0, revision: 0 });
});

it("tells since when the index cannot be read, however often it is asked", async () => {
  let isBroken = true;
  const writer = (): ArchiveStatus => ({});
  const check = new HealthCheck({
    ...{ state: () => "serving", revision: () => 3, writer },
    figures: () => (isBroken ? Promise.reject(new Error("gone")) : Promise.resolve(figures)),
  });
  const ask = async () => {
    const handle = (request: unknown, response: unknown) =>
      check.handle(request as IncomingMessage, response as ServerResponse);
    return JSON.parse((await inject(handle, "/healthz")).payload);
  };
  const [first, second] = [await ask(), await ask()];
  expect(first.fault).toMatchObject({ code: "failed", message: "gone" });
  expect(second.fault).toEqual(first.fault);
  isBroken = false;
  expect(await ask()).toMatchObject({ status: "ok" });
});

it("counts anew for each revision", async () => {
  let revision = 3;
  const check = new HealthCheck({
    ...{ state: () => "serving", revision: () => revision, writer: () => ({}) },
    figures: async () => ({ ...figures, revision }),
  });
  const ask = async () => {
    const handle = (request: unknown, response: unknown) =>
      check.handle(request as IncomingMessage, response as ServerResponse);
    return JSON.parse((await inject(handle, "/healthz")).payload).revision;
  };
  expect(await ask()).toBe(3);
  revision = 4;
  expect(await ask()).toBe(4);
});

it("sends HEAD the same head and no body, and refuses other methods", async () => {
  const [get, head, put] = [await answer(), await answer({}, "HEAD"), await answer({}, "PUT")];
  expect([head.code, head.body]).toEqual([200, undefined]);
  expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
  expect([put.code, put.headers.allow]).toEqual([405, "GET, HEAD"]);
  for (const { headers } of [get, head, put]) expect(headers["cache-control"]).toBe("no-store");
});
