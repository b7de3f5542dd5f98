import { type ChildProcess, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serverEnvironment, serverFlags } from "../../scripts/prepare.mjs";
import { start } from "../support/processes.ts";

export const hasNginx = spawnSync("nginx", ["-v"]).error === undefined;

/** A server under test. */
export interface Running {
  origin: string;
  /** The process that answers. */
  pid: number;
  stop(): Promise<void>;
}

/** The site as `npm start` runs it, in one process. */
export function startSite(port: number, env: Record<string, string>): Promise<Running> {
  return startNode(
    [...serverFlags, "server.ts"],
    port,
    { ...serverEnvironment, WORKERS: "1", ...env },
    "/healthz",
  );
}

/** @param path answered with success once it is ready */
export async function startNode(
  args: readonly string[],
  port: number,
  env: Record<string, string>,
  path = "/zh",
): Promise<Running> {
  const child = start(process.execPath, args, {
    env: { ...process.env, HOST: "127.0.0.1", PORT: String(port), LOG_LEVEL: "warn", ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return started(child, port, path, child.pid ?? 0);
}

/** nginx with one worker, which serves a page from a file that is compressed already. */
export async function startNginx(
  folder: string,
  port: number,
  page: Buffer,
  gzipped: Buffer,
): Promise<Running> {
  const root = join(folder, "www");
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "page.html"), page);
  writeFileSync(join(root, "page.html.gz"), gzipped);
  const config = join(folder, "nginx.conf");
  writeFileSync(
    config,
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
     events { worker_connections 4096; }
     http {
       access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; default_type text/html;
       ${["body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name === "body" ? "client_body" : name}_temp_path ${folder}/${name};`).join(" ")}
       server { listen 127.0.0.1:${port}; root ${root}; gzip_static on; open_file_cache max=10; }
     }`,
  );
  // As root it would otherwise serve as a user that cannot read the folder.
  const user = process.getuid?.() === 0 ? ["-g", "user root;"] : [];
  const child = start("nginx", ["-c", config, "-e", join(folder, "error.log"), ...user], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const running = await started(child, port, "/page.html", child.pid ?? 0);
  const worker = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ")[0];
  return { ...running, pid: Number(worker) };
}

async function started(child: ChildProcess, port: number, path: string, pid: number): Promise<Running> {
  const origin = `http://127.0.0.1:${port}`;
  while (!(await fetch(origin + path).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(" ")} ended`);
    await new Promise((done) => setTimeout(done, 20));
  }
  return {
    origin,
    pid,
    async stop() {
      const exited = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await exited;
    },
  };
}

/** Seconds of processor time that a process has used, its threads included. */
export function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** As the kernel counts it for the process, its threads included. Its kB are 1,024 bytes. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / 1e6;
}
