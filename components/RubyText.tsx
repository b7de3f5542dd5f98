import { Fragment } from "react";

/** Lines with pinyin above their characters, parted by a space where they are read aloud. */
export function RubyText({ lines }: { lines: readonly string[] }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal, and they never change places
    <Fragment key={index}>
      {index > 0 && " "}
      <span className="line" dangerouslySetInnerHTML={{ __html: line }} />
    </Fragment>
  ));
}

/** Lines of words above a text as HTML, with pinyin above their characters. */
export type RubyLines = Record<"headline" | "kicker" | "deck", readonly string[]>;
