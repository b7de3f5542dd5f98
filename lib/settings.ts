import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import proxyAddr from "proxy-addr";
import { z } from "zod";
import type { Locale, Localized } from "./record/languages.ts";

/** What a value must be, as the text of zod's issue; `mustBe` reads it back. */
export function must(zh: string, en: string): string {
  return JSON.stringify({ zh, en } satisfies Localized);
}

/** What the text of an issue of a schema made with `must` says. */
export function mustBe(message: string): Localized {
  return JSON.parse(message);
}

const number = must("必须是数字", "must be a number");

function wholeNumber(least: number, most: number) {
  return (
    z
      .string()
      // Blank would be read as 0.
      .regex(/\S/, number)
      .pipe(
        z.coerce
          .number<string>(number)
          .int(must("必须是整数", "must be a whole number"))
          .min(least, must(`不能小于 ${least}`, `must be ${least} or more`))
          .max(most, must(`不能大于 ${most}`, `must be ${most} or less`)),
      )
  );
}

/** An address as it stands before its path: nothing that pages add to it may come after. */
const origin = z.string().transform((text, context) => {
  const fault = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  const [, beginning] = /^(https?:\/\/[^/?#@\\\s]+)\/?$/i.exec(text) ?? [];
  const isAddress = /^https?:\/\/[^/\\\s]/i.test(text) && URL.canParse(text);
  if (!isAddress) {
    return fault(
      must(
        "必须是 https://news.example.org 这样的网址",
        "must be an address such as https://news.example.org",
      ),
    );
  }
  if (beginning === undefined) {
    return fault(
      must(
        "只能是网站的地址本身，如 https://news.example.org，后面不带路径、参数、锚点，也不带用户名",
        "must be an origin and nothing else, such as https://news.example.org: no path, query, fragment or user",
      ),
    );
  }
  return new URL(beginning).origin;
});

const folder = z.string().min(1, must("必须是文件夹", "must name a folder"));
const schema = z.object({
  HOST: z.string().min(1, must("必须是主机名或地址", "must be a host name or address")).default("::"),
  PORT: wholeNumber(0, 65_535).default(3000),
  SITE_URL: origin.default("http://localhost:3000"),
  CONTENT_DIR: folder.default("content"),
  DATA_DIR: folder.default(".bulletin"),
  WORKERS: wholeNumber(1, 256).default(availableParallelism()),
  TRUST_PROXY: z
    .string()
    .transform((list) => list.split(",").map((each) => each.trim()))
    .refine(
      areAddresses,
      must(
        "必须是地址或网段，如 10.0.0.0/8 或 loopback，用半角逗号隔开",
        "must be addresses or networks such as 10.0.0.0/8 or loopback, with commas between",
      ),
    )
    .default([]),
  PURGE_URL: z
    .url({
      protocol: /^https?$/,
      error: must("必须是 http:// 或 https:// 开头的网址", "must be an http:// or https:// address"),
    })
    .optional(),
  HUB_URL: z
    .url({
      protocol: /^https?$/,
      error: must("必须是 http:// 或 https:// 开头的网址", "must be an http:// or https:// address"),
    })
    .optional(),
  PURGE_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]+$/,
      must("必须是不含空格的可见 ASCII 字符", "must be printable ASCII characters without spaces"),
    )
    .optional(),
  REPORTS_DIR: folder.optional(),
  METRICS_PORT: wholeNumber(1, 65_535).optional(),
  CONNECTIONS_PER_ADDRESS: wholeNumber(0, 1_000_000).default(100),
  SEARCHES_PER_MINUTE: wholeNumber(0, 1_000_000).default(60),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
      error: must(
        "必须是 trace、debug、info、warn、error、fatal 或 silent",
        "must be trace, debug, info, warn, error, fatal or silent",
      ),
    })
    .default("info"),
});

function areAddresses(list: readonly string[]): boolean {
  try {
    proxyAddr.compile([...list]);
    return true;
  } catch {
    return false;
  }
}

export type Settings = z.infer<typeof schema>;

/** Thrown with one line for each setting that is wrong. */
export class SettingsError extends Error {
  override name = "SettingsError";
  readonly reason: Localized;

  constructor(reason: Localized) {
    super(reason.en);
    this.reason = reason;
  }
}

/** @throws {SettingsError} where no folder stands at the path that a setting of this name gives */
export async function checkFolder(name: string, path: string): Promise<void> {
  const entry = await stat(path).catch(() => undefined);
  if (!entry?.isDirectory()) {
    const given = `${name}=${JSON.stringify(path)}`;
    throw new SettingsError({ zh: `${given} 不是文件夹`, en: `${given} is not a folder` });
  }
}

/**
 * Reads the settings from environment variables; an empty variable counts as unset.
 * @throws {SettingsError} naming every variable that is wrong, its value and what it must be.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = (locale: Locale) =>
    result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      // A secret is not to stand in a log.
      const value = name.endsWith("_TOKEN") ? "…" : JSON.stringify(env[name]);
      return `${name}=${value} ${mustBe(issue.message)[locale]}`;
    });
  throw new SettingsError({ zh: lines("zh").join("\n"), en: lines("en").join("\n") });
}
