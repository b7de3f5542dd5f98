import fc from "fast-check";
import { expect, it } from "vitest";
import {
  articleDigits,
  blockDigits,
  paragraphCodes,
  readParagraphCode,
} from "#lib/archive/text/paragraph-codes.ts";
import { isDay } from "#lib/record/days.ts";
import { isParagraphCode } from "#lib/record/ids.ts";

it.each(["1000-01-01", "1582-10-15", "2020-02-29", "2020-11-28", "9999-12-31"])(
  "names a paragraph of %s so that day, article and text can be told",
  (day) => {
    const hashes = ["a1234567", "b1234567"];
    const codes = paragraphCodes(day, "smart-water", hashes);
    expect(codes.every(isParagraphCode)).toBe(true);
    const article = articleDigits(day, "smart-water");
    expect(codes.map(readParagraphCode)).toEqual(
      blockDigits(hashes).map((block) => ({ day, article, block })),
    );
  },
);

it("never changes: what was printed once has to lead there for ever", () => {
  expect(paragraphCodes("2020-11-28", "smart-water", ["a1234567", "a1234567"])).toEqual([
    "0bc4f4j2w9c583w",
    "0bc4f4j2w8jc0vn",
  ]);
});

it("gives any other code a day that there is, or none", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(..."0123456789abcdefghjkmnpqrstvwxyz"),
        minLength: 15,
        maxLength: 15,
      }),
      (code) => {
        expect(isParagraphCode(code)).toBe(true);
        const named = readParagraphCode(code);
        expect(named === undefined || isDay(named.day)).toBe(true);
      },
    ),
  );
});
