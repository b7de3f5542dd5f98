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
