import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { projectFile, projectFolder } from "../project-file.ts";

/** A site that is there for this process alone. */
export interface OwnSite {
  url: string;
  stop(): Promise<void>;
}

/** What tells others of what is served: nothing of a site that nobody else sees. */
const silent = ["PURGE_URL", "HUB_URL", "REPORTS_DIR", "METRICS_PORT", "TRUST_PROXY"] as const;

/**
 * Starts the site over the content and the index of these settings, on a port of this machine that nobody else has.
 * Where another server keeps the index, it only reads that.
 * @throws where it ends before it answers, with what it said
 */
export async function startOwnSite(environment: NodeJS.ProcessEnv): Promise<OwnSite> {
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...environment,
    ...{ NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), WORKERS: "1", LOG_LEVEL: "error" },
  };
  for (const name of silent) delete env[name];
  const server = spawn(process.execPath, [projectFile("server.ts")], {
    ...{ cwd: projectFolder(), env, stdio: ["ignore", "pipe", "pipe"] },
  });
  let said = "";
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (chunk) => {
      said += chunk;
    });
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill("SIGTERM");
    await once(server, "exit");
  };
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error(said.trim());
    const response = await fetch(`${url}/healthz`).catch(() => undefined);
    if (response?.ok) return { url, stop };
    await wait(100);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
