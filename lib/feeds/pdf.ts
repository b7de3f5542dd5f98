import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { href } from "../addresses.ts";
import { canonicalAt, type MakeDocument } from "./document.ts";

/** An issue as an editor had it printed: the file as it stands. */
export const pdf: MakeDocument<"pdf"> = async ({ locale, params: { day } }, source) => {
  const { archive, contentFolder, siteUrl } = source;
  const path = await archive.printed(day, locale);
  if (path === undefined) return undefined;
  try {
    return {
      contentType: "application/pdf",
      body: await readFile(join(contentFolder, path)),
      headers: canonicalAt(siteUrl + href(locale, "issue", { day })),
    };
  } catch {
    // It has gone; the index will know in a moment.
    return undefined;
  }
};
