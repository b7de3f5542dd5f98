import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, say } from "./prepare.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const macPaths = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const advice = `No Chromium for the browser tests. One of these helps:
  - set CHROMIUM_PATH to the program of a Chromium or Chrome;
  - npx playwright install chromium;
  - on Debian or Ubuntu, as root: apt-get install chromium fonts-noto-cjk`;

/**
 * Finds a Chromium, or installs Debian's where this may be done.
 * @returns {Promise<string | undefined>} its path; nothing after saying what to do
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (works(given)) return given;
    say(`CHROMIUM_PATH=${given} does not start.`);
    return undefined;
  }
  const found = onSystem() ?? (await playwrightsOwn()) ?? (await debians());
  if (!found) say(advice);
  return found;
}

function onSystem() {
  const inPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...inPath, ...macPaths].find((path) => isProgram(path) && works(path));
}

async function playwrightsOwn() {
  const { chromium } = await import("playwright");
  const path = chromium.executablePath();
  return existsSync(path) && works(path) ? path : undefined;
}

async function debians() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return undefined;
  say("Installing Debian's Chromium for the browser tests …");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"];
  await run("apt-get", ["update"], { env, quiet: true });
  await run("apt-get", install, { env, quiet: true });
  return onSystem();
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Distributions put placeholders under these names that only say what to install. */
function works(path) {
  try {
    return /\d+\./.test(
      execFileSync(path, ["--version"], {
        ...{ encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
        ...{ timeout: 60_000, killSignal: "SIGKILL" },
      }),
    );
  } catch {
    return false;
  }
}
