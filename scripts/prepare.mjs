// Runs on whatever Node the host has (20.9 or newer), before anything is installed: plain JavaScript, no packages.
import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { lackingOf, nodePackageOf, reasonOf, thisPlatform } from "./installed.mjs";
import { run, say } from "./run.mjs";

export { run, say };

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const platform = thisPlatform();
const nodePackage = nodePackageOf(readPackages("package-lock.json") ?? {}, platform);
/** The project's own Node, which everything but these scripts runs on. */
export const node = join(root, nodePackage?.program ?? "node_modules/.bin/node");

/** So that V8 tidies up often instead of growing: a page takes no longer, and the server needs half the memory. */
export const serverFlags = ["--max-semi-space-size=4", "--max-heap-size=256"];
/** The same for what SQLite and Node allocate in several threads. */
export const serverEnvironment = { MALLOC_ARENA_MAX: "2" };

/** Ends this process where a step that the rest needs has failed. */
function orExit(code, what) {
  if (code === 0) return;
  say(what);
  process.exit(code);
}

/** Installs the packages where they are missing or differ from package-lock.json. */
export async function ensureInstalled() {
  const locked = readPackages("package-lock.json");
  if (locked === undefined)
    orExit(1, "package-lock.json is missing or cannot be read. Take it back from git.");
  if (nodePackage === undefined) {
    const { os, cpu } = platform;
    orExit(1, `The project's own Node is not made for this machine (${os}, ${cpu}).`);
  }
  if (lacking(locked).length > 0) {
    say("Installing packages …");
    orExit(await npm(["ci"]), "npm ci failed; what it said stands above.");
    // npm leaves out an optional package that wants a newer Node than the one it runs on: the project's own is new.
    if (lacking(locked).length > 0 && existsSync(node)) await npm(["install", "--no-save"], dirname(node));
    const left = lacking(locked);
    if (left.length > 0) orExit(1, await explain(left, locked));
  }
  linkNode();
}

/** Paths of packages that are not there as the lock has them. */
function lacking(locked) {
  const installed = readPackages("node_modules/.package-lock.json") ?? {};
  const paths = lackingOf(locked, installed, platform);
  return existsSync(node) || paths.includes(nodePackage.path) ? paths : [...paths, nodePackage.path];
}

/** npm says nothing of an optional package that it could not install, and ends with 0. */
async function explain(paths, locked) {
  const reasons = [];
  for (const path of paths) {
    const name = locked[path].name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const lines = [];
    await npm(["view", `${name}@${locked[path].version}`, "dist.integrity"], undefined, (text) =>
      lines.push(text),
    );
    reasons.push(reasonOf(name, locked[path], lines.join("").trim() || undefined));
  }
  return `npm left out what this machine (${platform.os}, ${platform.cpu}) needs, and nothing was started:\n${reasons.join("\n")}`;
}

/**
 * @param first a folder that comes first in PATH
 * @param onOutput gets what npm prints; without it, all goes to standard error
 */
function npm(args, first, onOutput) {
  const own = first === undefined ? {} : { PATH: `${first}${delimiter}${process.env.PATH ?? ""}` };
  // npm passes its own path on; without it this was not started by npm.
  const path = process.env.npm_execpath;
  const [program, before] = path?.endsWith(".js") ? [first ? node : process.execPath, [path]] : ["npm", []];
  const options =
    args[0] === "view"
      ? ["--prefer-online", "--fetch-retries=0", "--fetch-timeout=20000"]
      : ["--include=dev", "--include=optional", "--no-audit"];
  return run(program, [...before, ...args, ...options], {
    env: own,
    quiet: true,
    ...(onOutput && { onOutput }),
  });
}

/** npm 10 takes `.bin/node` away again with the packages of other platforms, which have a program of this name too. */
function linkNode() {
  const link = join(root, "node_modules/.bin/node");
  if (process.platform === "win32" || lstatSync(link, { throwIfNoEntry: false })) return;
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(relative(dirname(link), node), link);
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8")).packages;
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
  const code = await run(node, [next, "build"], { env, quiet: true });
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
