import { stringify } from "yaml";
import { gap } from "../../markdown/gaps.ts";
import type { Day } from "../../record/days.ts";
import { pageOfBulletin } from "../../record/ids.ts";
import type { Kind } from "../../record/kinds.ts";
import type { Registries, Reporter, Unsure } from "../../record/schema.ts";
import type { Todo } from "../../record/todo.ts";
import type { ArticlePlan, Decision, Fragment, PagePlan, ParagraphPlan } from "../page-plan.ts";
import { type Authors, authorsOf, withoutSignature } from "./authors.ts";
import { draftLine, draftLines, escapeMarkdown, joinPieces } from "./draft-text.ts";
import { heldOn, kindOf, mentions, withoutDateline } from "./fields.ts";
import { freeSlug, slugOf } from "./slugs.ts";
import { todoOf, unregistered } from "./todo.ts";
import { type DraftBlock, doubtsOf, unsureOf } from "./unsure.ts";

/** Where drafts go, and what is known there. */
export interface DraftSettings {
  day: Day;
  /** The bulletin's id. */
  bulletin: string;
  registries: Registries;
  /** Characters of the page's text that may be others: UTF-16 units, white space not counted. */
  doubts?: readonly number[];
  /** Slugs of the day that are not free. */
  taken?: Iterable<string>;
  /** Those that drafts have already, by their articles' place in the plan. */
  slugs?: readonly (string | undefined)[];
}

/** An article as a Markdown original, not yet written, with what it was made from. */
export interface Draft {
  slug: string;
  /** Relative to the content folder. */
  path: string;
  /** The file's text. */
  text: string;
  /** As printed; where the print has none, `supplied` is what the draft says instead. */
  headline: string[];
  supplied?: string;
  kicker: string[];
  deck: string[];
  byline?: string;
  kind: Kind;
  held?: Day;
  reporters: string[];
  /** Authors whom the registry lacks, and names in the byline that could not be told apart. */
  unknown: Reporter[];
  unclear: string[];
  topics: string[];
  people: string[];
  /** What is left to its editor. */
  todo: Todo[];
  /** Characters that were read from a picture and may be others. */
  unsure: Unsure[];
  paragraphs: DraftParagraph[];
  /** Ids of all its fragments, head first. */
  fragments: string[];
  confidence: number;
  /** The draft that it is part of, where it continues an article of another page. */
  joined?: string;
}

interface DraftParagraph {
  /** Without the marks of gaps. */
  text: string;
  fragments: readonly string[];
  gapBefore: boolean;
  gapAfter: boolean;
}

/** Makes an article's draft of each plan, and entries for reporters whom the registry lacks. */
export function makeDrafts(
  { fragments, articles, decisions = [] }: Pick<PagePlan, "fragments" | "articles"> & Partial<PagePlan>,
  settings: DraftSettings,
): { drafts: Draft[]; proposed: Reporter[] } {
  const byId = new Map(fragments.map((fragment) => [fragment.id, fragment]));
  const page = { byId, decisions, doubts: doubtsOf(fragments, settings.doubts ?? []) };
  const { slugs = [] } = settings;
  const taken = new Set([...(settings.taken ?? []), ...slugs.filter((slug) => slug !== undefined)]);
  // Those proposed for one article are known to the next.
  const proposed: Reporter[] = [];
  const ids = new Set(settings.registries.reporters.map(({ id }) => id));
  const drafts = articles.map((plan, at) => {
    const read = plan.paragraphs.map((paragraph) => readParagraph(paragraph, byId));
    const { paragraphs, signature } = withoutSignature(read);
    const known = [...settings.registries.reporters, ...proposed];
    const found = authorsOf(plan, byId, known, (id) => ids.has(id), signature);
    proposed.push(...found.proposed);
    return makeDraft(
      plan,
      paragraphs,
      page,
      found,
      settings,
      (wanted) => slugs[at] ?? freeSlug(wanted, taken),
    );
  });
  return { drafts, proposed };
}

type Fragments = ReadonlyMap<string, Fragment>;

/** What the drafts of a page share. */
interface DraftPage {
  byId: Fragments;
  decisions: readonly Decision[];
  /** Doubtful characters of each fragment. */
  doubts: ReadonlyMap<string, readonly number[]>;
}

