import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test as base, expect, type Page } from "playwright/test";
import { type Attack, marker, originalPath, type Spot, translationPath } from "../support/hostile/attack.ts";
import { corpus } from "../support/hostile/corpus.ts";
import { faultsOfPage } from "../support/hostile/harmless.ts";
import { Witness } from "../support/hostile/witness.ts";
import { SiteServer } from "../support/site-server.ts";

interface Planted {
  attack: Attack;
  spot: Spot;
  paths: readonly string[];
  /** Whether its original is sound, whatever else of it is not. */
  isShown: boolean;
}

/** As many a day as a list's page shows; all in January 2001. */
const perDay = 20;
/** In bytes. What is hostile by its size alone takes a browser long to lay out, and shows it nothing else. */
const largest = 8_000;

const textOf = (attack: Attack, spot: Spot) => Object.values(attack.files(spot)).map(String).join("");
const anySpot: Spot = { day: "2001-01-01", slug: "x", bulletin: "2001-01-01" };

const planted: readonly Planted[] = corpus
  .filter(({ links }) => links === undefined)
  .filter((attack) => textOf(attack, anySpot).length <= largest)
  // A registry or an account of a bulletin at fault would keep back more than itself.
  .filter(
    (attack) => !attack.refused || !Object.keys(attack.files(anySpot)).some((path) => path.endsWith(".yaml")),
  )
  .map((attack, index) => {
    const hasBulletin = Object.keys(attack.files(anySpot)).some((path) => path.startsWith("bulletins/"));
    // A fault in an article of its day keeps a bulletin's page as it was.
    const day = hasBulletin
      ? new Date(Date.UTC(2001, 1, 1 + index)).toISOString().slice(0, 10)
      : `2001-01-${String(Math.floor(index / perDay) + 1).padStart(2, "0")}`;
    const spot = { day, slug: `attack-${index}`, bulletin: day };
    const paths = Object.keys(attack.files(spot));
    const isElsewhere = paths.includes(translationPath(spot)) || attack.refused === "duplicate-slug";
    const isShown = paths.includes(originalPath(spot)) && (attack.refused === undefined || isElsewhere);
    return { attack, spot, paths, isShown };
  });

const shown = planted.filter(({ isShown }) => isShown);
const articlePath = ({ spot }: Planted) => `/articles/${spot.day}/${spot.slug}`;
const withBulletin = shown.filter(({ spot, paths }) => paths.includes(`bulletins/${spot.bulletin}.txt`));
const entryPages = shown.flatMap(({ attack, spot }) =>
  Object.keys(attack.entries?.(spot) ?? {})
    .filter((name) => name === "reporters" || name === "topics")
    .map((name) => `/${name}/${spot.slug}`),
);
const pagesOf = (path: string, items: number) =>
  // The first page has no number.
  Array.from({ length: Math.ceil(items / 20) }, (_, index) =>
    index === 0 ? path.slice(0, -1) : `${path}page=${index + 1}`,
  );
const search = (words: string) => `/search?q=${encodeURIComponent(words)}`;

const paths = [
  ...shown.map(articlePath),
  ...withBulletin.map(({ spot }) => `/bulletins/${spot.bulletin}`),
  ...new Set(shown.map(({ spot }) => `/dates/${spot.day}`)),
  ...pagesOf("/dates/2001-01?", shown.length - withBulletin.length),
  ...entryPages,
  ...["", "/dates", "/dates/2001", "/reporters", "/topics", "/kinds/news", "/corrections"],
  // Each finds more than a hundred articles.
  ...pagesOf(`${search(marker)}&`, 100),
  ...["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "evil.example", "alert onerror"].map(
    search,
  ),
];

const test = base.extend<object, { site: SiteServer }>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await SiteServer.start(async ({ write, append }) => {
        for (const { attack, spot } of planted) {
          for (const [path, text] of Object.entries(attack.files(spot))) await write(path, text);
          for (const [name, text] of Object.entries(attack.entries?.(spot) ?? {})) {
            await append(`${name}.yaml`, text);
          }
        }
      });
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  javaScriptEnabled: true,
});

// A trace of so many pages takes longer than all of them.
test.use({ trace: "off" });

test.setTimeout(300_000);

/** A search that a busy machine gives up asks for another try, as a reader's browser is asked. */
async function visit(witness: Witness, page: Page, path: string) {
  for (let left = 5; ; left -= 1) {
    const answer = await witness.visit(page, path);
    if (answer.status !== 503 || left === 0) return answer;
    await new Promise((done) => setTimeout(done, 1_000));
  }
}

for (const locale of ["zh", "en"] as const) {
  test(`hostile content does nothing on any page in ${locale}`, async ({ context, site }) => {
    const witness = await Witness.begin(context, site.url);
    const waiting = paths.map((path) => `/${locale}${path}`);
    const faults: string[] = [];
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        const page = await witness.openPage();
        for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
          const { status, html } = await visit(witness, page, path);
          if (status !== 200) faults.push(`${path}: ${status}`);
          faults.push(...faultsOfPage(html).map((fault) => `${path}: ${fault}`));
        }
      }),
    );
    expect([...faults, ...witness.faults]).toEqual([]);
  });
}

test("a page that does something is noticed", async ({ context }) => {
  const pages = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(
      '<img src="https://evil.example/x.png"><img src="data:," onerror="alert(1)"><base href="/x/">',
    );
  });
  await new Promise<void>((listening) => pages.listen(0, "127.0.0.1", listening));
  const witness = await Witness.begin(context, `http://127.0.0.1:${(pages.address() as AddressInfo).port}`);
  await witness.visit(await witness.openPage(), "/");
  pages.close();
  for (const directive of ["img-src", "script-src-attr", "base-uri"]) {
    expect(witness.faults.join("\n")).toContain(`"directive":"${directive}"`);
  }
});

test("what is refused has no page, and keeps no other from being served", async ({ request, site }) => {
  const statuses = await Promise.all(
    planted
      .filter(({ isShown }) => !isShown)
      .map(async (each) => (await request.get(`/zh${articlePath(each)}`)).status()),
  );
  expect(new Set(statuses)).toEqual(new Set([404]));
  const health = await (await request.get("/healthz")).json();
  expect(health.articles).toBe(shown.length + 4);
  expect(site.log).not.toMatch(/RangeError|request failed/);
});
