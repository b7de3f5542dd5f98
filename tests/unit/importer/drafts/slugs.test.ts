import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { englishSlug, freeSlug, slugOf } from "#lib/importer/drafts/slugs.ts";

describe("a slug", () => {
  it.each([
    [
      "The Standing Committee meets to convey the General Secretary’s speech",
      "standing-committee-meets-convey-general",
    ],
    ["Hengyang’s second café opens in 2021", "hengyangs-second-cafe-opens-2021"],
    ["The Who", "who"],
    ["To be or not to be", "not"],
    ["—", ""],
    ["Counterrevolutionaries misunderstand internationalisation", "counterrevolutionaries-misunderstand"],
  ])("of %j is %j", (headline, slug) => {
    expect(englishSlug(headline)).toBe(slug);
  });

  it.each([
    ["市委常委会召开会议", /^shiwei-changweihui$/],
    ["《》", /^article$/],
  ])("of %j is in pinyin, by words", (headline, slug) => {
    expect(slugOf(headline)).toMatch(slug);
  });

  it("has at most 40 characters, whatever it is made of, also where it is numbered", () => {
    const text = fc.array(fc.constantFrom(..."市委双创装状庄窗床闯床会议衡阳abc 0-".split("")), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (characters) => {
        const headline = characters.join("");
        const taken = new Set<string>();
        for (const slug of [slugOf(headline), englishSlug(headline) || "a"]) {
          const [first, second] = [freeSlug(slug, taken), freeSlug(slug, taken)];
          for (const each of [first, second]) expect(each).toMatch(/^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/);
          expect(second).not.toBe(first);
        }
      }),
      { numRuns: 200 },
    );
  });
});
