import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lexicon } from "#lib/bilingual/lengths/lexicon.ts";
import { makeLexicon } from "#lib/bilingual/lengths/make-lexicon.ts";
import { readCedict } from "#lib/cedict.ts";
import { keptValue } from "#lib/kept-value.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bulletin-kept-"));
  writeFileSync(join(root, "source.ts"), "one");
});
afterEach(() => rmSync(root, { recursive: true }));

const kept = () => join(root, "node_modules/.cache/city-bulletin");
const value = () => ({ words: new Map([["水", 1]]), list: Uint16Array.of(1, 65_535) });
const ask = (make: () => unknown) => keptValue("words", ["source.ts"], make, root);

describe("a value that is kept", () => {
  it("is made once, and read as it was made", () => {
    const make = vi.fn(value);
    expect(ask(make)).toEqual(value());
    expect(ask(make)).toEqual(value());
    expect(make).toHaveBeenCalledTimes(1);
    expect(readdirSync(kept())).toHaveLength(1);
  });

  it("is made anew where a file that it is made from is another", () => {
    ask(value);
    writeFileSync(join(root, "source.ts"), "two");
    expect(ask(() => "another")).toBe("another");
    expect(ask(() => "a third")).toBe("another");
  });

  it.each([
    ["empty", () => Buffer.alloc(0)],
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ["changed in one byte", (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.of(7)])],
  ])("is made anew where its file is %s", (_, spoil) => {
    ask(value);
    const [name = ""] = readdirSync(kept());
    const file = join(kept(), name);
    writeFileSync(file, spoil(readFileSync(file)));
    expect(ask(() => "made anew")).toBe("made anew");
    expect(ask(() => "not made")).toBe("made anew");
  });

  it("is made each time where nothing can be kept or its sources are not there", () => {
    mkdirSync(join(root, "node_modules"), { recursive: true });
    writeFileSync(join(root, "node_modules/.cache"), "");
    expect([ask(() => 1), ask(() => 2)]).toEqual([1, 2]);
    expect(keptValue("words", ["none.ts"], () => 3, root)).toBe(3);
    expect(readdirSync(join(root, "node_modules"))).toEqual([".cache"]);
  });
});

it("the lexicon that is kept is the one that the dictionary makes", () => {
  expect(lexicon()).toEqual(makeLexicon(readCedict()));
});
