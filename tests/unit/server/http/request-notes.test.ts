import { pino } from "pino";
import { register } from "prom-client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { metrics, ownMetrics, textOf } from "#server/http/metrics.ts";
import { type RequestNote, RequestNotes } from "#server/http/request-notes.ts";

let written: string[];
let notes: RequestNotes;
beforeEach(() => {
  written = [];
  register.resetMetrics();
  notes = new RequestNotes((lines) => void written.push(lines));
});
afterEach(() => void vi.useRealTimers());

const noted: RequestNote = {
  at: Date.UTC(2020, 10, 28, 8, 5, 9, 7),
  method: "GET",
  url: "/zh",
  status: 200,
  milliseconds: 1.26,
  cache: "hit",
  isCut: false,
};
const lines = () =>
  written
    .join("")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));

it("writes a line as the log does", () => {
  notes.note(noted);
  notes.note({ ...noted, at: noted.at + 994, url: '/zh/"\u0007', cache: "miss", isCut: true });
  notes.flush();
  let own = "";
  const write = (line: string) => {
    own = line;
  };
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, { write });
  log.info({ id: "", method: "GET", url: "/zh", status: 200, milliseconds: 1.3, cache: "hit" }, "request");
  const [first, second] = lines();
  expect(Object.keys(first)).toEqual(Object.keys(JSON.parse(own)));
  expect({ ...first, id: "", time: "" }).toEqual({ ...JSON.parse(own), time: "" });
  expect(first.time).toBe("2020-11-28T08:05:09.007Z");
  expect(second).toMatchObject({ time: "2020-11-28T08:05:10.001Z", url: '/zh/"\u0007', cut: true });
  expect(second.id).not.toBe(first.id);
});

it("writes nothing while requests wait, and all of them soon after", () => {
  vi.useFakeTimers();
  for (let number = 0; number < 10; number++) notes.note(noted);
  expect(written).toEqual([]);
  vi.runAllTimers();
  expect(lines()).toHaveLength(10);
});

it("writes many lines in pieces that a pipe takes whole, each of whole lines", async () => {
  for (let number = 0; number < 1_000; number++) notes.note({ ...noted, url: `/${"x".repeat(number % 50)}` });
  await vi.waitFor(() => expect(lines()).toHaveLength(1_000));
  for (const each of written) {
    expect(each.endsWith("\n")).toBe(true);
    expect(Buffer.byteLength(each)).toBeLessThanOrEqual(4_096);
  }
});

it("shortens an address that is very long", () => {
  notes.note({ ...noted, url: "/".repeat(5_000) });
  notes.flush();
  expect(lines()[0].url).toHaveLength(2_000);
});

it("counts, as Prometheus reads it, also where nothing is logged", async () => {
  const silent = new RequestNotes(undefined);
  for (const milliseconds of [0.4, 0.6, 30, 9_000]) silent.note({ ...noted, milliseconds });
  silent.note({ ...noted, status: 404, cache: "none" });
  silent.flush();
  const own = (await ownMetrics()).filter(({ name }) => name.startsWith("bulletin_request"));
  const text = await textOf(own, [own]);
  expect(text).toContain("# TYPE bulletin_requests_total counter");
  expect(text).toContain('bulletin_requests_total{status="200",cache="hit"} 8');
  expect(text).toContain('bulletin_requests_total{status="404",cache="none"} 2');
  expect(text).toContain("# TYPE bulletin_request_duration_seconds histogram");
  expect(text).toContain('bulletin_request_duration_seconds_bucket{le="0.0005",cache="hit"} 2');
  expect(text).toContain('bulletin_request_duration_seconds_bucket{le="0.001",cache="hit"} 4');
  expect(text).toContain('bulletin_request_duration_seconds_bucket{le="0.05",cache="hit"} 6');
  expect(text).toContain('bulletin_request_duration_seconds_bucket{le="+Inf",cache="hit"} 8');
  expect(text).toContain('bulletin_request_duration_seconds_count{cache="hit"} 8');
  expect(metrics.requests.values()).toHaveLength(2);
});
