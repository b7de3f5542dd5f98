/** A text at a place of a page, in points from its lower left corner. */
export interface PrintedText {
  text: string;
  x: number;
  y: number;
  size?: number;
}

/**
 * A PDF by hand: each page's texts in STSong-Light, not embedded.
 * @param encoding with `ToUnicode` the file says itself which characters its codes are; `UniGB-UCS2-H` is a table of the reader's
 */
export function makePdf(
  pages: readonly (readonly PrintedText[])[],
  encoding: "ToUnicode" | "UniGB-UCS2-H" = "ToUnicode",
): Uint8Array {
  const own = encoding === "ToUnicode";
  const [catalog, tree, font, descendant, descriptor, toUnicode, firstPage] = [1, 2, 3, 4, 5, 6, 7];
  const pageNumber = (index: number) => firstPage + 2 * index;
  const objects = [
    `<</Type/Catalog/Pages ${tree} 0 R>>`,
    `<</Type/Pages/Kids[${pages.map((_, index) => `${pageNumber(index)} 0 R`).join(" ")}]/Count ${pages.length}>>`,
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${own ? "Identity-H" : encoding}/DescendantFonts[${descendant} 0 R]${own ? `/ToUnicode ${toUnicode} 0 R` : ""}>>`,
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(${own ? "Identity" : "GB1"})/Supplement 0>>/FontDescriptor ${descriptor} 0 R/DW 1000>>`,
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
    stream(unicodeTable(pages.flat().map(({ text }) => text))),
    ...pages.flatMap((texts, index) => [
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 600 800]/Contents ${pageNumber(index) + 1} 0 R/Resources<</Font<</F1 ${font} 0 R>>>>>>`,
      stream(
        `BT\n${texts.map(({ text, x, y, size = 10 }) => `/F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj`).join("\n")}\nET`,
      ),
    ]),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root ${catalog} 0 R>>\nstartxref\n${file.length}\n%%EOF`,
    "latin1",
  );
}

function hex(text: string): string {
  return Array.from(text, (character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")).join(
    "",
  );
}

function unicodeTable(texts: readonly string[]): string {
  const characters = [...new Set(texts.join(""))];
  const pairs = characters.map((character) => `<${hex(character)}> <${hex(character)}>`).join("\n");
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${characters.length} beginbfchar ${pairs} endbfchar endcmap end end`;
}

function stream(content: string): string {
  return `<</Length ${content.length}>>stream\n${content}\nendstream`;
}
