import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Jieba, TfIdf } from "@node-rs/jieba";
import { projectFolder } from "./project-file.ts";

/**
 * Reads jieba's dictionary: half a second and 50 MB, so whoever needs it does so at first use.
 * @returns what cuts by it, and its text: a word, its frequency and its part of speech on each line
 */
export function readJieba(): { jieba: Jieba; dictionary: Buffer } {
  // The package's own module of the dictionary reads its files as soon as it is imported.
  const dictionary = readFileSync(fromProject().resolve("@node-rs/jieba/dict.txt"));
  return { jieba: Jieba.withDict(dictionary), dictionary };
}

/** Reads how seldom each word stands in Chinese texts: a quarter of a second and 25 MB. */
export function readWordWeights(): TfIdf {
  return TfIdf.withDict(readFileSync(fromProject().resolve("@node-rs/jieba/idf.txt")));
}

/** Where packages lie is found from the project's folder: what bundles a server would look for a module there. */
function fromProject(): NodeJS.Require {
  return createRequire(join(projectFolder(), "package.json"));
}
