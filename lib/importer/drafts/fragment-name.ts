import type { Fragment } from "../page-plan.ts";

/** Characters that tell a fragment from its neighbours. */
const enough = 10;

/** What a fragment is called where editors are to find it: its lines in the bulletin's text, and how it begins. */
export function fragmentName({ lines: [from, to], text }: Pick<Fragment, "lines" | "text">): string {
  const beginning = [...text.replace(/\s+/gu, "")].slice(0, enough).join("");
  return `${from === to ? from : `${from}-${to}`} ${beginning}`;
}