function makeDraft(
  plan: ArticlePlan,
  text: readonly DraftParagraph[],
  { byId: fragments, decisions, doubts }: DraftPage,
  { byline, reporters, unknown, unclear }: Authors,
  { day, bulletin, registries }: DraftSettings,
  nameFor: (wanted: string) => string,
): Draft {
  const [kicker, headline, deck] = [plan.kicker, plan.headline, plan.deck].map((ids) =>
    textsOf(ids, fragments).flatMap(draftLines),
  ) as [string[], string[], string[]];
  const captions = captionsOf(plan).map((paragraph) => readParagraph(paragraph, fragments));
  const paragraphs = [...text, ...captions];
  const texts = paragraphs.map(({ text }) => text);
  const lead = leadOf(plan, paragraphs, fragments);
  const held = lead === undefined ? undefined : heldOn(lead, day);
  const whole = [...kicker, ...headline, ...deck, ...texts].join("。");
  const named = mentions(whole, registries);
  const supplied =
    headline.length > 0 ? undefined : suppliedHeadline(paragraphs, [...deck, ...kicker, byline ?? ""]);
  const slug = nameFor(slugOf(supplied ?? headline.join(" ")));
  const ids = [
    plan.kicker,
    plan.headline,
    plan.deck,
    plan.byline,
    ...[...plan.paragraphs, ...captions].map((each) => each.fragments),
  ].flat();
  const fields = {
    slug,
    headline,
    ...(supplied !== undefined && { supplied }),
    kicker,
    deck,
    ...(byline !== undefined && { byline }),
    kind: kindOf([...headline, ...deck, ...kicker], lead === undefined ? ["", ...texts] : texts),
    ...(held !== undefined && { held }),
    reporters,
    unknown,
    unclear,
    ...named,
    todo: todoOf({
      fragments: ids.flatMap((id) => fragments.get(id) ?? []),
      decisions,
      isSupplied: supplied !== undefined,
      turns: [plan.comes, plan.turn].flatMap((mark) => (mark ? [draftLine(mark.text)] : [])),
      reporters: [...unknown.map(({ name }) => name), ...unclear.map((zh) => ({ zh, en: "" }))],
      people: unregistered(whole, registries, unknown),
    }),
    paragraphs,
    unsure: unsureOf(blocksOf(plan, { headline, kicker, deck, byline, paragraphs }, fragments), doubts),
  };
  return {
    ...fields,
    path: `articles/${day}/${slug}.md`,
    text: `---\n${frontMatter(fields, day, bulletin)}---\n\n${bodyOf(paragraphs)}\n`,
    fragments: ids,
    confidence: plan.confidence,
  };
}

/** The draft's blocks, as its front matter and its body will have them. */
function blocksOf(
  plan: ArticlePlan,
  {
    headline,
    kicker,
    deck,
    byline = "",
    paragraphs,
  }: Pick<Draft, "headline" | "kicker" | "deck" | "paragraphs"> & { byline: string | undefined },
  fragments: Fragments,
): DraftBlock[] {
  const known = (ids: readonly string[]) => ids.flatMap((id) => fragments.get(id) ?? []);
  return [
    { block: "kicker", text: kicker.join("\n"), fragments: known(plan.kicker) },
    { block: "headline", text: headline.join("\n"), fragments: known(plan.headline) },
    { block: "deck", text: deck.join("\n"), fragments: known(plan.deck) },
    { block: "byline", text: byline, fragments: known(plan.byline) },
    ...paragraphs.map(({ text, fragments: ids }, index) => ({
      block: `p${index + 1}`,
      text,
      fragments: known(ids),
    })),
  ];
}

function textsOf(ids: readonly string[], fragments: Fragments): string[] {
  return ids.map((id) => {
    const fragment = fragments.get(id);
    if (fragment === undefined) throw new Error(`no fragment ${id}`);
    return fragment.text;
  });
}

/** What is printed under pictures that are not at hand stands at the article's end. */
function captionsOf({ captions = [] }: ArticlePlan): ParagraphPlan[] {
  return captions.map((id) => ({ fragments: [id], gapBefore: false, gapAfter: false }));
}

