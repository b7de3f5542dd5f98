/** How a language model would put a page together: ids of fragments alone, never text. */
export interface Advice {
  /** Each article's fragments in reading order. */
  articles: readonly (readonly string[])[];
  /** Pairs of fragments of which the second goes on in the first one's paragraph. */
  joins: readonly (readonly [string, string])[];
}
