import { Fragment } from "react";
import type { Words } from "#lib/archive/views.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";

type Headed = Pick<Words, "headline" | "breaks">;

/** A headline with its lines as printed, each on its own; read aloud or copied they are parted by a space. */
export function Headline({ words: { headline, breaks } }: { words: Headed }) {
  if (headline.length === 1) return <Line text={headline[0] ?? ""} breaks={breaks[0] ?? []} />;
  return headline.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal, and they never change places
    <Fragment key={index}>
      {index > 0 && " "}
      <span className="line">
        <Line text={line} breaks={breaks[index] ?? []} />
      </span>
    </Fragment>
  ));
}

/** The same as one line. */
export function JoinedHeadline({ words: { headline, breaks } }: { words: Headed }) {
  return headline.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal, and they never change places
    <Fragment key={index}>
      {index > 0 && " "}
      <Line text={line} breaks={breaks[index] ?? []} />
    </Fragment>
  ));
}

/** A clause ends here: where a line has several, it is broken there first. */
const clauseEnd = /(?:[，：；。！？—…]|\s)[”’》）]?$/u;
/** Fewer characters are no line of their own. */
const shortest = 4;

/** A line that is broken between clauses, else where it may be; the stylesheet keeps the rest together. */
function Line({ text, breaks }: { text: string; breaks: readonly number[] }) {
  if (breaks.length === 0) return text;
  const clauses = clausesOf(text, breaks);
  return (
    <span className="keep">
      {clauses.map(({ from, to }) => (
        <Fragment key={from}>
          {from > 0 && <wbr />}
          {clauses.length === 1 ? (
            <Clause text={text} breaks={breaks} />
          ) : (
            <span>
              <Clause text={text.slice(from, to)} breaks={breaks.map((at) => at - from)} />
            </span>
          )}
        </Fragment>
      ))}
    </span>
  );
}

function clausesOf(text: string, breaks: readonly number[]): { from: number; to: number }[] {
  const clauses: { from: number; to: number }[] = [];
  let from = 0;
  for (const at of breaks) {
    if (at - from < shortest || text.length - at < shortest || !clauseEnd.test(text.slice(0, at))) continue;
    clauses.push({ from, to: at });
    from = at;
  }
  return [...clauses, { from, to: text.length }];
}

/** What a browser would break by itself, in quotes or in brackets. */
const breakable =
  /(“[^“”]*[^“”\p{L}\p{N}][^“”]*”|《[^《》]*[^《》\p{L}\p{N}][^《》]*》|（[^（）]*[^（）\p{L}\p{N}][^（）]*）)/u;

function Clause({ text, breaks }: { text: string; breaks: readonly number[] }) {
  let at = 0;
  return text.split(breakable).map((part, index) => {
    const start = at;
    at += part.length;
    if (part === "") return null;
    const isQuoted = index % 2 === 1;
    const pieces = <Pieces text={part} breaks={breaks.map((place) => place - start)} />;
    return (
      <Fragment key={start}>
        {start > 0 && breaks.includes(start) && <wbr />}
        {isQuoted ? <span>{pieces}</span> : pieces}
      </Fragment>
    );
  });
}

function Pieces({ text, breaks }: { text: string; breaks: readonly number[] }) {
  const places = breaks.filter((at) => at > 0 && at < text.length);
  return [0, ...places].map((from, index) => (
    <Fragment key={from}>
      {index > 0 && <wbr />}
      {text.slice(from, places[index] ?? text.length)}
    </Fragment>
  ));
}

/** Lines of a headline as one, for titles and where no markup can be. */
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
      {lines.length === 1
        ? lines[0]
        : lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal, and they never change places
            <Fragment key={index}>
              {index > 0 && " "}
              <span className="line">{line}</span>
            </Fragment>
          ))}
    </p>
  );
}