function readParagraph(
  { fragments: ids, gapBefore, gapAfter }: ParagraphPlan,
  fragments: Fragments,
): DraftParagraph {
  return { text: joinPieces(textsOf(ids, fragments).map(draftLine)), fragments: ids, gapBefore, gapAfter };
}

/** The article's first paragraph, where that is its beginning. */
function leadOf(
  plan: ArticlePlan,
  paragraphs: readonly DraftParagraph[],
  fragments: Fragments,
): string | undefined {
  const index = plan.paragraphs.findIndex(
    ({ fragments: ids }) => fragments.get(ids[0] ?? "")?.role === "lead",
  );
  if (index !== -1) return paragraphs[index]?.text;
  return paragraphs[0]?.gapBefore === false ? paragraphs[0].text : undefined;
}

const clauseEnd = /[，。；：！？,;:!?]/u;
const dayOnly =
  /^(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:至\d{1,2}日)?[上下中]?[午旬晚]?$|^[昨今前日近][日天晚晨期前]?[上下]?午?$/u;
/** What only leads to what was said. */
const formula =
  /^(?:会议|会上|与会.{0,4}|.{0,8}[会坛谈]上|.{0,8}(?:强调|指出|要求|表示|认为|介绍|提出|说|据悉|据了解))$/u;
const longestHeadline = 30;

/** What an article without a headline is called until an editor writes one: its lead's first clause. */
function suppliedHeadline(paragraphs: readonly DraftParagraph[], others: readonly string[]): string {
  const whole = paragraphs.filter(({ gapBefore }) => !gapBefore);
  const texts = [...whole, ...paragraphs].map(({ text }) => withoutDateline(text));
  for (const text of [...texts, ...others]) {
    const clause = text
      .split(clauseEnd)
      .map((part) => part.replace(/^[^\p{L}\p{N}“《]+|[^\p{L}\p{N}”》]+$/gu, ""))
      .map((part) => (/[“”]/u.test(part) && !/“.*”/u.test(part) ? part.replace(/[“”]/gu, "") : part))
      .find((part) => part.length > 1 && !dayOnly.test(part) && !formula.test(part));
    if (clause !== undefined) return [...clause].slice(0, longestHeadline).join("");
  }
  return "无题";
}

function bodyOf(paragraphs: readonly DraftParagraph[]): string {
  // A headline whose text is missing altogether is one gap.
  if (paragraphs.length === 0) return gap;
  return paragraphs
    .map(({ text, gapBefore, gapAfter }) => {
      // After the mark's bracket, these would make it a link or a definition.
      const escaped = escapeMarkdown(text).replace(/^[(:]/, gapBefore ? "\\$&" : "$&");
      return `${gapBefore ? gap : ""}${escaped}${gapAfter ? gap : ""}`;
    })
    .join("\n\n");
}

type Fields = Omit<Draft, "path" | "text" | "fragments" | "confidence">;

/** In the order of the record's own articles. */
function frontMatter(fields: Fields, day: Day, bulletin: string): string {
  const { headline, supplied, kicker, deck, byline, kind, held, reporters, topics, people } = fields;
  const { todo, unsure } = fields;
  const page = pageOfBulletin(bulletin);
  const entries = {
    ...(kicker.length > 0 && { kicker: oneOrMore(kicker) }),
    headline: supplied ?? oneOrMore(headline),
    ...(deck.length > 0 && { deck: oneOrMore(deck) }),
    kind,
    date: day,
    ...(held !== undefined && { held }),
    ...(byline !== undefined && { byline }),
    reporters,
    topics,
    ...(people.length > 0 && { people }),
    ...(page !== 1 && { page }),
    bulletin,
    ...(supplied !== undefined && { supplied: ["headline"] }),
    ...(unsure.length > 0 && { unsure }),
    ...(todo.length > 0 && { todo }),
    status: "draft",
  };
  return stringify(entries, { version: "1.2", schema: "core", lineWidth: 0 });
}

function oneOrMore(lines: readonly string[]): string | readonly string[] {
  return lines.length === 1 ? (lines[0] ?? "") : lines;
}
