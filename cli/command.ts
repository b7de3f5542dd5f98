import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import type { Locale, Localized } from "#lib/record/languages.ts";

/** A verb of the command line tool. */
export interface Command {
  summary: Localized;
  help: Localized;
  /** @returns the exit code: 0 fine, 1 problems found */
  run(args: readonly string[], locale: Locale): Promise<number>;
}

/** Wrong use: printed with the verb's help, exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** Parses a verb's arguments strictly. @throws {UsageError} */
export function parse<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  positionals = 0,
) {
  const parsed = (() => {
    try {
      return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    }
  })();
  const extra = parsed.positionals[positionals];
  if (extra !== undefined) throw new UsageError(`unexpected argument ${JSON.stringify(extra)}`);
  return parsed;
}
