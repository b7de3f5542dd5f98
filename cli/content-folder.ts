import { readSettings, SettingsError } from "#lib/settings.ts";
import { UsageError } from "./command.ts";

/** The content folder by `CONTENT_DIR`. @throws {UsageError} */
export function contentFolder(): string {
  try {
    // A faulty PORT is no reason not to check.
    return readSettings({ CONTENT_DIR: process.env.CONTENT_DIR }).CONTENT_DIR;
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}
