import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** What a Chromium is called where it is installed; Edge is one. */
const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const ownPlaces = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * Finds a Chromium: the one that `CHROMIUM_PATH` names, and no other where it names one; one that is installed; or the
 * one that Playwright keeps, where that is.
 * @returns its path; nothing where there is none that starts
 */
export async function findChromium({
  CHROMIUM_PATH: given,
  PATH = "",
}: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (given) return starts(given) ? given : undefined;
  const inPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const installed = [...inPath, ...ownPlaces].find((path) => isProgram(path) && starts(path));
  return installed ?? playwrights();
}

/** It comes with what the tests need, and may not be there. */
async function playwrights(): Promise<string | undefined> {
  try {
    const { chromium } = await import("playwright");
    const path = chromium.executablePath();
    return isProgram(path) && starts(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Distributions put placeholders under these names that only say what to install. */
function starts(path: string): boolean {
  // On Windows it opens a window rather than telling its version.
  if (process.platform === "win32") return true;
  try {
    const told = execFileSync(path, ["--version"], {
      ...{ encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
      ...{ timeout: 60_000, killSignal: "SIGKILL" },
    });
    return /\d+\./.test(String(told));
  } catch {
    return false;
  }
}
