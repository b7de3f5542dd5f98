import type { Locale } from "#lib/record/languages.ts";
import type { Severity } from "#lib/record/problems/place.ts";

type Word = "band" | "draft" | "held" | "none" | "problems" | "left" | Severity;

/** What a preview says beside the site's own words. */
export const previewWords: Record<Locale, Record<Word, string>> = {
  zh: {
    band: "预览：含草稿和还没到时间的文章，读者看不到",
    draft: "草稿",
    held: "{until} 公开",
    none: "没有问题",
    problems: "{errors} 个错误，{warnings} 个警告",
    left: "还有 {left} 篇译文正在与原文比对",
    error: "错误",
    warning: "警告",
  },
  en: {
    band: "Preview, with drafts and what is held: readers do not see this",
    draft: "Draft",
    held: "Held until {until}",
    none: "No problems",
    problems: "Errors: {errors}, warnings: {warnings}",
    left: "translations still being compared with their originals: {left}",
    error: "Error",
    warning: "Warning",
  },
};

export const accessWords = {
  401: "A token is needed: add ?token=… to the address\n需要口令：在网址后加上 ?token=…\n",
  403: "Not allowed\n不允许\n",
  405: "Only GET and HEAD\n只能读取\n",
} as const;
