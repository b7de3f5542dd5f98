import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AppliedEvent } from "#lib/archive/events.ts";
import { type LiveArchive, openLiveArchive } from "#lib/archive/live.ts";
import type { ArchiveStatus } from "#lib/archive/status.ts";
import type { Problem } from "#lib/record/problems/catalogue.ts";
import { makePicture, noise } from "../../../support/make-picture.ts";
import { ContentFolder } from "../content-folder.ts";

const day = "2020-11-28";
const file = `articles/${day}/a.hall.jpg`;
const pictures =
  "[{ file: hall.jpg, alt: { zh: 会场, en: The hall }, caption: { zh: 说明, en: A caption } }]";
let content: ContentFolder;
let data: string;
let live: LiveArchive | undefined;
let applied: AppliedEvent[];
let faults: unknown[];
let statuses: ArchiveStatus[];
beforeEach(async () => {
  content = await ContentFolder.make();
  data = mkdtempSync(join(tmpdir(), "bulletin-pictures-"));
  applied = [];
  faults = [];
  statuses = [];
});
afterEach(async () => {
  await live?.close();
  live = undefined;
  rmSync(data, { recursive: true, force: true });
  await content.remove();
});

async function open(): Promise<LiveArchive> {
  live = await openLiveArchive(
    { contentFolder: content.path, dataFolder: data },
    {
      onApplied: (event) => applied.push(event),
      onFault: (fault) => faults.push(fault),
      onStatus: (status) => statuses.push(status),
    },
  );
  await live.ready;
  return live;
}

const problems = (): Problem[] => applied.flatMap((event) => event.problems);
const article = (locale: "zh" | "en" = "zh") => live?.archive.article(day, "a", locale);
const formats = async () => (await article())?.picture?.sources.map(({ type }) => type);
const ids = async () => (await article())?.picture?.sources.at(-1)?.images.map(({ path }) => path);
/** Machines are slow at times. */
const within = { timeout: 200_000, interval: 50 };
const all = ["image/avif", "image/webp", "image/jpeg"];
const untilAll = () => vi.waitFor(async () => expect(await formats()).toEqual(all), within);

it("shows a picture once it is made, and files are there for all that it names", async () => {
  await content.original(day, "a", { pictures }, "一\n\n![](hall.jpg)\n\n二");
  await content.write(file, await makePicture(700, 350));
  await open();
  await untilAll();
  const shown = await article("en");
  expect(shown?.picture).toMatchObject({
    ...{ file: "hall.jpg", width: 700, height: 350 },
    alt: { locale: "en", text: "The hall" },
    caption: { locale: "en", text: "A caption" },
    credit: undefined,
  });
  expect(shown?.figures.map(({ after }) => after)).toEqual([1]);
  expect(shown?.blocks).toHaveLength(2);
  const named = shown?.picture?.sources.flatMap(({ images }) => images.map(({ path }) => path)) ?? [];
  expect(readdirSync(join(data, "pictures"))).toEqual(
    expect.arrayContaining(named.map((path) => path.replace("/pictures/", ""))),
  );
  expect((await live?.archive.issue(day, "zh", 1))?.articles.items[0]?.picture?.alt.text).toBe("会场");
  expect(problems()).toEqual([]);
  expect(faults).toEqual([]);
});

it("follows a picture that is replaced in place, renamed and removed", async () => {
  await content.original(day, "a", { pictures });
  await open();
  // The article waits for its picture.
  expect(await article()).toBeUndefined();
  await content.write(file, await makePicture(500, 300));
  await vi.waitFor(async () => expect(await ids()).toBeDefined(), within);
  const first = await ids();
  await content.write(file, await makePicture(500, 300, "jpeg", 1));
  await vi.waitFor(async () => {
    expect(await ids()).toBeDefined();
    expect(await ids()).not.toEqual(first);
  }, within);
  await untilAll();
  const second = await ids();

  await rename(join(content.path, file), join(content.path, `articles/${day}/a.other.jpg`));
  await vi.waitFor(() => expect(problems().map(({ code }) => code)).toContain("unused-picture"), within);
  // The last good version stays.
  expect(await ids()).toEqual(second);
  await content.original(day, "a", { pictures: pictures.replace("hall", "other") });
  await vi.waitFor(async () => expect((await article())?.picture?.file).toBe("other.jpg"), within);
  expect(await ids()).toEqual(second);

  await content.remove(`articles/${day}/a.other.jpg`);
  await content.original(day, "a");
  await vi.waitFor(async () => expect((await article())?.figures).toEqual([]), within);
});

