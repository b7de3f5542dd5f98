import { describe, expect, it, vi } from "vitest";
import { Overloaded, type QueueLimits, RenderQueue } from "#server/http/render-queue.ts";

const limits: QueueLimits = { atOnce: 2, length: 4, age: 60_000, share: 3 };
const client = (name: string) => ({ name, isLocal: false });

/** Work that goes on until it is ended. */
function held(queue: RenderQueue, name = "a", isLocal = false) {
  const { promise, resolve: end } = Promise.withResolvers<string>();
  let hasBegun = false;
  const outcome = queue.run({ name, isLocal }, () => {
    hasBegun = true;
    return promise;
  });
  const refused = outcome.then(
    () => undefined,
    (error) => (error instanceof Overloaded ? error.why : "another fault"),
  );
  return { end: () => end(name), outcome, refused, hasBegun: () => hasBegun };
}

describe("a queue of what is to be made", () => {
  it("makes so many at once, and the others in their order", async () => {
    const queue = new RenderQueue(limits);
    const [first, second, third, fourth] = ["a", "b", "c", "d"].map((name) => held(queue, name));
    await Promise.resolve();
    expect([first, second, third, fourth].map((each) => each?.hasBegun())).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(queue.waiting).toBe(2);
    second?.end();
    await second?.outcome;
    await vi.waitUntil(() => third?.hasBegun());
    expect(fourth?.hasBegun()).toBe(false);
    for (const each of [first, third, fourth]) each?.end();
    expect(await fourth?.outcome).toBe("d");
    expect(queue.waiting).toBe(0);
  });

  it("goes on after what fails", async () => {
    const queue = new RenderQueue({ ...limits, atOnce: 1 });
    const fails = queue.run(client("a"), async () => {
      throw new Error("broken");
    });
    const next = queue.run(client("b"), async () => "made");
    await expect(fails).rejects.toThrow("broken");
    expect(await next).toBe("made");
  });

  it("turns away what would make it too long, until there is room", async () => {
    const queue = new RenderQueue(limits);
    const all = ["a", "b", "c", "d", "e", "f"].map((name) => held(queue, name));
    expect(await held(queue, "g").refused).toBe("full");
    all[0]?.end();
    await all[0]?.outcome;
    const late = held(queue, "g");
    for (const each of [...all, late]) each.end();
    expect(await late.outcome).toBe("g");
  });

  it("turns away a client that has its share, and no other", async () => {
    const queue = new RenderQueue(limits);
    const mine = [held(queue), held(queue), held(queue)];
    expect(await held(queue).refused).toBe("share");
    const other = held(queue, "b");
    mine[0]?.end();
    await mine[0]?.outcome;
    const again = held(queue);
    for (const each of [...mine, other, again]) each.end();
    expect([await other.outcome, await again.outcome]).toEqual(["b", "a"]);
  });

  it("turns away programs on this machine only where it is full", async () => {
    const queue = new RenderQueue(limits);
    const all = Array.from({ length: 6 }, () => held(queue, "127.0.0.1", true));
    expect(await held(queue, "127.0.0.1", true).refused).toBe("full");
    for (const each of all) each.end();
    expect(await Promise.all(all.map(({ refused }) => refused))).toEqual(Array(6).fill(undefined));
  });

  it("turns away what has waited too long, and counts it no more", async () => {
    vi.useFakeTimers();
    try {
      const queue = new RenderQueue(limits);
      const running = [held(queue, "a"), held(queue, "b")];
      const old = held(queue, "c");
      await vi.advanceTimersByTimeAsync(limits.age - 1);
      const young = held(queue, "c");
      await vi.advanceTimersByTimeAsync(1);
      expect(await old.refused).toBe("old");
      expect([old.hasBegun(), queue.waiting]).toEqual([false, 1]);
      for (const each of [...running, young]) each.end();
      expect(await young.outcome).toBe("c");
      await vi.advanceTimersByTimeAsync(2 * limits.age);
    } finally {
      vi.useRealTimers();
    }
  });
});
