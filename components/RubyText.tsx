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

/** Above its character; it is not copied. Outside all layers: nothing else says how lines with pinyin stand. */
const styles =
  ":has(>ruby){line-height:2.5}.body:lang(zh) :has(>ruby){line-height:2.6;text-align:start}" +
  "rt{padding-inline:.15em;font:.55em/1.1 system-ui,sans-serif;letter-spacing:0;color:var(--quiet);user-select:none}" +
  "h1 rt{font-size:.42em}";

/** What pages with pinyin alone need of styles: a stylesheet of the route would be in all its pages. React puts it in the head. */
export function RubyStyles() {
  return <style href="pinyin" precedence="default" dangerouslySetInnerHTML={{ __html: styles }} />;
}
