import { Fragment } from "react";
import type { Piece } from "#lib/archive/search-views.ts";
import type { Words } from "#lib/archive/views.ts";

/** A text with what was looked for marked. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, marked }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces may be equal, and they never change places
    <Fragment key={index}>{marked ? <mark>{text}</mark> : text}</Fragment>
  ));
}

/** The same of a headline, its lines joined by spaces; it is broken where the headline may be. */
export function MarkedHeadline({ pieces, words }: { pieces: readonly Piece[]; words: Words }) {
  const breaks = breaksOfJoined(words);
  if (breaks.size === 0) return <Marked pieces={pieces} />;
  let at = 0;
  return (
    <span className="keep">
      {pieces.map(({ text, marked }) => {
        const from = at;
        at += text.length;
        const places = [...breaks].filter((place) => place > from && place < at);
        const parts = [from, ...places].map((start, index) => (
          <Fragment key={start}>
            {index > 0 && <wbr />}
            {text.slice(start - from, (places[index] ?? at) - from)}
          </Fragment>
        ));
        return (
          <Fragment key={from}>
            {breaks.has(from) && <wbr />}
            {marked ? <mark>{parts}</mark> : parts}
          </Fragment>
        );
      })}
    </span>
  );
}

function breaksOfJoined({ headline, breaks }: Words): Set<number> {
  let start = 0;
  return new Set(
    headline.flatMap((line, index) => {
      const ofLine = (breaks[index] ?? []).map((at) => at + start);
      start += line.length + 1;
      return ofLine;
    }),
  );
}
