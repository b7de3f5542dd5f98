/** What an article reports; `news` is the rest. Each needs a name in the messages `Kind` and `Kinds`. */
export const kinds = ["meeting", "forum", "seminar", "news"] as const;
export type Kind = (typeof kinds)[number];

export function isKind(text: string): text is Kind {
  return kinds.some((kind) => kind === text);
}
