/**
 * Measures what is made for machines, for paper and for looking at, at a size:
 *
 *     npm run bench:reach -- 10000 [FOLDER]
 *
 * Makes that many articles in two languages in a temporary folder and a production server over them, and asks for each
 * kind of address six times, each time for another one that nobody has asked for: the first loads what makes it, and
 * is told apart. A FOLDER is kept, as with `bench:archive`, and may be the same.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { dayOf, makeContent } from "./archive/make-content.ts";
import { cpuSeconds, type Running, residentMegabytes, startSite } from "./processes.ts";
import { quantile } from "./quantile.ts";

const articles = Number(process.argv[2] ?? 10_000);
if (!Number.isSafeInteger(articles) || articles < 100) {
  console.error("usage: npm run bench:reach -- N [FOLDER], N at least 100");
  process.exit(2);
}
const keptFolder = process.argv[3];
const folder = keptFolder ?? mkdtempSync(join(tmpdir(), "bulletin-reach-"));
const contentFolder = join(folder, "content");
const port = 3979;
const times = 6;

/** The address that is asked for at a time, by the kind of address. */
type Group = (time: number) => string;

const locale = (time: number) => (time % 2 === 0 ? "zh" : "en");
/** An article, further back each time. */
const article = (time: number) => {
  const index = Math.floor((time + 0.5) * (articles / (times + 1)));
  return { day: dayOf(index), slug: `story-${index}` };
};
const ids = (registry: string) =>
  [...readFileSync(join(contentFolder, `${registry}.yaml`), "utf8").matchAll(/id: ([\w-]+)/g)].map(
    ([, id]) => id,
  );
const byDay = (path: (day: string) => string) => (time: number) =>
  `/${locale(time)}${path(article(time).day)}`;
const byArticle = (ending: string) => (time: number) => {
  const { day, slug } = article(time);
  return `/${locale(time)}/articles/${day}/${slug}${ending}`;
};
const byEntry = (registry: string, ending: string) => {
  const all = ids(registry);
  return (time: number) => `/${locale(time)}/${registry}/${all[time * 7]}${ending}`;
};
/** A page of a list that has many. */
const byPage = (path: string) => (time: number) => `/${locale(time)}${path}?page=${1 + time}`;

function groups(): Record<string, Group> {
  return {
    article: byArticle(""),
    "both languages": byArticle("/parallel"),
    "article as text": byArticle(".txt"),
    "article as Markdown": byArticle(".md"),
    "article as JSON": byArticle(".json"),
    "card of an article": byArticle("/card.png"),
    "card of a topic": byEntry("topics", "/card.png"),
    "card of an issue": byDay((day) => `/dates/${day}/card.png`),
    "issue as JSON": byDay((day) => `/dates/${day}.json`),
    "issue as a book": byDay((day) => `/dates/${day}.epub`),
    "print edition": byDay((day) => `/dates/${day}/print`),
    "feed of the site": byPage("/feed.xml"),
    "RSS of the site": byPage("/rss.xml"),
    "JSON feed of the site": byPage("/feed.json"),
    "feed of a reporter": byEntry("reporters", "/feed.xml"),
    "feed of a topic": byEntry("topics", "/feed.xml"),
    "feed of a person": byEntry("people", "/feed.xml"),
    "feed of a kind": byPage("/kinds/news/feed.xml"),
    "feed of a search": (time) =>
      `/${locale(time)}/search/feed.xml?q=${encodeURIComponent("的一是在不了"[time] ?? "")}`,
    "list of topics, with sparklines": byPage("/topics"),
    "list of people, with sparklines": byPage("/people"),
    "topic, with its sparkline": byEntry("topics", ""),
    "person, with company": byEntry("people", ""),
    year: byDay((day) => `/dates/${day.slice(0, 4)}`),
    "sitemap of a month": (time) => `/sitemaps/${article(time).day.slice(0, 7)}.xml`,
    "sitemap of people": (time) => (time === 0 ? "/sitemaps/people.xml" : ""),
    "pictures of the archive": (time) => (time < 2 ? `/${locale(time)}/archive` : ""),
    "calendar of issues": (time) => (time < 2 ? `/${locale(time)}/dates` : ""),
    "list of feeds": (time) => (time < 2 ? `/${locale(time)}/feeds` : ""),
    "index of sitemaps": (time) => (time === 0 ? "/sitemap.xml" : ""),
    "news sitemap": (time) => (time === 0 ? "/news-sitemap.xml" : ""),
    manifest: (time) => ["/manifest.webmanifest", "/manifest.webmanifest?en"][time] ?? "",
  };
}

try {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(contentFolder)) makeContent(contentFolder, articles);
  const server = await startSite(port, { CONTENT_DIR: contentFolder, DATA_DIR: join(folder, "data") });
  try {
    // What every page needs is loaded.
    for (const path of ["/zh", "/en", "/zh/about"]) await (await fetch(server.origin + path)).arrayBuffer();
    const before = residentMegabytes(server.pid);
    const machine = `${availableParallelism()} × ${cpus()[0]?.model}, Node ${process.version}`;
    console.log(`${articles} articles; ${machine}; ${new Date().toISOString().slice(0, 10)}\n`);
    console.log("| address | first | median of the next | longest | processor time | kB |");
    console.log("| --- | --- | --- | --- | --- | --- |");
    for (const [name, group] of Object.entries(groups())) console.log(await measured(server, name, group));
    console.log(
      `\nresident memory: ${before.toFixed(0)} MB before, ${residentMegabytes(server.pid).toFixed(0)} MB after`,
    );
  } finally {
    await server.stop();
  }
} finally {
  if (keptFolder === undefined) rmSync(folder, { recursive: true, force: true });
}

/**
 * Milliseconds until all of an answer is there, one after the other; and what the server computed for one of them, all
 * but the first, which a busy machine lengthens less.
 */
async function measured({ origin, pid }: Running, name: string, group: Group): Promise<string> {
  const took: number[] = [];
  let bytes = 0;
  let from = 0;
  for (let time = 0; time < times; time++) {
    const path = group(time);
    if (path === "") break;
    const begin = performance.now();
    const answer = await fetch(origin + path);
    bytes = (await answer.arrayBuffer()).byteLength;
    took.push(performance.now() - begin);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    if (time === 0) from = cpuSeconds(pid);
  }
  const [first = 0, ...next] = took;
  const ms = (value: number | undefined) => (value === undefined ? "–" : `${Math.round(value)} ms`);
  const longest = next.length === 0 ? undefined : Math.max(...next);
  const median = next.length === 0 ? undefined : quantile(next, 0.5);
  const computed = next.length === 0 ? undefined : ((cpuSeconds(pid) - from) * 1000) / next.length;
  return `| ${name} | ${ms(first)} | ${ms(median)} | ${ms(longest)} | ${ms(computed)} | ${(bytes / 1000).toFixed(1)} |`;
}
