/** Opens the archive where `server.ts` has not: under `next dev` and `next start`. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { isArchiveProvided, provideArchive } = await import("#lib/archive/the-archive.ts");
  if (isArchiveProvided()) return;
  const { openLiveArchive } = await import("#lib/archive/live.ts");
  const { createLog, logArchive } = await import("#lib/log.ts");
  const { readSettings } = await import("#lib/settings.ts");

  const settings = readSettings(process.env);
  const folders = { contentFolder: settings.CONTENT_DIR, dataFolder: settings.DATA_DIR };
  const live = await openLiveArchive(folders, logArchive(createLog(settings.LOG_LEVEL)));
  await live.ready;
  provideArchive(live.archive);
}
