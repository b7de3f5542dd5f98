// What happens when the terminal is closed. Plain JavaScript: it runs on whatever Node the host has.
import { basename } from "node:path";
import { isatty } from "node:tty";

const preload = `--import=${new URL("./ignore-hang-ups.mjs", import.meta.url)}`;

/**
 * Whether this process was started by `nohup`, or has no terminal at all. Node forgets that `nohup` had SIGHUP
 * ignored, so what else it leaves behind has to tell: no terminal on any of the three, and where a shell started it,
 * its name in `_`.
 * @param {NodeJS.ProcessEnv} env
 * @param {(fd: number) => boolean} isTerminal
 */
export function isStartedToStay(env = process.env, isTerminal = isatty) {
  return basename(env._ ?? "") === "nohup" || ![0, 1, 2].some(isTerminal);
}

/**
 * Where it was started so, lets this process and all Node programs that it starts live on when the terminal is closed.
 * @returns {boolean} whether it does
 */
export function outliveTerminal() {
  if (!isStartedToStay()) return false;
  process.on("SIGHUP", () => {});
  const { NODE_OPTIONS: options = "" } = process.env;
  if (!options.includes(preload)) process.env.NODE_OPTIONS = `${options} ${preload}`.trim();
  return true;
}
