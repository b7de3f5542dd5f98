import { type MetricValue, register } from "prom-client";

/**
 * Counts of what happens with every request. prom-client's own make a name of the labels each time, which takes longer
 * than to answer from the cache; these count, and speak its language when they are asked.
 */
abstract class Counts {
  readonly name: string;
  readonly help: string;
  readonly aggregator = "sum";
  abstract readonly type: string;

  constructor(name: string, help: string) {
    this.name = name;
    this.help = help;
    register.registerMetric(this as never);
  }

  abstract values(): MetricValue<string>[];
  abstract reset(): void;

  async get() {
    const { name, help, type, aggregator } = this;
    return { name, help, type, aggregator, values: this.values() };
  }
}

/** How many requests there were, by status and by how the page was come by. */
export class RequestCounts extends Counts {
  readonly type = "counter";
  readonly #counts = new Map<string, Map<number, number>>();

  note(status: number, cache: string): void {
    let counts = this.#counts.get(cache);
    if (counts === undefined) {
      counts = new Map();
      this.#counts.set(cache, counts);
    }
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }

  values(): MetricValue<string>[] {
    return [...this.#counts].flatMap(([cache, counts]) =>
      [...counts].map(([status, value]) => ({ labels: { status, cache }, value })),
    );
  }

  reset(): void {
    this.#counts.clear();
  }
}

interface Buckets {
  /** How many were in each, the last for what is longer than all. */
  counts: number[];
  sum: number;
}

/** How long they took, by how the page was come by. */
export class RequestDurations extends Counts {
  readonly type = "histogram";
  readonly #bounds: readonly number[];
  readonly #buckets = new Map<string, Buckets>();

  /** @param bounds of the buckets, in seconds, rising */
  constructor(name: string, help: string, bounds: readonly number[]) {
    super(name, help);
    this.#bounds = bounds;
  }

  note(cache: string, seconds: number): void {
    let buckets = this.#buckets.get(cache);
    if (buckets === undefined) {
      buckets = { counts: Array(this.#bounds.length + 1).fill(0), sum: 0 };
      this.#buckets.set(cache, buckets);
    }
    let at = 0;
    while (at < this.#bounds.length && seconds > (this.#bounds[at] ?? 0)) at++;
    buckets.counts[at] = (buckets.counts[at] ?? 0) + 1;
    buckets.sum += seconds;
  }

  /** Prometheus' buckets hold all that took no longer. */
  values(): MetricValue<string>[] {
    const named = (suffix: string) => ({ metricName: `${this.name}_${suffix}` });
    return [...this.#buckets].flatMap(([cache, { counts, sum }]) => {
      let total = 0;
      const buckets = counts.map((count, at) => {
        total += count;
        return { ...named("bucket"), labels: { le: this.#bounds[at] ?? "+Inf", cache }, value: total };
      });
      const labels = { cache };
      return [
        ...buckets,
        { ...named("sum"), labels, value: sum },
        { ...named("count"), labels, value: total },
      ];
    });
  }

  reset(): void {
    this.#buckets.clear();
  }
}
