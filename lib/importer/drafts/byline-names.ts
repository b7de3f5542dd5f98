import { looksLikeName } from "../page/person-names.ts";
import { hasCompoundSurname } from "./romanise.ts";

/** A family and a given name, or a name in parts (阿依古丽·买买提). */
const nameShape = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8})+)$/u;

/** A run of characters without a space, as names; `unclear` where it may be read in two ways. */
export interface NameReading {
  names: string[];
  unclear: string[];
}

const none: NameReading = { names: [], unclear: [] };

/**
 * The names in a run that nothing parts.
 * @param known names of the registry
 * @param simplify the run's characters as family names are listed
 */
export function namesIn(
  run: string,
  known: readonly string[],
  simplify: (text: string) => string,
): NameReading {
  if (known.includes(run) || run.includes("·")) return nameShape.test(run) ? one(run) : unclear(run);
  if (run.length <= 3) return nameShape.test(run) ? one(run) : none;
  const name = [...known]
    .filter((candidate) => candidate.length > 1)
    .sort((a, b) => b.length - a.length)
    .find((candidate) => run.startsWith(candidate) || run.endsWith(candidate));
  if (name !== undefined) {
    const isFirst = run.startsWith(name);
    const rest = namesIn(isFirst ? run.slice(name.length) : run.slice(0, -name.length), known, simplify);
    return { ...rest, names: isFirst ? [name, ...rest.names] : [...rest.names, name] };
  }
  const isName = (text: string) => looksLikeName(simplify(text));
  if (run.length === 4) {
    // Four characters may be one name or two; a family name of two tells, and so does what begins no name.
    if (hasCompoundSurname(run) || !(isName(run.slice(0, 2)) && isName(run.slice(2)))) return one(run);
    return unclear(run);
  }
  const readings = partings(run, isName);
  return readings.length === 1 ? { names: readings[0] ?? [], unclear: [] } : unclear(run);
}

function one(name: string): NameReading {
  return { names: [name], unclear: [] };
}

function unclear(run: string): NameReading {
  return { names: [], unclear: [run] };
}

/** More characters than this are no row of names. */
const longestRow = 24;

/** All ways to part a run into names of two and three characters that begin with a family name. */
function partings(run: string, isName: (text: string) => boolean): string[][] {
  if (run === "") return [[]];
  if (run.length > longestRow) return [];
  return [2, 3].flatMap((size) => {
    const name = run.slice(0, size);
    if (name.length < size || !isName(name)) return [];
    return partings(run.slice(size), isName).map((rest) => [name, ...rest]);
  });
}

/**
 * Characters that stand apart, as names: `丁 某 王 小 明`. Wider gaps part names; where all are alike, family names do,
 * or else two characters make one.
 */
export function spacedNames(
  characters: readonly { text: string; gap: number }[],
  known: readonly string[],
  simplify: (text: string) => string,
): NameReading {
  const gaps = characters.slice(1).map(({ gap }) => gap);
  const least = Math.min(...gaps);
  if (gaps.some((gap) => gap > least)) {
    const names: string[] = [];
    characters.forEach(({ text, gap }, index) => {
      if (index === 0 || gap > least) names.push(text);
      else names[names.length - 1] += text;
    });
    return { names, unclear: [] };
  }
  const run = characters.map(({ text }) => text).join("");
  if (run.length <= 3 || (run.length === 4 && hasCompoundSurname(run))) return one(run);
  if (run.length % 2 === 1) return namesIn(run, known, simplify);
  const pairs = Array.from({ length: run.length / 2 }, (_, index) => run.slice(2 * index, 2 * index + 2));
  return { names: pairs, unclear: [] };
}
