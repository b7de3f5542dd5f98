/** How articles render one term, as far as it matters which of them differ. */
export interface RenderingCount {
  /** See `Usage.form`. */
  form: string;
  /** Translations that have it, and those of them that are reviewed. */
  files: number;
  reviewed: number;
  /** The first of the translations that have it, by their paths. */
  first: string;
}

/** A form this long is not within another by chance. */
const leastWithin = 8;

/**
 * Whether two forms may be one rendering, in full and shortened (“No. 8 Middle School” of “Hengyang No. 8 Middle
 * School”), or written in one word and in two.
 */
export function agree(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (` ${long} `.includes(` ${short} `)) return true;
  const [closeShort, closeLong] = [short, long].map((form) => form.replaceAll(" ", ""));
  return (closeShort ?? "").length >= leastWithin && (closeLong ?? "").includes(closeShort ?? "");
}
