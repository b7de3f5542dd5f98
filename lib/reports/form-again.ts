import { randomBytes } from "node:crypto";
import type { ReportFault, ReportForm } from "./report.ts";

export interface FormAgain {
  form: ReportForm;
  fault: ReportFault;
}

/**
 * What was written in a form that is shown again, on its way from the server to the page. The server and the app that
 * Next bundles have separate copies of every module, so it is kept where both find it.
 */
const key = Symbol.for("bulletin.forms-again");
const shared = globalThis as { [key]?: Map<string, FormAgain> };

function waiting(): Map<string, FormAgain> {
  shared[key] ??= new Map();
  return shared[key];
}

/** Lets a page show a form again, while it is made. @param show is given what the page has to ask for it with */
export async function whileShown<Result>(
  again: FormAgain,
  show: (token: string) => Promise<Result>,
): Promise<Result> {
  const token = randomBytes(16).toString("hex");
  waiting().set(token, again);
  try {
    return await show(token);
  } finally {
    waiting().delete(token);
  }
}

export function formAgain(token: string | undefined): FormAgain | undefined {
  return token === undefined ? undefined : waiting().get(token);
}
