import { Fragment } from "react";
import type { Words } from "#lib/archive/views.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const han = /\p{Script=Han}/u;
const opening = /[（(《〈“‘「『【[]$/u;

/** Lines as printed, each on its own; read aloud or copied they are parted by a space. */
export function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 1) return <Line text={lines[0] ?? ""} />;
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal, and they never change places
    <Fragment key={index}>
      {index > 0 && " "}
      <span className="line">
        <Line text={line} />
      </span>
    </Fragment>
  ));
}

/** A line that may be broken between Chinese words only: the stylesheet keeps the rest together. */
function Line({ text }: { text: string }) {
  if (!han.test(text)) return text;
  return breakable(text).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces may be equal, and they never change places
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}

/** Cuts a text before each word, but never after an opening or before a closing mark. */
function breakable(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const last = pieces.at(-1);
    if (last === undefined || (isWordLike && !opening.test(last))) pieces.push(segment);
    else pieces[pieces.length - 1] = last + segment;
  }
  return pieces;
}

/** Lines of a headline as one, for titles and links. */
export function joinLines(lines: readonly string[]): string {
  return lines.join(" ");
}

/** The `lang` of an element whose words may not be in the page's language. */
export function langOf(words: Pick<Words, "locale">, inPage: Locale): string | undefined {
  return words.locale === inPage ? undefined : languageTag[words.locale];
}

interface OptionalLinesProps {
  id?: string;
  className: string;
  lines: readonly string[];
  lang: string | undefined;
}

/** Lines of a kicker or a deck, where there are any. */
export function OptionalLines({ id, className, lines, lang }: OptionalLinesProps) {
  if (lines.length === 0) return null;
  return (
    <p id={id} className={className} lang={lang}>
      <Lines lines={lines} />
    </p>
  );
}
