import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDatabase } from "#lib/archive/database.ts";
import { leaseOn } from "#lib/archive/lease.ts";
import { runNode } from "../../support/processes.ts";

let folder: string;
let databases: DatabaseSync[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bulletin-lease-"));
  databases = [];
});
afterEach(() => {
  for (const database of databases) database.close();
  rmSync(folder, { recursive: true });
});

function open(): DatabaseSync {
  const database = openDatabase(folder);
  databases.push(database);
  return database;
}
const expiry = (database: DatabaseSync) =>
  Number(database.prepare("SELECT expires FROM lease").get()?.expires);

it("is one for all that have the index open", () => {
  const [first, second] = [leaseOn(open()), leaseOn(open())];
  expect([first.hold(), second.hold()]).toEqual([true, false]);
  first.release();
  expect([second.hold(), first.hold()]).toEqual([true, false]);
});

it("is not given up by one that does not hold it", () => {
  const [holder, other, third] = [leaseOn(open()), leaseOn(open()), leaseOn(open())];
  holder.hold();
  other.release();
  expect(third.hold()).toBe(false);
});

it("is renewed by its holder, and not by one that waits for it", () => {
  const database = open();
  const [holder, other] = [leaseOn(database), leaseOn(database)];
  holder.hold();
  const soon = Date.now() + 5_000;
  database.prepare("UPDATE lease SET expires = ?").run(soon);
  other.hold();
  expect(expiry(database)).toBe(soon);
  holder.hold();
  expect(expiry(database)).toBeGreaterThan(soon);
});

it("is lost by a holder that slept until another one took it", () => {
  const database = open();
  const [sleeper, other] = [leaseOn(database), leaseOn(database)];
  sleeper.hold();
  database.prepare("UPDATE lease SET expires = ?").run(Date.now() - 1);
  expect(other.hold()).toBe(true);
  expect(sleeper.hold()).toBe(false);
});

it("is taken over from a process that ended without giving it up, at once", async () => {
  const script = `
    import { openDatabase } from "#lib/archive/database.ts";
    import { leaseOn } from "#lib/archive/lease.ts";
    console.log(leaseOn(openDatabase(process.argv[1])).hold());
  `;
  const { out } = await runNode(["--input-type=module", "--eval", script, folder]);
  expect(out).toBe("true\n");
  const database = open();
  expect(expiry(database)).toBeGreaterThan(Date.now());
  expect(leaseOn(database).hold()).toBe(true);
});
