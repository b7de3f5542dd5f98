import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodingFor } from "#server/http/encodings.ts";
import { FinishedResponse } from "#server/http/finished-response.ts";

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
    expect(finished.knownAs(header(quick.headers, "ETag") ?? "", best)).toBe(quick.tag);
  });

  it("is known by the tag that is asked about, in a list or as a weak one", async () => {
    const finished = await response();
    const gzip = await finished.as("gzip");
    const { tag: br } = await finished.as("br");
    const known = (tags: string) => finished.knownAs(tags, gzip);
    expect(known(`"other", ${br}`)).toBe(br);
    expect(known(`W/${br}`)).toBe(`W/${br}`);
    expect(known(`"other" ,W/${gzip.tag},"x"`)).toBe(`W/${gzip.tag}`);
    expect(known(`${br}, ${gzip.tag}`)).toBe(gzip.tag);
    expect(known("*")).toBe(gzip.tag);
  });

  it.each(['"x"', "", "W/", '"'])("is not known by %j", async (tags) => {
    const finished = await response();
    expect(finished.knownAs(tags, await finished.as("br"))).toBeUndefined();
    expect(finished.knownAs(`"${finished.tag}"`, await finished.as("br"))).toBeUndefined();
    expect(finished.knownAs(`"${finished.tag}-zstd"`, await finished.as("br"))).toBeUndefined();
  });

  it("says by what else it goes", async () => {
    const going = await FinishedResponse.make(404, Buffer.from("a"), [], ["Accept-Language"]);
    expect(header((await going.as("br")).headers, "Vary")).toBe("Accept-Language, Accept-Encoding");
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
  [`br, ${"gzip, ".repeat(500)}`, "identity"],
  [";;;,,,q=", "identity"],
])("to who accepts %j it is sent as %s", (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding);
  expect(encodingFor(accepted)).toBe(encoding);
});

describe("a finished response of a format that is compressed in itself", () => {
  const png = Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 251));
  const packed = () => FinishedResponse.make(200, png, ["Content-Type", "image/png"], [], true);

  it("is the same for everybody, whatever they take", async () => {
    const finished = await packed();
    for (const encoding of ["br", "gzip", "identity"] as const) {
      for (let time = 0; time < 4; time++) {
        const ready = finished.ready(encoding);
        expect(ready?.body).toBe(png);
        expect(ready?.headers).not.toContain("Content-Encoding");
        expect(header(ready?.headers ?? [], "Content-Length")).toBe("5000");
      }
    }
    expect((await finished.as("br")).tag).toBe((await finished.as("identity")).tag);
  });

  it("counts with its own bytes", async () => {
    expect((await packed()).size).toBe(7_000);
  });

  it("is known by its tag", async () => {
    const finished = await packed();
    const whole = await finished.as("br");
    expect(finished.knownAs(whole.tag ?? "", whole)).toBe(whole.tag);
    expect(finished.knownAs('"other"', whole)).toBeUndefined();
  });
});
