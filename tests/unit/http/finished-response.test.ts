import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodingFor } from "#lib/http/encodings.ts";
import { FinishedResponse } from "#lib/http/finished-response.ts";

const text = "一段话，说了又说。".repeat(200);
const response = () => FinishedResponse.make(200, Buffer.from(text), ["Content-Type", "text/html"]);
const header = (headers: readonly string[], name: string) => headers[headers.indexOf(name) + 1];

describe("a finished response", () => {
  it("has the same text in every encoding, each with its own strong tag", async () => {
    const finished = await response();
    const [br, gzip, identity] = [
      await finished.as("br"),
      await finished.as("gzip"),
      await finished.as("identity"),
    ];
    expect(brotliDecompressSync(br.body).toString()).toBe(text);
    expect(gunzipSync(gzip.body).toString()).toBe(text);
    expect(identity.body.toString()).toBe(text);
    const tags = [br, gzip, identity].map(({ headers }) => header(headers, "ETag"));
    expect(new Set(tags).size).toBe(3);
    for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/);
    expect(header(br.headers, "Content-Encoding")).toBe("br");
    expect(identity.headers).not.toContain("Content-Encoding");
    expect(header(gzip.headers, "Content-Length")).toBe(String(gzip.body.length));
  });

  it("is made smaller once it is asked for again, with another tag, and is the same to who has it", async () => {
    const finished = await response();
    const quick = await finished.as("br");
    for (let time = 0; time < 3; time++) finished.ready("br");
    await expect.poll(() => finished.ready("br")?.headers).not.toEqual(quick.headers);
    const best = await finished.as("br");
    expect(brotliDecompressSync(best.body).toString()).toBe(text);
    expect(best.body.length).toBeLessThanOrEqual(quick.body.length);
    expect(finished.isKnownTo(header(quick.headers, "ETag") ?? "")).toBe(true);
    expect(finished.isKnownTo(`"other", W/${header(best.headers, "ETag")}`)).toBe(true);
  });

  it.each(["*", '"x"', ""])("is known to %j only if that is any", async (tag) => {
    expect((await response()).isKnownTo(tag)).toBe(tag === "*");
  });

  it("has a tag that changes with its text", async () => {
    const [a, b] = await Promise.all(
      ["a", "b"].map((each) => FinishedResponse.make(200, Buffer.from(each), [])),
    );
    expect(a?.tag).not.toBe(b?.tag);
  });

  it("without a body has no tag and no encoding", async () => {
    const { headers } = await (await FinishedResponse.make(307, Buffer.alloc(0), ["Location", "/zh"])).as(
      "br",
    );
    expect(headers).toEqual(["Location", "/zh", "Content-Length", "0"]);
  });
});

it.each([
  [undefined, "identity"],
  ["", "identity"],
  ["br", "br"],
  ["gzip", "gzip"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip;q=1, br;q=0.1", "br"],
  ["br;q=0, gzip", "gzip"],
  ["*", "br"],
  ["identity", "identity"],
  ["identity;q=0", "identity"],
  ["zstd", "identity"],
  ["x".repeat(5000), "identity"],
  [";;;,,,q=", "identity"],
])("to who accepts %j it is sent as %s", (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding);
  expect(encodingFor(accepted)).toBe(encoding);
});
