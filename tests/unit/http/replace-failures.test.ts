import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { replaceFailures } from "#lib/http/replace-failures.ts";

const page = { body: Buffer.from("<h1>ours</h1>"), contentType: "text/html; charset=utf-8" };

async function responseOf(answer: (response: ServerResponse) => void) {
  const server = createServer((_, response) => {
    replaceFailures(response, () => page);
    answer(response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const body = await response.text();
  server.close();
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    kept: response.headers.get("x-kept"),
    body,
  };
}

it.each<[string, (response: ServerResponse) => void]>([
  [
    "set as a status",
    (response) => {
      response.statusCode = 500;
      response.setHeader("Content-Type", "text/plain");
      response.setHeader("X-Kept", "no");
      response.end("theirs");
    },
  ],
  ["written as a head", (response) => response.writeHead(500, { "X-Kept": "no" }).end("theirs")],
  [
    "streamed",
    (response) => {
      response.statusCode = 500;
      response.flushHeaders();
      response.write("the", () => response.write("irs", () => response.end()));
    },
  ],
])("puts the page in place of a failure that is %s", async (_, answer) => {
  expect(await responseOf(answer)).toEqual({
    status: 500,
    type: "text/html; charset=utf-8",
    kept: null,
    body: "<h1>ours</h1>",
  });
});

it("keeps the status of the failure", async () => {
  expect(await responseOf((response) => response.writeHead(503).end())).toMatchObject({
    status: 503,
    body: "<h1>ours</h1>",
  });
});

it("leaves every other response alone", async () => {
  const answer = (response: ServerResponse) => response.writeHead(404, { "X-Kept": "yes" }).end("theirs");
  expect(await responseOf(answer)).toMatchObject({ status: 404, kept: "yes", body: "theirs" });
});

it("leaves a response alone that has begun", async () => {
  const answer = (response: ServerResponse) => {
    response.write("the");
    response.statusCode = 500;
    response.end("irs");
  };
  expect(await responseOf(answer)).toMatchObject({ status: 200, body: "theirs" });
});
