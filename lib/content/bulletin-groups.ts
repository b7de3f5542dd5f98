/**
 * Bulletins that hang together, since articles go over them.
 * @param ids those that are there, in order
 * @param together lists of ids of which each hangs together; others in them are passed over
 * @returns each once, in order
 */
export function bulletinGroups(ids: readonly string[], together: Iterable<readonly string[]>): string[][] {
  const groupOf = new Map(ids.map((id) => [id, new Set([id])]));
  for (const list of together) {
    const [first, ...others] = list.flatMap((id) => groupOf.get(id) ?? []);
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
