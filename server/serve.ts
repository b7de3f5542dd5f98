import cluster from "node:cluster";
import { readdirSync, readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import type { LiveArchive } from "#lib/archive/live.ts";
import { readKeys } from "#lib/archive/reads.ts";
import { provideArchive } from "#lib/archive/the-archive.ts";
import { ReportFolder } from "#lib/reports/report-folder.ts";
import type { ServerContext } from "./context.ts";
import { HealthCheck, type ServerState } from "./health.ts";
import { clients, trusts } from "./http/client-address.ts";
import { closeServer } from "./http/close-server.ts";
import { SiteErrorPages } from "./http/error-pages.ts";
import { createHttpServer } from "./http/http-server.ts";
import { Connections, SearchAllowance } from "./http/limits.ts";
import { listen } from "./http/listen.ts";
import { beforeReading, collectGauges, collectProcessMetrics } from "./http/metrics.ts";
import type { Source } from "./http/page-cache.ts";
import { PictureFiles } from "./http/picture-files.ts";
import { ReportDesk } from "./http/report-desk.ts";
import { RequestNotes } from "./http/request-notes.ts";
import { ResponseMaker } from "./http/response-maker.ts";
import { SiteHandler, type SiteOptions } from "./http/site-handler.ts";
import { lately } from "./lately.ts";
import { startNextApp } from "./next-app.ts";
import { withDocuments } from "./with-documents.ts";
import { tellSupervisor, untilReplaced, writerOfSupervisor } from "./worker.ts";

/** Milliseconds that an archive has to close. */
const closePatience = 2_000;
/** Milliseconds for which the archive counts as unchanged. */
const stateAge = 10;
/** Bytes of finished pages that a process keeps. */
const cacheBytes = 24 * 1024 * 1024;

/**
 * Serves the site from this process, over an archive that it or another keeps up to date. Requests that come before
 * it is open wait for it; `/healthz` answers at once.
 */
export async function serve(
  context: ServerContext,
  open: () => Promise<LiveArchive>,
): Promise<{ port: number }> {
  const { settings, log, flush, stopSignals } = context;
  collectProcessMetrics();
  let state: ServerState = "starting";
  let live: LiveArchive | undefined;
  let handler: SiteHandler | undefined;
  const started = Promise.withResolvers<SiteHandler>();
  const notes = requestNotes(context);
  const maker = new ResponseMaker(settings.SITE_URL, settings.PURGE_URL !== undefined);
  const errorPages = await builtErrorPages(context, maker);
  const connections = new Connections(settings.CONNECTIONS_PER_ADDRESS, trusts(settings.TRUST_PROXY));
  const health = new HealthCheck({
    state: () => state,
    writer: cluster.worker ? writerOfSupervisor() : () => live?.status() ?? {},
    figures: () => live?.archive.health(),
    revision: () => live?.revision() ?? 0,
  });
  const listener: RequestListener = (request, response) => {
    if (request.url?.split("?", 1)[0] === "/healthz") return void health.handle(request, response);
    if (handler) handler.handle(request, response);
    else void started.promise.then((ready) => ready.handle(request, response));
  };
  const server = createHttpServer(listener, connections);

  let isToldToStop = false;
  async function stop(signal: string): Promise<void> {
    if (isToldToStop) return;
    isToldToStop = true;
    log.info({ signal }, "stopping");
    if (cluster.worker) await untilReplaced();
    state = "stopping";
    await closeServer(server, connections);
    await Promise.race([live?.close(), new Promise((done) => setTimeout(done, closePatience))]);
    notes.flush();
    await flush();
    process.exit(0);
  }
  for (const signal of stopSignals) process.on(signal, () => void stop(signal));

  const port = await listen(server, settings.HOST, settings.PORT);
  live = await open();
  const isLeaving = () => state === "stopping";
  handler = await startSite(context, live, { maker, errorPages, notes, isLeaving });
  collectSiteGauges(handler, live, connections);
  state = "serving";
  started.resolve(handler);
  tellSupervisor({ kind: "ready" });
  return { port };
}

/** The site over an open archive, once there is something to show. */
async function startSite(
  { root, settings, folders, log }: ServerContext,
  live: LiveArchive,
  given: Pick<SiteOptions, "maker" | "errorPages" | "notes" | "isLeaving">,
): Promise<SiteHandler> {
  provideArchive(live.archive);
  const [render] = await Promise.all([startNextApp(root, settings.PORT), live.ready]);
  const { archive } = live;
  const { SITE_URL: siteUrl, REPORTS_DIR } = settings;
  return new SiteHandler({
    ...{ ...given, archive, cacheBytes, log },
    render: withDocuments(render, {
      ...{ archive, siteUrl, dataFolder: folders.dataFolder, contentFolder: settings.CONTENT_DIR },
      hubUrl: settings.HUB_URL,
    }),
    reports:
      REPORTS_DIR === undefined
        ? undefined
        : new ReportDesk({
            ...{ folder: new ReportFolder(REPORTS_DIR), archive, render, maker: given.maker, siteUrl, log },
          }),
    source: sourceOf(live, stateAge),
    pictures: new PictureFiles(folders.dataFolder, siteUrl),
    files: new Set(readdirSync(join(root, "public")).map((name) => `/${name}`)),
    searches: new SearchAllowance(settings.SEARCHES_PER_MINUTE),
    client: clients(settings.TRUST_PROXY),
  });
}

/** What is noted of requests is never later than what else the process tells. */
function requestNotes({ log, writeLines }: ServerContext): RequestNotes {
  const notes = new RequestNotes(log.isLevelEnabled("info") ? writeLines : undefined);
  beforeReading.add(() => notes.flush());
  // Before the log itself writes what waits.
  process.prependListener("exit", () => notes.flush());
  return notes;
}

/**
 * Pages are made from the archive.
 * @param age milliseconds for which it may be taken for unchanged
 */
export function sourceOf(live: LiveArchive, age = 0): Source {
  return {
    state: lately(age, () => live.state()),
    changedSince(state) {
      const changed = live.changedSince(state);
      return changed && new Set(changed).add(readKeys.everything);
    },
  };
}

function collectSiteGauges(handler: SiteHandler, live: LiveArchive, connections: Connections): void {
  collectGauges(() => {
    const { pages, bytes } = handler.cache.statistics;
    const { open } = connections;
    return {
      connections: open,
      waiting: handler.waiting,
      pages,
      cachedBytes: bytes,
      revision: live.revision(),
    };
  });
}

/** Error pages are made at build time: they need nothing that may have failed. */
function builtErrorPages({ root, log }: ServerContext, maker: ResponseMaker): Promise<SiteErrorPages> {
  return SiteErrorPages.make(maker, (name, locale) => {
    try {
      return readFileSync(join(root, ".next/server/app", locale, `${name}.html`));
    } catch (error) {
      log.fatal({ err: error }, "there is no production build; make it with `npm run build`");
      process.exit(1);
    }
  });
}
