import { terminalLocale } from "#lib/i18n/terminal-locale.ts";
import { SettingsError } from "#lib/settings.ts";

/** What `read` gives; where a setting is wrong, one clear line and the end of the process. */
export function settingsOrExit<Settings>(read: () => Settings): Settings {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.reason[terminalLocale(process.env)]}\n`);
    process.exit(2);
  }
}
