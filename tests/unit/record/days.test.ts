import { describe, expect, it } from "vitest";
import { isDay, isDayOrInstant, isMonth, isYear } from "#lib/record/days.ts";

describe("what a date may be", () => {
  it.each([
    ["2020-11-28", true],
    ["2020-02-29", true],
    ["2000-02-29", true],
    ["1000-01-01", true],
    ["2021-02-29", false],
    ["1900-02-29", false],
    ["2020-02-30", false],
    ["2020-11-31", false],
    ["2020-13-01", false],
    ["2020-00-10", false],
    ["2020-11-00", false],
    ["0999-01-01", false],
    ["2020-1-1", false],
    ["20201128", false],
    ["2020-11-28 ", false],
    ["2020-11-28\n", false],
    ["２０２０-11-28", false],
    ["2020-11-28T00:00Z", false],
    ["", false],
  ])("takes %j as a day: %s", (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  it.each([
    ["2020-11", true],
    ["2020-13", false],
    ["2020-00", false],
    ["0999-01", false],
    ["2020-11-28", false],
    ["2020-1", false],
  ])("takes %j as a month: %s", (text, expected) => {
    expect(isMonth(text)).toBe(expected);
  });

  it.each([
    ["2020", true],
    ["0999", false],
    ["20200", false],
    ["202", false],
  ])("takes %j as a year: %s", (text, expected) => {
    expect(isYear(text)).toBe(expected);
  });

  it.each([
    ["2020-11-28", true],
    ["2020-11-28T09:30Z", true],
    ["2020-11-28T09:30:15+08:00", true],
    ["2020-11-28T09:30:15.250-08:00", true],
    ["2020-11-28T09:30", false],
    ["2020-11-28 09:30Z", false],
    ["2020-02-30T09:30Z", false],
    ["2020-11-28T25:00Z", false],
    ["2020-11-28T09:60Z", false],
  ])("takes %j as a day or an instant: %s", (text, expected) => {
    expect(isDayOrInstant(text)).toBe(expected);
  });
});
