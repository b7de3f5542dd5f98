import { expect, it } from "vitest";
import { collectProcessMetrics, ownMetrics, type ProcessMetrics, textOf } from "#server/http/metrics.ts";

const gauge = (name: string, aggregator: string, value: number): ProcessMetrics[number] =>
  ({ name, help: name, type: "gauge", aggregator, values: [{ value, labels: {} }] }) as never;

it("adds up, and takes from the first process what has no sum", async () => {
  const text = await textOf(
    [gauge("memory", "sum", 1), gauge("revision", "min", 7), gauge("start", "omit", 100)],
    [
      [gauge("memory", "sum", 2), gauge("revision", "min", 5), gauge("start", "omit", 200)],
      [gauge("memory", "sum", 4), gauge("revision", "min", 6), gauge("served", "sum", 9)],
    ],
  );
  const numbers = Object.fromEntries([...text.matchAll(/^(\w+) (\S+)$/gm)].map(([, name, n]) => [name, n]));
  expect(numbers).toEqual({ memory: "7", revision: "5", start: "100", served: "9" });
});

it("leaves out what has not been measured yet", async () => {
  collectProcessMetrics();
  // The loop's delay is counted anew after each look, so that the second one has no sample.
  await ownMetrics();
  const text = await textOf(await ownMetrics(), [await ownMetrics()]);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).not.toMatch(/nan|infinity|e\+18/i);
  expect(text).not.toMatch(/^nodejs_eventloop_lag_min_seconds [\d.]{10,}$/m);
});
