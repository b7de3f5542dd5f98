import { textFields } from "./text-fields.ts";

/** Whether a reader may report an error there: in a paragraph (`p3`), or in a field of text such as the headline. */
export function isReportPlace(text: string): boolean {
  return /^p[1-9]\d{0,4}$/.test(text) || textFields.some((field) => field === text);
}
