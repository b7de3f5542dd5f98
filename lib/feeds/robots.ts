import { href } from "../addresses.ts";
import { locales } from "../record/languages.ts";
import type { MakeDocument } from "./document.ts";

/**
 * What robots are asked to leave alone (RFC 9309): searches, of which there is no end, and the form for errors.
 * What is found by searches is all in the lists.
 */
export const robots: MakeDocument<"robots"> = async () => {
  const searches = locales.flatMap((locale) => [
    `Disallow: ${href(locale, "search", { q: "" })}?`,
    `Disallow: ${href(locale, "report")}?`,
  ]);
  return {
    contentType: "text/plain; charset=utf-8",
    body: `${["User-agent: *", ...searches].join("\n")}\n`,
  };
};
