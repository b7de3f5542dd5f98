const numerals = "一二三四五六七八九十";
const circled = "①②③④⑤⑥⑦⑧⑨⑩";
const inWords = ["首先", "其次", "再次"];

/** How the items of an enumeration begin, by form; what counts stands in the first group. */
const forms: Readonly<Record<string, RegExp>> = {
  是: /([一二三四五六七八九十])是(?!否|不)/gu,
  要: /(?<=^|[，。；：、])([一二三四五六七八九十])要/gu,
  第: /(?<=^|[，。；：、])第([一二三四五六七八九十])(?=[，、是])/gu,
  其: /(?<=^|[，。；：])其([一二三四五六七八九十])(?=[，、是])/gu,
  首先: /(?<=^|[，。；：])(首先|其次|再次)/gu,
  圈: /([①②③④⑤⑥⑦⑧⑨⑩])/gu,
  括号: /（([一二三四五六七八九十]|\d{1,2})）/gu,
  顿号: /(?<=^|[。；：])([一二三四五六七八九十])、/gu,
  点: /(?<=^|[。；：])(\d{1,2})[.．、](?!\d)/gu,
};

/** Characters at a text's beginning in which the next item must stand. */
const near = 40;

/**
 * From the last item of an enumeration in a text to the first of another: 1 where the count goes on, 0 where an item
 * that is not the first has none before it, undefined where nothing is counted.
 */
export function enumerationStep(left: string, right: string): number | undefined {
  const beginning = right.slice(0, near);
  let earliest: { at: number; form: RegExp; number: number } | undefined;
  for (const form of Object.values(forms)) {
    const found = beginning.matchAll(form).next().value;
    if (found === undefined || (earliest && earliest.at <= found.index)) continue;
    earliest = { at: found.index, form, number: numberOf(found[1] ?? "") };
  }
  if (earliest === undefined) return undefined;
  const last = [...left.matchAll(earliest.form)].at(-1)?.[1];
  if (last === undefined) return earliest.number === 1 ? undefined : 0;
  return earliest.number - numberOf(last);
}

function numberOf(item: string): number {
  if (/^\d/.test(item)) return Number(item);
  return Math.max(numerals.indexOf(item), circled.indexOf(item), inWords.indexOf(item)) + 1;
}
