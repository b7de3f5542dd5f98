import cluster from "node:cluster";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import inject from "light-my-request";
import { type LiveArchive, openLiveArchive, openSharedArchive } from "#lib/archive/live.ts";
import { provideArchive } from "#lib/archive/open.ts";
import type { ArchiveStatus } from "#lib/archive/status.ts";
import { today } from "#lib/dates.ts";
import { clients, trusts } from "#lib/http/client-address.ts";
import { HealthCheck, type ServerState } from "#lib/http/health.ts";
import { Connections, maxHeadersCount, requestLimits, SearchAllowance, silence } from "#lib/http/limits.ts";
import { listen } from "#lib/http/listen.ts";
import {
  collectGauges,
  collectProcessMetrics,
  collectWriterGauges,
  metrics,
  ownMetrics,
  serveMetrics,
} from "#lib/http/metrics.ts";
import { readRawAddresses } from "#lib/http/raw-addresses.ts";
import { type AppResponse, type ErrorName, ResponseMaker } from "#lib/http/response-maker.ts";
import { SiteHandler } from "#lib/http/site-handler.ts";
import { Supervisor, type SupervisorMessage, type WorkerMessage } from "#lib/http/supervisor.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { lately } from "#lib/lately.ts";
import { createServerLog, logArchive } from "#lib/log.ts";
import { readSettings, type Settings, SettingsError } from "#lib/settings.ts";
import { isWorkingFolderGone, workingFolderGone } from "#lib/working-folder.ts";
import { outliveTerminal } from "./scripts/hang-up.mjs";

/** Milliseconds that a process goes on serving until another has taken its place: a busy machine starts one slowly. */
const replacementPatience = 20_000;
/** Milliseconds that requests in flight have to finish when the server stops. */
const patience = 4_000;
/** Milliseconds until connections without a request are closed then: one may be on its way. */
const idlePatience = 2_000;
/** Milliseconds for which the archive counts as unchanged. */
const stateAge = 10;
/** Bytes of finished pages that a process keeps. */
const cacheBytes = 32 * 1024 * 1024;

