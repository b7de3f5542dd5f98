interface Node<Symbol, Value> {
  next: Map<Symbol, Node<Symbol, Value>>;
  values?: Value[];
}

export interface Found<Value> {
  /** Indexes of the sequence that was searched. */
  from: number;
  to: number;
  values: readonly Value[];
}

/**
 * Many patterns, searched for at once: how long that takes does not depend on how many there are. A pattern is a
 * sequence of symbols, such as characters or words.
 */
export class Trie<Symbol, Value> {
  readonly #root: Node<Symbol, Value> = { next: new Map() };

  add(pattern: Iterable<Symbol>, value: Value): void {
    let node = this.#root;
    for (const symbol of pattern) {
      const next = node.next.get(symbol) ?? { next: new Map() };
      node.next.set(symbol, next);
      node = next;
    }
    // What is made of nothing is found nowhere.
    if (node === this.#root) return;
    node.values ??= [];
    node.values.push(value);
  }

  /** The longest pattern that begins at an index. */
  longestAt(sequence: ArrayLike<Symbol>, from: number): Found<Value> | undefined {
    return this.#at(sequence, from).at(-1);
  }

  /** All patterns that are in a sequence, those within others too. */
  *all(sequence: ArrayLike<Symbol>): Generator<Found<Value>> {
    for (let from = 0; from < sequence.length; from++) yield* this.#at(sequence, from);
  }

  #at(sequence: ArrayLike<Symbol>, from: number): Found<Value>[] {
    const found: Found<Value>[] = [];
    let node: Node<Symbol, Value> | undefined = this.#root;
    for (let to = from; to < sequence.length; ) {
      node = node.next.get(sequence[to++] as Symbol);
      if (node === undefined) break;
      if (node.values !== undefined) found.push({ from, to, values: node.values });
    }
    return found;
  }
}
