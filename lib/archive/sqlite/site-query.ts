import type { DatabaseSync } from "node:sqlite";
import type { Locale } from "../../record/languages.ts";
import type { Site } from "../../record/schema.ts";
import { defaultSite } from "../../record/site.ts";
import { noteRead, readKeys } from "../reads.ts";
import { prepared } from "./prepared.ts";

/** What makes the site a paper's own. */
export function readSite(database: DatabaseSync): Site {
  noteRead(readKeys.entry("site", "site"));
  const data = prepared(database, "SELECT data FROM entries WHERE registry = 'site'").get()?.data;
  if (typeof data !== "string") return defaultSite;
  const { id: _, ...site } = JSON.parse(data) as Site & { id: string };
  return site;
}

/** Whether the site has pages in a language. */
export function isShown(database: DatabaseSync, locale: Locale): boolean {
  return readSite(database).languages.includes(locale);
}
