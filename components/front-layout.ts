import type { ArticleSummary } from "#lib/archive/views.ts";

/** How an issue's articles stand on its front page: the first leads, then two tiers, then a list of headlines. */
export interface FrontLayout {
  /** Beside the second tier; with its text beside its headline; or across the page. */
  lead: "split" | "brief" | "wide";
  seconds: number;
  thirds: number;
  /** Of the third tier. */
  columns: 2 | 3 | 4;
}

type Story = Pick<ArticleSummary, "words" | "excerpt" | "picture">;

/** Widths in the text's own size, on a screen for which there are three columns. */
const width = { column: 22, second: 20, leadHeadline: 16, secondHeadline: 13 };
/** Heights in lines of text. */
const height = {
  leadHeadline: 1.9,
  secondHeadline: 1.15,
  label: 1,
  deck: 1,
  byline: 1,
  cue: 1,
  between: 1,
  picture: 14,
};
/** The least of a text that is not shown whole. */
const least = { lead: 8, second: 3, ofThree: 2 };
/** What one side may be higher than the other. */
const slack = 2;

/** A text of so many widths of a character or less is shown whole. */
export const whole = { lead: 8 * 2 * width.column, second: 5 * width.second, third: 100 };
/** A lead with less has no two columns to fill. */
const briefLead = 220;

/** How wide a text is, in widths of a Chinese character. */
export function widthOf(text: string): number {
  let sum = 0;
  for (const character of text) sum += character < "\u2000" ? 0.47 : 1;
  return sum;
}

export function textWidth({ excerpt }: Pick<Story, "excerpt">): number {
  return excerpt.reduce((sum, paragraph) => sum + widthOf(paragraph) + 2, 0);
}

/**
 * Chooses a layout that neither leaves a hole beside a longer column nor a story alone in a row.
 * @param stories of an issue's first page, at least one
 */
export function layoutOf(stories: readonly Story[]): FrontLayout {
  const [lead, ...others] = stories;
  const choices = choicesFor(stories.length);
  const fits = choices.find(({ seconds }) => lead && seconds > 0 && fill(lead, others.slice(0, seconds)));
  if (fits) return { ...fits, lead: "split" };
  const isBrief = lead !== undefined && !lead.picture && textWidth(lead) <= briefLead;
  return { ...(choices[0] ?? { seconds: 0, thirds: 0, columns: 4 }), lead: isBrief ? "brief" : "wide" };
}

type Choice = Omit<FrontLayout, "lead">;

/** How many stories the tiers may have, the best first. */
function choicesFor(stories: number): Choice[] {
  const others = stories - 1;
  if (others <= 3) return [{ seconds: others, thirds: 0, columns: 4 }];
  const seconds = stories >= 20 ? [3, 2, 1] : [2, 3, 1];
  if (stories > 12) {
    const thirds = stories < 20 ? 4 : 8;
    return seconds.map((number) => ({ seconds: number, thirds, columns: 4 }));
  }
  return [...seconds, 4].flatMap((number): Choice[] => {
    const thirds = others - number;
    const columns = ([4, 3, 2] as const).find((width) => thirds % width === 0 && thirds / width <= 3);
    return thirds > 0 && columns ? [{ seconds: number, thirds, columns }] : [];
  });
}

/** Whether a lead and the stories beside it can be made equally high. */
function fill(lead: Story, beside: readonly Story[]): boolean {
  const left = leadHeight(lead);
  const right = beside.map((story) => secondHeight(story, beside.length));
  const sum = (end: "least" | "most") =>
    right.reduce((total, range) => total + range[end] + height.between, -height.between);
  return left.most + slack >= sum("least") && sum("most") + slack >= left.least;
}

/** In lines. */
interface Range {
  least: number;
  most: number;
}

function leadHeight(story: Story): Range {
  const head = headHeight(story, width.leadHeadline, height.leadHeadline);
  const lines = Math.ceil(textWidth(story) / width.column / 2);
  if (story.picture) return { least: head + height.picture, most: head + height.picture };
  if (textWidth(story) <= whole.lead) return { least: head + lines, most: head + lines };
  return { least: head + least.lead + height.cue, most: head + lines + height.cue };
}

function secondHeight(story: Story, ofStories: number): Range {
  const head = headHeight(story, width.secondHeadline, height.secondHeadline);
  const lines = Math.ceil(textWidth(story) / width.second);
  if (textWidth(story) <= whole.second) return { least: head + lines, most: head + lines };
  const few = ofStories > 2 ? least.ofThree : least.second;
  return { least: head + few + height.cue, most: head + Math.min(lines, 15) + height.cue };
}

function headHeight({ words }: Story, perLine: number, ofLine: number): number {
  const headline = words.headline.reduce((sum, line) => sum + linesOf(line, perLine), 0);
  const deck = words.deck.reduce((sum, line) => sum + Math.ceil(widthOf(line) / perLine / 2), 0);
  return height.label + headline * ofLine + deck * height.deck + height.byline;
}

/** A headline is broken after its clauses first. */
function linesOf(headline: string, perLine: number): number {
  let lines = 1;
  let left = perLine;
  for (const clause of headline.split(/(?<=[，：；。！？—…](?![，：；。！？—…”》]))/u)) {
    const wide = widthOf(clause);
    if (wide > left && left < perLine) {
      lines += 1;
      left = perLine;
    }
    lines += Math.max(0, Math.ceil(wide / left) - 1);
    left = wide > left ? 0 : left - wide;
  }
  return lines;
}
