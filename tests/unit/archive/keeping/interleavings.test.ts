import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { syncIndex } from "#lib/archive/keeping/sync-index.ts";
import { openLiveArchive } from "#lib/archive/live.ts";
import { openDatabase } from "#lib/archive/sqlite/database.ts";
import { FileTable } from "#lib/archive/sqlite/file-table.ts";
import { sqliteArchive } from "#lib/archive/sqlite/sqlite-archive.ts";
import { SqliteIndex } from "#lib/archive/sqlite/sqlite-index.ts";
import { ContentFolder } from "../content-folder.ts";

// Files are read at once where nothing else is to do: here others get their turn before and after.
const slowness = vi.hoisted(() => ({ turns: 0 }));
vi.mock("#lib/content/file-state.ts", async (original) => {
  const real = await original<typeof import("#lib/content/file-state.ts")>();
  const pause = () => turnsOf(slowness.turns);
  return {
    ...real,
    async readWhole(path: string) {
      await pause();
      const read = await real.readWhole(path);
      await pause();
      return read;
    },
  };
});

const day = "2020-11-28";
const slugs = ["a", "b"] as const;
// All of one size: what tells them apart is what is in them.
const versions = ["甲", "乙", "丙"] as const;
const text = (version: string) =>
  `---\nheadline: ${version}\nkind: news\ndate: ${day}\nreporters: []\ntopics: []\n---\n\n${version}。\n`;

type Step =
  | { kind: "save"; how: "in place" | "by rename" | "in two parts"; slug: string; version: string }
  | { kind: "change and change back"; slug: string; version: string; turns: number }
  | { kind: "remove"; slug: string }
  | { kind: "look"; at: string[]; surely: boolean }
  | { kind: "wait"; turns: number };

const turnsOf = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

function save(path: (name: string) => string, { how, slug, version }: Extract<Step, { kind: "save" }>): void {
  if (how === "by rename") {
    writeFileSync(path(`.${slug}`), text(version));
    renameSync(path(`.${slug}`), path(slug));
    return;
  }
  writeFileSync(path(slug), text(version).slice(0, how === "in place" ? undefined : 30));
  if (how === "in two parts") setImmediate(() => writeFileSync(path(slug), text(version)));
}

const slug = fc.constantFrom(...slugs);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("save" as const),
      how: fc.constantFrom("in place" as const, "by rename" as const, "in two parts" as const),
      slug,
      version: fc.constantFrom(...versions),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("change and change back" as const),
      ...{ slug, version: fc.constantFrom(...versions), turns: fc.nat(12) },
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove" as const), slug }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("look" as const),
      at: fc.subarray([...slugs, ""], { minLength: 1 }),
      surely: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("wait" as const), turns: fc.nat(12) }) },
);

/** Hashed as one, parsed as another, and the first one again afterwards. */
const changedWhileRead = [1, 2, 3, 4, 5, 6, 7, 8].map((turns): [Step[], number] => [
  [
    { kind: "look", at: ["a"], surely: false },
    { kind: "wait", turns },
    { kind: "change and change back", slug: "a", version: "乙", turns: 12 },
    { kind: "wait", turns: 12 },
  ],
  4,
]);

it("comes to what is in the folder, whatever is written while it is looked at and read", async () => {
  const longAgo = new Date("2020-01-01");
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), fc.nat(8), async (steps, turns) => {
      slowness.turns = turns;
      const content = await ContentFolder.make();
      const dataFolder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
      const database = openDatabase(dataFolder);
      const path = (name: string) => join(content.path, `articles/${day}/${name}.md`);
      await content.write(`articles/${day}/a.md`, text("甲"));
      let looks: Promise<unknown> = Promise.resolve();
      try {
        for (const each of steps) {
          if (each.kind === "change and change back") {
            // What is half written is no version to come back to.
            await turnsOf(1);
            const before = existsSync(path(each.slug)) ? readFileSync(path(each.slug)) : text("甲");
            writeFileSync(path(each.slug), text(each.version));
            await turnsOf(each.turns);
            writeFileSync(path(each.slug), before);
          } else if (each.kind === "save") {
            save(path, each);
          } else if (each.kind === "remove") rmSync(path(each.slug), { force: true });
          else if (each.kind === "look") {
            const below = each.at.map((name) => (name === "" ? "" : `articles/${day}/${name}.md`));
            // One at a time, as the keeper does; what is written meanwhile is written.
            looks = looks.then(() =>
              syncIndex(new SqliteIndex(database), content.path, { below, surely: each.surely }),
            );
          } else await turnsOf(each.turns);
        }
        await looks;
        await new Promise(setImmediate);
        // Nothing of their times tells that they were written again.
        for (const name of slugs) await utimes(path(name), longAgo, longAgo).catch(() => undefined);
        await syncIndex(new SqliteIndex(database), content.path);
        const fresh = await content.read();
        const archive = sqliteArchive(database, { searchInProcess: true });
        for (const name of slugs) {
          const expected = fresh.originals.get(`${day}/${name}`)?.fields.headline;
          expect((await archive.article(day, name, "zh"))?.words.headline).toEqual(expected);
        }
        expect(new FileTable(database).problems()).toEqual(fresh.problems);
      } finally {
        await looks.catch(() => undefined);
        database.close();
        await content.remove();
        await rm(dataFolder, { recursive: true, force: true });
      }
    }),
    { numRuns: Number(process.env.INTERLEAVINGS ?? 150), examples: changedWhileRead },
  );
});

it("shows what was saved last on a live site, where files are saved twice in place, in any number of rounds", async () => {
  const content = await ContentFolder.make();
  const dataFolder = await mkdtemp(join(tmpdir(), "bulletin-index-"));
  await content.write(`articles/${day}/a.md`, text("甲"));
  const quiet = { onApplied: () => undefined, onFault: () => undefined };
  const live = await openLiveArchive({ contentFolder: content.path, dataFolder }, quiet);
  try {
    await live.ready;
    const path = join(content.path, `articles/${day}/a.md`);
    for (let round = 0; round < 40; round++) {
      const last = versions[round % versions.length] ?? "";
      // First a half of it, then another one, then what stays: each while the one before may be being read.
      await writeFile(path, text(last).slice(0, 40 + round));
      await new Promise((done) => setTimeout(done, (round * 7) % 60));
      await writeFile(path, text("丁"));
      await new Promise((done) => setTimeout(done, (round * 3) % 40));
      await writeFile(path, text(last));
      await vi.waitFor(
        async () => {
          expect((await live.archive.article(day, "a", "zh"))?.words.headline).toEqual([last]);
          expect((await live.archive.health()).problems.errors).toBe(0);
        },
        { timeout: 60_000, interval: 10 },
      );
    }
  } finally {
    await live.close();
    await content.remove();
    await rm(dataFolder, { recursive: true, force: true });
  }
});
