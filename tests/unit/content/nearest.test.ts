import { expect, it } from "vitest";
import { nearest } from "#lib/content/nearest.ts";

const fields = ["headline", "kicker", "deck", "kind", "date", "held", "topics"];

it.each([
  ["headlin", "headline"],
  ["headlien", "headline"],
  ["kickr", "kicker"],
  ["topic", "topics"],
  ["dat", "date"],
  ["deek", "deck"],
  ["Kind", "kind"],
])("takes %s for a mistyped %s", (name, expected) => {
  expect(nearest(name, fields)).toBe(expected);
});

it.each(["author", "xy", "", "constructor", "hd"])("finds nothing near %j", (name) => {
  expect(nearest(name, fields)).toBeUndefined();
});

it("prefers the nearer of two", () => {
  expect(nearest("chen-rum", ["chen-bao", "chen-run"])).toBe("chen-run");
  expect(nearest("chen-run-2", ["chen-run-22", "chen-run-2"])).toBe("chen-run-2");
});

it("finds nothing where there is nothing to choose from", () => {
  expect(nearest("headline", [])).toBeUndefined();
});
