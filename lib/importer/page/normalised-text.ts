import { withoutSpace } from "../../ledger/text-blocks.ts";
import { fullWidthForms } from "../../record/full-width.ts";
import { withIdeographs } from "../../record/radicals.ts";
import { simplifier } from "../../simplified.ts";

/** Characters that only traditional script has, common enough that any paragraph holds some. */
const traditionalOnly =
  /[個們來時國會說對過發經學與長開關業產務電車員專動強調應該實際農鄉縣區黨體記報導導進還後為這點級於聽請問題門間類線組織結構標準總濟環護構議論壇讓較講課題團隊領導設備幹]/gu;
const asciiForms: Record<string, string> = {
  ...fullWidthForms,
  "｡": "。",
  "「": "“",
  "」": "”",
  "『": "‘",
  "』": "’",
};

/** A fragment's text as the models read it. What is written never comes from here. */
export interface Reader {
  /** Without whitespace, punctuation in its full-width form, in simplified characters. */
  read(text: string): string;
}

/** How the texts of a page are to be read: pages in traditional characters are read as if they were simplified. */
export function readerOf(texts: readonly string[]): Reader {
  const whole = texts.join("");
  const isTraditional = (whole.match(traditionalOnly)?.length ?? 0) > whole.length * 0.02;
  const simplify = isTraditional ? simplifier() : (text: string) => text;
  return { read: (text) => fullWidth(simplify(withIdeographs(withoutSpace(text)))) };
}

function fullWidth(text: string): string {
  let quotes = 0;
  return text.replace(
    /["';?!()｡「」『』]|(?<!\d)[,:]|[,:](?!\d)|(?<=[\p{Script=Han}”’）」』)"])\./gu,
    (mark) => {
      if (mark === '"') return quotes++ % 2 === 0 ? "“" : "”";
      if (mark === ".") return "。";
      return asciiForms[mark] ?? mark;
    },
  );
}
