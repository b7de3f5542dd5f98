import { type Logger, pino } from "pino";
import type { ArchiveEvents } from "./archive/live.ts";
import { type Problem, problemKey } from "./content/problems.ts";

/** Structured logs: one JSON object a line on standard output. */
export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Logs what the archive does; of the problems in the content, each one once for as long as it lasts. */
export function logArchive(log: Logger): ArchiveEvents {
  let known = new Set<string>();
  return {
    onApplied({ revision, problems, milliseconds }) {
      const current = new Map(problems.map((problem) => [problemKey(problem), problem]));
      for (const [key, problem] of current) if (!known.has(key)) logProblem(log, problem);
      known = new Set(current.keys());
      log.info({ revision, problems: problems.length, milliseconds }, "content taken in");
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
