import type { Locale, Localized } from "../record/languages.ts";
import { translate } from "./translate.ts";

interface Site {
  languages: readonly Locale[];
  description?: Localized | undefined;
}

/** What the site is, in a sentence: as `site.yaml` has it, else what every bulletin is. */
export function siteDescription({ languages, description }: Site, locale: Locale): string {
  const t = translate(locale, "Site");
  return description?.[locale] ?? t(languages.length > 1 ? "description" : "descriptionOfOne");
}
