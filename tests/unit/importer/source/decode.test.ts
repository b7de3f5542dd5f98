import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "#lib/importer/source/decode.ts";

const text = "本报讯 6月3日，全市植树活动在河畔公园举行。\n与会者说：“来年再看。”\n";
/** The same text in GB18030, as another program wrote it. */
const gb18030 = Buffer.from(
  "b1beb1a8d1b620" + "36d4c233c8d5a3ac" + "c8abcad0d6b2caf7bbeeb6afd4dabad3c5cfb9abd4b0bed9d0d0a1a30a",
  "hex",
);
const big5 = Buffer.from("a5bbb3f8b054a141a5fea5abb4d3bef0acb0b0caa6b3a4bda7b9a143", "hex");

describe("decode", () => {
  it("leaves UTF-8 as it is", () => {
    expect(decode(Buffer.from(text))).toEqual({
      kind: "text",
      text,
      encoding: "UTF-8",
      changed: false,
      notes: [],
    });
  });

  it("reads UTF-8 without its byte order mark, and changes nothing", () => {
    expect(decode(Buffer.from(`\uFEFF${text}`))).toMatchObject({ text, changed: false });
  });

  it("keeps the line ends of Windows", () => {
    const windows = text.replaceAll("\n", "\r\n");
    expect(decode(Buffer.from(windows))).toMatchObject({ text: windows, changed: false });
  });

  it("recognises GB18030 and says so", () => {
    expect(decode(gb18030)).toMatchObject({
      text: "本报讯 6月3日，全市植树活动在河畔公园举行。\n",
      encoding: "GB18030",
      changed: true,
      notes: [{ zh: expect.stringMatching(/GB18030/), en: expect.stringMatching(/GB18030/) }],
    });
  });

  it.each([
    ["UTF-16LE", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16BE", Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ])("converts %s", (encoding, bytes) => {
    expect(decode(bytes)).toMatchObject({ text, encoding, changed: true });
  });

  it("leaves out control characters that nobody sees, and says so", () => {
    expect(decode(Buffer.from("第一栏的末\f尾，\u200E第二栏。\u001A"))).toMatchObject({
      text: "第一栏的末\n\n尾，第二栏。",
      changed: true,
      notes: [{ en: expect.stringMatching(/control characters/) }],
    });
  });

  it("knows a PDF by its first bytes, whatever stands before them", () => {
    expect(decode(Buffer.from("\r\n%PDF-1.7\n"))).toEqual({ kind: "pdf" });
  });

  it.each([
    ["empty", Buffer.alloc(0)],
    ["binary", Buffer.from('{"articles":[{"title":"河岸新绿"}]}\n')],
    ["empty", Buffer.from(" \r\n\u3000\n")],
    ["empty", Buffer.from("\uFEFF")],
    ["binary", Buffer.from("504b030414000600", "hex")],
    ["binary", Buffer.from([0x41, 0, 0x42, 0x43])],
    ["binary", Buffer.from("\u0001\u0002\u0003\u0004文字")],
    ["cut", Buffer.from(text).subarray(0, 20)],
    ["unknown-encoding", big5],
    ["unknown-encoding", Buffer.from("caf\xe9 cr\xe8me \xff\n", "latin1")],
  ])("tells of %s (%#)", (code, bytes) => {
    const decoded = decode(bytes);
    expect(decoded).toMatchObject({ kind: "error", error: { code } });
  });

  it("tells on which line what is no text begins", () => {
    const decoded = decode(Buffer.concat([Buffer.from("第一行\n第二行\n"), Buffer.from([0xff, 0xfe, 0xff])]));
    expect(decoded).toMatchObject({ error: { message: { en: expect.stringMatching(/line 3/) } } });
  });

  it("gives a text or an error for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decode(bytes).kind).toMatch(/^(text|pdf|error)$/);
      }),
    );
  });

  it("gives back any text in UTF-8, a byte order mark at its head aside", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (any) => {
        const decoded = decode(Buffer.from(any));
        if (decoded.kind === "text" && !decoded.changed)
          expect(decoded.text).toBe(any.replace(/^\uFEFF/, ""));
      }),
    );
  });
});
