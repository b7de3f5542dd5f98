import { readerOf } from "../page/normalised-text.ts";
import { signatureAtEnd } from "../page/sentences.ts";
import { readByline } from "./credits.ts";

const opens =
  /^(?:据(?!悉|了解|介绍|统计|此)|综合|来源|本文|作者|本报|本刊|本台|本网|本社|新华社|记者|通讯员|特约|见习|首席|实习|编译|整理|供稿|采写|文[/／]|图[/／]|\p{Script=Han}{2,10}(?:全媒体|融媒体?)?记者)/u;
const closes = /(?:综合|供稿|整理|编译|采写|摄|报道|文[/／]图)$/u;

/**
 * Parts a text from who wrote it or where it is from, in brackets after its last sentence.
 * @param text an article's last paragraph, as drafts have it
 * @returns nothing where it has no such end
 */
export function partSignature(text: string): { body: string; signature: string } | undefined {
  const plain = readerOf([text]).read(text);
  const size = signatureAtEnd(plain)?.length ?? wholeSignature(plain);
  if (size === undefined) return undefined;
  let from = text.length;
  for (let left = size; left > 0 && from > 0; from--) {
    if (!/\s/u.test(text[from - 1] ?? "")) left -= 1;
  }
  const signature = text.slice(from).trim();
  return namesAuthors(signature) ? { body: text.slice(0, from).trimEnd(), signature } : undefined;
}

/** A paragraph that is nothing else. */
function wholeSignature(plain: string): number | undefined {
  return signatureAtEnd(`。${plain}`)?.length === plain.length ? plain.length : undefined;
}

/** Brackets hold remarks as well: （数据截至6月30日）, （待续）. */
function namesAuthors(signature: string): boolean {
  const inside = signature.replace(/^[（(【〔]|[）)】〕]$/gu, "").trim();
  return opens.test(inside) || closes.test(inside) || readByline(inside).length > 0;
}
