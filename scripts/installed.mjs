// What package-lock.json says of this machine: pure functions over its `packages`, plain JavaScript as prepare.mjs is.
import { readFileSync } from "node:fs";

/**
 * @typedef {{ os: string, cpu: string, libc: string | undefined }} Platform
 * @typedef {Record<string, any>} Packages by path, the root under ""
 */

/** @returns {Platform} as npm names it */
export function thisPlatform() {
  return { os: process.platform, cpu: process.arch, libc: process.platform === "linux" ? libc() : undefined };
}

/** As npm finds it: by the C library's own tool, else by what this Node is linked to. */
function libc() {
  const text = readOr("/usr/bin/ldd") ?? JSON.stringify(process.report?.getReport() ?? {});
  if (/musl/.test(text)) return "musl";
  return /GNU C Library|glibcVersionRuntime/.test(text) ? "glibc" : undefined;
}

function readOr(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * Whether npm installs a package on a platform.
 * @param {{ os?: string | string[], cpu?: string | string[], libc?: string | string[] }} entry
 * @param {Platform} platform
 */
export function fits(entry, platform) {
  return ["os", "cpu", "libc"].every((name) => allows(entry[name], platform[name]));
}

function allows(given, value) {
  if (given === undefined) return true;
  const list = [given].flat();
  if (list.includes(`!${value}`)) return false;
  const named = list.filter((each) => !each.startsWith("!"));
  return named.length === 0 || named.includes("any") || named.includes(value);
}

/**
 * The packages that have to be there: an optional one where its platform is this one and another that is there wants it.
 * @param {Packages} packages
 * @param {Platform} platform
 * @returns {Set<string>} their paths
 */
export function expectedOf(packages, platform) {
  const expected = new Set(Object.keys(packages).filter((path) => !packages[path].optional));
  // A set that grows while it is walked is walked to its end.
  for (const path of expected) {
    const { dependencies, optionalDependencies } = packages[path];
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const found = resolve(packages, path, name);
      if (found !== undefined && fits(packages[found], platform)) expected.add(found);
    }
  }
  expected.delete("");
  return expected;
}

/** Where Node would find a package from another's folder. */
function resolve(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const path = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === "") return undefined;
  }
}

/**
 * What of the lock is not there, or is there with another version or hash.
 * @param {Packages} locked
 * @param {Packages} installed what npm says that it installed
 * @param {Platform} platform
 * @returns {string[]} paths
 */
export function lackingOf(locked, installed, platform) {
  return [...expectedOf(locked, platform)].filter((path) => {
    const { version, integrity } = locked[path];
    const found = installed[path];
    return found === undefined || found.version !== version || found.integrity !== integrity;
  });
}

/**
 * The package of the project's own Node for a platform: the one among the root's optional dependencies with a program
 * of this name.
 * @param {Packages} packages
 * @param {Platform} platform
 * @returns {{ path: string, program: string } | undefined}
 */
export function nodePackageOf(packages, platform) {
  for (const name of Object.keys(packages[""]?.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    const entry = packages[path];
    if (entry?.bin?.node !== undefined && fits(entry, platform))
      return { path, program: `${path}/${entry.bin.node}` };
  }
  return undefined;
}

/**
 * Why a package is not there, as far as the registry can tell, and what to do.
 * @param {string} name
 * @param {{ version: string, integrity?: string }} locked
 * @param {string | undefined} published the hash that the registry names; nothing where it does not answer
 */
export function reasonOf(name, { version, integrity }, published) {
  const title = `  ${name} ${version}`;
  if (published === undefined) {
    return `${title}: the registry does not answer, or does not have it. Check the network and npm's settings (npm config get registry).`;
  }
  if (published !== integrity) {
    return `${title}: its hash in package-lock.json is not the one that the registry names, so nothing of it was installed.
    package-lock.json  ${integrity}
    the registry       ${published}
    If package-lock.json was changed here, take the change back; otherwise trust neither until you know which is right.`;
  }
  return `${title}: what was delivered could not be fetched whole, or does not have the hash that package-lock.json and the registry name.
    ${integrity}
    Try again with an empty cache (npm cache clean --force); if it stays so, do not trust what delivers it (a mirror, a proxy).`;
}
