import { readdir } from "node:fs/promises";
import { basename, dirname, extname, join, normalize, relative } from "node:path";
import { zipSync } from "fflate";
import { bulletinId } from "../../record/ids.ts";
import type { Localized } from "../../record/languages.ts";
import type { FragmentBoxes } from "../../record/page-boxes.ts";
import { type ArticlePlan, fragmentsIn } from "../page-plan.ts";
import { decodeNamed } from "../source/decode.ts";
import { isHtml, namedCharset, parseHtml } from "../source/html/document.ts";
import { type EpaperArticle, readEpaperArticle } from "../source/html/epaper-article.ts";
import { blocksOf, restBlocks } from "../source/html/epaper-blocks.ts";
import { type EpaperPage, pageNumberIn, readEpaperPage } from "../source/html/epaper-page.ts";
import { unknownHtml } from "../source/html/html-source.ts";
import { type Source, structured } from "../source/read-source.ts";
import type { ScanProgress } from "../source/scan/scan.ts";
import { bytesOfFile, type ImportUnits, type UnreadInput, unitOf } from "./import-units.ts";

/** A file of an e-paper, read. */
interface WebFile {
  /** Relative to the folder. */
  path: string;
  bytes: Uint8Array;
  article?: EpaperArticle;
  page?: EpaperPage;
  /** The page of the issue, where the file tells. */
  number?: number;
}

/** What a page of the issue is made of. */
interface WebPage {
  number: number;
  page?: WebFile;
  articles: WebFile[];
}

const webName = /\.(?:s?html?|jsp|xhtml)$/i;
const otherPages = /\.(?:pdf|txt|docx|png|jpe?g|tiff?|webp)$/i;

/**
 * Reads the folder of an issue: an e-paper's page files with their articles, or else a PDF, a text, a document or
 * a scan for each page. What cannot be read is named, and the rest goes on.
 */
export async function readFolder(folder: string, day: string, progress?: ScanProgress): Promise<ImportUnits> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort(new Intl.Collator("en", { numeric: true }).compare);
  const web = paths.filter((path) => webName.test(path));
  if (web.length > 0) return readEpaper(folder, web, day);
  const pages = paths.filter((path) => otherPages.test(path));
  if (pages.length === 0) return { units: [], unread: [{ file: folder, error: nothingHere }] };
  return readPages(folder, pages, day, progress);
}

/** Each file is a page, by the number in its name where all have one, else in order. */
async function readPages(
  folder: string,
  paths: readonly string[],
  day: string,
  progress: ScanProgress | undefined,
): Promise<ImportUnits> {
  const named = paths.map((path) => numberInName(basename(path), day));
  const known = named.every((number) => number !== undefined) && new Set(named).size === named.length;
  const all: ImportUnits = { units: [], unread: [] };
  for (const [index, path] of paths.entries()) {
    const number = (known ? named[index] : undefined) ?? index + 1;
    const file = join(folder, path);
    const { units, unread } = await unitOf(file, await bytesOfFile(file), bulletinId(day, number), progress);
    all.units.push(...units);
    all.unread.push(...unread);
  }
  return all;
}

