import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { colours } from "#lib/colours.ts";

/** The constraints of the house that the linter cannot see. */
const files = globSync("{app,components}/**/*.{ts,tsx}");

describe.each(files)("%s", (file) => {
  const source = readFileSync(file, "utf8");

  it("needs no client: no directive, no hooks, no event handlers", () => {
    expect(source).not.toMatch(/["']use client["']/);
    expect(source).not.toMatch(
      /\buse(State|Effect|Reducer|Ref|Context|Memo|Callback|LayoutEffect|Transition)\(/,
    );
    expect(source).not.toMatch(/\son[A-Z]\w+=\{/);
  });

  it("sets no style attribute, which a strict content security policy forbids", () => {
    expect(source).not.toMatch(/\sstyle=/);
  });
});

it("has one accent: the icon's is the site's", () => {
  expect(readFileSync("public/icon.svg", "utf8")).toContain(`fill="${colours.cinnabar.light}"`);
  for (const file of globSync("{app,components,lib}/**/*.{css,ts,tsx}").filter(
    (each) => each !== "lib/colours.ts",
  )) {
    const text = readFileSync(file, "utf8");
    for (const shade of Object.values(colours.cinnabar)) expect(text.includes(shade), file).toBe(false);
  }
});

it("has components to look at", () => {
  expect(files.length).toBeGreaterThan(20);
});
