import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import proxyAddr from "proxy-addr";
import { z } from "zod";

function wholeNumber(least: number, most: number) {
  return (
    z
      .string()
      // Blank would be read as 0.
      .regex(/\S/, "must be a number")
      .pipe(
        z.coerce
          .number<string>("must be a number")
          .int("must be a whole number")
          .min(least, `must be ${least} or more`)
          .max(most, `must be ${most} or less`),
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
  if (!isAddress) return fault("must be an address such as https://news.example.org");
  if (beginning === undefined) {
    return fault(
      "must be an origin and nothing else, such as https://news.example.org: no path, query, fragment or user",
    );
  }
  return new URL(beginning).origin;
});

const schema = z.object({
  HOST: z.string().min(1, "must be a host name or address").default("::"),
  PORT: wholeNumber(0, 65_535).default(3000),
  SITE_URL: origin.default("http://localhost:3000"),
  CONTENT_DIR: z.string().min(1, "must name a folder").default("content"),
  DATA_DIR: z.string().min(1, "must name a folder").default(".bulletin"),
  WORKERS: wholeNumber(1, 256).default(availableParallelism()),
  TRUST_PROXY: z
    .string()
    .transform((list) => list.split(",").map((each) => each.trim()))
    .refine(areAddresses, "must be addresses or networks such as 10.0.0.0/8 or loopback, with commas between")
    .default([]),
  PURGE_URL: z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" }).optional(),
  PURGE_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "must be printable ASCII characters without spaces")
    .optional(),
  METRICS_PORT: wholeNumber(1, 65_535).optional(),
  CONNECTIONS_PER_ADDRESS: wholeNumber(0, 1_000_000).default(100),
  SEARCHES_PER_MINUTE: wholeNumber(0, 1_000_000).default(60),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
      error: "must be trace, debug, info, warn, error, fatal or silent",
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
}

/** @throws {SettingsError} where no folder stands at the path that a setting of this name gives */
export async function checkFolder(name: string, path: string): Promise<void> {
  const entry = await stat(path).catch(() => undefined);
  if (!entry?.isDirectory()) throw new SettingsError(`${name}=${JSON.stringify(path)} is not a folder`);
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
  const lines = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    // A secret is not to stand in a log.
    const value = name.endsWith("_TOKEN") ? "…" : JSON.stringify(env[name]);
    return `${name}=${value} ${issue.message}`;
  });
  throw new SettingsError(lines.join("\n"));
}
