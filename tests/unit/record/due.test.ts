import { describe, expect, it } from "vitest";
import { dueAt, isDue, momentIn, standingOf } from "#lib/record/due.ts";

const at = (iso: string) => Date.parse(iso);
const early = (timeZone: string) => momentIn(timeZone, 0);

describe("without a time of its own, an article is due when its day begins in the site's time zone", () => {
  it.each([
    ["Asia/Shanghai", "2020-11-28", "2020-11-27T16:00:00Z"],
    ["America/New_York", "2020-11-28", "2020-11-28T05:00:00Z"],
    ["Pacific/Kiritimati", "2020-11-28", "2020-11-27T10:00:00Z"],
    ["Asia/Kathmandu", "2020-11-28", "2020-11-27T18:15:00Z"],
    // Clocks went forward at midnight: the day began at 01:00.
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"],
    // The day was left out: Samoa went from one side of the date line to the other.
    ["Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"],
  ])("in %s on %s", (timeZone, date, iso) => {
    expect(dueAt({ date }, early(timeZone))).toBe(at(iso));
    expect(isDue({ date }, momentIn(timeZone, at(iso) - 1))).toBe(false);
    expect(isDue({ date }, momentIn(timeZone, at(iso)))).toBe(true);
  });
});

it("a time of its own goes before the day, earlier or later", () => {
  const noon = momentIn("Asia/Shanghai", at("2020-11-28T12:00+08:00"));
  expect(isDue({ date: "2020-11-29", publish: "2020-11-28T06:00+08:00" }, noon)).toBe(true);
  expect(isDue({ date: "2020-11-27", publish: "2020-11-28T18:00+08:00" }, noon)).toBe(false);
  expect(isDue({ date: "2020-11-28", publish: "2020-11-28T12:00+08:00" }, noon)).toBe(true);
});

it("what is a draft, waits or was withdrawn is not shown", () => {
  const noon = momentIn("Asia/Shanghai", at("2020-11-28T12:00+08:00"));
  const status = "published" as const;
  expect(standingOf({ date: "2020-11-28", status }, noon)).toBe("shown");
  expect(standingOf({ date: "2020-11-28", status: "draft", withdrawn: {} }, noon)).toBe("draft");
  expect(standingOf({ date: "2020-11-29", status, withdrawn: {} }, noon)).toBe("held");
  expect(standingOf({ date: "2020-11-28", status, withdrawn: {} }, noon)).toBe("withdrawn");
});
