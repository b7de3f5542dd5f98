import { Fragment } from "react";
import type { Words } from "#lib/archive/views.ts";
import { type Locale, languageTag } from "#lib/i18n/locales.ts";

/** Lines as printed, each on its own; read aloud or copied they are parted by a space. */
export function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 1) return lines[0];
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal, and they never change places
    <Fragment key={index}>
      {index > 0 && " "}
      <span className="line">{line}</span>
    </Fragment>
  ));
}

/** Lines of a headline as one, for titles and links. */
export function joinLines(lines: readonly string[]): string {
  return lines.join(" ");
}

/** The `lang` of an element whose words may not be in the page's language. */
export function langOf(words: Pick<Words, "locale">, inPage: Locale): string | undefined {
  return words.locale === inPage ? undefined : languageTag[words.locale];
}
