import { instantIn } from "../dates.ts";
import { dueAt, momentIn, standingOf } from "../record/due.ts";
import type { Withdrawal } from "../record/schema.ts";
import { defaultSite } from "../record/site.ts";
import type { Content } from "./content.ts";

/** What is in the record and not on the site as it stands, and what is at another address than it was. */
export interface Unseen {
  /** `until` is in the site's time zone: `2020-11-28T06:00+08:00`. */
  held: { file: string; until: string }[];
  drafts: { file: string }[];
  withdrawn: ({ file: string } & Withdrawal)[];
  /** With the slugs that it had. */
  renamed: { file: string; formerly: readonly string[] }[];
}

/** @param now in milliseconds since 1970 */
export function unseenIn({ originals, registries }: Content, now: number): Unseen {
  const { timeZone } = registries.site?.[0] ?? defaultSite;
  const moment = momentIn(timeZone, now);
  const unseen: Unseen = { held: [], drafts: [], withdrawn: [], renamed: [] };
  for (const original of originals.values()) {
    if (original === undefined) continue;
    const { file, fields } = original;
    const { withdrawn, formerly = [] } = fields;
    const standing = standingOf(fields, moment);
    if (standing === "draft") unseen.drafts.push({ file });
    else if (standing === "held")
      unseen.held.push({ file, until: instantIn(timeZone, dueAt(fields, moment)) });
    else if (withdrawn !== undefined) unseen.withdrawn.push({ file, ...withdrawn });
    if (formerly.length > 0) unseen.renamed.push({ file, formerly });
  }
  for (const list of Object.values(unseen))
    list.sort((a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : 1));
  return unseen;
}
