import { AsyncLocalStorage } from "node:async_hooks";

/**
 * What an answer of the archive was made from, by keys: a change that has none of them leaves it as it is. A key names
 * something that may change as a whole, so that few are enough.
 */
export const readKeys = {
  /** An article's words, text, tags and corrections, and whether there is one at the address. */
  article: (day: string, slug: string) => `article/${day}/${slug}`,
  /** Which articles a day has, and their order. */
  day: (day: string) => `day/${day}`,
  /** Which topics a day's articles have. */
  topicsOf: (day: string) => `topics/${day}`,
  /** Which articles a month has, and their order. */
  month: (month: string) => `month/${month}`,
  /** How many articles the days of a year have. */
  year: (year: string) => `year/${year}`,
  /** How many articles the years have. */
  years: "years",
  /** Whether a day's issue is there as it is printed. */
  print: (day: string) => `print/${day}`,
  /** Which articles a month has, in which languages, and when they were last changed: not what they say. */
  sitemap: (month: string) => `sitemap/${month}`,
  /** When each month's articles were last changed, and which of them have a time of their own. */
  touched: "touched",
  /** Which entries of a registry have articles. */
  listed: (registry: string) => `listed/${registry}`,
  /** Which day it is. */
  today: "today",
  /** Which days have an issue. */
  days: "days",
  /** Which articles are listed under a tag, and their order. */
  tag: (facet: string, tag: string) => `tag/${facet}/${tag}`,
  /** Who else the articles of a person name. */
  company: (person: string) => `company/${person}`,
  /** How many articles there are under each tag and in each month, and which people they name together. */
  tallies: "tallies",
  /** What is near an article: the features of those on the days near it. */
  related: (day: string, slug: string) => `related/${day}/${slug}`,
  /** An entry of a registry, and whether there is one. */
  entry: (registry: string, id: string) => `entry/${registry}/${id}`,
  /** Which entries a registry has, and their order. */
  registry: (registry: string) => `registry/${registry}`,
  /** What the registries' entries are called. */
  names: "names",
  /** Which corrections there are, and their order. */
  corrections: "corrections",
  bulletin: (id: string) => `bulletin/${id}`,
  /** Which bulletins a day has. */
  bulletinsOf: (day: string) => `bulletins/${day}`,
  /** Stands for all of them: what has it is let go with every change. */
  everything: "everything",
} as const;

const noting = new AsyncLocalStorage<Set<string>>();

/** Notes that what is being answered goes by a key. */
export function noteRead(key: string): void {
  noting.getStore()?.add(key);
}

/** Does some work, and tells what it read of the archive, however deep within. */
export async function readsOf<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; keys: ReadonlySet<string> }> {
  const keys = new Set<string>();
  return { result: await noting.run(keys, work), keys };
}
