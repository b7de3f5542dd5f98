import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { pictureFileAt } from "#lib/addresses.ts";
import { PictureFiles } from "#server/http/picture-files.ts";

const id = "0123456789abcdef01234567";
let data: string;
let server: Server;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "bulletin-served-"));
  mkdirSync(join(data, "pictures"));
  writeFileSync(join(data, "pictures", `${id}-480.jpg`), "picture");
  writeFileSync(join(data, "pictures", `${id}-jpg.json`), "{}");
  writeFileSync(join(data, "writer.sqlite"), "secret");
  const files = new PictureFiles(data, "https://example.org");
  server = createServer(async (request, response) => {
    const picture = pictureFileAt(request.url ?? "");
    const isSent = picture !== undefined && (await files.send(picture, request, response));
    if (!isSent) response.writeHead(404).end("none");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  server.close();
  rmSync(data, { recursive: true });
});

const get = (path: string, method = "GET") =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method });

it("sends a picture that may be kept for ever", async () => {
  const response = await get(`/pictures/${id}-480.jpg`);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("picture");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-length": "7",
    "content-type": "image/jpeg",
    // Readers of feeds on the web show it in pages of their own.
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
});

it("answers HEAD as it would GET, without the picture", async () => {
  const response = await get(`/pictures/${id}-480.jpg`, "HEAD");
  expect([response.status, response.headers.get("content-length"), await response.text()]).toEqual([
    200,
    "7",
    "",
  ]);
});

it.each([
  `/pictures/${id}-481.jpg`,
  `/pictures/${id}-480.webp`,
  `/pictures/${id}-jpg.json`,
  `/pictures/${id}-480.jpg/`,
  `/pictures/${id.toUpperCase()}-480.jpg`,
  `/pictures/..%2Fwriter.sqlite`,
  "/pictures/",
  "/pictures",
  "/writer.sqlite",
])("has nothing at %s", async (path) => {
  expect((await get(path)).status).toBe(404);
});
