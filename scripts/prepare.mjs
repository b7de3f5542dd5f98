// Runs on whatever Node the host has (20.9 or newer), before anything is installed: plain JavaScript, no packages.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The project's own Node, which everything but these scripts runs on. */
export const node = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");

/** So that V8 tidies up often instead of growing: a page takes no longer, and the server needs half the memory. */
export const serverFlags = ["--max-semi-space-size=4", "--max-heap-size=256"];
/** The same for what SQLite and Node allocate in several threads. */
export const serverEnvironment = { MALLOC_ARENA_MAX: "2" };

/** Progress goes to standard error: standard output belongs to the command. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a program to its end, handing on the signals that would stop this one.
 * @returns {Promise<number>} its exit code, or 128 and the signal's number
 */
export function run(program, args, { env = {}, quietly = false } = {}) {
  return new Promise((resolve) => {
    const stdio = quietly ? ["ignore", 2, 2] : "inherit";
    const child = spawn(program, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    const handOn = (signal) => child.kill(signal);
    for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, handOn);
    // npm hands a signal to the shell between it and this process, and that one ends without handing it on.
    const parent = process.ppid;
    const orphaned = setInterval(() => process.ppid === parent || handOn("SIGTERM"), 250);
    const finish = (code) => {
      clearInterval(orphaned);
      for (const signal of ["SIGTERM", "SIGINT"]) process.off(signal, handOn);
      resolve(code);
    };
    child.on("error", (error) => {
      say(`${program}: ${error.message}`);
      finish(127);
    });
    child.on("exit", (code, signal) => finish(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}

/** Ends this process where a step that the rest needs has failed. */
function orExit(code, what) {
  if (code === 0) return;
  say(what);
  process.exit(code);
}

/** Installs the packages where they are missing or differ from package-lock.json. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  say("Installing packages …");
  // npm passes its own path on; without it this was not started by npm.
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const code = await run(program, [...first, "ci", "--include=dev", "--no-audit"], { quietly: true });
  orExit(code, "npm ci failed; what it said stands above.");
  if (!existsSync(node)) {
    orExit(
      1,
      "The package `node` has no program: its install script did not run. Allow install scripts and run `npm ci`.",
    );
  }
}

function isInstalled() {
  const lock = readJson("package-lock.json");
  const installed = readJson("node_modules/.package-lock.json");
  if (!lock || !installed || !existsSync(node)) return false;
  return Object.entries(lock.packages).every(([path, { version, optional }]) => {
    if (path === "") return true;
    const found = installed.packages[path];
    // Optional packages of other platforms are rightly absent.
    return found ? found.version === version : optional === true;
  });
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8"));
  } catch {
    return undefined;
  }
}

const buildInputs = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "proxy.ts",
  "tsconfig.json",
];
const stamp = join(root, ".next", "build-inputs.sha256");

/** Makes the production build where it is missing or older than what it is made from. Content is no part of it. */
export async function ensureBuilt() {
  const digest = digestOf(buildInputs);
  if (existsSync(join(root, ".next/BUILD_ID")) && existsSync(stamp) && readFileSync(stamp, "utf8") === digest)
    return;
  orExit(await build(digest), "The build failed; what it said stands above.");
}

/** @returns {Promise<number>} the exit code of the build */
export async function build(digest = digestOf(buildInputs)) {
  say("Building …");
  const next = join(root, "node_modules/next/dist/bin/next");
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const code = await run(node, [next, "build"], { env, quietly: true });
  if (code === 0) {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, digest);
  }
  return code;
}

function digestOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesBelow))
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

function filesBelow(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}
