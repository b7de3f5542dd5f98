import { href } from "../addresses.ts";
import { locales, originalLocale } from "../record/languages.ts";
import type { MakeDocument } from "./document.ts";

/**
 * What robots are asked to leave alone (RFC 9309): searches, of which there is no end, and the form for errors.
 * What is found by searches is all in the lists, and the sitemap has every address.
 */
export const robots: MakeDocument<"robots"> = async (_, { siteUrl }) => {
  const searches = locales.flatMap((locale) => {
    const path = href(locale, "search", { q: "" });
    return [`Disallow: ${path}?`, `Disallow: ${path}/`, `Disallow: ${href(locale, "report")}?`];
  });
  const sitemaps = (["sitemap", "newsSitemap"] as const).map(
    (page) => `Sitemap: ${siteUrl}${href(originalLocale, page)}`,
  );
  return {
    contentType: "text/plain; charset=utf-8",
    body: `${["User-agent: *", ...searches, "", ...sitemaps].join("\n")}\n`,
  };
};
