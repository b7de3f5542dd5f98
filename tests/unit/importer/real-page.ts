import { readFileSync } from "node:fs";
import type { Fragment, PagePlan, Role } from "#lib/importer/page-plan.ts";

const issue = "2020-11-28";

/** For each block of the page in order: its role, and whether it is cut at its start or end. */
const blocks: readonly (readonly [Role, ("starts" | "ends")?])[] = [
  ["headline"],
  ["headline"],
  ["deck"],
  ["byline"],
  ["lead"],
  ["body"],
  ["byline"],
  ["lead"],
  ["body"],
  ["body", "ends"],
  ["body", "starts"],
  ["body", "ends"],
  ["body", "starts"],
  ["body", "ends"],
  ["body", "starts"],
  ["body"],
  ["body"],
  ["body"],
  ["body"],
  ["body"],
  ["body"],
  ["body"],
  ["body", "starts"],
  ["body"],
  ["body"],
  ["headline"],
  ["deck"],
  ["body", "starts"],
  ["body", "ends"],
  ["body", "starts"],
  ["headline"],
  ["headline"],
  ["deck"],
  ["body", "starts"],
  ["body", "ends"],
];

const paragraph = (fragments: readonly string[], gap?: "before" | "after") => ({
  fragments,
  gapBefore: gap === "before",
  gapAfter: gap === "after",
});

const articles = [
  {
    slug: "standing-committee",
    kicker: [],
    headline: ["f01", "f02"],
    deck: ["f03"],
    byline: ["f04"],
    paragraphs: [
      paragraph(["f05"]),
      paragraph(["f06"]),
      paragraph(["f11"], "before"),
      paragraph(["f12", "f13"]),
      paragraph(["f14", "f15"]),
      paragraph(["f16"]),
    ],
    confidence: 0.94,
  },
  {
    slug: "executive-meeting",
    kicker: [],
    headline: [],
    deck: [],
    byline: ["f07"],
    paragraphs: [
      paragraph(["f08"]),
      paragraph(["f09"]),
      paragraph(["f10"], "after"),
      paragraph(["f17"]),
      paragraph(["f18"]),
      paragraph(["f19"]),
    ],
    confidence: 0.81,
  },
  {
    slug: "education-reform-forum",
    kicker: [],
    headline: ["f26"],
    deck: ["f27"],
    byline: [],
    paragraphs: [
      paragraph(["f28"], "before"),
      paragraph(["f29", "f30"]),
      paragraph(["f20"]),
      paragraph(["f21"]),
      paragraph(["f22"]),
    ],
    confidence: 0.97,
  },
  {
    slug: "smart-water-seminar",
    kicker: [],
    headline: ["f31", "f32"],
    deck: ["f33"],
    byline: [],
    paragraphs: [
      paragraph(["f34"], "before"),
      paragraph(["f35", "f23"]),
      paragraph(["f24"]),
      paragraph(["f25"]),
    ],
    confidence: 0.995,
  },
];

/** The real bulletin as it should come out, with confidences and doubts such as the solver gives. */
export function realPage() {
  const source = readFileSync(`content/bulletins/${issue}.txt`, "utf8");
  const pagePlan: PagePlan = {
    fragments: fragmentsOf(source),
    articles: articles.map(({ slug, ...plan }) => plan),
    joins: [
      { from: "f12", to: "f13", confidence: 0.98 },
      { from: "f14", to: "f15", confidence: 0.999 },
      { from: "f29", to: "f30", confidence: 0.86 },
      { from: "f35", to: "f23", confidence: 0.97 },
    ],
    unplaced: [],
    setAside: [],
    decisions: [
      { kind: "join", fragments: ["f12", "f13"], confidence: 0.98, alternatives: [] },
      {
        kind: "join",
        fragments: ["f29", "f30"],
        confidence: 0.86,
        alternatives: [
          { fragments: ["f13"], confidence: 0.08 },
          { fragments: [], confidence: 0.04 },
        ],
      },
      {
        kind: "article",
        fragments: ["f07", "f08", "f09", "f10", "f17", "f18", "f19"],
        confidence: 0.81,
        alternatives: [{ fragments: ["f11"], confidence: 0.12 }],
      },
      {
        kind: "headline",
        fragments: ["f08", "f01", "f02"],
        confidence: 0.997,
        alternatives: [],
      },
      {
        kind: "order",
        fragments: ["f06", "f11"],
        confidence: 0.58,
        alternatives: [{ fragments: ["f16"], confidence: 0.31 }],
      },
      { kind: "join", fragments: ["f14", "f15"], confidence: 0.999, alternatives: [] },
      { kind: "join", fragments: ["f35", "f23"], confidence: 0.97, alternatives: [] },
    ],
  };
  const drafts = articles.map(({ slug, headline, deck, byline, paragraphs }) => ({
    path: `articles/${issue}/${slug}.md`,
    text: readFileSync(`content/articles/${issue}/${slug}.md`, "utf8"),
    fragments: [...headline, ...deck, ...byline, ...paragraphs.flatMap(({ fragments }) => fragments)],
  }));
  return { source, pagePlan, drafts };
}

/** Blocks between blank lines, with ids in page order. */
function fragmentsOf(source: string): Fragment[] {
  const fragments: Fragment[] = [];
  for (const { 0: text, index } of source.matchAll(/\S.*(?:\n.*\S.*)*/g)) {
    const [role, cut] = blocks[fragments.length] ?? ["body"];
    const first = source.slice(0, index).split("\n").length;
    fragments.push({
      id: `f${String(fragments.length + 1).padStart(2, "0")}`,
      text,
      lines: [first, first + text.split("\n").length - 1],
      role,
      confidence: 1,
      startsCut: cut === "starts",
      endsCut: cut === "ends",
    });
  }
  return fragments;
}
