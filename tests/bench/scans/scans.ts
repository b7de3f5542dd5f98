/**
 * Reads pages that it renders and spoils itself, and measures what became of their articles:
 *
 *     npm run bench:import -- scans [PAGE…]
 */
import { availableParallelism, cpus } from "node:os";
import { importPage } from "#lib/importer/import-page.ts";
import { readPages } from "#lib/importer/source/pdf.ts";
import { type Engine, startEngine } from "#lib/importer/source/scan/engine.ts";
import { readUpright } from "#lib/importer/source/scan/read-upright.ts";
import { sourcePageOf } from "#lib/importer/source/scan/scan.ts";
import { type Alignment, aligned } from "./align.ts";
import { rendered, type ScanPage, scanned, scanPages, variants } from "./pages.ts";

/** An article is whole and pure where at most this part of it differs from what was printed. */
const pureWithin = 0.05;
const registries = { site: [], reporters: [], topics: [], people: [], glossary: [] };

interface Measured {
  characters: number;
  /** Characters that are wrong, missing or too many, and how many of those the drafts are unsure of. */
  wrong: number;
  wrongTold: number;
  told: number;
  pure: number;
  articles: number;
  processorSeconds: number;
}

/** @param names of pages; without any, all */
export async function measureScans(names: readonly string[]): Promise<void> {
  const engine = await startEngine();
  const pages = scanPages().filter(({ name }) => names.length === 0 || names.includes(name));
  console.log(
    "| dpi | variant | characters right | articles pure | unsure, of 1,000 | wrong ones among them | processor, s a page |\n| --- | --- | --- | --- | --- | --- | --- |",
  );
  const all: Measured[] = [];
  for (const dpi of [200, 150]) {
    const pictures = await rendered(pages, dpi);
    for (const variant of variants) {
      const measured: Measured[] = [];
      for (const [index, page] of pages.entries())
        measured.push(await measure(page, await scanned(pictures[index] as Buffer, variant), engine));
      all.push(...measured);
      printRow(`${dpi} | ${variant}`, measured);
    }
  }
  printRow("all | all", all);
  const peak = (process.resourceUsage().maxRSS / 1000).toFixed(0);
  console.log(
    `\nNode ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores; peak ${peak} MB with the browser's pictures.`,
  );
}

async function measure(page: ScanPage, bytes: Uint8Array, engine: Engine): Promise<Measured> {
  const before = process.cpuUsage();
  const read = await readUpright(
    { bytes, number: 1 },
    async () => engine,
    () => {},
  );
  const { user, system } = process.cpuUsage(before);
  const { text, plan, doubts = [] } = readPages([sourcePageOf(read, 1)]);
  const settings = { day: "2024-06-05", bulletin: "2024-06-05", registries, doubts };
  const { drafts } = importPage(text, settings, {}, plan);
  const found = drafts.map(({ kicker, headline, deck, byline = "", paragraphs, unsure }) => ({
    text: [...kicker, ...headline, ...deck, byline, ...paragraphs.map((paragraph) => paragraph.text)]
      .join("")
      .replace(/\s/g, ""),
    unsure: unsure.map((each) => each.text.replace(/\s/g, "")),
  }));
  const alignments = page.articles.map((article) =>
    found.map((draft) => aligned(article, draft.text)).reduce(nearer, aligned(article, "")),
  );
  const told = found.flatMap(({ unsure }) => unsure);
  const wrong = alignments.flatMap(({ slips }) => slips);
  return {
    characters: page.articles.join("").length,
    wrong: wrong.length,
    wrongTold: wrong.filter((slip) => told.some((part) => slip.around.includes(part))).length,
    told: told.join("").length,
    pure: alignments.filter(
      ({ slips }, index) => slips.length <= pureWithin * (page.articles[index]?.length ?? 0),
    ).length,
    articles: page.articles.length,
    processorSeconds: (user + system) / 1e6,
  };
}

function nearer(a: Alignment, b: Alignment): Alignment {
  return b.slips.length < a.slips.length ? b : a;
}

function printRow(name: string, measured: readonly Measured[]): void {
  const sum = (key: keyof Measured) => measured.reduce((total, each) => total + each[key], 0);
  const [characters, wrong] = [sum("characters"), sum("wrong")];
  console.log(
    `| ${name} | ${(100 * (1 - wrong / characters)).toFixed(2)} % | ${sum("pure")} of ${sum("articles")} | ${((1000 * sum("told")) / characters).toFixed(1)} | ${sum("wrongTold")} of ${wrong} | ${(sum("processorSeconds") / measured.length).toFixed(1)} |`,
  );
}
