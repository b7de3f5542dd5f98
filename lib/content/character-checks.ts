import { fullWidthForms } from "../record/full-width.ts";
import { hiddenIn } from "../record/hidden-characters.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { Place } from "../record/problems/place.ts";
import { ideographOf, radical } from "../record/radicals.ts";
import { mostAlike } from "./body-text.ts";

/** Controls of direction are errors and told apart. */
const bidi = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const unreadable = /[\p{Co}\uFFFD[\p{Cn}--\p{Default_Ignorable_Code_Point}]]/gv;
const radicals = new RegExp(radical, "g");
/** Not at the start of a line, where it is an indent and dropped. */
const noBreakSpace = /(?<=[^\s\u200B\u2060] ?)[\u00A0\u202F\u2007]/g;

interface Found {
  index: number;
  at: (place: Place) => Problem;
}

/** Characters that no reader sees or that are not what they look like. */
export function checkCharacters(
  text: string,
  isChinese: boolean,
  placeOf: (index: number) => Place,
): Problem[] {
  const kinds: Found[][] = [
    hiddenIn(text)
      .filter(({ character }) => !bidi.test(character))
      .map(({ index, character }) => ({
        index,
        at: (place) => problem("invisible-character", place, { character }),
      })),
    Array.from(text.matchAll(unreadable), ({ 0: character, index }) => ({
      index,
      at: (place) => problem("unreadable-character", place, { character }),
    })),
    Array.from(text.matchAll(radicals), ({ 0: character, index }) => {
      const ideograph = ideographOf(character);
      const details = { character, ...(ideograph !== undefined && { ideograph }) };
      return { index, at: (place: Place) => problem("radical-character", place, details) };
    }),
    isChinese
      ? Array.from(text.matchAll(noBreakSpace), ({ 0: character, index }) => ({
          index,
          at: (place) => problem("no-break-space", place, { character }),
        }))
      : [],
  ];
  return kinds.flatMap((found) => found.slice(0, mostAlike).map(({ index, at }) => at(placeOf(index))));
}

/** Where a character of YAML stands, in the field whose name was the last to begin a line. */
export function placesInFields(text: string, file: string): (index: number) => Place {
  return (index) => {
    const before = text.slice(0, index).split("\n");
    const line = text.slice(text.lastIndexOf("\n", index - 1) + 1);
    const names = [...before.slice(0, -1), line].map((each) => /^([A-Za-z]\w*):/.exec(each)?.[1]);
    const name = /^[\w\s#-]/.test(line) ? names.findLast((each) => each !== undefined) : undefined;
    return {
      ...{ file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, field: name ?? "file" },
      ...(name !== undefined && { block: name }),
    };
  };
}

const chinese: Readonly<Record<string, string>> = { ...fullWidthForms, ".": "。" };
const han = "\\p{Script=Han}";
const opening = "“‘《〈（「『【〔";
const closing = "”’》〉）」』】〕";
/** After Chinese and before Chinese, or at an end; three dots are told apart. */
const halfWidth = new RegExp(
  `(?<=[${han}${closing}])(?:[,;:?!]|\\.(?!\\.))(?=[${han}${opening}${closing}]|\\s*$)` +
    `|(?<=^|[${han}，。；：、${opening}${closing}])\\((?=[${han}${opening}])` +
    `|(?<=[${han}${closing}])\\)(?=[${han}，。；：、！？${opening}${closing}]|\\s*$)`,
  "gmu",
);
const fullWidth = /[０-９Ａ-Ｚａ-ｚ]+/g;
/** Between words of another language; beside Chinese they are right. */
const wideMarks =
  /(?<!\p{Script=Han}\s?)[，。、；：？！（）％．＋－＝～＆＂＇／＃＄＠｜０-９Ａ-Ｚａ-ｚ]+(?!\s?\p{Script=Han})/gu;
const repeated = /[，、；：。]{2,}/g;

/** Marks and figures of Chinese text by GB/T 15834 and 15835. */
export function chineseFaults(text: string): Found[] {
  const halves = Array.from(text.matchAll(halfWidth), ({ 0: character, index }) => {
    const details = { character, instead: chinese[character] ?? "" };
    return { index, at: (place: Place) => problem("half-width-punctuation", place, details) };
  });
  const wide = fullWidthIn(text, fullWidth);
  const twice = Array.from(text.matchAll(repeated), ({ 0: marks, index }) => ({
    index,
    at: (place: Place) => problem("repeated-punctuation", place, { text: marks }),
  }));
  return [halves, wide, twice].flatMap((found) => found.slice(0, mostAlike));
}

/** What a Chinese keyboard leaves in text of another language. */
export function foreignFaults(text: string): Found[] {
  return fullWidthIn(text, wideMarks).slice(0, mostAlike);
}

function fullWidthIn(text: string, pattern: RegExp): Found[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => {
    const details = {
      text: found,
      instead: found.normalize("NFKC").replaceAll("。", ".").replaceAll("、", ","),
    };
    return { index, at: (place: Place) => problem("full-width-characters", place, details) };
  });
}