function settingsOrExit(): Settings {
  try {
    if (isWorkingFolderGone()) throw new SettingsError(workingFolderGone.en);
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

const settings = settingsOrExit();
// Next.js and React decide by it as they load, so they are loaded later.
Object.assign(process.env, { NODE_ENV: "production" });
const { log, flush } = createServerLog(settings.LOG_LEVEL, (lines) => metrics.logLinesDropped.inc(lines));
const stopSignals = ["SIGTERM", "SIGINT", ...(outliveTerminal() ? [] : ["SIGHUP"])];
const folders = { contentFolder: settings.CONTENT_DIR, dataFolder: settings.DATA_DIR };

/** Serves the site from this process, over an archive that it or another keeps up to date. */
async function serve(open: () => Promise<LiveArchive>): Promise<{ port: number }> {
  collectProcessMetrics();
  let state: ServerState = "starting";
  let isToldToStop = false;
  let live: LiveArchive | undefined;
  let handler: SiteHandler | undefined;
  const started = Promise.withResolvers<SiteHandler>();
  const maker = new ResponseMaker(settings.SITE_URL);
  const errorPages = await maker.errorPages(builtPage);
  const connections = new Connections(settings.CONNECTIONS_PER_ADDRESS, trusts(settings.TRUST_PROXY));

  const writer = cluster.worker ? writerOfFirst() : () => live?.status() ?? {};
  const health = new HealthCheck({
    ...{ state: () => state, writer },
    figures: () => live?.archive.health(),
    revision: () => live?.revision() ?? 0,
  });

  const listener: RequestListener = (request, response) => {
    if (request.url?.split("?", 1)[0] === "/healthz") return void health.handle(request, response);
    if (handler) handler.handle(request, response);
    else void started.promise.then((ready) => ready.handle(request, response));
  };
  const server = createServer(requestLimits, listener);
  readRawAddresses(server, requestLimits, listener);
  server.maxHeadersCount = maxHeadersCount;
  // A client may close its side once it has asked; Node would then give up what is not answered yet.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.setTimeout(silence);
  server.on("connection", (socket) => {
    if (connections.take(socket)) return;
    metrics.refused.inc({ why: "connections" });
    socket.destroy();
  });

  async function stop(signal: string): Promise<void> {
    if (isToldToStop) return;
    isToldToStop = true;
    log.info({ signal }, "stopping");
    if (cluster.worker) await untilReplaced();
    state = "stopping";
    const begin = performance.now();
    // Node closes idle connections with the server, though a request may be on its way on them.
    const closeIdle = server.closeIdleConnections.bind(server);
    server.closeIdleConnections = () => {};
    const closed = new Promise((done) =>
      cluster.worker ? process.once("disconnect", done) : server.once("close", done),
    );
    if (cluster.worker) cluster.worker.disconnect();
    else server.close();
    while (connections.open > 0 && performance.now() - begin < patience) {
      if (performance.now() - begin > idlePatience) closeIdle();
      await new Promise((done) => setTimeout(done, 20));
    }
    // A connection may have been given to this process that it has not seen yet.
    await Promise.race([closed, new Promise((done) => setTimeout(done, 500))]);
    await Promise.race([live?.close(), new Promise((done) => setTimeout(done, 2_000))]);
    await flush();
    process.exit(0);
  }
  for (const signal of stopSignals) process.on(signal, () => void stop(signal));

  const port = await listen(server, settings.HOST, settings.PORT);
  live = await open();
  provideArchive(live.archive);
  const built = JSON.parse(
    readFileSync(join(import.meta.dirname, ".next/required-server-files.json"), "utf8"),
  );
  // As Next.js' own standalone server does: else it loads a compiler, 23 MB of it, to read `next.config.ts`.
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(built.config);
  const { default: next } = await import("next");
  // A name for Next's own addresses, not where it listens: it takes `localhost` and 127.0.0.1 for two sites.
  const app = next({ dev: false, dir: import.meta.dirname, hostname: "localhost", port: settings.PORT });
  await Promise.all([live.ready, app.prepare()]);
  const { archive, revision, state: contentState } = live;
  const ask = app.getRequestHandler();
  handler = new SiteHandler({
    ...{ archive, maker, errorPages, cacheBytes, log },
    // Nothing of a reader's request reaches the app but the path: no header of it can change what others get.
    render: async (path): Promise<AppResponse> => {
      const answer = await inject(ask, {
        method: "GET",
        url: path,
        headers: { host: "localhost", "x-bulletin-settled": "1" },
      });
      const contentType = String(answer.headers["content-type"] ?? "application/octet-stream");
      return { status: answer.statusCode, contentType, body: answer.rawPayload };
    },
    state: lately(stateAge, () => `${contentState()} ${today()}`),
    files: new Set(readdirSync(join(import.meta.dirname, "public")).map((name) => `/${name}`)),
    searches: new SearchAllowance(settings.SEARCHES_PER_MINUTE),
    client: clients(settings.TRUST_PROXY),
    isLeaving: () => state === "stopping",
  });
  collectGauges(() => {
    const { pages, bytes } = handler?.cache.statistics ?? { pages: 0, bytes: 0 };
    const waiting = handler?.waiting ?? 0;
    return { connections: connections.open, waiting, pages, cachedBytes: bytes, revision: revision() };
  });
  state = "serving";
  started.resolve(handler);
  tellFirst({ kind: "ready" });
  return { port };
}

function tellFirst(message: WorkerMessage): void {
  process.send?.(message);
}

/** What the first process says of the writer; its questions are answered meanwhile. */
function writerOfFirst(): () => ArchiveStatus {
  let writer: ArchiveStatus = {};
  process.on("message", async (message: SupervisorMessage) => {
    if (message.kind === "writer") writer = message.status;
    if (message.kind === "metrics") tellFirst({ ...message, metrics: await ownMetrics() });
  });
  return () => writer;
}

function untilReplaced(): Promise<void> {
  return new Promise((done) => {
    process.on("message", ({ kind }: SupervisorMessage) => kind === "go" && done());
    tellFirst({ kind: "leaving" });
    // Without the first process nothing takes its place.
    process.once("disconnect", () => done());
    setTimeout(done, replacementPatience);
  });
}

/** Error pages are made at build time: they need nothing that may have failed. */
function builtPage(name: ErrorName, locale: Locale): Buffer {
  try {
    return readFileSync(join(import.meta.dirname, ".next/server/app", locale, `${name}.html`));
  } catch (error) {
    log.fatal({ err: error }, "there is no production build; make it with `npm run build`");
    process.exit(1);
  }
}

/** One process that does everything. */
async function serveAlone(): Promise<void> {
  if (settings.METRICS_PORT) await serveMetrics(settings.HOST, settings.METRICS_PORT);
  const { port } = await serve(async () => {
    const live = await openLiveArchive(folders, logArchive(log));
    collectWriterGauges(live.status);
    return live;
  });
  log.info({ host: settings.HOST, port }, `ready on http://localhost:${port}`);
}

/** Keeps the index, and workers that serve. */
async function supervise(): Promise<void> {
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

function start(): Promise<unknown> {
  if (settings.WORKERS === 1) return serveAlone();
  if (cluster.isPrimary) return supervise();
  return serve(async () => openSharedArchive(settings.DATA_DIR));
}

start().catch(async (error) => {
  log.fatal({ err: error }, error.message);
  await flush();
  process.exit(1);
});
