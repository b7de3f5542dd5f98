import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ideographOf, radical, withIdeographs } from "#lib/record/radicals.ts";

/** Where Debian's package unicode-data has it. */
const published = "/usr/share/unicode/EquivalentUnifiedIdeograph.txt";

describe("radicals", () => {
  it.each([
    ["⻓桥通⻋", "长桥通车"],
    ["⺠⽣工程⻅效", "民生工程见效"],
    ["清河⼤⽂⾏动", "清河大文行动"],
    ["⻄⻘区⻛貌", "西青区风貌"],
    ["⻰⻩路", "龙黄路"],
  ])("%s is written %s with ideographs", (written, meant) => {
    expect(withIdeographs(written)).toBe(meant);
  });

  it("leaves what looks like no ideograph, and everything else", () => {
    expect(withIdeographs("⺀长a😀")).toBe("⺀长a😀");
    expect(radical.test("⺀")).toBe(true);
    expect(ideographOf("长")).toBeUndefined();
  });

  it("has 348 of them, each an ideograph that is no radical itself", () => {
    const all = Array.from({ length: 0x3200 - 0x2e80 }, (_, index) => String.fromCodePoint(0x2e80 + index));
    const known = all.flatMap((character) => ideographOf(character) ?? []);
    expect(known).toHaveLength(348);
    expect(known.every((ideograph) => /^\p{Unified_Ideograph}$/u.test(ideograph))).toBe(true);
    expect(all.filter((character) => ideographOf(character) && !radical.test(character))).toEqual([]);
  });

  it.skipIf(!existsSync(published))("is the published table", () => {
    for (const line of readFileSync(published, "utf8").split("\n")) {
      const match = /^([\dA-F]+)(?:\.\.([\dA-F]+))?\s*;\s*([\dA-F]+)/.exec(line);
      if (match === null) continue;
      const [first, last] = [parseInt(match[1] ?? "", 16), parseInt(match[2] ?? match[1] ?? "", 16)];
      for (let code = first; code <= last; code++) {
        expect(ideographOf(String.fromCodePoint(code))?.codePointAt(0)).toBe(parseInt(match[3] ?? "", 16));
      }
    }
  });
});
