import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { readsOf } from "#lib/archive/reads.ts";
import { keysChangedSince } from "#lib/archive/sqlite/changed-keys.ts";
import { inTransaction, openIndex } from "#lib/archive/sqlite/database.ts";
import { nearDays } from "#lib/archive/sqlite/feature-table.ts";
import { writeMeta } from "#lib/archive/sqlite/meta.ts";
import { readRelated } from "#lib/archive/sqlite/related-query.ts";

/*
 * The model has four days, fewer than are near a day: here are many, so that what goes out of what is near is seen, too.
 */

const folder = mkdtempSync(join(tmpdir(), "bulletin-related-"));
afterAll(() => rmSync(folder, { recursive: true }));
let opened = 0;

const days = Array.from({ length: nearDays * 3 }, (_, index) =>
  new Date(Date.UTC(2020, 0, 1 + index * 3)).toISOString().slice(0, 10),
);
const features = ["topics/water", "topics/schools", "people/zhu-jian", "words/毛竹"];

interface Article {
  day: number;
  slug: string;
  has: readonly number[];
}

const article: fc.Arbitrary<Article> = fc.record({
  day: fc.nat(days.length - 1),
  slug: fc.constantFrom("a", "b"),
  has: fc.uniqueArray(fc.nat(features.length - 1), { maxLength: 3 }),
});

/** An index that holds articles and their features alone. */
class Features {
  readonly database = openIndex(join(folder, `index-${++opened}.sqlite`));
  #revision = 0;
  #id = 0;

  constructor(articles: readonly Article[]) {
    inTransaction(this.database, () => {
      for (const each of articles) this.#put(each);
    });
    writeMeta(this.database, "filled", 1);
    writeMeta(this.database, "keysSince", 0);
  }

  /** Puts an article in the place of the one at its address, and tells which keys have changed. */
  change(article: Article): ReadonlySet<string> {
    const before = this.#revision;
    this.#put(article);
    writeMeta(this.database, "revision", ++this.#revision);
    return keysChangedSince(this.database, before) ?? new Set();
  }

  #put({ day: number, slug, has }: Article): void {
    const day = days[number] ?? "";
    this.database.prepare("DELETE FROM articles WHERE day = ? AND slug = ?").run(day, slug);
    if (has.length === 0) return;
    const id = ++this.#id;
    this.database
      .prepare("INSERT INTO articles (id, day, slug, rank, data) VALUES (?, ?, ?, ?, '{}')")
      .run(id, day, slug, slug);
    const summary = JSON.stringify({ headline: [slug], kicker: [], deck: [], breaks: [], excerpt: [] });
    this.database.prepare("INSERT INTO texts VALUES (?, 'zh', ?, NULL)").run(id, summary);
    for (const feature of has)
      this.database.prepare("INSERT INTO features VALUES (?, ?, ?)").run(features[feature] ?? "", day, id);
  }

  /** By address: what each article is related to, and the keys of that. */
  async answers(): Promise<Map<string, { related: string[]; keys: ReadonlySet<string> }>> {
    const rows = this.database.prepare("SELECT id, day, slug FROM articles ORDER BY day, slug").all();
    const answers = new Map<string, { related: string[]; keys: ReadonlySet<string> }>();
    for (const { id, day: at, slug: name } of rows) {
      const [day, slug] = [String(at), String(name)];
      const { result, keys } = await readsOf(async () =>
        readRelated(this.database, { id: Number(id), day, slug }, new Set(), "zh"),
      );
      answers.set(`${day}/${slug}`, { related: result.map((link) => `${link.day}/${link.slug}`), keys });
    }
    return answers;
  }
}

it("tells of each article whose related ones have changed, and relates as a new index does", async () => {
  const property = fc.asyncProperty(
    fc.array(article, { minLength: 30, maxLength: 120 }),
    fc.array(article, { minLength: 1, maxLength: 6 }),
    async (articles, changes) => {
      const tested = new Features(articles);
      const state = new Map(articles.map((each) => [`${each.day}/${each.slug}`, each]));
      let before = await tested.answers();
      for (const change of changes) {
        const changed = tested.change(change);
        state.set(`${change.day}/${change.slug}`, change);
        const after = await tested.answers();
        for (const [address, { related }] of after) {
          const known = before.get(address);
          if (known === undefined || String(known.related) === String(related)) continue;
          expect(
            [...known.keys].some((key) => changed.has(key)) || changed.has(`article/${address}`),
            `${address} was related to ${known.related}, and is to ${related}`,
          ).toBe(true);
        }
        before = after;
      }
      const related = (answers: typeof before) =>
        [...answers].map(([address, { related }]) => [address, related]);
      const fresh = new Features([...state.values()]);
      expect(related(await tested.answers())).toEqual(related(await fresh.answers()));
      tested.database.close();
      fresh.database.close();
    },
  );
  await fc.assert(property, { numRuns: 40, seed: 14 });
});

it("lets no more go than those near: one more article of an everyday topic concerns few others", () => {
  const everyDay = days.map((_, day): Article => ({ day, slug: "a", has: [0] }));
  const tested = new Features(everyDay);
  const changed = tested.change({ day: days.length - 1, slug: "b", has: [0] });
  const related = [...changed].filter((key) => key.startsWith("related/"));
  expect(related).toHaveLength(nearDays);
  tested.database.close();
});

it("keeps its tables as small as what is in them", () => {
  const { database } = new Features([{ day: 0, slug: "a", has: [0, 1] }]);
  database.exec("DELETE FROM articles");
  expect(database.prepare("SELECT count(*) AS n FROM features").get()?.n).toBe(0);
  database.close();
});
