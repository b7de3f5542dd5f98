import { type Logger, pino } from "pino";
import type { AppliedEvent, ArchiveEvents } from "./archive/events.ts";
import { LogSink } from "./log-sink.ts";
import { type Problem, wordingOf } from "./record/problems/catalogue.ts";
import { problemKey } from "./record/problems/listing.ts";

type OnDropped = (lines: number) => void;

/**
 * Structured logs: one JSON object a line on standard output, up to a tenth of a second later. Writing never throws
 * and never blocks.
 */
export function createLog(level: string): Logger {
  return loggerOn(level, new LogSink(streamOf("stdout")));
}

/** The log of a server, and the way for all that it prints. */
export interface ServerLog {
  log: Logger;
  /** Takes lines of the log that are made elsewhere, each a JSON object with its end. */
  writeLines(lines: string): void;
  /** Once all is written, or cannot be: for the end of the process. */
  flush(): Promise<void>;
}

/**
 * A log like the other; what Next.js and Node print goes the same way, so that a full disk or a reader that does not
 * read stops nothing. What is lost is told once it can be.
 * @param onDropped told how many lines could not be written
 */
export function createServerLog(level: string, onDropped: OnDropped): ServerLog {
  const sinkOf = (name: "stdout" | "stderr", words: string) =>
    new LogSink(streamOf(name), {
      onDropped,
      onRecovered: (lines) =>
        log.warn({ lines }, `${words} could not be written for a while; lines are lost`),
    });
  const sinks = { stdout: sinkOf("stdout", "the log"), stderr: sinkOf("stderr", "standard error") };
  const log = loggerOn(level, sinks.stdout);
  process.stdout.write = writeTo(sinks.stdout);
  process.stderr.write = writeTo(sinks.stderr);
  // Node prints them by itself, and waits for whoever reads.
  process.removeAllListeners("warning");
  process.on("warning", (warning) => log.warn({ err: warning }, warning.message));
  return {
    log,
    writeLines: (lines) => sinks.stdout.write(lines),
    async flush() {
      await Promise.all([sinks.stdout.flush(), sinks.stderr.flush()]);
    },
  };
}

function loggerOn(level: string, sink: LogSink): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, sink);
}

/** @returns its descriptor: Node makes a pipe or a socket non-blocking when the stream is asked for */
function streamOf(name: "stdout" | "stderr"): number {
  process[name].on("error", () => {});
  return { stdout: 1, stderr: 2 }[name];
}

function writeTo(sink: LogSink): NodeJS.WriteStream["write"] {
  return (chunk: string | Uint8Array, ...rest: unknown[]) => {
    sink.write(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString());
    const done = rest.find((each) => typeof each === "function");
    if (done) process.nextTick(done as () => void);
    return true;
  };
}

/** Logs what the archive does, and the problems in the content that were not there before. */
export function logArchive(log: Logger): ArchiveEvents {
  return {
    onApplied({ problems, ...figures }) {
      for (const problem of new Map(problems.map((each) => [problemKey(each), each])).values()) {
        logProblem(log, problem);
      }
      log.info(figures, happened(figures, problems));
    },
    onFault(error) {
      log.error({ err: error }, "the archive could not take in a change");
    },
  };
}

function happened(
  { files, pictures, compared }: Pick<AppliedEvent, "files" | "pictures" | "compared">,
  problems: readonly Problem[],
): string {
  if (compared !== undefined) return "translations were compared with their originals";
  if (pictures !== undefined) return "a picture was made ready";
  return files === 0 && problems.length === 0 ? "another day has begun" : "content taken in";
}

function logProblem(log: Logger, problem: Problem): void {
  const { severity, file, line, column, field, code } = problem;
  const { message, fix } = wordingOf(problem);
  const details = { file, line, column, field, code, fix: fix.en };
  if (severity === "error") log.error(details, message.en);
  else log.warn(details, message.en);
}
