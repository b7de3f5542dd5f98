import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareFigures } from "#lib/bilingual/figures/compare.ts";
import { readEnglish } from "#lib/bilingual/figures/read-en.ts";
import { readChinese } from "#lib/bilingual/figures/read-zh.ts";
import type { Pair } from "#lib/bilingual/pair.ts";
import { scoreAllDates } from "./figures/dates.ts";
import { scoreFolder } from "./figures/expressions.ts";
import { type Planted, plantDate, plantDigit, plantUnit, seeded } from "./figures/plant.ts";
import { scoreSpoken } from "./figures/spoken.ts";

const rounds = 3;

/** The pairs of a parallel text in two files, line by line. */
export function pairsIn(folder: string): Pair[] {
  const lines = (name: string) => readFileSync(join(folder, name), "utf8").trimEnd().split("\n");
  const translations = lines("reference.en");
  const days = new Days(lines("source.zh"));
  return lines("source.zh").map((original, at) => ({
    original,
    translation: translations[at] ?? "",
    day: days.at(original),
  }));
}

/** The set names no article's day: it is that of the last dateline before a segment. */
class Days {
  private year: string;
  private day = "";

  constructor(lines: string[]) {
    const years = new Map<string, number>();
    for (const [year] of lines.join("\n").matchAll(/20\d\d(?=[-年])/g))
      years.set(year, (years.get(year) ?? 0) + 1);
    this.year = [...years].sort(([, left], [, right]) => right - left)[0]?.[0] ?? "2000";
  }

  at(line: string): string {
    const [, year, month, day] = /(20\d\d)-(\d\d)-(\d\d)/.exec(line) ?? [];
    const [, dateMonth, dateDay] = /(\d{1,2})月(\d{1,2})日(?:电|讯|消息)/.exec(line) ?? [];
    if (year !== undefined) this.day = `${year}-${month}-${day}`;
    else if (dateMonth !== undefined)
      this.day = `${this.year}-${dateMonth.padStart(2, "0")}-${dateDay?.padStart(2, "0")}`;
    return this.day;
  }
}

/** With digits in either text, or a number in words that is more than ten. */
export function bearsNumber({ original, translation }: Pair): boolean {
  return (
    /[0-9]/.test(original + translation) ||
    [...readChinese(original), ...readEnglish(translation)].some(({ weight }) => weight === "firm")
  );
}

const said = (pair: Pair) =>
  new Set(
    compareFigures(pair).map(({ code, details }) => `${code} ${details.original} ${details.translation}`),
  );

/** Of changes planted in one text of the pairs, how many give a finding that the pair as it was has not. */
export function plantedFound(
  pairs: Pair[],
  side: "original" | "translation",
  plant: (text: string, random: () => number) => Planted | undefined,
  missed?: (pair: Pair) => void,
): { planted: number; found: number } {
  const random = seeded(20201128);
  let [planted, found] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    for (const pair of pairs) {
      const text = plant(pair[side], random)?.text;
      if (text === undefined) continue;
      planted++;
      const before = said(pair);
      const changed = { ...pair, [side]: text };
      if ([...said(changed)].some((each) => !before.has(each))) found++;
      else missed?.(changed);
    }
  }
  return { planted, found };
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

/** Measures the reading and the comparison of numbers and dates. */
export function run(yardsticks: string): void {
  const parts: [string, (folder: string) => void][] = [
    ["news-zh-en", printComparison],
    ["number-expressions", printExpressions],
    ["spoken-numbers-zh", printSpoken],
  ];
  for (const [name, print] of parts) {
    const folder = join(yardsticks, name);
    if (existsSync(folder)) print(folder);
    else console.log(`\n${folder} is not there`);
  }
}

function printComparison(folder: string): void {
  const pairs = pairsIn(folder);
  console.log("\n| news-zh-en | pairs | flagged | |\n| --- | --- | --- | --- |");
  const halves: [string, (at: number) => boolean][] = [
    ["all number-bearing pairs", () => true],
    ["odd lines", (at) => at % 2 === 0],
    ["even lines", (at) => at % 2 === 1],
  ];
  for (const [name, takes] of halves) {
    const bearing = pairs.filter((pair, at) => takes(at) && bearsNumber(pair));
    const flagged = bearing.filter((pair) => compareFigures(pair).length > 0).length;
    console.log(`| ${name} | ${bearing.length} | ${flagged} | ${percent(flagged, bearing.length)} |`);
  }
  const bearing = pairs.filter(bearsNumber);
  console.log("\n| planted | in | changes | found | |\n| --- | --- | --- | --- | --- |");
  for (const [name, plant] of [
    ["a digit", plantDigit],
    ["a unit", plantUnit],
    ["a date", plantDate],
  ] as const) {
    for (const side of ["original", "translation"] as const) {
      const { planted, found } = plantedFound(bearing, side, plant);
      console.log(`| ${name} | the ${side} | ${planted} | ${found} | ${percent(found, planted)} |`);
    }
  }
}

function printExpressions(folder: string): void {
  const wrong: string[] = [];
  console.log("\n| number-expressions | entries | read as the set has them | |\n| --- | --- | --- | --- |");
  for (const language of ["zh", "en"]) {
    const scores = [
      ...scoreFolder(join(folder, language), language),
      ...scoreAllDates(join(folder, language), language),
    ];
    const sum = { right: 0, all: 0 };
    for (const [name, score] of scores) {
      console.log(
        `| ${language} ${name} | ${score.all} | ${score.right} | ${percent(score.right, score.all)} |`,
      );
      sum.right += score.right;
      sum.all += score.all;
      wrong.push(
        ...score.wrong.map(
          ({ input, wanted, got }) =>
            `- ${name}: \`${input}\`: ${wanted || "nothing"}; read: ${got || "nothing"}`,
        ),
      );
    }
    console.log(`| ${language}, together | ${sum.all} | ${sum.right} | ${percent(sum.right, sum.all)} |`);
  }
  console.log(`\nRead otherwise than the set has them:\n\n${wrong.join("\n")}`);
}

function printSpoken(folder: string): void {
  const { right, all, wrong } = scoreSpoken(folder);
  console.log("\n| spoken-numbers-zh | lines | right | |\n| --- | --- | --- | --- |");
  console.log(`| all | ${all} | ${right} | ${percent(right, all)} |`);
  for (const each of wrong)
    console.log(`- ${each.spoken}: ${each.wanted.join(" ")}; read: ${each.got.join(" ")}`);
}
