import type { Site } from "./schema.ts";

/** What a site is as long as no `site.yaml` says it. */
export const defaultSite: Site = {
  name: { zh: "雁城要闻", en: "The Hengyang Bulletin" },
  languages: ["zh", "en"],
  timeZone: "Asia/Shanghai",
};
