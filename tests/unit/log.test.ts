import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { createLog, logArchive } from "#lib/log.ts";
import { problem, wordingOf } from "#lib/record/problems/catalogue.ts";
import { runNode } from "../support/processes.ts";

const at = (line: number) => ({ file: "articles/2020-11-28/a.md", line, column: 1, field: "topics" });
const unknown = problem("unknown-topic", at(7), { id: "watr", nearest: "water" });
const empty = problem("empty-body", { ...at(9), field: "body" });

/** What is logged of some states of the content that follow one another. */
function logged(...states: readonly (readonly (typeof unknown)[])[]) {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line) => void lines.push(JSON.parse(line)) });
  const events = logArchive(log);
  const byState = states.map((problems, index) => {
    lines.length = 0;
    events.onApplied({ revision: index + 1, problems, errors: 0, warnings: 0, files: 1, milliseconds: 3 });
    return [...lines];
  });
  return { byState, events, lines };
}
const codes = (lines: readonly Record<string, unknown>[]) =>
  lines.flatMap(({ code }) => (code === undefined ? [] : [code]));

describe("a problem in the content", () => {
  it("is logged with its place, its code and what to do", () => {
    const [lines = []] = logged([unknown]).byState;
    expect(lines[0]).toMatchObject({
      level: pino.levels.values.error,
      file: "articles/2020-11-28/a.md",
      line: 7,
      column: 1,
      field: "topics",
      code: "unknown-topic",
      fix: wordingOf(unknown).fix.en,
      msg: 'unknown topic "watr"; did you mean "water"?',
    });
  });

  it("is an error or a warning in the log as it is in the content", () => {
    const [lines = []] = logged([unknown, empty]).byState;
    expect(lines.slice(0, 2).map(({ level }) => level)).toEqual([
      pino.levels.values.error,
      pino.levels.values.warn,
    ]);
  });

  it("that stands twice in a state is logged once", () => {
    expect(codes(logged([unknown, { ...unknown }]).byState[0] ?? [])).toEqual(["unknown-topic"]);
  });
});

it("logs each state that is taken in", () => {
  const { byState } = logged([], [unknown]);
  expect(byState.map((lines) => lines.at(-1))).toMatchObject([
    { level: pino.levels.values.info, revision: 1, files: 1, errors: 0, warnings: 0, milliseconds: 3 },
    { level: pino.levels.values.info, revision: 2, files: 1, milliseconds: 3 },
  ]);
});

it("logs a fault of the program as an error with its stack", () => {
  const { events, lines } = logged();
  events.onFault(new Error("disk full"));
  expect(lines).toMatchObject([
    {
      level: pino.levels.values.error,
      err: { message: "disk full", stack: expect.stringContaining("log.test.ts") },
    },
  ]);
});

it("logs from its level on, one JSON object a line on standard output, with the time in ISO 8601", async () => {
  const script = `
    import { createLog } from "#lib/log.ts";
    const log = createLog("warn");
    log.info("not this");
    log.warn({ a: 1 }, "this\\nhere");
    log.error("and this");
  `;
  const { out } = await runNode(["--input-type=module", "--eval", script]);
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([{ a: 1, msg: "this\nhere" }, { msg: "and this" }]);
  expect(lines[0].time).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
  expect(createLog("silent").level).toBe("silent");
});
