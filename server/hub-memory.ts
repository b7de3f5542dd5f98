import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "#lib/write-whole.ts";
import type { HubMemory } from "./hub.ts";

/**
 * What a hub has been told, as a file beside the index: it means nothing without that.
 * @param told whom and of which addresses: another hub, or the same of another site, knows nothing yet
 */
export function hubMemory(dataFolder: string, told: { hub: string; siteUrl: string }): HubMemory {
  const path = join(dataFolder, "hub.json");
  return {
    async read() {
      try {
        const { hub, siteUrl, state } = JSON.parse(await readFile(path, "utf8"));
        return hub === told.hub && siteUrl === told.siteUrl && typeof state === "string" ? state : undefined;
      } catch {
        // There is none yet, or it is no longer what it was.
        return undefined;
      }
    },
    write: (state) => writeWhole(path, `${JSON.stringify({ ...told, state })}\n`),
  };
}
