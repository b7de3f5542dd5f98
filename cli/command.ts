import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { dayOfText } from "#lib/content/meant.ts";
import { nearest } from "#lib/content/nearest.ts";
import { isDay } from "#lib/record/days.ts";
import type { Locale, Localized } from "#lib/record/languages.ts";
import { didYouMean } from "#lib/record/problems/entry.ts";

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
  readonly reason: Localized;
  constructor(reason: Localized) {
    super(reason.en);
    this.reason = reason;
  }
}

/**
 * @param inChinese what the Chinese help calls it, where that is not the same
 * @returns what to throw where an option or an argument is not there
 */
export function missing(what: string, inChinese = what): UsageError {
  return new UsageError({ zh: `缺 ${inChinese}`, en: `${what} is missing` });
}

/** A day that an option gives. @throws {UsageError} */
export function dayOption(text: string, option: string): string {
  if (isDay(text)) return text;
  const meant = didYouMean({ nearest: dayOfText(text) });
  throw new UsageError({
    zh: `${option} 的“${text}”不是 年-月-日，如 2020-11-28${meant.zh}`,
    en: `${option} ${JSON.stringify(text)} is not a day such as 2020-11-28${meant.en}`,
  });
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
      throw wrongOption(error, Object.keys(options));
    }
  })();
  const extra = parsed.positionals[positionals];
  if (extra !== undefined) {
    throw new UsageError({
      zh: `多了“${extra}”；含空格的文字，整段加引号`,
      en: `unexpected argument ${JSON.stringify(extra)}; quote a text that has spaces`,
    });
  }
  return parsed;
}

/** What Node says of options, in the reader's language. */
function wrongOption(error: unknown, known: readonly string[]): UsageError {
  const { code, message } = error as NodeJS.ErrnoException;
  const [, option = ""] = /'(?:-\w, )?(--?[^'\s]+)/u.exec(message) ?? [];
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const near = nearest(option.replace(/^-+/, "").toLowerCase(), known);
    const meant = didYouMean({ nearest: near === undefined ? undefined : `--${near}` });
    return new UsageError({ zh: `没有选项 ${option}${meant.zh}`, en: `unknown option ${option}${meant.en}` });
  }
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") {
    const takesNone = /does not take/.test(message);
    return new UsageError(
      takesNone
        ? { zh: `${option} 后面不写值`, en: `${option} takes no value` }
        : { zh: `${option} 后面没有写值`, en: `${option} needs a value` },
    );
  }
  return new UsageError({ zh: message, en: message });
}