it("takes in a picture that is uploaded bit by bit, and nothing stays of its being cut off", async () => {
  await content.original(day, "a", {}, "旧文");
  await open();
  const bytes = await makePicture(900, 600);
  await content.original(day, "a", { pictures }, "新文");
  for (const share of [0, 0.3, 0.7]) {
    await content.write(file, bytes.subarray(0, bytes.length * share));
    await vi.waitFor(() => expect(problems().at(-1)?.code).toMatch(/picture/), within);
    expect((await article())?.excerpt).toEqual(["旧文"]);
  }
  await content.write(file, bytes);
  await vi.waitFor(async () => expect(await ids()).toBeDefined(), within);
  expect((await article())?.excerpt).toEqual(["新文"]);
  expect((await live?.archive.health())?.problems).toEqual({ errors: 0, warnings: 0 });
});

describe("a picture that cannot be made", () => {
  it("is told of, and its article is published without it", async () => {
    const bytes = await noise(1000, 800).jpeg().toBuffer();
    bytes.fill(0xff, bytes.length >> 1, bytes.length - 2);
    await content.original(day, "a", { pictures });
    await content.write(file, bytes);
    await open();
    await vi.waitFor(() => expect(problems().map(({ code }) => code)).toEqual(["picture-not-made"]), within);
    expect(problems()[0]).toMatchObject({ file, severity: "error" });
    expect(await article()).toMatchObject({ excerpt: ["a正文。"], figures: [], picture: undefined });
    expect((await live?.archive.health())?.problems.errors).toBe(1);

    await content.write(file, await makePicture(500, 300));
    await untilAll();
    expect((await live?.archive.health())?.problems.errors).toBe(0);
  });
});

it("tells of it for as long as none can be made, while texts go on", async () => {
  const folder = join(data, "pictures");
  writeFileSync(folder, "no folder");
  await content.original(day, "a", { pictures }, "旧文");
  await content.write(file, await makePicture(500, 300));
  const status = () => statuses.at(-1)?.fault?.code;
  await open();
  await vi.waitFor(() => expect(status()).toBe("pictures-not-made"), within);
  expect(String(faults[0])).toContain("EEXIST");
  await content.original(day, "a", { pictures }, "新文");
  await vi.waitFor(async () => expect((await article())?.excerpt).toEqual(["新文"]), within);
  expect(status()).toBe("pictures-not-made");
  expect(faults).toHaveLength(1);

  rmSync(folder);
  await content.original(day, "a", { pictures }, "再改");
  await untilAll();
  await vi.waitFor(() => expect(status()).toBeUndefined(), within);
});

it("makes nothing again after a restart, nor for a new index", async () => {
  await content.original(day, "a", { pictures });
  await content.write(file, await makePicture(500, 300));
  await open();
  await untilAll();
  await live?.close();
  const made = readdirSync(join(data, "pictures"));
  for (const name of readdirSync(data)) if (name.endsWith(".sqlite")) rmSync(join(data, name));
  applied = [];
  await open();
  await untilAll();
  expect(readdirSync(join(data, "pictures"))).toEqual(made);
});

it("makes again what somebody took away, under the server and while it was down", async () => {
  await content.original(day, "a", { pictures });
  await content.write(file, await makePicture(700, 350));
  await open();
  await untilAll();
  const whole = readdirSync(join(data, "pictures")).sort();
  const isWhole = () => expect(readdirSync(join(data, "pictures")).sort()).toEqual(whole);
  const untilWhole = async () => {
    await vi.waitFor(isWhole, within);
    await untilAll();
  };
  rmSync(join(data, "pictures"), { recursive: true });
  await content.original(day, "b");
  await untilWhole();

  rmSync(join(data, "pictures", whole.find((name) => name.endsWith(".avif")) ?? ""));
  await content.original(day, "c");
  await untilWhole();

  await live?.close();
  rmSync(join(data, "pictures", whole.find((name) => name.endsWith(".jpg")) ?? ""));
  await open();
  await untilWhole();
  expect(faults).toEqual([]);
});
