import { Fragment } from "react";
import type { Words } from "#lib/archive/views.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";
import { RubyText } from "./RubyText.tsx";

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

const quotation = /“[^“”]*”|《[^《》]*》|（[^（）]*）/gu;

/** Quotations are broken only where one does not fit on a line of its own. */
function Clause({ text, breaks }: { text: string; breaks: readonly number[] }) {
  const quotations = quotationsOf(text, breaks);
  const ends = [...quotations.flatMap(({ from, to }) => [from, to]), text.length];
  return [0, ...ends].map((from, index) => {
    const to = ends[index] ?? from;
    if (to === from) return null;
    const pieces = <Pieces text={text.slice(from, to)} breaks={breaks.map((place) => place - from)} />;
    return (
      <Fragment key={from}>
        {from > 0 && <wbr />}
        {index % 2 === 1 ? <span>{pieces}</span> : pieces}
      </Fragment>
    );
  });
}

/** Those that would be broken, each with what stands at it without a break between. */
function quotationsOf(text: string, breaks: readonly number[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const { index, 0: quoted } of text.matchAll(quotation)) {
    const end = index + quoted.length;
    const from = Math.max(0, ...breaks.filter((at) => at <= index));
    const to = Math.min(text.length, ...breaks.filter((at) => at >= end));
    // A browser breaks by itself after a mark.
    const isBreakable =
      breaks.some((at) => at > index && at < end) || /[^\p{L}\p{N}]/u.test(quoted.slice(1, -1));
    const last = found.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else if (isBreakable) found.push({ from, to });
  }
  return found;
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
  /** The same as HTML, with pinyin. */
  ruby?: readonly string[] | undefined;
}

/** Lines of a kicker or a deck, where there are any. */
export function OptionalLines({ id, className, lines, lang, ruby }: OptionalLinesProps) {
  if (lines.length === 0) return null;
  if (ruby)
    return (
      <p id={id} className={className} lang={lang}>
        <RubyText lines={ruby} />
      </p>
    );
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
