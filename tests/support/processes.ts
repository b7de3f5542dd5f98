import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** Milliseconds after which a program that should have ended is ended; a busy machine needs less. */
const longest = 120_000;

const running = new Map<ChildProcess, { group: boolean }>();

export interface StartOptions extends SpawnOptions {
  /** It gets a process group of its own and is ended with it: for what starts others, such as npm. */
  group?: boolean;
}

/** Starts a program that does not outlive the file of unit tests, nor the runner, however they end. */
export function start(program: string, args: readonly string[], options: StartOptions = {}): ChildProcess {
  const { group = false, ...rest } = options;
  const child = spawn(program, args, { ...rest, detached: group });
  running.set(child, { group });
  child.once("error", () => running.delete(child));
  // Members of its group may still run.
  if (!group) child.once("exit", () => running.delete(child));
  return child;
}

/** Where Node keeps what it makes of the sources: hundreds of processes are started, and each needs nearly all of it. */
const compileCache = fileURLToPath(new URL("../../node_modules/.cache/compile", import.meta.url));

/** The same for the project's own Node. */
export function startNode(args: readonly string[], options: StartOptions = {}): ChildProcess {
  return start(process.execPath, args, ownNode(options));
}

function ownNode<Options extends StartOptions>(options: Options): Options {
  return { ...options, env: { NODE_COMPILE_CACHE: compileCache, ...(options.env ?? process.env) } };
}

export interface Ended {
  /** Nothing where a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

/** Runs a program to its end; one that does not end is killed. @param input what it reads */
export async function run(
  program: string,
  args: readonly string[],
  { input = "", ...options }: StartOptions & { input?: string } = {},
): Promise<Ended> {
  const child = start(program, args, { ...options, stdio: "pipe" });
  const late = setTimeout(() => end(child), longest);
  child.stdin?.on("error", () => {});
  child.stdin?.end(input);
  try {
    const [[code, signal], out, err] = await Promise.all([
      once(child, "close"),
      child.stdout ? text(child.stdout) : "",
      child.stderr ? text(child.stderr) : "",
    ]);
    return { code, signal, out, err };
  } finally {
    clearTimeout(late);
    end(child);
  }
}

/** The same for the project's own Node. */
export function runNode(
  args: readonly string[],
  options: StartOptions & { input?: string } = {},
): Promise<Ended> {
  return run(process.execPath, args, ownNode(options));
}

/** Once it has ended, whatever ended it. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

/** Ends at once what still runs. */
export function endProcesses(): void {
  for (const child of running.keys()) end(child);
}

function end(child: ChildProcess): void {
  const { group } = running.get(child) ?? {};
  running.delete(child);
  if (child.pid === undefined) return;
  try {
    if (group && process.platform !== "win32") process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch {
    // There is none left.
  }
}

process.once("exit", endProcesses);
// The runner is gone, and this process with it.
process.once("disconnect", endProcesses);
