import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readings } from "#lib/pinyin/readings.ts";

/** A sentence in which one character has several readings. */
interface Sentence {
  text: string;
  /** The character's place, in code points. */
  at: number;
  character: string;
  /** Its reading as the set has it: `xing2`, `lu:4`, `le5`. */
  expected: string;
}

/** The sentences of a set in the form of g2pM's: `test.sent` with the character between `▁`, `test.lb` with readings. */
export function sentencesIn(folder: string): Sentence[] {
  const lines = (name: string) => readFileSync(join(folder, name), "utf8").trimEnd().split("\n");
  const labels = lines("test.lb");
  return lines("test.sent").map((line, index) => {
    const [before = "", character = "", after = ""] = line.split("▁");
    const expected = labels[index]?.trim() ?? "";
    return { text: before + character + after, at: [...before].length, character, expected };
  });
}

const tones = ["\u0304", "\u0301", "\u030C", "\u0300"];

/** A syllable as the sets write it: `lǜ` is lu:4. */
function numbered(pinyin: string): string {
  const letters = pinyin.normalize("NFD");
  const tone = tones.findIndex((mark) => letters.includes(mark)) + 1 || 5;
  const plain = letters.replace(new RegExp(`[${tones.join("")}]`, "gu"), "").normalize("NFC");
  return `${plain.replace("ü", "u:")}${tone}`;
}

/** What is read in the character's place. */
export function readingIn({ text, at }: Sentence): string {
  let place = 0;
  for (const part of readings(text, [])) {
    if (place === at) return part.pinyin === undefined ? "" : numbered(part.pinyin);
    place += [...part.text].length;
  }
  return "";
}

/** Of sentences, the part that is read as the set has it. */
export function shareRight(sentences: readonly Sentence[]): number {
  return sentences.filter((each) => readingIn(each) === each.expected).length / sentences.length;
}

/** The lines of even number, whose errors were looked at while the rules were written, and the others. */
export function halves<Item>(items: readonly Item[]): { even: Item[]; odd: Item[] } {
  return { even: items.filter((_, at) => at % 2 === 1), odd: items.filter((_, at) => at % 2 === 0) };
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

function printSpeed(sentences: readonly Sentence[]): void {
  const article = [...sentences.map(({ text }) => text).join("")].slice(0, 1500).join("");
  // By the processor's time: the clock also counts whoever else works on the machine.
  const times = Array.from({ length: 21 }, () => {
    const start = process.cpuUsage();
    readings(article, []);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }).sort((one, other) => one - other);
  console.log(`| an article of 1,500 characters (median of 21, processor) | ${times[10]?.toFixed(1)} ms |`);
}

/** Measures the pinyin that learners are shown. */
export function run(yardsticks: string): void {
  const folder = join(yardsticks, "polyphones");
  if (!existsSync(folder)) {
    console.log(`${folder} is not there`);
    return;
  }
  const before = process.memoryUsage().rss;
  const start = performance.now();
  readings("银行", []);
  const [loading, memory] = [performance.now() - start, process.memoryUsage().rss - before];

  const sentences = sentencesIn(folder);
  const { even, odd } = halves(sentences);
  console.log("| polyphones | sentences | right |\n| --- | --- | --- |");
  for (const [name, some] of [
    ["all", sentences],
    ["odd lines (held out while building)", odd],
    ["even lines", even],
  ] as const)
    console.log(`| ${name} | ${some.length} | ${percent(shareRight(some))} |`);
  console.log("\n| cost | |\n| --- | --- |");
  console.log(`| loading, at first use | ${loading.toFixed(0)} ms, ${(memory / 1e6).toFixed(0)} MB |`);
  printSpeed(sentences);
}
