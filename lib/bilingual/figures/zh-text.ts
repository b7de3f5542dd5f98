/** The text in plain forms, and the same as it is written: fixed words are looked for in that. */
export interface Source {
  written: string;
  text: string;
}

const rangeMark = "(?: ?(?:-|—|–|~|～|至|到|、|和|与|或|/)+ ?)";

export const rangeHere = new RegExp(rangeMark, "y");

const before =
  /(?:约|近|超|逾|过|超过|超出|突破|接近|将近|达到?|大约|大概|左右|不足|不到|至少|最多|上|高达|破)(?:了)? ?$/;

const after = /^ ?(?:多|余|来|几|以上|以下|左右|上下|以内|之多)/;

export const afterUnit = /^(?:多|余|以上|以下|左右|上下|以内|之多)/;

export function roundedAround(text: string, from: number, to: number): boolean {
  return before.test(text.slice(Math.max(0, from - 4), from)) || after.test(text.slice(to, to + 4));
}
