import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isStartedToStay } from "../../../scripts/hang-up.mjs";
import { isStartedByNpm } from "../../../scripts/run.mjs";
import { ended, run, start, startNode } from "../../support/processes.ts";

const scripts = join(import.meta.dirname, "../../../scripts");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bulletin-run-"));
  // As `start.mjs` and `server.ts` do.
  const starter = `import { mayOutliveTerminal, run } from "${scripts}/run.mjs";
    import { writeFileSync } from "node:fs";
    mayOutliveTerminal();
    writeFileSync("${folder}/starter", String(process.pid));
    process.exit(await run(process.execPath, ["${folder}/server.mjs"]));`;
  const server = `import { outliveTerminal } from "${scripts}/hang-up.mjs";
    import { writeFileSync } from "node:fs";
    const stop = () => { writeFileSync("${folder}/stopped", ""); process.exit(0); };
    for (const signal of ["SIGTERM", ...(outliveTerminal() ? [] : ["SIGHUP"])]) process.on(signal, stop);
    setInterval(() => {}, 1000);
    writeFileSync("${folder}/server", String(process.pid));`;
  // What follows keeps the shell from becoming the program.
  const started = { start: "node starter.mjs; exit $?" };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a", scripts: started }));
  writeFileSync(join(folder, "starter.mjs"), starter);
  writeFileSync(join(folder, "server.mjs"), server);
});
afterEach(() => {
  const pid = pidOf("server");
  if (pid !== undefined && isRunning(pid)) process.kill(pid, "SIGKILL");
  rmSync(folder, { recursive: true });
});

function pidOf(name: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, name), "utf8")) || undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    // One that nobody has asked about is no longer running either.
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

const started = () =>
  vi.waitFor(() => {
    const pid = pidOf("server");
    if (pid === undefined) throw new Error("not yet");
    return pid;
  });
const untilEnded = (pid: number) => vi.waitFor(() => expect(isRunning(pid)).toBe(false));
/** Longer than it takes to notice that a parent is gone: the starter looks four times a second. */
const stays = async (pid: number) => {
  for (let look = 0; look < 15; look++) {
    await new Promise((done) => setTimeout(done, 100));
    expect(isRunning(pid)).toBe(true);
  }
};
// Variables of the npm that runs these tests would say that it started what is started here.
const own = Object.entries(process.env).filter(([name]) => !/^(npm_|_$)/.test(name));
const env = Object.fromEntries(own) as NodeJS.ProcessEnv;
const options = () => ({ cwd: folder, env, group: true, stdio: "ignore" as const });

describe.runIf(process.platform === "linux")("what a script starts", () => {
  it("outlives the shell that started the script and ends", async () => {
    const shell = start(
      "sh",
      ["-c", "node starter.mjs & while ! [ -s server ]; do sleep 0.1; done"],
      options(),
    );
    const pid = await started();
    await ended(shell);
    await stays(pid);
  });

  it("outlives the shell that started npm by nohup and ends", async () => {
    const shell = start(
      "sh",
      ["-c", "nohup npm start & while ! [ -s server ]; do sleep 0.1; done"],
      options(),
    );
    const pid = await started();
    await ended(shell);
    await stays(pid);
  });

  it("outlives the hang-up of its terminal where npm was started by nohup, and ends when it is told to", async () => {
    const shell = start("sh", ["-c", "nohup npm start"], options());
    const pid = await started();
    process.kill(-(shell.pid ?? 0), "SIGHUP");
    await ended(shell);
    await stays(pid);
    process.kill(pidOf("starter") ?? 0, "SIGTERM");
    await untilEnded(pid);
    expect(readFileSync(join(folder, "stopped"), "utf8")).toBe("");
  });

  it("ends where npm is told to end, though the shell between does not hand it on", async () => {
    const npm = start("npm", ["start"], options());
    const pid = await started();
    npm.kill("SIGTERM");
    await untilEnded(pid);
    expect(readFileSync(join(folder, "stopped"), "utf8")).toBe("");
  });

  it.each(["SIGTERM", "SIGINT"] as const)("ends where the script gets %s", async (signal) => {
    const script = startNode(["starter.mjs"], options());
    const pid = await started();
    script.kill(signal);
    await ended(script);
    await untilEnded(pid);
  });

  it.each(["node starter.mjs", "npm start"])("ends where the terminal of %s is closed", async (command) => {
    if ((await run("sh", ["-c", "command -v script"])).code !== 0) return;
    // `script` gives the command a terminal, which is closed when `script` is gone.
    const terminal = start("script", ["-qfc", command, "/dev/null"], options());
    const pid = await started();
    terminal.kill("SIGKILL");
    await untilEnded(pid);
    expect(readFileSync(join(folder, "stopped"), "utf8")).toBe("");
  });
});

describe("a script", () => {
  const npm = { npm_execpath: "/usr/lib/npm/bin/npm-cli.js", npm_lifecycle_event: "start" };

  it.each([
    [{ ...npm, npm_lifecycle_script: "node scripts/start.mjs" }, true],
    [{ ...npm, npm_lifecycle_script: "NODE_ENV=production node ./scripts/start.mjs; true" }, true],
    // Inherited from an npm that started something else, which started this.
    [{ ...npm, npm_lifecycle_script: "node scripts/test.mjs" }, false],
    [{ ...npm }, false],
    [{}, false],
  ])("with %j was started by npm: %s", (variables, expected) => {
    const given = variables as unknown as NodeJS.ProcessEnv;
    expect(isStartedByNpm(given, "/srv/bulletin/scripts/start.mjs")).toBe(expected);
  });

  it.each([
    ["/usr/bin/nohup", [0], true],
    ["/usr/bin/npm", [], true],
    ["/usr/bin/npm", [0], false],
    ["/usr/bin/npm", [0, 1, 2], false],
    [undefined, [1], false],
  ])("that a shell started by %s with terminals at %j stays: %s", (name, terminals, expected) => {
    const variables = { ...(name && { _: name }) } as unknown as NodeJS.ProcessEnv;
    expect(isStartedToStay(variables, (fd: number) => terminals.includes(fd))).toBe(expected);
  });
});
