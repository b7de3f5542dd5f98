import type { Localized } from "../record/languages.ts";

/** Why what an editor asked for is not done; nothing has been written. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly reason: Localized;
  /** Whether what was asked for is wrong, or what is in the content. */
  readonly fault: "request" | "problem";
  constructor(reason: Localized, fault: "request" | "problem" = "request") {
    super(reason.en);
    this.reason = reason;
    this.fault = fault;
  }
}

export function noSlug(slug: string): Refusal {
  return new Refusal({
    zh: `“${slug}”不能用作名称：只用小写字母、数字和单个连字符`,
    en: `${JSON.stringify(slug)} is no slug: lower-case letters, digits and single hyphens`,
  });
}

export function unreadable(path: string): Refusal {
  const reason = {
    zh: `${path} 的字段读不出来；先运行 bulletin check，把它改好`,
    en: `the fields of ${path} cannot be read; run bulletin check and mend it first`,
  };
  return new Refusal(reason, "problem");
}
