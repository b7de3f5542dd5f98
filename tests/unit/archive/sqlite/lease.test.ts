import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Lease } from "#lib/archive/sqlite/lease.ts";
import { runNode } from "../../../support/processes.ts";

let folder: string;
let leases: Lease[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bulletin-lease-"));
  leases = [];
});
afterEach(() => {
  for (const lease of leases) lease.close();
  rmSync(folder, { recursive: true });
});

function lease(version = "a", owner?: string): Lease {
  const made = new Lease(folder, version, owner);
  leases.push(made);
  return made;
}
const path = () => join(folder, "writer.sqlite");

function inFile<Result>(use: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(path());
  try {
    return use(database);
  } finally {
    database.close();
  }
}
const expiry = () => inFile((db) => Number(db.prepare("SELECT expires FROM lease").get()?.expires));
const expire = (at: number) => inFile((db) => db.prepare("UPDATE lease SET expires = ?").run(at));

it("is one for all that write an index of one version", () => {
  const [first, second] = [lease(), lease()];
  expect([first.hold(), second.hold(), first.hold()]).toEqual([true, false, true]);
  first.release();
  expect([second.hold(), first.hold()]).toEqual([true, false]);
});

it("is another for each version of the index", () => {
  expect([lease("a").hold(), lease("b").hold()]).toEqual([true, true]);
  expect(lease().versionsInUse()).toEqual(new Set(["a", "b"]));
});

it("is not given up by one that does not hold it", () => {
  const [holder, other, third] = [lease(), lease(), lease()];
  holder.hold();
  other.release();
  expect(third.hold()).toBe(false);
});

it("is renewed by its holder, and not by one that waits for it", () => {
  const [holder, other] = [lease(), lease()];
  holder.hold();
  const soon = Date.now() + 5_000;
  expire(soon);
  other.hold();
  expect(expiry()).toBe(soon);
  holder.hold();
  expect(expiry()).toBeGreaterThan(soon);
});

it("is lost by a holder that slept until another one took it, and then nothing can be committed", () => {
  const [sleeper, other] = [lease(), lease()];
  sleeper.hold();
  sleeper.extend();
  expire(Date.now() - 1);
  expect(other.hold()).toBe(true);
  expect(sleeper.hold()).toBe(false);
  expect(() => sleeper.extend()).toThrow(/another process/);
  expect(other.versionsInUse()).toEqual(new Set(["a"]));
});

it("is not believed where it lasts longer than any: the clock was set back", () => {
  lease("a").hold();
  expire(Date.now() + 3_600_000);
  const next = lease();
  expect(next.versionsInUse()).toEqual(new Set());
  expect(next.hold()).toBe(true);
});

it("needs no more room to be renewed", () => {
  const holder = lease();
  holder.hold();
  const size = () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const before = size();
  for (let round = 0; round < 50; round++) holder.hold();
  expect(size()).toBe(before);
});

it("is extended by a process that writes for its holder", () => {
  const holder = lease();
  holder.hold();
  const helper = lease("a", holder.owner);
  expire(Date.now() + 1);
  helper.extend();
  expect(expiry()).toBeGreaterThan(Date.now() + 5_000);
});

it("is taken over from a process that ended without giving it up, at once", async () => {
  const script = `
    import { Lease } from "#lib/archive/sqlite/lease.ts";
    console.log(new Lease(process.argv[1], "a").hold());
  `;
  const { out } = await runNode(["--input-type=module", "--eval", script, folder]);
  expect(out).toBe("true\n");
  expect(expiry()).toBeGreaterThan(Date.now());
  const next = lease();
  expect(next.versionsInUse()).toEqual(new Set());
  expect(next.hold()).toBe(true);
});

describe("a file of leases", () => {
  it.each([
    ["removed", () => rmSync(path())],
    ["emptied", () => truncateSync(path(), 0)],
    ["written over", () => writeFileSync(path(), "rubbish ".repeat(2_000))],
    [
      "replaced by another",
      () => {
        rmSync(path());
        writeFileSync(path(), "");
      },
    ],
  ])("that was %s is made anew, and one writer is found", (_, spoil) => {
    const [first, second] = [lease(), lease()];
    first.hold();
    spoil();
    const held = [first.hold(), second.hold(), first.hold(), second.hold()];
    expect(held.slice(2).filter(Boolean)).toHaveLength(1);
    expect(held.slice(0, 2)).toEqual(held.slice(2));
  });
});
