import { readFile } from "node:fs/promises";
import type { Localized } from "../../record/languages.ts";
import type { SourceError } from "./decode.ts";
import { layOut } from "./page-layout.ts";

/** Characters that fonts give for Han ones which look the same: radicals (Unicode 2E80-2FDF). */
const radicals = /[\u2E80-\u2FDF]/g;
const unreadable = /[\uFFFD\p{Co}]/u;

/**
 * The text of a PDF's pages, one after another, each as its columns read. A PDF that hides some of its text
 * (fonts whose table of characters is not at hand, pictures of text) is an error: nothing may be lost unseen.
 */
export async function readPdf(
  bytes: Uint8Array,
): Promise<{ text: string; pages: number; notes: Localized[] } | { error: SourceError }> {
  const { extractTextItems, getDocumentProxy } = await import("unpdf");
  const missing = new Set<string>();
  try {
    // pdf.js takes the memory that it is given.
    const document = await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      BinaryDataFactory: characterTables(missing),
    });
    const { items } = await extractTextItems(document);
    await document.loadingTask.destroy();
    if (missing.size > 0) return { error: fontsMissing([...missing]) };
    const pages = items.map((page) =>
      layOut(page.map(({ str, x, y, width, fontSize }) => ({ text: str, x, y, width, size: fontSize }))),
    );
    const text = `${pages.filter((page) => page !== "").join("\n\n")}\n`.replace(radicals, (character) =>
      character.normalize("NFKC"),
    );
    if (text.trim() === "") return { error: noText };
    return { text, pages: items.length, notes: notesOn(text, items.length) };
  } catch (error) {
    return { error: broken(error) };
  }
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

function notesOn(text: string, pages: number): Localized[] {
  const notes: Localized[] = [
    { zh: "文字取自 PDF；原件另存。", en: "The text was taken from a PDF, which is kept beside it." },
  ];
  if (pages > 1) {
    notes.push({
      zh: `PDF 有 ${pages} 页，合成了一份文字。若要分版，请逐页导入。`,
      en: `The ${pages} pages of the PDF became one text. To keep them apart, import each page by itself.`,
    });
  }
  if (unreadable.test(text)) {
    notes.push({
      zh: "有的字在 PDF 里没有对应的编码，要对照原件改正。",
      en: "Some characters have no code in the PDF: compare with the print.",
    });
  }
  return notes;
}

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
  message: { zh: "PDF 里没有文字，只有图像", en: "the PDF holds no text, only pictures" },
  fix: {
    zh: "先做文字识别（OCR），再导入文字。",
    en: "Have its text recognised (OCR) first, and import that.",
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
