import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readerOf } from "#lib/importer/page/normalised-text.ts";
import { isPageMatter } from "#lib/importer/page/page-matter.ts";
import { rolesOf } from "#lib/importer/page/roles.ts";
import { rolePages } from "../../../bench/role-truth.ts";

const pages = rolePages(fileURLToPath(new URL("../../../fixtures/import", import.meta.url)));
const blocks = pages.flatMap(({ blocks: ofPage, roles }) => {
  const read = rolesOf(ofPage, readerOf(ofPage.map(({ text }) => text)));
  return ofPage.map(({ text }, at) => ({
    text: text.trim(),
    meant: roles[at] ?? "body",
    read: read[at]?.role ?? "body",
    confidence: read[at]?.confidence ?? 0,
  }));
});

/** Kinds of text are one, and so are the lines of a headline, and who wrote what. */
function kindOf(role: (typeof blocks)[number]["read"]): string {
  if (["body", "lead", "entry", "notice"].includes(role)) return "text";
  if (["headline", "kicker", "deck", "subhead"].includes(role)) return "head";
  return role === "signature" ? "byline" : role;
}

it("reads what most blocks are on pages of conventions that no weight was fitted to", () => {
  expect(pages).toHaveLength(6);
  const right = blocks.filter(({ meant, read }) => kindOf(meant) === kindOf(read));
  expect(right.length / blocks.length).toBeGreaterThan(0.9);
});

it("sets hardly anything of an article aside, and most of what stands beside them", () => {
  const lost = blocks.filter(
    ({ meant, read }) => isPageMatter({ role: read }) && !isPageMatter({ role: meant }),
  );
  expect(lost.length, lost.map(({ text }) => text).join("\n")).toBeLessThanOrEqual(3);
  const matter = blocks.filter(({ meant }) => isPageMatter({ role: meant }));
  const found = matter.filter(({ read }) => isPageMatter({ role: read }));
  expect(found.length / matter.length).toBeGreaterThan(0.8);
});

it("sets nothing aside that it is in doubt about, unless its form says so", () => {
  const doubtful = blocks.filter(({ read, confidence }) => read === "furniture" && confidence < 0.6);
  expect(doubtful).toEqual([]);
  // Whose picture it is stands in what is told of one, so that nothing else is taken for it.
  const pictures = blocks.filter(
    ({ read, confidence }) => (read === "caption" || read === "credit") && confidence < 0.6,
  );
  expect(pictures.filter(({ meant }) => meant !== "caption" && meant !== "credit")).toEqual([]);
});
