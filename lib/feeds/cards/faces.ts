import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { projectFolder } from "../../project-file.ts";
import { charactersOf } from "./woff2-characters.ts";

/** A font of some characters. */
export interface FontFile {
  data: Buffer;
  characters: ReadonlySet<number>;
}

/** The typefaces: each is cut into files by its package, and has the package's name in theirs. */
const typefaces = { han: "noto-serif-sc", latin: "source-serif-4" } as const;
export type Typeface = keyof typeof typefaces;

interface Part {
  path: string;
  ranges: readonly (readonly [from: number, to: number])[];
}

/**
 * Noto Serif SC and Source Serif 4, whose letters are the same but for quotation marks and dashes: those of the one
 * are as wide as a Chinese character. Both are under the SIL Open Font License, in all weights. The first is cut into
 * a hundred files by how often characters stand together; each is read when a character of it is asked for.
 */
export class Faces {
  readonly #parts: Record<Typeface, readonly Part[]>;
  readonly #read = new Map<Part, Promise<FontFile>>();

  constructor() {
    this.#parts = { han: partsOf(typefaces.han), latin: partsOf(typefaces.latin) };
  }

  /** The file of a typeface that has a glyph for a character. */
  async fileOf(character: number, typeface: Typeface): Promise<FontFile | undefined> {
    for (const part of this.#parts[typeface]) {
      if (!part.ranges.some(([from, to]) => from <= character && character <= to)) continue;
      const file = await this.#file(part);
      if (file.characters.has(character)) return file;
    }
    return undefined;
  }

  #file(part: Part): Promise<FontFile> {
    let file = this.#read.get(part);
    if (file === undefined) {
      file = readFile(part.path).then(async (data) => ({ data, characters: await charactersOf(data) }));
      this.#read.set(part, file);
    }
    return file;
  }
}

function partsOf(typeface: string): Part[] {
  // From the project's folder: what bundles a server would look for a module here.
  const require = createRequire(join(projectFolder(), "package.json"));
  const list = require.resolve(`@fontsource-variable/${typeface}/unicode.json`);
  const listed: Record<string, string> = JSON.parse(readFileSync(list, "utf8"));
  return Object.entries(listed).map(([name, ranges]) => ({
    path: join(dirname(list), "files", `${typeface}-${name.replace(/[[\]]/g, "")}-wght-normal.woff2`),
    ranges: ranges.split(",").map((range) => {
      const [from = "", to = from] = range.replace("U+", "").split("-");
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    }),
  }));
}
