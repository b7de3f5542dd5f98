// Starts programs and ends them with this one. Runs on whatever Node the host has: plain JavaScript, no packages.
import { spawn } from "node:child_process";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { outliveTerminal } from "./hang-up.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Whose end this process would not outlive. It may end at any time, so it is asked for at once. */
const parent = process.ppid;
/** Milliseconds between looks at the parent. */
const lookInterval = 250;
let staysAtHangUp = false;
let isHungUp = false;

/** For what goes on when its terminal is closed, where it was started so. */
export function mayOutliveTerminal() {
  staysAtHangUp = outliveTerminal();
}

// Whoever read it may be gone; what is started goes on.
process.stderr.on("error", () => {});

/** Progress goes to standard error: standard output belongs to the command. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Whether npm started this script, with or without a shell between. npm hands a signal on to the shell, and that one
 * may end without handing it on. Everybody else's child is left alone: a shell that ends does not end what it left
 * running. The variables are inherited by whatever npm's script starts, so they have to name this very script.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} script the path of what runs
 */
export function isStartedByNpm(env = process.env, script = process.argv[1] ?? "") {
  const { npm_execpath: npm, npm_lifecycle_event: event, npm_lifecycle_script: command } = env;
  return Boolean(
    npm && event && command?.split(/[\s"';&|()]+/).some((word) => basename(word) === basename(script)),
  );
}

/**
 * Runs a program to its end, handing on the signals that would stop this one.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean, onOutput?: (text: string) => void }} options `quiet` puts
 *   what it prints on standard error
 * @returns {Promise<number>} its exit code, or 128 and the signal's number
 */
export function run(program, args, { env = {}, quiet = false, onOutput } = {}) {
  return new Promise((resolve) => {
    const stdio = onOutput ? ["ignore", "pipe", 2] : quiet ? ["ignore", 2, 2] : "inherit";
    const child = spawn(program, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    child.stdout?.setEncoding("utf8").on("data", onOutput);
    const letGo = handSignalsOn(child);
    const finish = (code) => {
      letGo();
      resolve(code);
    };
    child.on("error", (error) => {
      say(`${program}: ${error.message}`);
      finish(127);
    });
    child.on("exit", (code, signal) => finish(code ?? numbers[signal] ?? 143));
  });
}

const numbers = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

/** @returns {() => void} to stop it */
function handSignalsOn(child) {
  let wasGone = false;
  const handlers = [
    ["SIGTERM", () => child.kill("SIGTERM")],
    ["SIGINT", () => child.kill("SIGINT")],
    [
      "SIGHUP",
      () => {
        isHungUp = true;
        if (!staysAtHangUp) child.kill("SIGTERM");
      },
    ],
  ];
  for (const [signal, handler] of handlers) process.on(signal, handler);
  const look = () => {
    const isGone = process.ppid !== parent;
    // npm ends when the terminal is closed, which this process may hear of a moment later.
    if (isGone && wasGone && !isHungUp) child.kill("SIGTERM");
    wasGone = isGone;
  };
  const timer = isStartedByNpm() ? setInterval(look, lookInterval) : undefined;
  return () => {
    clearInterval(timer);
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}
