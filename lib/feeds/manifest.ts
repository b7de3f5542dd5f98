import { href } from "../addresses.ts";
import { colours } from "../colours.ts";
import { siteDescription } from "../i18n/site-description.ts";
import { translate } from "../i18n/translate.ts";
import { languageTag, originalLocale } from "../record/languages.ts";
import type { MakeDocument } from "./document.ts";

/** Drawn from `public/icon.svg`; the maskable one has its picture within the circle that every device leaves. */
const icons = [
  { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
  { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
  { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
  { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
];

/**
 * The web app manifest (W3C): what a reader gets who puts the paper on the home screen. There is one for each
 * language, since a name has one and begins on a front page. Pages are read one after the other and nothing is kept
 * by a script, so the browser's own way back and its reload stay in sight.
 */
export const manifest: MakeDocument<"manifest"> = async ({ params }, { archive }) => {
  const site = await archive.site();
  const own = site.languages.includes(originalLocale) ? originalLocale : site.languages[0];
  const locale = params.en ? "en" : (own ?? originalLocale);
  const shortcut = (name: string, url: string) => ({ name, url });
  const front = href(locale, "front");
  const body = {
    id: front,
    name: site.name[locale],
    description: siteDescription(site, locale),
    lang: languageTag[locale],
    dir: "ltr",
    start_url: front,
    scope: "/",
    display: "minimal-ui",
    background_color: colours.paper.light,
    theme_color: colours.paper.light,
    categories: ["news"],
    icons,
    shortcuts: [
      shortcut(translate(locale, "Nav")("dates"), href(locale, "dates")),
      shortcut(translate(locale, "Search")("title"), href(locale, "search", { q: "" })),
    ],
  };
  return { contentType: "application/manifest+json; charset=utf-8", body: `${JSON.stringify(body)}\n` };
};
