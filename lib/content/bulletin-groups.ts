/** An article, as far as it names bulletins. */
interface Naming {
  article?: { fields?: { bulletin?: readonly string[] | undefined } | undefined } | undefined;
}

/**
 * Bulletins that one account holds together, since articles go over them.
 * @param ids those that are there, in order
 * @returns each once, in order
 */
export function bulletinGroups(ids: readonly string[], articles: readonly Naming[]): string[][] {
  const groupOf = new Map(ids.map((id) => [id, new Set([id])]));
  for (const { article } of articles) {
    const named = (article?.fields?.bulletin ?? []).filter((id) => groupOf.has(id));
    const [first, ...others] = named.map((id) => groupOf.get(id) as Set<string>);
    for (const other of others) {
      if (first === undefined || other === first) continue;
      for (const id of other) {
        first.add(id);
        groupOf.set(id, first);
      }
    }
  }
  return [...new Set(groupOf.values())].map((group) => ids.filter((id) => group.has(id)));
}
