import { expect, it } from "vitest";
import { latestOffice, officeOn, overlap } from "#lib/record/offices.ts";

const office = (name: string) => ({ zh: name, en: name });
const offices = [
  { office: office("a"), to: "2018-12-31" },
  { office: office("b"), from: "2019-01-01", to: "2020-06-30" },
  { office: office("c"), from: "2021-01-01" },
];

it.each([
  ["1990-01-01", "a"],
  ["2018-12-31", "a"],
  ["2019-01-01", "b"],
  ["2020-06-30", "b"],
  ["2020-07-01", "plain"],
  ["2021-01-01", "c"],
  ["2099-01-01", "c"],
])("on %s the office is %s", (day, expected) => {
  expect(officeOn({ office: office("plain"), offices }, day)?.zh).toBe(expected);
});

it("is none where none is known for the day", () => {
  expect(officeOn({ offices }, "2020-07-01")).toBeUndefined();
  expect(officeOn({ office: office("plain") }, "2020-07-01")?.zh).toBe("plain");
});

it("is in a list the one that has not ended", () => {
  expect(latestOffice({ offices })?.zh).toBe("c");
  expect(latestOffice({ offices: offices.slice(0, 2) })?.zh).toBe("b");
  expect(latestOffice({ office: office("plain"), offices: offices.slice(0, 2) })?.zh).toBe("plain");
});

it.each([
  [{}, {}, true],
  [{ to: "2020-01-01" }, { from: "2020-01-01" }, true],
  [{ to: "2020-01-01" }, { from: "2020-01-02" }, false],
  [{ from: "2020-01-02" }, { to: "2020-01-01" }, false],
])("offices with the days %j and %j overlap: %s", (one, other, expected) => {
  expect(overlap(one, other)).toBe(expected);
  expect(overlap(other, one)).toBe(expected);
});
