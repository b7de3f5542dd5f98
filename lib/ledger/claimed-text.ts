import { hiddenIn } from "../record/hidden-characters.ts";
import { ideographOf } from "../record/radicals.ts";

/**
 * ASCII quotes, commas and brackets count as equal to their full-width forms, and radicals to the characters that they
 * look like; nothing else does.
 */
const asciiForm: Record<string, string> = {
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "，": ",",
  "（": "(",
  "）": ")",
  "［": "[",
  "］": "]",
};

/** A text without whitespace and what nobody sees, of which stretches are claimed as accounted for. */
export interface ClaimedText {
  source: string;
  /** The source without whitespace, quotes, commas and brackets in one form. */
  text: string;
  /** For each character of `text`, where it stands in `source`. */
  offsets: number[];
  claimed: boolean[];
}

/** A stretch of `text`: `to` is the first character after it. */
export interface Stretch {
  from: number;
  to: number;
}

export function unclaimedText(source: string): ClaimedText {
  const offsets: number[] = [];
  let text = "";
  const hidden = new Set(hiddenIn(source).map(({ index }) => index));
  for (let index = 0; index < source.length; index++) {
    const character = source[index] ?? "";
    if (/\s/.test(character) || hidden.has(index)) continue;
    const form = asciiForm[character] ?? ideographOf(character) ?? character;
    text += form;
    // Of a rare character, both halves come from the one radical.
    for (let half = 0; half < form.length; half++) offsets.push(index);
  }
  return { source, text, offsets, claimed: new Array<boolean>(text.length).fill(false) };
}

export function claim(text: ClaimedText, from: number, size: number): void {
  text.claimed.fill(true, from, from + size);
}

export function unclaimedStretches({ claimed }: Pick<ClaimedText, "claimed">): Stretch[] {
  const stretches: Stretch[] = [];
  for (let from = claimed.indexOf(false); from !== -1; ) {
    const next = claimed.indexOf(true, from);
    const to = next === -1 ? claimed.length : next;
    stretches.push({ from, to });
    from = claimed.indexOf(false, to);
  }
  return stretches;
}

export function claimedStretches({ claimed }: ClaimedText): Stretch[] {
  return unclaimedStretches({ claimed: claimed.map((is) => !is) });
}

/** Where a stretch stands in the source: `to` is the first character after it. */
export function inSource({ source, offsets }: ClaimedText, { from, to }: Stretch): Stretch {
  const start = offsets[from] ?? 0;
  const end = (offsets[to - 1] ?? 0) + 1;
  // Of a rare character, one half may be claimed by another that shares it.
  return {
    from: /[\uDC00-\uDFFF]/.test(source[start] ?? "") ? start - 1 : start,
    to: /[\uD800-\uDBFF]/.test(source[end - 1] ?? "") ? end + 1 : end,
  };
}

/** The unclaimed stretches as they stand in the source, whitespace and all. */
export function unclaimedInSource(text: ClaimedText): { offset: number; text: string }[] {
  return unclaimedStretches(text).map((stretch) => {
    const { from, to } = inSource(text, stretch);
    return { offset: from, text: text.source.slice(from, to) };
  });
}
