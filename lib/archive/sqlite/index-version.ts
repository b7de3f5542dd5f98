import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { projectFolder } from "../../project-file.ts";

/** What fills an index: all that decides what is in it is reached from here by imports. */
const writerEntry = "lib/archive/sqlite/sync-process.ts";

/** Imports and exports of values, what is run by its path as a thread of its own, and packages read as files. */
const importPattern =
  /^(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"|\bprojectFile\(\s*"([^"]+)"|\brequire\.resolve\(\s*"([^"]+)"/gm;

interface Locked {
  version?: string;
  integrity?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

let own: string | undefined;

/** The version of the index that this process writes: an index of another one was made by other code. */
export function indexVersion(): string {
  own ??= versionOf(projectFolder());
  return own;
}

/**
 * A digest of the code that decides what is in an index: every file that the index's writer reaches by imports, the
 * locked packages that those use, and Node, whose tables of characters and SQLite they use. Nobody has to raise it.
 * @param root of the project
 */
export function versionOf(root: string): string {
  const { files, packages } = reachedFrom(root, writerEntry);
  const hash = createHash("sha256").update(process.versions.node);
  for (const file of [...files].sort()) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  for (const line of lockedBelow(root, packages)) hash.update(`\0${line}`);
  return hash.digest("hex").slice(0, 16);
}

/** The project's files that a file reaches, itself among them, and the packages that these name. */
export function reachedFrom(root: string, entry: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const file of files) {
    if (!file.endsWith(".ts")) continue;
    for (const [, from, lazily, thread, read] of readFileSync(join(root, file), "utf8").matchAll(
      importPattern,
    )) {
      const named = from ?? lazily ?? thread ?? read ?? "";
      if (thread !== undefined) files.add(named);
      else if (named.startsWith("#")) files.add(named.slice(1));
      else if (named.startsWith("."))
        files.add(relative(root, resolve(root, dirname(file), named)).replaceAll("\\", "/"));
      else if (!named.startsWith("node:")) packages.add(packageOf(named));
    }
  }
  return { files, packages };
}

function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** A line for each package that these need, directly or not, as the lockfile has it. */
function lockedBelow(root: string, packages: ReadonlySet<string>): string[] {
  const lock = readLock(root);
  const places = new Set<string>();
  const add = (name: string, from: string) => {
    // As Node finds it: in the folder of who asks, else in one of those around it.
    for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/")))) {
      const place = `${folder && !folder.endsWith("/") ? `${folder}/` : folder}node_modules/${name}`;
      if (lock.packages[place] !== undefined) return void places.add(place);
      if (folder === "") return;
    }
  };
  for (const name of packages) add(name, "");
  for (const place of places) {
    const { dependencies, optionalDependencies } = lock.packages[place] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) add(name, place);
  }
  return [...places].sort().map((place) => {
    const { version, integrity } = lock.packages[place] ?? {};
    return `${place} ${version} ${integrity}`;
  });
}

/** @throws where there is none: then nothing tells what is installed */
function readLock(root: string): { packages: Record<string, Locked> } {
  const lock = join(root, "package-lock.json");
  // An image for production may have been made without it; npm keeps a copy of what it installed.
  const installed = join(root, "node_modules/.package-lock.json");
  return JSON.parse(readFileSync(existsSync(lock) ? lock : installed, "utf8"));
}
