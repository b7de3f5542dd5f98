import type { Fragment } from "../page-plan.ts";

/** What was probably printed where a scan's reader or a hand took a character for one that looks like it. */
export interface Suggestion {
  fragment: string;
  /** Of the source, from 1. */
  line: number;
  /** As it stands, with what it stands in. */
  from: string;
  to: string;
}

const digits = /(?<![A-Za-z\d])(?=[0-9OolI]*[OolI])(?=[0-9OolI]*\d)[0-9OolI]+(?![A-Za-z\d])/g;
const digitOf: Record<string, string> = { O: "0", o: "0", l: "1", I: "1" };
const marks = /(?<=[\p{Script=Han}”’）》])[,;:?!.](?=[\p{Script=Han}“‘（《]|$)/gu;
const markOf: Record<string, string> = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。" };
const words: readonly (readonly [RegExp, string])[] = [
  [/木报(?=记者|讯|通讯员|评论)/gu, "本报"],
  [/(?<=\d)曰(?=[，。上下中晚晨电讯\p{Script=Han}])/gu, "日"],
];
/** Where more of a page's marks than this are half-width, that is how it was typed. */
const noise = 0.3;
const around = 3;

/** Look-alike digits, marks and words on a page. They are told, and the text stays as it is. */
export function suggestionsFor(fragments: readonly Pick<Fragment, "id" | "text" | "lines">[]): Suggestion[] {
  const whole = fragments.map(({ text }) => text).join("\n");
  const [half, full] = [whole.match(marks)?.length ?? 0, whole.match(/[，；：？！。]/gu)?.length ?? 0];
  const isTyped = half > noise * (half + full);
  return fragments.flatMap(({ id, text, lines: [first] }) =>
    text.split("\n").flatMap((line, index) => {
      const found = (from: string, to: string, at: number): Suggestion => {
        const [before, after] = [
          line.slice(Math.max(0, at - around), at),
          line.slice(at + from.length).slice(0, around),
        ];
        return { fragment: id, line: first + index, from: before + from + after, to: before + to + after };
      };
      return [
        ...[...line.matchAll(digits)].map(({ 0: token, index: at }) =>
          found(
            token,
            token.replace(/[OolI]/g, (letter) => digitOf[letter] ?? letter),
            at,
          ),
        ),
        ...(isTyped ? [] : [...line.matchAll(marks)]).map(({ 0: mark, index: at }) =>
          found(mark, markOf[mark] ?? mark, at),
        ),
        ...words.flatMap(([pattern, to]) =>
          [...line.matchAll(pattern)].map(({ 0: word, index: at }) => found(word, to, at)),
        ),
      ];
    }),
  );
}
