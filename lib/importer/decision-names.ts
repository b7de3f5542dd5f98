import type { Localized } from "../record/languages.ts";
import type { Decision } from "./page-plan.ts";

/** What editors are asked about, in a few words. */
export const decisionNames: Record<Decision["kind"], Localized> = {
  join: { zh: "接续", en: "join" },
  article: { zh: "归篇", en: "article" },
  headline: { zh: "标题", en: "headline" },
  order: { zh: "次序", en: "order" },
  role: { zh: "身份", en: "role" },
};
