import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeLines } from "#lib/importer/answers/merge-lines.ts";

const text = (...lines: string[]) => lines.join("\n");

describe("a change made in an edited text", () => {
  it("stands beside the editor's where they are of other lines", () => {
    expect(mergeLines(text("a", "b", "c", "d"), text("A", "b", "c", "d"), text("a", "b", "d"))).toBe(
      text("A", "b", "d"),
    );
  });

  it("is not made where the editor has changed the same lines otherwise", () => {
    expect(mergeLines(text("a", "b", "c"), text("a", "B", "c"), text("a", "c"))).toBeUndefined();
  });

  it("is fine where both did the same", () => {
    expect(mergeLines(text("a", "b", "c"), text("a", "c"), text("a", "c"))).toBe(text("a", "c"));
  });

  it("is all that happens to a text that nobody edited, and nothing to one that does not change", () => {
    const lines = fc
      .array(fc.constantFrom("a", "b", "", "c"), { maxLength: 8 })
      .map((each) => each.join("\n"));
    fc.assert(
      fc.property(lines, lines, (was, other) => {
        expect(mergeLines(was, was, other)).toBe(other);
        expect(mergeLines(was, other, was)).toBe(other);
      }),
    );
  });
});
