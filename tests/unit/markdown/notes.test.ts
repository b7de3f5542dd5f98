import { describe, expect, it } from "vitest";
import { renderBody } from "#lib/markdown/blocks.ts";
import { notesOfOriginal } from "#lib/markdown/notes.ts";
import { parseMarkdown } from "#lib/markdown/parse.ts";

const original = renderBody(
  parseMarkdown(
    "甲说[^1]。\n\n乙说[^2]，又说[^1]。\n\n丙说[^3]。\n\n[^1]: 中文注一。\n\n[^2]: 中文注二，见[^4]。\n\n[^3]: 中文注三。\n\n[^4]: 中文注四。",
  ),
  "zh",
);
const translation = renderBody(
  parseMarkdown("A said[^1].\n\n[untranslated]\n\nC said[^2].\n\n[^1]: English one.\n\n[^2]: English two."),
  "en",
);

/** A page that shows the second block in Chinese. */
const second = original.blocks[1]?.html ?? "";
const foreign = notesOfOriginal([second], original.noteItems ?? [], "en");
const page =
  translation.blocks.map(({ untranslated, html }) => (untranslated ? second : html)).join("") +
  translation.notes +
  foreign;
const all = (pattern: RegExp, html: string) => [...html.matchAll(pattern)].map(([, value = ""]) => value);

describe("notes of a block that is shown in Chinese among English ones", () => {
  it("are those that it refers to, and those that they refer to, with their own numbers", () => {
    expect(all(/<li id="([^"]*)" value/g, foreign)).toEqual(["note-fn-1", "note-fn-2", "note-fn-4"]);
    expect(all(/ value="(\d+)"/g, foreign)).toEqual(["1", "2", "4"]);
    expect(foreign).not.toContain("中文注三");
  });

  it("have ids of their own, and every reference and way back leads somewhere", () => {
    const ids = all(/ id="([^"]*)"/g, page);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = all(/ (?:href="#|aria-describedby=")([^"]*)"/g, page);
    expect(targets.length).toBeGreaterThan(9);
    expect(ids).toEqual(expect.arrayContaining(targets));
  });

  it("lead a Chinese reference to the Chinese note", () => {
    const [target] = all(/href="#([^"]*)"/g, second);
    expect(foreign).toContain(`<li id="${target}" value="2">`);
    expect(translation.notes).not.toContain(`id="${target}"`);
  });

  it("are none where no block needs them", () => {
    expect(notesOfOriginal([], original.noteItems ?? [], "en")).toBe("");
    expect(notesOfOriginal(["<p>一</p>"], [], "en")).toBe("");
  });
});
