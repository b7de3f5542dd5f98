import type { DatabaseSync, StatementSync } from "node:sqlite";

const caches = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/** The statement of this text on this connection, prepared once. */
export function prepared(database: DatabaseSync, sql: string): StatementSync {
  let statements = caches.get(database);
  if (statements === undefined) {
    statements = new Map();
    caches.set(database, statements);
  }
  let statement = statements.get(sql);
  if (statement === undefined) {
    statement = database.prepare(sql);
    statements.set(sql, statement);
  }
  return statement;
}
