import type { DatabaseSync } from "node:sqlite";
import { prepared } from "./prepared.ts";

/** How many rows this connection has ever changed: another number afterwards tells that something was. */
export function totalChanges(database: DatabaseSync): unknown {
  return prepared(database, "SELECT total_changes() AS n").get()?.n;
}
