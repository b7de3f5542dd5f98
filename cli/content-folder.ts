import { resolve } from "node:path";
import type { Content } from "#lib/content/content.ts";
import { readContent } from "#lib/content/read-content.ts";
import { checkFolder, readSettings, type Settings } from "#lib/settings.ts";

/** The settings of these names alone: a faulty one of another name is no reason not to go on. @throws {SettingsError} */
export function settings(...names: (keyof Settings)[]): Settings {
  return readSettings(Object.fromEntries(names.map((name) => [name, process.env[name]])));
}

/** The content folder by `CONTENT_DIR`. @throws {SettingsError} */
export function contentFolder(): string {
  return settings("CONTENT_DIR").CONTENT_DIR;
}

/** All content of that folder, checked. @throws {SettingsError} where there is no such folder */
export async function readChosenContent(): Promise<Content> {
  const folder = contentFolder();
  await checkFolder("CONTENT_DIR", folder);
  return readContent(resolve(folder), false);
}
