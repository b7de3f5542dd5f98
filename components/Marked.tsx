import { Fragment } from "react";
import type { Piece } from "#lib/archive/search-views.ts";
import { Lines } from "./Headline.tsx";

/** A text with what was looked for marked. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, marked }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces may be equal, and they never change places
    <Fragment key={index}>{marked ? <mark>{text}</mark> : text}</Fragment>
  ));
}

/** The same in a headline, which may be broken between Chinese words only. */
export function MarkedHeadline({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, marked }, index) => {
    const line = <Lines lines={[text]} />;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces may be equal, and they never change places
      <Fragment key={index}>
        {index > 0 && /^[\p{L}\p{N}]/u.test(text) && <wbr />}
        {marked ? <mark>{line}</mark> : line}
      </Fragment>
    );
  });
}
