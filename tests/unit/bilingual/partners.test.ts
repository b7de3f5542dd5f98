import { expect, it } from "vitest";
import { partnersOf, sameHashes } from "#lib/bilingual/partners.ts";

/** Letters stand for hashes; the answer is the index of each translated block's original, `!` where it is behind. */
const partners = (originals: string, translates: string | undefined, count = translates?.length ?? 0) =>
  partnersOf([...originals], translates === undefined ? undefined : [...translates], count)
    .map(({ original = "-", behind }) => `${original}${behind ? "!" : ""}`)
    .join(" ");

it.each([
  ["what did not change", "ABC", "ABC", "0 1 2"],
  ["an edited block", "AXC", "ABC", "0 1! 2"],
  ["a block more at the beginning", "XABC", "ABC", "1 2 3"],
  ["a block more within", "AXBC", "ABC", "0 2 3"],
  ["a block less", "AC", "ABC", "0 -! 1"],
  ["two blocks in another order", "ACB", "ABC", "0 2 1"],
  ["an edited block among moved ones", "NAXB", "ABCD", "1 3 2! -!"],
  ["a moved and an edited block", "CAX", "ABC", "1 2! 0"],
  ["a block that is there twice", "AABC", "ABAC", "0 2 1 3"],
  ["everything edited", "XYZ", "ABC", "0! 1! 2!"],
  ["nothing left", "", "AB", "-! -!"],
])("tells of %s", (_, originals, translates, expected) => {
  expect(partners(originals, translates)).toBe(expected);
});

it("goes by place where nothing tells what a block was made from", () => {
  expect(partners("ABC", undefined, 2)).toBe("0 1");
  expect(partners("A", undefined, 2)).toBe("0 -");
});

it("goes by place where the translation itself gained or lost blocks, and still knows what is behind", () => {
  expect(partners("AXC", "ABC", 4)).toBe("0 1! 2 -");
  expect(partners("AXC", "ABC", 2)).toBe("0 1!");
});

it("gives nothing away twice, and everything that both have once", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let round = 0; round < 500; round++) {
    const text = () => Array.from({ length: random(9) }, () => "ABCDEF"[random(6)] ?? "A");
    const [some, others] = [text(), text()];
    const found = sameHashes(some, others);
    const given = found.filter((index) => index !== undefined);
    expect(new Set(given).size).toBe(given.length);
    found.forEach((index, at) => {
      if (index !== undefined) expect(others[index]).toBe(some[at]);
    });
    const count = (list: readonly string[], letter: string) => list.filter((each) => each === letter).length;
    const common = [..."ABCDEF"].reduce(
      (sum, letter) => sum + Math.min(count(some, letter), count(others, letter)),
      0,
    );
    expect(given.length).toBe(common);
  }
});
