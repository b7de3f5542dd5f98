import cluster from "node:cluster";
import { openLiveArchive } from "#lib/archive/live.ts";
import { logArchive } from "#lib/log.ts";
import type { ServerContext } from "./context.ts";
import { collectProcessMetrics, collectWriterGauges, serveMetrics } from "./http/metrics.ts";
import { serve } from "./serve.ts";
import { Supervisor } from "./supervisor.ts";

/** One process that does everything. */
export async function serveAlone(context: ServerContext): Promise<void> {
  const { settings, folders, log } = context;
  if (settings.METRICS_PORT) await serveMetrics(settings.HOST, settings.METRICS_PORT);
  const { port } = await serve(context, async () => {
    const live = await openLiveArchive(folders, logArchive(log));
    collectWriterGauges(live.status);
    return live;
  });
  log.info({ host: settings.HOST, port }, `ready on http://localhost:${port}`);
}

/** Keeps the index, and workers that serve. */
export async function supervise({
  settings,
  folders,
  log,
  flush,
  stopSignals,
}: ServerContext): Promise<void> {
  let workers: Supervisor | undefined;
  const live = await openLiveArchive(folders, {
    ...logArchive(log),
    onStatus: (status) => workers?.tellWriter(status),
  });
  workers = new Supervisor(settings.WORKERS, log);
  workers.tellWriter(live.status());
  for (const signal of stopSignals) {
    process.on(signal, async () => {
      await workers.stop();
      await Promise.race([live.close(), new Promise((done) => setTimeout(done, 500))]);
      await flush();
      process.exit(0);
    });
  }
  collectProcessMetrics();
  collectWriterGauges(live.status);
  if (settings.METRICS_PORT) {
    await serveMetrics(settings.HOST, settings.METRICS_PORT, () => workers.metrics());
  }
  let { PORT: port } = settings;
  cluster.on("listening", (_, address) => {
    port = address.port;
  });
  await workers.ready.promise;
  log.info({ host: settings.HOST, port, workers: settings.WORKERS }, `ready on http://localhost:${port}`);
}
