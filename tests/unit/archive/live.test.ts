import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ArchiveEvents } from "#lib/archive/events.ts";
import { type LiveArchive, openLiveArchive } from "#lib/archive/live.ts";
import { ContentFolder } from "./content-folder.ts";

let content: ContentFolder;
let dataFolder: string;
const opened: LiveArchive[] = [];

beforeEach(async () => {
  content = await ContentFolder.make();
  dataFolder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
});
afterEach(async () => {
  for (const live of opened.splice(0)) await live.close();
  await content.remove();
  await rm(dataFolder, { recursive: true, force: true });
});

const silent: ArchiveEvents = {
  onApplied: () => undefined,
  onFault: (error) => {
    throw error;
  },
};

async function open(events = silent): Promise<LiveArchive> {
  const live = await openLiveArchive({ contentFolder: content.path, dataFolder }, events);
  opened.push(live);
  await live.ready;
  return live;
}

/** As long as a busy machine may take. */
const until = <Result>(what: () => Promise<Result> | Result) =>
  vi.waitFor(what, { timeout: 60_000, interval: 20 });

const headline = async ({ archive }: LiveArchive, slug: string) =>
  (await archive.article("2020-11-28", slug, "zh"))?.words.headline[0];

it("is ready when all content is in", async () => {
  await content.original("2020-11-28", "a");
  expect(await headline(await open(), "a")).toBe("a标题");
});

it("takes in a file that is added, changed, moved in by rename, and removed", async () => {
  const live = await open();
  await content.original("2020-11-28", "a");
  await until(async () => expect(await headline(live, "a")).toBe("a标题"));

  await content.original("2020-11-28", "a", { headline: "新标题" });
  await until(async () => expect(await headline(live, "a")).toBe("新标题"));

  await content.original("2020-11-28", "a.tmp", { headline: "换名存盘" });
  const folder = join(content.path, "articles/2020-11-28");
  await rename(join(folder, "a.tmp.md"), join(folder, "a.md"));
  await until(async () => expect(await headline(live, "a")).toBe("换名存盘"));

  await content.remove("articles/2020-11-28/a.md");
  await until(async () => expect(await headline(live, "a")).toBeUndefined());
});

it("takes in a folder of articles that is moved in and out", async () => {
  const live = await open();
  const elsewhere = await ContentFolder.make();
  await elsewhere.original("2020-11-28", "a");
  await elsewhere.original("2020-11-28", "b");
  await content.write("articles/README.md", "");
  const inside = join(content.path, "articles/2020-11-28");
  await rename(join(elsewhere.path, "articles/2020-11-28"), inside);
  await until(async () => expect((await live.archive.health()).articles).toBe(2));
  await rename(inside, join(elsewhere.path, "articles/2020-11-28"));
  await until(async () => expect((await live.archive.health()).articles).toBe(0));
  await elsewhere.remove();
});

it("takes in changes in folders that were made at once, and in a content folder put in place of the old one", async () => {
  const live = await open();
  await content.original("2020-11-28", "a");
  await until(async () => expect(await headline(live, "a")).toBe("a标题"));
  await content.original("2020-11-28", "a", { headline: "深处改了" });
  await until(async () => expect(await headline(live, "a")).toBe("深处改了"));

  const other = await ContentFolder.make();
  await other.original("2020-11-28", "a", { headline: "整个换了" });
  await content.remove();
  await rename(other.path, content.path);
  await until(async () => expect(await headline(live, "a")).toBe("整个换了"));
  await content.original("2020-11-28", "a", { headline: "换后再改" });
  await until(async () => expect(await headline(live, "a")).toBe("换后再改"));
});

it("tells of a name that is not UTF-8 when it comes alone, and no more when it is gone", async () => {
  const live = await open();
  const problems = async () => (await live.archive.health()).problems.errors;
  const folder = join(content.path, "articles/2020-11-28");
  await content.original("2020-11-28", "a");
  await until(async () => expect(await headline(live, "a")).toBe("a标题"));
  const path = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xc4, 0xe3, 0x2e, 0x6d, 0x64])]);
  await writeFile(path, "x");
  await until(async () => expect(await problems()).toBe(1));
  await rm(path);
  await until(async () => expect(await problems()).toBe(0));
});

it("lets what is gone go while hidden files keep being written", async () => {
  const live = await open();
  for (const slug of "abcdefgh") await content.original("2020-11-28", slug);
  await until(async () => expect((await live.archive.health()).articles).toBe(8));
  const heartbeat = setInterval(() => void content.write("articles/2020-11-28/.heartbeat", "x"), 100);
  try {
    for (const slug of "abcdefg") await content.remove(`articles/2020-11-28/${slug}.md`);
    await until(async () => expect((await live.archive.health()).articles).toBe(1));
  } finally {
    clearInterval(heartbeat);
  }
});

it("tells what is wrong with a file, and serves its last good version", async () => {
  await content.original("2020-11-28", "a");
  const onApplied = vi.fn();
  const live = await open({ ...silent, onApplied });
  await content.write("articles/2020-11-28/a.md", "---\nheadline: [\n---\n");
  await until(() => {
    expect(onApplied.mock.lastCall?.[0].problems).toMatchObject([{ code: "broken-yaml" }]);
  });
  expect(await headline(live, "a")).toBe("a标题");
});

it("lets a second process read, and take over when the first one stops", async () => {
  await content.original("2020-11-28", "a");
  const first = await open();
  const applied = vi.fn();
  const second = await open({ ...silent, onApplied: applied });
  expect(await headline(second, "a")).toBe("a标题");
  expect(applied).not.toHaveBeenCalled();

  await first.close();
  opened.splice(opened.indexOf(first), 1);
  await content.original("2020-11-28", "b");
  await until(async () => expect(await headline(second, "b")).toBe("b标题"));
});

it("refuses a content folder that is not there", async () => {
  const folders = { contentFolder: join(content.path, "nowhere"), dataFolder };
  await expect(openLiveArchive(folders, silent)).rejects.toThrow(/nowhere" is not a folder/);
});

it("shows an article when its time has come, and holds it again where that is put off, while nobody saves anything else", async () => {
  const live = await open();
  const soon = new Date(Date.now() + 3_000).toISOString();
  await content.original("2020-11-28", "a", { publish: soon });
  await until(async () => expect(await headline(live, "a")).toBe("a标题"));
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(soon));
  await content.original("2020-11-28", "a", { publish: "2099-01-01T00:00Z" });
  await until(async () => expect(await headline(live, "a")).toBeUndefined());
});
