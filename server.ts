import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { type LiveArchive, openLiveArchive } from "#lib/archive/live.ts";
import { provideArchive } from "#lib/archive/open.ts";
import { replaceFailures } from "#lib/http/replace-failures.ts";
import { isLocale, type Locale, type Localized, locales, negotiateLocale } from "#lib/i18n/locales.ts";
import { createLog, logArchive } from "#lib/log.ts";
import { readSettings, type Settings, SettingsError } from "#lib/settings.ts";

type Status = "starting" | "ok" | "stopping";
type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Milliseconds that requests in flight have to finish when the server stops. */
const patience = 8_000;

function settingsOrExit(): Settings {
  try {
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
const log = createLog(settings.LOG_LEVEL);
let status: Status = "starting";
let live: LiveArchive | undefined;
let handle: Handler | undefined;
const started = Promise.withResolvers<void>();

const failurePages = readFailurePages();

function readFailurePages(): Localized<Buffer> {
  const folder = join(import.meta.dirname, ".next/server/app");
  try {
    const pages = locales.map((locale) => [locale, readFileSync(join(folder, locale, "failure.html"))]);
    return Object.fromEntries(pages);
  } catch (error) {
    log.fatal({ err: error }, "there is no production build; make it with `npm run build`");
    process.exit(1);
  }
}

function localeOf({ url = "", headers }: IncomingMessage): Locale {
  const named = url.split(/[/?]/, 2)[1];
  return isLocale(named) ? named : negotiateLocale(headers["accept-language"]);
}

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url?.split("?", 1)[0] === "/healthz") return sendHealth(response);
  await started.promise;
  const contentType = "text/html; charset=utf-8";
  replaceFailures(response, () => ({ body: failurePages[localeOf(request)], contentType }));
  await handle?.(request, response);
}

async function sendHealth(response: ServerResponse): Promise<void> {
  const unknown = { revision: 0, articles: 0, translations: 0, problems: { errors: 0, warnings: 0 } };
  const health = status === "ok" && live ? await live.archive.health() : unknown;
  const body = JSON.stringify({ status, ...health, uptime: Math.round(process.uptime()) });
  response.writeHead(status === "ok" ? 200 : 503, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(body);
}

/** Bytes of a request's headers, its address among them: a search of 10,000 Chinese characters has 90,000. */
const maxHeaderSize = 128 * 1024;

const server = createServer({ maxHeaderSize }, (request, response) => {
  const begin = performance.now();
  response.on("finish", () => {
    const { method, url } = request;
    const milliseconds = Math.round((performance.now() - begin) * 10) / 10;
    log.debug({ method, url, status: response.statusCode, milliseconds }, "request");
  });
  respond(request, response).catch((error) => {
    log.error({ err: error, url: request.url }, "request failed");
    response.statusCode = 500;
    response.end();
  });
});

async function start(): Promise<void> {
  const { default: next } = await import("next");
  // A name for Next's own addresses, not where it listens: it takes `localhost` and 127.0.0.1 for two sites.
  const app = next({
    dev: false,
    dir: import.meta.dirname,
    hostname: "localhost",
    port: settings.PORT,
    httpServer: server,
  });
  await new Promise<void>((listening, failed) => {
    server.once("error", failed).listen(settings.PORT, settings.HOST, listening);
  });
  const folders = { contentFolder: settings.CONTENT_DIR, dataFolder: settings.DATA_DIR };
  live = await openLiveArchive(folders, logArchive(log));
  provideArchive(live.archive);
  await Promise.all([live.ready, app.prepare()]);
  handle = app.getRequestHandler();
  status = "ok";
  started.resolve();
  const address = server.address();
  const port = typeof address === "object" ? address?.port : settings.PORT;
  log.info({ host: settings.HOST, port }, `ready on http://localhost:${port}`);
}

async function stop(signal: string): Promise<void> {
  if (status === "stopping") return;
  status = "stopping";
  log.info({ signal }, "stopping");
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  await Promise.race([closed, new Promise((done) => setTimeout(done, patience))]);
  await live?.close();
  process.exit(0);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));

start().catch((error) => {
  log.fatal({ err: error }, error.message);
  process.exit(1);
});
