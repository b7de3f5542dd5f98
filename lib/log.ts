import { type Logger, pino } from "pino";
import type { ArchiveEvents } from "./archive/index-keeper.ts";
import { type Problem, problemKey } from "./content/problems.ts";

/** Structured logs: one JSON object a line on standard output. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
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
