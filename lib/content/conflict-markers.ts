import { type Problem, problem } from "../record/problems/catalogue.ts";

/** Seven of one sign at the start of a line, then nothing or a name (git-merge, `merge.conflictStyle` diff3 too). */
const marker = /^(<{7}|>{7}|\|{7})(?: .*)?$/gm;
const divider = /^={7}$/gm;
const longest = 40;

/**
 * What Git left of a merge that nobody decided. A line of `=` alone may also make a heading of the one above it: it
 * counts only above the end of a conflict.
 */
export function checkConflictMarkers(text: string, file: string): Problem[] {
  if (!/^(?:<{7}|>{7}|\|{7})(?: |$)/m.test(text)) return [];
  const markers = [...text.matchAll(marker)];
  const end = markers.findLast(({ 0: whole }) => whole.startsWith(">"))?.index ?? text.length;
  const dividers = [...text.matchAll(divider)].filter(({ index }) => index < end);
  const found = [...markers, ...dividers].sort((a, b) => a.index - b.index);
  let line = 1;
  let seen = 0;
  return found.map(({ 0: whole, index }) => {
    line += text.slice(seen, index).split("\n").length - 1;
    seen = index;
    const shown = whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
    return problem("conflict-marker", { file, line, column: 1, field: "file" }, { marker: shown });
  });
}
