/**
 * Runs the importer on every page of a folder and measures it against the pages' truth:
 *
 *     npm run bench:import -- DIR
 *
 * or, with `scans` in place of DIR, on pictures of pages that it makes. DIR holds `NAME.txt` and `NAME.truth.json`. The
 * archive is empty, as on the day a paper begins.
 */
import { availableParallelism, cpus } from "node:os";
import { dictionary } from "#lib/importer/page/words.ts";
import { fragmentsOf, planPage } from "#lib/importer/solve/plan-page.ts";
import { generator } from "#lib/importer/solve/solve.ts";
import { type PracticePage, practicePages, type Score, scoreOf, total } from "./practice-pages.ts";

interface Measured {
  page: PracticePage;
  score: Score;
  milliseconds: number;
  /** Whether every character of the page, and no other, is in the result. */
  whole: boolean;
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error("usage: npm run bench:import -- DIR|scans");
  process.exit(2);
}

if (folder === "scans") {
  const { measureScans } = await import("./scans/scans.ts");
  await measureScans(process.argv.slice(3));
  process.exit();
}

const begin = performance.now();
dictionary();
const started = performance.now() - begin;
const pages = practicePages(folder, fragmentsOf);
const measured = pages.map((page, index) => {
  progress(index + 1, pages.length);
  return measure(page);
});
print(measured, started);

function measure(page: PracticePage): Measured {
  const from = performance.now();
  const result = planPage(page.text);
  const milliseconds = performance.now() - from;
  const ids = [
    ...result.unplaced,
    ...result.articles.flatMap(({ kicker, headline, deck, byline, paragraphs }) => [
      ...kicker,
      ...headline,
      ...deck,
      ...byline,
      ...paragraphs.flatMap(({ fragments }) => fragments),
    ]),
  ];
  const squeeze = (text: string) => text.replace(/[\s\uFEFF]+/gu, "");
  const everything = squeeze(result.fragments.map(({ text }) => text).join(""));
  const whole =
    new Set(ids).size === ids.length &&
    ids.length === result.fragments.length &&
    everything === squeeze(page.text);
  return { page, score: scoreOf(page, result), milliseconds, whole };
}

function progress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  const filled = Math.round((done / all) * 30);
  process.stderr.write(
    `\r${"█".repeat(filled)}${"░".repeat(30 - filled)} ${done}/${all}${done === all ? "\n" : ""}`,
  );
}

function print(all: readonly Measured[], dictionaryMilliseconds: number): void {
  console.log(
    "| page | B³ F1 | joins right/made/true | headlines | whole | ms |\n| --- | --- | --- | --- | --- | --- |",
  );
  for (const { page, score, milliseconds, whole } of all) {
    const joins = `${score.joinsFound}/${score.joinsMade}/${score.joinsTrue}`;
    const headlines = `${score.headlinesRight}/${score.headlinesPrinted}`;
    console.log(
      `| ${page.name} | ${score.b3.toFixed(3)} | ${joins} | ${headlines} | ${whole ? "yes" : "NO"} | ${milliseconds.toFixed(0)} |`,
    );
  }
  const scores = all.map(({ score }) => score);
  console.log("\n| all pages | figure | 95 % interval |\n| --- | --- | --- |");
  for (const [name, value, low, high] of intervals(scores)) {
    console.log(`| ${name} | ${value.toFixed(3)} | ${low.toFixed(3)} to ${high.toFixed(3)} |`);
  }
  console.log(
    `| coverage 1 and invention 0 | ${all.filter(({ whole }) => whole).length} of ${all.length} | |`,
  );
  printCalibration(scores);
  const times = all.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? 0;
  const characters = all.reduce((sum, { page }) => sum + page.text.length, 0) / all.length;
  console.log(
    `\n${all.length} pages of ${characters.toFixed(0)} characters: median ${median.toFixed(0)} ms, longest ${times.at(-1)?.toFixed(0)} ms; dictionary read in ${dictionaryMilliseconds.toFixed(0)} ms.`,
  );
  console.log(
    `Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores.`,
  );
}

/** Each figure with its 95 % interval by a bootstrap over pages. */
function intervals(scores: readonly Score[]): [string, number, number, number][] {
  const random = generator(1);
  const rounds = Array.from({ length: 2000 }, () =>
    total(scores.map(() => scores[Math.floor(random() * scores.length)] as Score)),
  );
  return Object.entries(total(scores)).map(([name, value]) => {
    const sorted = rounds.map((round) => round[name as keyof typeof round]).sort((a, b) => a - b);
    return [name, value, sorted[50] ?? 0, sorted[1949] ?? 0];
  });
}

/** Of the decisions of each level of confidence, how many were right. */
function printCalibration(scores: readonly Score[]): void {
  const decisions = scores.flatMap((score) => score.decisions);
  console.log("\n| confidence | decisions | right |\n| --- | --- | --- |");
  for (const [low, high] of [
    [0.9, 1.01],
    [0.8, 0.9],
    [0.6, 0.8],
    [0.4, 0.6],
    [0, 0.4],
  ] as const) {
    const those = decisions.filter(({ confidence }) => confidence >= low && confidence < high);
    const right = those.filter((decision) => decision.right).length;
    const share = those.length === 0 ? "" : `${((100 * right) / those.length).toFixed(1)} %`;
    console.log(`| ${low} to ${Math.min(high, 1)} | ${those.length} | ${share} |`);
  }
}
