import cluster from "node:cluster";
import { type LiveArchive, openLiveArchive } from "#lib/archive/live.ts";
import type { ArchiveStatus } from "#lib/archive/status.ts";
import { logArchive } from "#lib/log.ts";
import type { ServerContext } from "./context.ts";
import { collectProcessMetrics, collectWriterGauges, serveMetrics } from "./http/metrics.ts";
import { HubPublisher } from "./hub.ts";
import { hubMemory } from "./hub-memory.ts";
import { Purger } from "./purge.ts";
import { serve, sourceOf } from "./serve.ts";
import { Supervisor } from "./supervisor.ts";

/** One process that does everything. */
export async function serveAlone(context: ServerContext): Promise<void> {
  const { settings, log } = context;
  if (settings.METRICS_PORT) await serveMetrics(settings.HOST, settings.METRICS_PORT);
  const { port } = await serve(context, async () => {
    const live = await openWriter(context);
    collectWriterGauges(live.status);
    return live;
  });
  log.info({ host: settings.HOST, port }, `ready on http://localhost:${port}`);
}

/**
 * Keeps the index in line with the content, and tells the cache in front and the hub, if there are such, what has
 * changed.
 */
async function openWriter(
  { settings, folders, log }: ServerContext,
  onStatus?: (status: ArchiveStatus) => void,
): Promise<LiveArchive> {
  const told: { notify(): void; close(): void }[] = [];
  const events = logArchive(log);
  const live = await openLiveArchive(folders, {
    ...events,
    onApplied(event) {
      events.onApplied(event);
      for (const each of told) each.notify();
    },
    ...(onStatus && { onStatus }),
  });
  const { PURGE_URL: url, PURGE_TOKEN: token, HUB_URL: hub, SITE_URL: siteUrl } = settings;
  if (url !== undefined) told.push(new Purger({ url, token, source: sourceOf(live), log }));
  if (hub !== undefined) {
    const { archive } = live;
    const memory = hubMemory(folders.dataFolder, { hub, siteUrl });
    told.push(new HubPublisher({ ...{ url: hub, siteUrl, archive, memory }, source: sourceOf(live), log }));
  }
  void live.ready.then(() => {
    for (const each of told) each.notify();
  });
  return {
    ...live,
    async close() {
      for (const each of told) each.close();
      await live.close();
    },
  };
}

/** Keeps the index, and workers that serve. */
export async function supervise(context: ServerContext): Promise<void> {
  const { settings, log, flush, stopSignals } = context;
  let workers: Supervisor | undefined;
  const live = await openWriter(context, (status) => workers?.tellWriter(status));
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
