import { readFile } from "node:fs/promises";
import type { Localized } from "../../record/languages.ts";
import type { PageBoxes } from "../../record/page-boxes.ts";
import { type Fragment, lostIn, type PagePlan } from "../page-plan.ts";
import type { SourceError } from "./decode.ts";
import type { DoubtedText } from "./doubted-text.ts";
import { layOut } from "./page-layout.ts";
import { readPage } from "./pdf-page.ts";
import { pictureOf } from "./pdf-picture.ts";
import { structuredBlocks } from "./printed-blocks.ts";
import { type ScanProgress, scanPage } from "./scan/scan.ts";
import { noSuchPage, type PageRange, type SourcePage } from "./source-pages.ts";
import { structuredPage } from "./structured-page.ts";

const unreadable = /[\uFFFD\p{Co}]/u;
/** Where more of a page than this stands under no headline, its print alone does not tell its articles. */
const mostLoose = 0.1;
/** How sure it is what stands under which headline. */
const sureOfPrint = 0.95;

/**
 * The pages of a PDF, those without text left out. A PDF that hides some of its text (fonts whose table of
 * characters is not at hand, pictures of text) is an error: nothing may be lost unseen.
 */
export async function readPdf(
  bytes: Uint8Array,
  range?: PageRange,
  progress?: ScanProgress,
): Promise<{ pages: SourcePage[]; count: number; notes: Localized[] } | { error: SourceError }> {
  const { getDocumentProxy, getResolvedPDFJS } = await import("unpdf");
  const missing = new Set<string>();
  try {
    // pdf.js takes the memory that it is given.
    const document = await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      BinaryDataFactory: characterTables(missing),
    });
    const { OPS } = await getResolvedPDFJS();
    const count = document.numPages;
    if (range !== undefined && range.to > count)
      return { error: noSuchPage({ zh: "PDF", en: "the PDF" }, range.to, count) };
    const pages: SourcePage[] = [];
    const notes: Localized[] = [];
    for (let number = range?.from ?? 1; number <= (range?.to ?? count); number++) {
      const page = await document.getPage(number);
      const printed = await readPage(page, OPS);
      const blocks = layOut(printed);
      const { width, height } = printed;
      if (blocks.length > 0) pages.push({ number, blocks: structuredBlocks(blocks), width, height });
      else {
        const picture = await pictureOf(page, OPS);
        const scanned = picture && (await scanPage(picture, number, progress));
        if (scanned !== undefined && "error" in scanned) return { error: scanned.error };
        if (scanned !== undefined) {
          pages.push(scanned.page);
          notes.push(...scanned.notes);
        }
      }
      page.cleanup();
    }
    await document.loadingTask.destroy();
    if (missing.size > 0) return { error: fontsMissing([...missing]) };
    if (pages.length === 0) return { error: noText };
    return { pages, count, notes: [...notesOn(pages, count, range), ...notes] };
  } catch (error) {
    return { error: broken(error) };
  }
}

/**
 * The text of pages, and their plan where headlines and columns tell their articles. Of one page alone it tells where
 * each block stands, too: a bulletin is one page.
 */
export function readPages(pages: readonly SourcePage[]): DoubtedText & {
  plan?: PagePlan;
  boxes?: PageBoxes;
  image?: Uint8Array;
} {
  const blocks = pages.flatMap((page) =>
    page.blocks.map((block) => ({
      ...block,
      // Articles of other pages have other numbers.
      ...(block.article !== undefined && { article: page.number * 1000 + block.article }),
    })),
  );
  const { text, doubts, plan, boxes } = structuredPage(blocks, sureOfPrint);
  const size = (fragments: readonly Fragment[]) => fragments.reduce((sum, each) => sum + each.text.length, 0);
  const loose = plan.fragments.filter(({ id }) => lostIn(plan).includes(id));
  const isClear = plan.articles.length > 0 && size(loose) <= mostLoose * size(plan.fragments);
  const [page] = pages;
  const isOne = page !== undefined && pages.length === 1;
  return {
    text,
    ...(doubts && { doubts }),
    ...(isClear && { plan }),
    ...(isOne && { boxes: { width: page.width, height: page.height, fragments: boxes } }),
    ...(isOne && page.image && { image: page.image }),
  };
}

/** Serves pdf.js the tables that map a font's codes to characters, where they are installed; notes those that are not. */
function characterTables(missing: Set<string>) {
  return class {
    readonly #folder: string | null;

    constructor({ cMapUrl = null }: { cMapUrl?: string | null }) {
      this.#folder = cMapUrl;
    }

    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      if (kind === "cMapUrl" && this.#folder !== null) {
        return new Uint8Array(await readFile(new URL(filename, this.#folder)));
      }
      if (kind === "cMapUrl") missing.add(filename.replace(/\.bcmap$/, ""));
      throw new Error(`${filename} is not installed`);
    }
  };
}

function notesOn(pages: readonly SourcePage[], count: number, range: PageRange | undefined): Localized[] {
  const notes: Localized[] = [];
  if (pages.some(({ image }) => image === undefined)) notes.push(taken);
  if (count > 1 && range === undefined) {
    notes.push({
      zh: `PDF 有 ${count} 页，合成了一份文字。若要一页一版，加上 --pages 1-${count}。`,
      en: `The ${count} pages of the PDF became one text. To keep them apart, import it with --pages 1-${count}.`,
    });
  }
  if (pages.some(({ blocks }) => blocks.some(({ text }) => unreadable.test(text)))) {
    notes.push({
      zh: "有的字在 PDF 里没有对应的编码，要对照原件改正。",
      en: "Some characters have no code in the PDF: compare with the print.",
    });
  }
  return notes;
}

const taken: Localized = {
  zh: "文字取自 PDF；原件另存。",
  en: "The text was taken from a PDF, which is kept beside it.",
};

function fontsMissing(tables: readonly string[]): SourceError {
  return {
    code: "fonts",
    message: {
      zh: `PDF 的字体用的字符表没有安装：${tables.join("、")}`,
      en: `the PDF's fonts use tables of characters that are not installed: ${tables.join(", ")}`,
    },
    fix: {
      zh: "安装 pdfjs-dist（npm install pdfjs-dist），或从 PDF 里复制出文字，存成 UTF-8 纯文本再导入。",
      en: "Install pdfjs-dist (npm install pdfjs-dist), or copy the text from the PDF, save it in UTF-8, and import that.",
    },
  };
}

const noText: SourceError = {
  code: "no-text",
  message: { zh: "PDF 里没有文字", en: "the PDF holds no text" },
  fix: {
    zh: "把版面扫描或导出为 PNG，再导入。",
    en: "Scan the page or export it as PNG, and import that.",
  },
};

function broken(error: unknown): SourceError {
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  if (name === "PasswordException") {
    return {
      code: "locked-pdf",
      message: { zh: "PDF 有密码，打不开", en: "the PDF is locked with a password" },
      fix: { zh: "取一份没有密码的。", en: "Take a copy without a password." },
    };
  }
  return {
    code: "broken-pdf",
    message: { zh: `PDF 已损坏（${message}）`, en: `the PDF is broken (${message})` },
    fix: { zh: "重新取一份，或导入它的文字。", en: "Fetch it again, or import its text." },
  };
}
