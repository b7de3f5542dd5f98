import { expect } from "playwright/test";
import { documentsIn, faultsOf, lacksForGoogle, nodesIn } from "../support/schema-org.ts";
import { pageTypes, test } from "./site.ts";

const unlisted = /^\/(search|report)\?/;
const attribute = (html: string, pattern: RegExp) => pattern.exec(html)?.[1]?.replaceAll("&amp;", "&");

/** Addresses that were there when a page before named them: nothing is taken away while the tests run. */
const there = new Set<string>();

for (const [type, path] of Object.entries(pageTypes)) {
  for (const locale of ["zh", "en"] as const) {
    test(`${type} in ${locale} says what it is in the words of schema.org and Open Graph`, async ({
      request,
      site,
    }) => {
      const html = await (await request.get(`/${locale}${path}`)).text();
      const canonical = attribute(html, /<link rel="canonical" href="([^"]*)"/);
      const documents = documentsIn(html);
      if (unlisted.test(path)) {
        expect([canonical, documents]).toEqual([undefined, []]);
        expect(html).toContain('<meta name="robots" content="noindex">');
        return;
      }
      expect(documents).toHaveLength(1);
      const [document = {}] = documents;
      expect(faultsOf(document)).toEqual([]);
      expect(lacksForGoogle(document)).toEqual([]);
      const page = (document["@graph"] as Record<string, unknown>[])[0];
      expect([page?.["@id"], page?.url]).toEqual([canonical, canonical]);
      expect(attribute(html, /<meta property="og:url" content="([^"]*)"/)).toBe(canonical);
      // What has an address of this site is there.
      const addresses = nodesIn(document["@graph"]).flatMap(({ url, isBasedOn, item }) =>
        [url, isBasedOn, (item as Record<string, unknown> | undefined)?.["@id"]].filter(
          (address) => typeof address === "string",
        ),
      );
      expect(addresses.length).toBeGreaterThan(0);
      for (const address of new Set(addresses)) {
        if (there.has(address)) continue;
        expect(address.startsWith(site.url), address).toBe(true);
        expect((await request.get(address, { maxRedirects: 0 })).status(), address).toBe(200);
        there.add(address);
      }
    });
  }
}

test("no text of an article ends the element that describes it", async ({ page, site }) => {
  const headline = "</script><script>document.title='x'</script><!--";
  await site.write(
    "articles/2019-05-20/hostile.md",
    `---\nheadline: ${JSON.stringify(headline)}\nkind: news\ndate: 2019-05-20\nreporters: []\ntopics: []\n---\n\n文。\n`,
  );
  await expect.poll(async () => (await page.goto("/zh/articles/2019-05-20/hostile"))?.status()).toBe(200);
  const json = await page.locator('script[type="application/ld+json"]').textContent();
  const article = nodesIn(JSON.parse(json ?? "")["@graph"]).find((node) => node["@type"] === "NewsArticle");
  expect(article?.headline).toBe(headline);
  await expect(page).toHaveTitle(/script/);
  await site.remove("articles/2019-05-20/hostile.md");
});

test("names the address that finds out the language where there is one, else the original", async ({
  request,
  site,
}) => {
  const anyLanguage = async (path: string) =>
    attribute(
      await (await request.get(path)).text(),
      /<link rel="alternate" hrefLang="x-default" href="([^"]*)"/i,
    );
  const article = "/articles/2020-11-28/standing-committee";
  expect(await anyLanguage("/en")).toBe(`${site.url}/`);
  expect(await anyLanguage(`/en${article}`)).toBe(`${site.url}/zh${article}`);
  // What is there in one language alone needs none.
  expect(await anyLanguage("/en/articles/2020-11-27/story-01")).toBeUndefined();
});
