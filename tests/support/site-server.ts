import type { ChildProcess, StdioOptions } from "node:child_process";
import { readFileSync } from "node:fs";
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { ended, startNode } from "./processes.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Standard output and standard error: a descriptor, or a pipe that is read. */
export type Output = readonly [number | "pipe", number | "pipe"];

/** The record before the server starts. */
export interface Prepared {
  write(name: string, text: string | Uint8Array): Promise<void>;
  append(name: string, text: string): Promise<void>;
}

/** A production server of its own over a copy of the record, which a test may change. */
export class SiteServer {
  readonly url: string;
  readonly dataFolder: string;
  readonly #folder: string;
  #process: ChildProcess;
  readonly #start: () => ChildProcess;
  #log = "";

  private constructor(
    folder: string,
    port: number,
    settings: Record<string, string>,
    output: Output = ["pipe", "pipe"],
    program: "server.ts" | "preview.ts" = "server.ts",
  ) {
    this.#folder = folder;
    this.url = `http://127.0.0.1:${port}`;
    this.dataFolder = join(folder, "data");
    const env = {
      ...{ HOST: "127.0.0.1", PORT: String(port), SITE_URL: this.url },
      ...{ CONTENT_DIR: join(folder, "content"), DATA_DIR: this.dataFolder },
      ...{ WORKERS: "1", LOG_LEVEL: "info", ...settings },
    };
    this.#start = () => {
      const stdio = ["ignore", ...output] as StdioOptions;
      const started = startNode([program], { cwd: root, env: { ...process.env, ...env }, stdio });
      for (const stream of [started.stdout, started.stderr]) {
        stream?.on("data", (chunk) => {
          this.#log += chunk;
        });
      }
      return started;
    };
    this.#process = this.#start();
  }

  /**
   * @param settings beside those of one process on a free port of this machine
   * @param output where it writes; without it, `log` has it
   * @param program readers' site, or what editors see
   */
  static async start(
    prepare: (server: Prepared) => Promise<void> = async () => {},
    settings: Record<string, string> = {},
    output?: Output,
    program?: "server.ts" | "preview.ts",
  ) {
    const folder = await mkdtemp(join(tmpdir(), "bulletin-site-"));
    await cp(join(root, "content"), join(folder, "content"), { recursive: true });
    await prepare({
      write: (name, text) => writeInto(join(folder, "content"), name, text),
      append: (name, text) => appendFile(join(folder, "content", name), text),
    });
    const server = new SiteServer(folder, await freePort(), settings, output, program);
    await server.#untilReady();
    return server;
  }

  /** What the server has logged so far. */
  get log(): string {
    return this.#log;
  }

  /** Process ids of its workers. */
  get workers(): number[] {
    const { pid } = this.#process;
    return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8")
      .split(" ")
      .filter((child) => child !== "" && commandOf(child).includes("server.ts"))
      .map(Number);
  }

  write(name: string, text: string | Uint8Array): Promise<void> {
    return writeInto(join(this.#folder, "content"), name, text);
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.#folder, "content", name));
  }

  /** Makes the content the record again, whatever was changed. */
  async restoreContent(): Promise<void> {
    const [record, own] = [join(root, "content"), join(this.#folder, "content")];
    const filesIn = async (folder: string) =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    const names = new Set(await filesIn(record));
    for (const name of await filesIn(own)) if (!names.has(name)) await rm(join(own, name));
    for (const name of names) {
      const text = await readFile(join(record, name));
      const there = await readFile(join(own, name)).catch(() => undefined);
      if (!there?.equals(text)) await this.write(name, text);
    }
  }

  /** Ends it as a power cut would, and starts it over what it left. @param meanwhile what happens while it is down */
  async restart(meanwhile: () => Promise<void> = async () => {}): Promise<void> {
    this.#process.kill("SIGKILL");
    await ended(this.#process);
    await meanwhile();
    this.#process = this.#start();
    await this.#untilReady();
  }

  /** Takes the whole content folder away. @returns what puts it back */
  async takeContentAway(): Promise<() => Promise<void>> {
    const [here, away] = ["content", "away"].map((name) => join(this.#folder, name)) as [string, string];
    await rename(here, away);
    return () => rename(away, here);
  }

  /** @returns the exit code */
  async stop(): Promise<number | null> {
    if (this.#process.exitCode === null) this.#process.kill("SIGTERM");
    await ended(this.#process);
    await rm(this.#folder, { recursive: true, force: true });
    return this.#process.exitCode;
  }

  async #untilReady(): Promise<void> {
    for (;;) {
      if (this.#process.exitCode !== null || this.#process.signalCode !== null)
        throw new Error(`the server ended:\n${this.#log}`);
      const response = await fetch(`${this.url}/healthz`).catch(() => undefined);
      // A preview answers only once it is ready, and has no such address.
      if (response && (response.ok || response.status < 500)) return;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

async function writeInto(folder: string, name: string, text: string | Uint8Array): Promise<void> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    // It has just ended.
    return "";
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** An original with the required fields and others as lines of YAML. */
export function original(day: string, headline: string, fields = "", body = `${headline}的正文。`): string {
  return `---\nheadline: ${headline}\nkind: news\ndate: ${day}\nreporters: [chen-run]\ntopics: [waste-sorting]\n${fields}---\n\n${body}\n`;
}
