import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Content } from "#lib/content/content.ts";
import { readContent } from "#lib/content/read-content.ts";
import { readSettings, type Settings, SettingsError } from "#lib/settings.ts";
import { UsageError } from "./command.ts";

/** The settings of these names alone: a faulty one of another name is no reason not to go on. @throws {UsageError} */
export function settings(...names: (keyof Settings)[]): Settings {
  try {
    return readSettings(Object.fromEntries(names.map((name) => [name, process.env[name]])));
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}

/** The content folder by `CONTENT_DIR`. @throws {UsageError} */
export function contentFolder(): string {
  return settings("CONTENT_DIR").CONTENT_DIR;
}

/** All content of the folder, checked. @throws {UsageError} where there is no such folder */
export async function readChosenContent(): Promise<Content> {
  const folder = contentFolder();
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new UsageError(`CONTENT_DIR=${JSON.stringify(folder)} is not a folder`);
  }
  return readContent(resolve(folder));
}
