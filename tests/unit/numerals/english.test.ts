import { describe, expect, it } from "vitest";
import { englishNumeralAt } from "#lib/numerals/english.ts";

describe("englishNumeralAt", () => {
  it.each([
    ["1,260,000", 1_260_000],
    ["1.26 million", 1_260_000],
    ["3.5bn", 3_500_000_000],
    ["forty-two", 42],
    ["three hundred and six", 306],
    ["two thousand five hundred", 2500],
    ["a hundred", 100],
    ["one point two five", 1.25],
    ["two and a half", 2.5],
    ["14 trillion", 14_000_000_000_000],
  ])("reads %s as %d", (text, value) => {
    const read = englishNumeralAt(text, 0);
    expect(read?.value).toBe(value);
    expect(read?.to).toBe(text.length);
  });

  it.each([
    ["seventeenth", 17],
    ["twenty-first", 21],
    ["23rd", 23],
    ["2nd", 2],
  ])("knows %s for an ordinal", (text, value) => {
    expect(englishNumeralAt(text, 0)).toMatchObject({ value, form: "ordinal", to: text.length });
  });

  it.each([
    ["two-thirds", 2 / 3],
    ["a quarter", 0.25],
    ["three fifths", 0.6],
    ["half", 0.5],
    ["3/4", 0.75],
  ])("knows %s for a fraction", (text, value) => {
    expect(englishNumeralAt(text, 0)).toMatchObject({ value, form: "fraction", to: text.length });
  });

  it.each(["quarters", "second hand of", "and", "kilometre", "a", "often"])("finds none in “%s”", (text) => {
    const read = englishNumeralAt(text, 0);
    expect(read?.form === "ordinal" ? undefined : read).toBeUndefined();
  });
});
