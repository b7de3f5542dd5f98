import type {} from "remark-parse";
import type { Data, Processor } from "unified";

type Extension = NonNullable<Data["micromarkExtensions"]>[number];
type Constructs = NonNullable<NonNullable<Extension["text"]>[string]>;
type Construct = Exclude<Constructs, readonly unknown[]>;
type Tokenizer = Construct["tokenize"];
type State = ReturnType<Tokenizer>;
type Attempt = Parameters<Tokenizer>[0]["attempt"];
type Code = Parameters<State>[0];

/**
 * What nobody means in printed text: a tab or four spaces for program code, a line below a paragraph for a heading,
 * boxes of tasks. They are read as what they look like.
 */
const unmeant = ["codeIndented", "setextUnderline", "tasklistCheck"];

/**
 * remark: reads Markdown as it stands in a Chinese newspaper. To be used after the plugins that it changes. Bare
 * addresses end before Chinese; marks between figures are signs and no markup.
 */
export function remarkPrint(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []).map(changed),
    { disable: { null: unmeant } },
  ];
  // What looks for addresses again in finished text would find them with the Chinese after them.
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).map((extension) =>
    [extension].flat().map((each) => ({ ...each, transforms: [] })),
  );
}

function changed(extension: Extension): Extension {
  const constructs = Object.entries(extension.text ?? {}).map(([code, value]) => [
    code,
    [value ?? []].flat().map(change),
  ]);
  return { ...extension, ...(extension.text && { text: Object.fromEntries(constructs) }) };
}

function change(construct: Construct): Construct {
  switch (construct.name) {
    case "wwwAutolink":
      return endingBeforeChinese({ ...construct, previous: isBesidePunctuation });
    case "protocolAutolink":
      return endingBeforeChinese(construct);
    case "attention":
    case "strikethrough":
      return sparingSigns(construct);
    default:
      return construct;
  }
}

/** Letters that addresses are written with, ASCII or not; half of a rare character is none. */
const inAddress =
  /[[\x21-\x7E\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Yi}\u3000-\u303F\uFF00-\uFFEF]]/v;

function endsAddress(code: Code): boolean {
  return code !== null && code > 0x7f && !inAddress.test(String.fromCharCode(code));
}

/** As GFM has it before `www.`, and after Chinese punctuation too. */
function isBesidePunctuation(code: Code): boolean {
  return code === null || code < 0 || /[\s\p{P}\p{S}]/u.test(String.fromCharCode(code));
}

/** The construct, and all that it is made of, to which a text ends before the first Chinese character. */
function endingBeforeChinese(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      let current: Code = null;
      /** Whether the next state is not this construct's own: it is to see the characters that are there. */
      let isForeign = false;
      const foreign =
        (state: State): State =>
        () => {
          isForeign = true;
          return state(current);
        };
      const reading =
        (state: State): State =>
        (code) => {
          current = code;
          isForeign = false;
          const next = state(endsAddress(code) ? null : code);
          return next === undefined || isForeign ? next : reading(next);
        };
      const parts =
        (attempt: Attempt): Attempt =>
        (part, then, otherwise) =>
          foreign(
            attempt(endingBeforeChinese(part as Construct), reading(then), otherwise && reading(otherwise)),
          );
      const { attempt, check, interrupt } = effects;
      const own = { ...effects, attempt: parts(attempt), check: parts(check), interrupt: parts(interrupt) };
      const context: typeof this = Object.create(this, {
        previous: { get: () => (isBesidePunctuation(this.previous) ? 32 : this.previous) },
      });
      const self = construct.name === "wwwAutolink" ? context : this;
      return reading(construct.tokenize.call(self, own, foreign(ok), foreign(nok)));
    },
  };
}

const figure = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]/;
const endOfAmount = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ)）\]】%％‰°′″\u2100-\u2109\u3300-\u33FF]/;
const startOfAmount = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ(（[【+\-−±]/;
/** What goes on after a name that is masked: 王\*\*、李\*. */
const pause = /[、，。；：！？）》」』】〉…—·,.;:!?)\]]/;
const letter = /[\p{L}\p{N}]/u;

/** The construct, whose marks between figures (2560*1440), within masks (138****5678) and in blanks are no markup. */
function sparingSigns(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const before = characterOf(this.previous);
      const check: State = (code) => {
        const token = this.events.at(-1)?.[1];
        if (token !== undefined) {
          const after = characterOf(code);
          const written = this.sliceSerialize(token);
          if (isSign(written, before, after)) token._open = token._close = false;
          else if (letter.test(before) && pause.test(after)) token._open = false;
        }
        return ok(code);
      };
      return construct.tokenize.call(this, effects, check, nok);
    },
  };
}

function characterOf(code: Code): string {
  return code === null || code < 0 ? "" : String.fromCharCode(code);
}

function isSign(written: string, before: string, after: string): boolean {
  if (written.length > (written.startsWith("_") ? 2 : 3)) return true;
  if (figure.test(before) && figure.test(after)) return true;
  const isMathematical = written === "*" || written === "~~";
  return isMathematical && endOfAmount.test(before) && startOfAmount.test(after);
}
