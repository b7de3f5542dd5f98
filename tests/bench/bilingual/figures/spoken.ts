import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "#lib/bilingual/figures/figure.ts";
import { readChinese } from "#lib/bilingual/figures/read-zh.ts";

const scales: Record<string, number> = { 万: 1e4, W: 1e4, w: 1e4, 亿: 1e8, 兆: 1e12 };
const token =
  /(?<date>\d{4}\/\d{2}(?:\/\d{2})?|\d{2}\/\d{2}(?:\/\d{2})?)|(?<clock>\d{1,2}:[0-5]\d(?::[0-5]\d)?(?:[ap]\.m\.)?)|(?<below>\d+)\/(?<above>\d+)|(?<low>\d+(?:\.\d+)?)[~-](?<high>\d+(?:\.\d+)?)(?<scale>[万亿兆Ww])?|(?<number>\d+(?:\.\d+)?(?:[万亿兆]\d*)*)/g;

/** The numbers of a text that was written out by WeTextProcessing: 15-6 is 15 and 16, 8:05 is 8 and 5. */
export function wantedNumbers(written: string): number[] {
  return [...written.matchAll(token)].flatMap(({ groups = {} }) => {
    if (groups.date !== undefined) return groups.date.split("/").map(Number);
    if (groups.clock !== undefined) return clockParts(groups.clock);
    if (groups.below !== undefined) return [Number(groups.below) / Number(groups.above)];
    if (groups.low !== undefined) return interval(groups.low, groups.high ?? "", groups.scale);
    return [withScales(groups.number ?? "")];
  });
}

function clockParts(written: string): number[] {
  const [hours = 0, minutes = 0, seconds = 0] = written
    .replace(/[ap]\.m\./, "")
    .split(":")
    .map(Number);
  return [(hours % 12) * 60 + minutes + seconds / 60];
}

function interval(low: string, high: string, scale: string | undefined): number[] {
  const by = scale === undefined ? 1 : (scales[scale] ?? 1);
  const whole = 10 ** high.length;
  const upper =
    Number(high) < Number(low) ? Math.floor(Number(low) / whole) * whole + Number(high) : Number(high);
  return [Number(low) * by, upper * by];
}

function withScales(written: string): number {
  return [...written.matchAll(/(\d+(?:\.\d+)?)([万亿兆]?)/g)].reduce(
    (sum, [, digits, scale = ""]) => sum + Number(digits) * (scales[scale] ?? 1),
    0,
  );
}

/** The same of what the reader makes of the words; 十几万 and 十三五 stay as they are when they are written. */
export function readNumbers(spoken: string): number[] {
  const staysInWords = ({ kind, span: [from, to] }: Figure) =>
    /几/.test(spoken.slice(from, to)) || (kind === "ordinal" && spoken.charAt(from) !== "第");
  return readChinese(spoken)
    .filter((each) => !staysInWords(each))
    .map(({ kind, values: [value = 0] }) => (kind === "clock" ? value % 720 : value));
}

export interface SpokenScore {
  right: number;
  all: number;
  wrong: { spoken: string; wanted: number[]; got: number[] }[];
}

/** How many lines of the set, `in => out`, are read as the numbers that they are written with. */
export function scoreSpoken(folder: string): SpokenScore {
  const score: SpokenScore = { right: 0, all: 0, wrong: [] };
  const plain = (numbers: number[]) => numbers.map((number) => Number(number.toPrecision(10)));
  for (const file of readdirSync(folder).sort()) {
    for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
      const [spoken, written] = line.split(/ *=> */);
      if (spoken === undefined || written === undefined) continue;
      score.all++;
      const [wanted, got] = [plain(wantedNumbers(written)), plain(readNumbers(spoken))];
      if (wanted.join() === got.join()) score.right++;
      else score.wrong.push({ spoken, wanted, got });
    }
  }
  return score;
}
