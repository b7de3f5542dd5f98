import { closeSync, constants, openSync, readSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { ask } from "../support/ask.ts";
import { run } from "../support/processes.ts";
import { freePort, type Output, SiteServer } from "../support/site-server.ts";

test.skip(
  process.platform !== "linux",
  "needs /dev/full and named pipes that can be opened to read and write",
);

interface Broken {
  output: Output;
  /** Once the server has its own copy. */
  started(): void;
  /** What arrived. */
  read(): string;
  end(): Promise<void>;
}

async function fullDisk(): Promise<Broken> {
  const fd = openSync("/dev/full", "w");
  return { output: [fd, fd], started: () => closeSync(fd), read: () => "", end: async () => {} };
}

/** @param reads whether somebody has the other end open */
async function pipe(reads: boolean): Promise<Broken> {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-pipe-"));
  const path = join(folder, "pipe");
  await run("mkfifo", [path]);
  // To read and write: to read alone would wait for a writer.
  const reader = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const writer = openSync(path, "w");
  if (!reads) closeSync(reader);
  return {
    output: [writer, writer],
    started: () => closeSync(writer),
    read() {
      const bytes = Buffer.alloc(64 * 1024);
      try {
        return bytes.toString("utf8", 0, readSync(reader, bytes));
      } catch {
        // Nothing is there to read.
        return "";
      }
    },
    async end() {
      if (reads) closeSync(reader);
      await rm(folder, { recursive: true });
    },
  };
}

const outputs = {
  "on a full disk": fullDisk,
  "whose reader is gone": () => pipe(false),
  "that nobody reads": () => pipe(true),
};

for (const [what, make] of Object.entries(outputs)) {
  for (const WORKERS of ["1", "2"]) {
    test(`a log ${what} stops nothing: its lines are dropped and counted (WORKERS=${WORKERS})`, async () => {
      const METRICS_PORT = String(await freePort());
      const broken = await make();
      const site = await SiteServer.start(undefined, { WORKERS, METRICS_PORT }, broken.output);
      broken.started();
      try {
        const dropped = async () => {
          const text = (await ask(`http://127.0.0.1:${METRICS_PORT}/metrics`)).body.toString();
          return Number(/^bulletin_log_lines_dropped_total (\S+)$/m.exec(text)?.[1]);
        };
        // Each of these makes a line of about 3 kB: all together are more than the pipe and what waits can hold.
        const padding = "x".repeat(3_000);
        for (let asked = 0; asked < 1_200 && (asked % 100 > 0 || (await dropped()) <= 20); asked += 20) {
          const answers = await Promise.all(
            Array.from({ length: 20 }, (_, index) => ask(`${site.url}/zh?${asked + index}${padding}`)),
          );
          expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
        }
        await expect.poll(dropped).toBeGreaterThan(20);
        if (what === "that nobody reads") {
          // Once somebody does, what was lost is told, and the log goes on in whole lines.
          let text = "";
          await expect
            .poll(
              () => {
                text += broken.read();
                return text;
              },
              { intervals: [20] },
            )
            .toMatch(/"lines":[1-9]\d*,"msg":"the log could not be written for a while; lines are lost"/);
          const lines = text
            .split("\n")
            .slice(0, -1)
            .filter((line) => line.startsWith("{"));
          for (const line of lines) JSON.parse(line);
        }
      } finally {
        expect(await site.stop()).toBe(0);
        await broken.end();
      }
    });
  }
}
