import { tmpdir } from "node:os";
import fc from "fast-check";
import { test as base, expect } from "playwright/test";
import { readContent } from "#lib/content/read-content.ts";
import messages from "#lib/i18n/messages/zh.json" with { type: "json" };
import { type Crawled, crawl, visit } from "../support/crawl.ts";
import { SiteServer } from "../support/site-server.ts";
import { registryIds } from "../unit/archive/model/documents.ts";
import { prepare } from "../unit/archive/model/start.ts";
import { anyDoing, apply } from "../unit/archive/model/steps.ts";
import { World } from "../unit/archive/model/world.ts";

/*
 * The same as tests/unit/archive/model, as readers see it: a server that ran all the while shows, byte for byte, what
 * a new server shows of the same folder. A new server knows no last good versions, so what is at fault is taken away
 * before the two are compared; its traces would still be found. What may differ is left out in crawl.ts.
 */

// The same sequences each time, and few: the model does hundreds in the time of one. `npm run test:long` finds new ones.
const { SEQUENCES = "2", SEQUENCES_SEED = "20261127" } = process.env;
const seed = Number(SEQUENCES_SEED);
const siteUrl = "https://bulletin.example";
const searches = ["/zh/search?q=智慧水务", "/en/search?q=smart+water", "/zh/search?q=水&topic=water"].map(
  encodeURI,
);
const mostPages = 200;

const test = base.extend<object, { world: World; site: SiteServer }>({
  world: [
    async ({ browserName: _ }, use) => {
      const world = new World(tmpdir(), Date.now());
      prepare(world, 2);
      await use(world);
      world.dispose();
    },
    { scope: "worker" },
  ],
  site: [
    async ({ world }, use) => {
      const site = await start(world);
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});
test.describe.configure({ mode: "serial" });

const edits = fc.array(anyDoing, { minLength: 4, maxLength: 24, size: "max" });

const sequences = fc.sample(edits, { numRuns: Number(SEQUENCES), seed });

for (let index = 0; index < Number(SEQUENCES); index++) {
  test(`shows what a new server shows, after sequence ${index + 1}`, async ({ world, site }, info) => {
    const steps = sequences[index] ?? [];
    const description = `SEQUENCES_SEED=${seed} ${JSON.stringify(steps)}`;
    info.annotations.push({ type: "repeat with", description });
    test.setTimeout(300_000);
    const half = Math.floor(steps.length / 2);
    for (const step of steps.slice(0, half)) apply(world, step);
    await untilTakenIn(world, site, `mark-${index}-a`);
    for (const step of steps.slice(half, -1)) apply(world, step);
    await removeFaults(world);
    await untilTakenIn(world, site, `mark-${index}-b`);
    // Pages of this state are kept now, and must not be shown once a single change has been taken in.
    const between = await crawl(site.url, siteUrl, ["/zh", "/en", ...searches], 80);
    for (const step of steps.slice(-1)) apply(world, step);
    await removeFaults(world);
    await untilTakenIn(world, site, `mark-${index}-c`);

    const fresh = await start(world);
    try {
      await untilSearched(fresh);
      const expected = await crawl(fresh.url, siteUrl, ["/zh", "/en", ...searches], mostPages);
      for (const path of between.keys())
        if (!expected.has(path)) expected.set(path, await visit(fresh.url + path));
      // The kernel tells of some changes a moment later than of the last one.
      const message = `as a new server, ${description}`;
      await expect.poll(() => differences(site, fresh, expected), { message, timeout: 120_000 }).toEqual([]);
    } finally {
      await fresh.stop();
    }
  });
}

function start(world: World): Promise<SiteServer> {
  return SiteServer.start(undefined, {
    CONTENT_DIR: world.path,
    SITE_URL: siteUrl,
    SEARCHES_PER_MINUTE: "0",
  });
}

/** A new server's first search begins with its thread: on a busy machine it may give up, which no content shows. */
async function untilSearched({ url }: SiteServer): Promise<void> {
  const isBusy = async (path: string) => (await visit(url + path)).body.includes(messages.Search.busy);
  for (const path of searches.filter((each) => each.startsWith("/zh")))
    await expect.poll(() => isBusy(path), { timeout: 120_000 }).toBe(false);
}

/** The pages that are others than those of the new server, each with the first line that differs. */
async function differences(
  site: SiteServer,
  fresh: SiteServer,
  expected: Map<string, Crawled>,
): Promise<unknown[]> {
  const different: unknown[] = [];
  for (const [path, page] of expected) {
    const actual = linesOf(await visit(site.url + path));
    if (firstDifference(actual, linesOf(page)) === undefined) continue;
    // A new server shows a picture once it has made it.
    const now = await visit(fresh.url + path);
    expected.set(path, now);
    const difference = firstDifference(actual, linesOf(now));
    if (difference) different.push({ path, ...difference });
  }
  return different;
}

function firstDifference(actual: readonly string[], wanted: readonly string[]) {
  const at = wanted.findIndex((line, index) => line !== actual[index]);
  if (at < 0 && actual.length === wanted.length) return undefined;
  return { actual: actual.at(at), wanted: wanted.at(at) };
}

function linesOf({ status, headers, body }: Crawled): string[] {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [String(status), ...body.split(/\n|(?=<)/), ...head.sort()];
}

/** Waits until the server tells of a file that is written last. No reader sees anything of it. */
async function untilTakenIn(world: World, site: SiteServer, mark: string): Promise<void> {
  world.save(`${mark}.txt`, { document: { kind: "other", text: mark } });
  const found = await readContent(world.path);
  const { error = [], warning = [] } = Object.groupBy(found.problems, ({ severity }) => severity);
  const problems = async () => (await (await fetch(`${site.url}/healthz`)).json()).problems;
  const expected = { errors: error.length, warnings: warning.length };
  await expect.poll(problems, { timeout: 60_000 }).toEqual(expected);
}

/** Without it, every article would be at fault. */
function mendRegistry(world: World, file: string): void {
  const ids = registryIds[file.replace(/\.yaml$/, "")];
  if (ids === undefined) world.remove(file);
  else world.save(file, { document: { kind: "registry", entries: ids.map((id) => ({ id, name: 0 })) } });
}

async function removeFaults(world: World): Promise<void> {
  for (let again = true; again; ) {
    const { problems } = await readContent(world.path);
    // A name that is not UTF-8 shows nothing, and is no path.
    const faulty = problems.filter(({ severity, file }) => severity === "error" && world.files.has(file));
    for (const { file } of faulty) {
      if (file.includes("/")) world.remove(file);
      else mendRegistry(world, file);
    }
    again = faulty.length > 0;
  }
}
