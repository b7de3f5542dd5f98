import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Term } from "#lib/record/schema.ts";
import { takeGlossary } from "#lib/translating/take-glossary.ts";

const file = `# The glossary.
- id: river-chief
  term: { zh: 河长制, en: river chief system } # agreed in 2019
# Rivers
- id: xiangjiang
  term:
    zh: 湘江
    # not "Hsiang"
    en: Xiangjiang
  also:
    en: [Xiang River]
- { id: lei, term: { zh: 耒水, en: Leishui }, note: { zh: 支流, en: A tributary } }
`;
const own = parse(file) as Term[];
const take = (terms: Term[], chosen: string[] | "all" = []) => {
  const { edits, taken, refused } = takeGlossary(
    file,
    own,
    terms,
    chosen === "all" ? chosen : new Set(chosen),
  );
  const [edit] = edits;
  const text = edit === undefined ? file : edit.kind === "text" ? edit.text : "";
  return { text, terms: parse(text) as Term[], taken, refused: refused.map(({ unit }) => unit) };
};
const comments = (text: string) => text.match(/#.*/g);
const term = (id: string, zh: string, en: string, more: Partial<Term> = {}): Term => ({
  id,
  term: { zh, en },
  ...more,
});

describe("terms of another glossary", () => {
  it("that this one has are left as they are, and told of where they differ", () => {
    const { text, refused } = take([
      term("river-chief", "河长制", "river-chief scheme"),
      term("xiangjiang", "湘江", "Xiangjiang"),
    ]);
    expect([text, refused]).toEqual([file, ["river-chief"]]);
  });

  it("that are chosen are taken over, with every comment and everything else as it was", () => {
    const made = take(
      [
        term("river-chief", "河长制", "river-chief scheme", {
          also: { en: ["river chiefs: a system", "chiefs"] },
        }),
        term("lei", "耒水", "Lei River", { note: { zh: "支流", en: "A tributary, long" } }),
      ],
      ["river-chief", "lei"],
    );
    expect(made.taken).toEqual(["river-chief", "lei"]);
    expect(comments(made.text)).toEqual(comments(file));
    expect(made.terms).toEqual([
      {
        ...own[0],
        term: { zh: "河长制", en: "river-chief scheme" },
        also: { en: ["river chiefs: a system", "chiefs"] },
      },
      own[1],
      { ...own[2], term: { zh: "耒水", en: "Lei River" }, note: { zh: "支流", en: "A tributary, long" } },
    ]);
    expect(made.text).toContain("  term: { zh: 河长制, en: river-chief scheme } # agreed in 2019\n");
  });

  it("change lists in either form, and never what a comment stands in", () => {
    const listed = take([term("x", "湘江", "Xiangjiang", { also: { en: ["Xiang"], zh: ["湘水"] } })], "all");
    expect(listed.terms[1]).toEqual({ ...own[1], also: { en: ["Xiang"], zh: ["湘水"] } });
    expect(comments(listed.text)).toEqual(comments(file));
    const commented =
      "- id: a\n  term: { zh: 甲, en: A }\n  also:\n    en: # forms\n      - one # first\n      - two\n";
    const refused = takeGlossary(
      commented,
      parse(commented) as Term[],
      [term("a", "甲", "B", { also: { en: ["three"] } })],
      "all",
    );
    expect([refused.edits, refused.refused.map(({ unit }) => unit)]).toEqual([[], ["a"]]);
  });

  it("are known by their Chinese where a tool has numbered them anew, and get ids that may be", () => {
    const made = take([
      term("c1", "河长制", "river chief system"),
      term("C_6 x", "一江碧水", "a clear river"),
      term("lei", "蒸水", "Zhengshui"),
      term("c9", "一江碧水", "clear waters"),
    ]);
    expect(made.terms.slice(3)).toEqual([term("clear-river", "一江碧水", "a clear river")]);
    expect([made.taken, made.refused]).toEqual([["clear-river"], ["lei", "c9"]]);
  });

  it("cannot be chosen where nothing has them", () => {
    expect(() => take([term("river-chief", "河长制", "x")], ["river-chef"])).toThrow();
  });
});