/** `2020-11-28-02.pdf`, `A02.txt`, `02版.docx`, `page 2.pdf`: 2. */
export function numberInName(name: string, day: string): number | undefined {
  const compact = day.replaceAll("-", "");
  const rest = basename(name, extname(name)).replaceAll(day, " ").replaceAll(compact, " ");
  const numbers = [...rest.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const [number] = numbers;
  return numbers.length === 1 && number !== undefined && number >= 1 && number <= 99 ? number : undefined;
}

async function readEpaper(folder: string, paths: readonly string[], day: string): Promise<ImportUnits> {
  const unread: UnreadInput[] = [];
  const files: WebFile[] = [];
  for (const path of paths) {
    const file = join(folder, path);
    const bytes = await bytesOfFile(file);
    const read = bytes && readWebFile(path, bytes);
    if (read === undefined) unread.push({ file, error: unknownHtml });
    else if ("message" in read) unread.push({ file, error: read });
    else files.push(read);
  }
  const units: ImportUnits["units"] = [];
  // What is there and cannot be read has been told of.
  const told = new Set(unread.map(({ file }) => basename(file)));
  const tellMissing = (path: string, from: string) => {
    if (!told.has(basename(path))) unread.push({ file: join(folder, path), error: missingArticle(from) });
  };
  for (const web of pagesOf(files, tellMissing)) {
    const bulletin = bulletinId(day, web.number);
    const read = structured(
      [
        ...web.articles.flatMap(({ article }, index) => (article ? blocksOf(article, index) : [])),
        ...restBlocks([
          ...(web.page?.page?.text ?? []),
          ...web.articles.flatMap(({ article }) => article?.rest ?? []),
        ]),
      ],
      { bytes: packed(web), extension: "zip", encoding: "HTML" },
      [fromEpaper],
    );
    const file = join(folder, web.page?.path ?? web.articles[0]?.path ?? "");
    if ("error" in read) unread.push({ file, error: read.error });
    else units.push({ file, bulletin, source: withPlaces(read.source, web) });
  }
  return { units, unread };
}

/** An article's area is the place of all its lines: which of them stands where in it, the file does not say. */
function withPlaces(source: Source, { page, articles }: WebPage): Source {
  const { places } = page?.page ?? {};
  const { plan } = source;
  if (page === undefined || places === undefined || plan?.articles.length !== articles.length) return source;
  const linesOf = (article: ArticlePlan): [number, number] | undefined => {
    const ids = new Set(fragmentsIn(article));
    const lines = plan.fragments.flatMap((fragment) => (ids.has(fragment.id) ? fragment.lines : []));
    return lines.length === 0 ? undefined : [Math.min(...lines), Math.max(...lines)];
  };
  const fragments = articles.flatMap((file, index): FragmentBoxes[] => {
    const [article, boxes] = [
      plan.articles[index],
      places.areas.filter(({ href }) => fileAt(href, page.path, articles) === file),
    ];
    const lines = article && linesOf(article);
    return lines === undefined || boxes.length === 0 ? [] : [{ lines, boxes: boxes.map(({ box }) => box) }];
  });
  const { width, height } = places;
  return fragments.length === 0 ? source : { ...source, boxes: { width, height, fragments } };
}

function readWebFile(path: string, bytes: Uint8Array): WebFile | UnreadInput["error"] | undefined {
  const decoded = decodeNamed(bytes, namedCharset(bytes));
  if (decoded.kind === "error") return decoded.error;
  if (decoded.kind !== "text" || !isHtml(decoded.text)) return undefined;
  const document = parseHtml(decoded.text);
  const article = readEpaperArticle(document);
  const page = article === undefined ? readEpaperPage(document, basename(path)) : undefined;
  if (article === undefined && page === undefined) return undefined;
  const number = page?.number ?? pageNumberIn(document);
  return {
    path,
    bytes,
    ...(article && { article }),
    ...(page && { page }),
    ...(number !== undefined && { number }),
  };
}

/** The pages of the issue with their articles; what no page links to goes to the page that it names. */
function pagesOf(files: readonly WebFile[], missing: (path: string, from: string) => void): WebPage[] {
  const articles = files.filter(({ article }) => article !== undefined);
  const placed = new Set<WebFile>();
  const pages = files
    .filter(({ page }) => page !== undefined)
    .map((file, index): WebPage => {
      const own: WebFile[] = [];
      for (const href of file.page?.articles ?? []) {
        const found = fileAt(href, file.path, articles);
        if (found === undefined) missing(hrefPath(href, file.path), file.path);
        else if (!placed.has(found)) {
          placed.add(found);
          own.push(found);
        }
      }
      return { number: file.number ?? index + 1, page: file, articles: own };
    })
    .filter(({ articles: own }) => own.length > 0);
  for (const file of articles.filter((each) => !placed.has(each))) {
    const number = file.number ?? pages[0]?.number ?? 1;
    const page = pages.find((each) => each.number === number);
    if (page) page.articles.push(file);
    else pages.push({ number, articles: [file] });
  }
  return withOwnNumbers(pages).sort((a, b) => a.number - b.number);
}

/** Of two pages with one number, the second takes the next that is free. */
function withOwnNumbers(pages: WebPage[]): WebPage[] {
  const taken = new Set<number>();
  return pages.map((page) => {
    let { number } = page;
    while (taken.has(number)) number += 1;
    taken.add(number);
    return { ...page, number };
  });
}

function hrefPath(href: string, from: string): string {
  let path = href;
  try {
    path = decodeURIComponent(href);
  } catch {
    // An address with a stray % is taken as it is.
  }
  return normalize(join(dirname(from), path.replace(/^https?:\/\/[^/]+\//i, "")));
}

/** The file that a link leads to; browsers save all files of a site in one folder, so its name is enough. */
function fileAt(href: string, from: string, files: readonly WebFile[]): WebFile | undefined {
  const path = hrefPath(href, from);
  const name = basename(path);
  const alike = files.filter((file) => basename(file.path) === name);
  return files.find((file) => file.path === path) ?? (alike.length === 1 ? alike[0] : undefined);
}

/** The files as they came, in one archive: the same files make the same bytes. */
function packed({ page, articles }: WebPage): Uint8Array {
  const files = [...(page ? [page] : []), ...articles];
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, [bytes, { mtime }] as const])), {
    mtime,
  });
}

const fromEpaper: Localized = {
  zh: "文章取自电子报网页的结构；网页打包另存。",
  en: "The articles were taken from the structure of the e-paper's pages, which are kept in a ZIP file.",
};

const nothingHere: UnreadInput["error"] = {
  message: {
    zh: "文件夹里没有能导入的文件",
    en: "the folder holds nothing to import",
  },
  fix: {
    zh: "放进电子报的网页（.html），或者每版一个 PDF、.txt、.docx 或扫描图（.png、.jpg、.tif、.webp）。",
    en: "Put in the pages of an e-paper (.html), or a PDF, .txt, .docx or scan (.png, .jpg, .tif, .webp) for each page.",
  },
};

function missingArticle(from: string): UnreadInput["error"] {
  return {
    message: {
      zh: `版面页 ${from} 链接的这篇文章不在文件夹里`,
      en: `the page ${from} links to this article, which is not in the folder`,
    },
    fix: {
      zh: "把它也存进来再导入这一版；其余的照常导入。",
      en: "Save it too, and import that page again; the rest is imported.",
    },
  };
}
