import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LogSink } from "#lib/log-sink.ts";
import { run } from "../support/processes.ts";

let folder: string;
let open: number[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bulletin-sink-"));
  open = [];
});
afterEach(() => {
  for (const fd of open) closeSync(fd);
  rmSync(folder, { recursive: true });
});

async function pipe() {
  const path = join(folder, "pipe");
  await run("mkfifo", [path]);
  const reader = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  open.push(reader, writer);
  let text = "";
  /** All that has arrived so far. */
  const read = () => {
    const bytes = Buffer.alloc(1024 * 1024);
    try {
      text += bytes.toString("latin1", 0, readSync(reader, bytes));
    } catch {
      // Nothing is there to read.
    }
    return text;
  };
  return { writer, read };
}

function sinkOn(fd: number) {
  const told = { dropped: 0, recovered: [] as number[] };
  const sink = new LogSink(fd, {
    onDropped(lines) {
      told.dropped += lines;
    },
    onRecovered: (lines) => void told.recovered.push(lines),
  });
  return { sink, told };
}

describe.runIf(process.platform === "linux")("a log", () => {
  it("whose reader reads is written whole and in order", async () => {
    const { writer, read } = await pipe();
    const { sink, told } = sinkOn(writer);
    const lines = Array.from({ length: 3_000 }, (_, index) => `line ${index} ${"x".repeat(100)}\n`);
    for (const line of lines) sink.write(line);
    await vi.waitFor(() => expect(read().length).toBe(lines.join("").length));
    expect(read()).toBe(lines.join(""));
    expect(told).toEqual({ dropped: 0, recovered: [] });
  });

  it("that nobody reads keeps a megabyte, counts the rest, and says so once it is read", async () => {
    const { writer, read } = await pipe();
    const { sink, told } = sinkOn(writer);
    const line = `${"x".repeat(999)}\n`;
    for (let written = 0; written < 5_000; written++) sink.write(line);
    expect(told.dropped).toBeGreaterThan(3_900);
    await vi.waitFor(
      () => {
        read();
        expect(told.recovered).toEqual([told.dropped]);
      },
      { interval: 5 },
    );
    sink.write("after\n");
    await vi.waitFor(() => expect(read()).toContain("after\n"));
    expect(new Set(read().split("\n"))).toEqual(new Set([line.trimEnd(), "after", ""]));
    expect(read().split("\n").length - 2).toBe(5_000 - told.dropped);
  });

  it("on a full disk is dropped and counted, line by line", async () => {
    const full = openSync("/dev/full", "w");
    open.push(full);
    const { sink, told } = sinkOn(full);
    sink.write("one\n");
    sink.write("two\nthree\n");
    await vi.waitFor(() => expect(told.dropped).toBe(3));
    sink.write(`${"four".repeat(2_000)}\n`);
    sink.write("five, without an end");
    await vi.waitFor(() => expect(told.dropped).toBe(5));
    expect(told.recovered).toEqual([]);
  });

  it("does not keep a process from ending, whoever does not read", async () => {
    const { writer } = await pipe();
    const { sink } = sinkOn(writer);
    for (let written = 0; written < 5_000; written++) sink.write(`${"x".repeat(999)}\n`);
    await sink.flush();
  });
});
