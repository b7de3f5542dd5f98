import { resolve } from "node:path";
import { openLiveArchive } from "#lib/archive/live.ts";
import { provideArchive } from "#lib/archive/the-archive.ts";
import { createServerLog, logArchive } from "#lib/log.ts";
import { readSettings, SettingsError } from "#lib/settings.ts";
import { listen } from "./server/http/listen.ts";
import { startNextApp } from "./server/next-app.ts";
import { isLoopback } from "./server/preview/access.ts";
import { PreviewServer } from "./server/preview/preview-server.ts";
import { settingsOrExit } from "./server/settings-or-exit.ts";
import { withDocuments } from "./server/with-documents.ts";

/** The shortest token that is worth its name, in characters. */
const shortestToken = 12;

const settings = settingsOrExit(() => {
  const { PREVIEW_TOKEN: token, ...env } = process.env;
  const read = readSettings({ ...env, HOST: env.HOST || "127.0.0.1", PORT: env.PORT || "3100" });
  if (token && !new RegExp(`^[\\x21-\\x7e]{${shortestToken},}$`).test(token))
    throw new SettingsError({
      zh: `PREVIEW_TOKEN=… 必须是 ${shortestToken} 个以上不含空格的可见 ASCII 字符`,
      en: `PREVIEW_TOKEN=… must be ${shortestToken} or more printable ASCII characters`,
    });
  if (!token && !isLoopback(read.HOST)) {
    const given = `HOST=${JSON.stringify(read.HOST)}`;
    throw new SettingsError({
      zh: `${given} 要同时设置 PREVIEW_TOKEN：草稿不能让别人看到`,
      en: `${given} needs PREVIEW_TOKEN: drafts are not public`,
    });
  }
  return { ...read, token: token || undefined };
});
// Next.js and React decide by it as they load, so they are loaded later.
Object.assign(process.env, { NODE_ENV: "production" });
const { log, flush } = createServerLog(settings.LOG_LEVEL, () => {});
const contentFolder = resolve(settings.CONTENT_DIR);
// Beside the public index, never in it.
const dataFolder = `${resolve(settings.DATA_DIR)}-preview`;
let taken = 0;
const events = logArchive(log);
const live = await openLiveArchive(
  { contentFolder, dataFolder, isPreview: true },
  {
    ...events,
    onApplied(event) {
      taken += 1;
      events.onApplied(event);
    },
  },
);
provideArchive(live.archive);
const [render] = await Promise.all([startNextApp(import.meta.dirname, settings.PORT), live.ready]);
const preview = new PreviewServer({
  ...{ root: import.meta.dirname, contentFolder, dataFolder },
  render: withDocuments(render, {
    ...{
      archive: live.archive,
      siteUrl: settings.SITE_URL,
      dataFolder,
      contentFolder,
      hubUrl: settings.HUB_URL,
    },
  }),
  ...{ siteUrl: settings.SITE_URL, token: settings.token, archive: live.archive },
  state: () => `${live.state()} ${taken} ${process.pid}`,
});
const port = await listen(preview.server, settings.HOST, settings.PORT);
log.info({ host: settings.HOST, port }, `preview on http://localhost:${port}`);

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) {
  process.once(signal, async () => {
    preview.close();
    await live.close();
    await flush();
    process.exit(0);
  });
}
