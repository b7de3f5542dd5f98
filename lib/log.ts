import { type Logger, pino } from "pino";
import type { ArchiveEvents } from "./archive/index-keeper.ts";
import { type Problem, problemKey } from "./content/problems.ts";

/**
 * Structured logs: one JSON object a line on standard output.
 * @param inBatches whether many lines are written at once, a moment later: a server tells of each request
 */
export function createLog(level: string, inBatches = false): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  if (!inBatches) return pino(options);
  const destination = pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 100 });
  process.on("exit", () => destination.flushSync());
  return pino(options, destination);
}

/** Logs what the archive does, and the problems in the content that were not there before. */
export function logArchive(log: Logger): ArchiveEvents {
  return {
    onApplied({ revision, problems, errors, warnings, files, milliseconds }) {
      for (const problem of new Map(problems.map((each) => [problemKey(each), each])).values()) {
        logProblem(log, problem);
      }
      log.info({ revision, files, errors, warnings, milliseconds }, "content taken in");
    },
    onFault(error) {
      log.error({ err: error }, "the archive could not take in a change");
    },
  };
}

function logProblem(log: Logger, { severity, file, line, column, field, code, message, fix }: Problem): void {
  const details = { file, line, column, field, code, fix: fix.en };
  if (severity === "error") log.error(details, message.en);
  else log.warn(details, message.en);
}
